import type { RaRecord } from 'react-admin';
import { casesReader } from '../../data/dataProvider.ts';
import { readAll } from '../../data/keyset.ts';
import { codeText, type Translate } from '../../i18n/useT.ts';
import { partsOf } from '../../shared/days.ts';
import type { LedgerCase } from './documents.ts';

type Sort = { field: string; order: 'ASC' | 'DESC' };
type Column = { title: string; width: number; value: (record: LedgerCase) => string | number };

const columnsIn = (t: Translate): Column[] => [
  { title: t('cases.colNumber'), width: 18, value: ({ number }) => number },
  { title: t('cases.colTitle'), width: 44, value: ({ title }) => title },
  { title: t('cases.colUnit'), width: 16, value: ({ unit }) => unit.name },
  { title: t('cases.colPlace'), width: 20, value: ({ place }) => place ?? '' },
  { title: t('cases.colCategory'), width: 12, value: ({ category }) => codeText(t, 'cases.category_', category) },
  { title: t('cases.colWeight'), width: 8, value: ({ weight }) => codeText(t, 'cases.weight_', weight) },
  { title: t('cases.colResponsible'), width: 12, value: ({ responsible }) => responsible?.name ?? '' },
  { title: t('cases.colState'), width: 12, value: ({ stateTitle }) => stateTitle },
  { title: t('cases.colDue'), width: 12, value: ({ dueOn }) => dueOn ?? '' },
  { title: t('cases.overdueShort'), width: 8, value: ({ overdue }) => (overdue ? t('frame.yes') : '') },
  { title: t('cases.colReturns'), width: 8, value: ({ returns }) => returns },
  { title: t('cases.colInspection'), width: 22, value: ({ inspection }) => inspection?.title ?? '' },
  { title: t('cases.colUpdated'), width: 18, value: ({ updatedAt }) => Object.values(partsOf(updatedAt)).join(' ') },
];

/**
 * Writes every case of the present filter into an XLSX file and hands it to the browser.
 * @param onProgress told how many of how many cases are read
 * @returns the number of cases written
 */
export const exportCases = async (
  filter: Readonly<Record<string, unknown>>,
  sort: Sort,
  today: string,
  t: Translate,
  onProgress: (got: number, all: number) => void,
): Promise<number> => {
  const [{ default: writeXlsxFile }, nodes] = await Promise.all([
    import('write-excel-file/browser'),
    readAll<RaRecord>(casesReader(filter, sort), onProgress),
  ]);
  const columns = columnsIn(t);
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const, backgroundColor: '#e3f0ee' }));
  const rows = (nodes as unknown as LedgerCase[]).map((record) =>
    columns.map(({ value }) => ({ value: value(record) })),
  );
  await writeXlsxFile([head, ...rows], {
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toFile(`${t('cases.exportFile')}-${today}.xlsx`);
  return nodes.length;
};

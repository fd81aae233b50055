import { useMemo } from 'react';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { ledgerAddress } from '../address.ts';
import type { LedgerRow, PaperFrame } from '../documents.ts';
import { landscape } from '../paper/geometry.ts';
import { type PageFacts, Paper } from '../paper/Paper.tsx';
import type { Piece } from '../paper/pieces.ts';
import { QrCode } from '../paper/QrCode.tsx';
import { paperInstant } from '../paperDays.ts';
import { countWords, finished, ledgerColumnsOf, ledgerRow } from './ledgerRows.ts';

type Props = {
  rows: readonly LedgerRow[];
  frame: PaperFrame;
  origin: string;
  /** What follows the ledger's address: the filter and the order. */
  search: string;
  filter: string;
  order: string;
  /** When the rows were read. */
  readAt: string;
};

/** Millimetres that the lines above and below the table take on every page: title, scope and time, sums. */
const reserved = 17 + 8;

/** The ledger 整改台账 on A4 across: head and filter on every page, sums below, signs that any printer prints. */
export const LedgerPaper = ({ rows, frame, origin, search, filter, order, readAt }: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  const pieces = useMemo(
    (): readonly Piece[] => [
      {
        kind: 'text',
        key: 'filter',
        className: 'filter',
        text: [t('papers.filtered', { filter }), t('papers.ordered', { order }), t('papers.lateCounts')].join('\u3000'),
      },
      {
        kind: 'table',
        key: 'rows',
        className: 'rows',
        columns: ledgerColumnsOf(t),
        rows: rows.map((row, index) => ledgerRow(row, index, t, locale)),
      },
    ],
    [rows, filter, order, t, locale],
  );
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const rowsOf = (keys: readonly string[]) => keys.flatMap((key) => byId.get(key) ?? []);
  const { town, viewer } = frame;
  const title = t('papers.ledgerTitle', { town: town.name, term: town.term?.title ?? '' });
  const at = paperInstant(readAt, locale);
  const head = ({ page }: PageFacts) => (
    <>
      {page === 1 ? <h1 className="title">{title}</h1> : null}
      {page > 1 ? (
        <p className="title">
          {title}
          <span>{t('papers.goesOn')}</span>
        </p>
      ) : null}
      <p className="line">
        <span>{t('papers.scope', { scope: viewer.scope })}</span>
        <span>{t('papers.asOf', { time: at })}</span>
      </p>
    </>
  );
  const foot = ({ rows: here, rowsBefore }: PageFacts) => {
    const onPage = rowsOf(here);
    const soFar = [...rowsOf(rowsBefore), ...onPage];
    return (
      <p className="line sums">
        <span>{t('papers.sumsPage', { n: onPage.length, counts: countWords(onPage, t) })}</span>
        <span>{t('papers.sumsSoFar', { n: soFar.length, ...finished(soFar) })}</span>
      </p>
    );
  };
  const printer = [viewer.actingPost?.title, viewer.person.name].filter(Boolean).join(' ');
  return (
    <Paper
      geometry={landscape}
      className="ledger-paper"
      pieces={pieces}
      reserved={reserved}
      head={head}
      foot={foot}
      margin={
        <>
          <QrCode text={ledgerAddress(origin, search)} label={t('papers.scanLedger')} least={15} square={0.4} />
          <span>
            {t('papers.scanLedger')}
            <br />
            {t('papers.printedBy', { name: printer, time: at })}
          </span>
        </>
      }
    />
  );
};

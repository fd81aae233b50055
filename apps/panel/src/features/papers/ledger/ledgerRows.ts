import type { PanelLocale } from '../../../data/preferences.ts';
import { codeText, type Translate } from '../../../i18n/useT.ts';
import { shortDay } from '../../../shared/days.ts';
import type { LedgerRow } from '../documents.ts';
import type { Cell, Column, Row } from '../paper/pieces.ts';
import { cell } from '../paper/pieces.ts';

/** Columns of the ledger on A4 across, in millimetres. */
export const ledgerColumnsOf = (t: Translate): readonly Column[] => [
  { title: t('papers.rowNumber'), width: 10 },
  { title: t('papers.number'), width: 19 },
  { title: t('papers.campusPlace'), width: 33 },
  { title: t('papers.finding'), width: 49 },
  { title: t('papers.category'), width: 17 },
  { title: t('papers.responsible'), width: 15 },
  { title: t('papers.due'), width: 22 },
  { title: t('papers.state'), width: 22 },
  { title: t('papers.handling'), width: 16 },
  { title: t('papers.closedOn'), width: 12 },
  { title: t('papers.lookBack'), width: 12 },
];

/** A number without its series, which the paper's title says: 2026-12. */
const shortNumber = (number: string): string => number.replace(/^.*\u3014(\d+)\u3015(\d+)$/, '$1-$2');

/** Signs that any black printer prints apart from one another. */
const signs = { DONE: '\u25cf', RESPONSIBLE: '\u25d0', OFFICE: '\u25c7', NEUTRAL: '\u25cb' } as const;
const lateSign = '\u25b2';
const voidSign = '\u2715';

/** The state of a case in a word, late before all else. */
export const stateWord = (row: LedgerRow, t: Translate): string =>
  row.overdue ? t('cases.overdueShort') : row.stateTitle;

const stateText = (row: LedgerRow, t: Translate): string => {
  if (row.tags.includes('void')) return `${voidSign} ${row.stateTitle}`;
  if (!row.overdue) return `${signs[row.tone]} ${row.stateTitle}`;
  const days = row.daysLeft !== null && row.daysLeft < 0 ? t('papers.late', { n: -row.daysLeft }) : stateWord(row, t);
  return `${lateSign} ${days}`;
};

const monthDay = (day: string | null): string => day?.slice(5) ?? '';

/** One case as a row of the ledger on paper. */
export const ledgerRow = (row: LedgerRow, index: number, t: Translate, locale: PanelLocale): Row => {
  const open = row.tags.includes('open');
  // A case may be late for a step before its own day comes: then the day that has passed is shown, and the state beside.
  const due = row.overdue ? row.dueOn : (row.rectifyBy ?? (open ? row.dueOn : null));
  const remarks = [row.overdue ? row.stateTitle : '', row.returns > 0 ? t('papers.returned', { n: row.returns }) : ''];
  const centred = (text: string): Cell => cell(text, { centred: true });
  return {
    key: row.id,
    ...(row.overdue ? { className: 'late' } : {}),
    cells: [
      centred(String(index + 1)),
      centred(shortNumber(row.number)),
      cell([row.unit.name, row.place].filter(Boolean).join(' ')),
      cell(row.title),
      centred(codeText(t, 'cases.category_', row.category)),
      centred(row.responsible?.name ?? ''),
      centred(due ? shortDay(due, locale) : ''),
      cell(stateText(row, t), { className: 'state' }),
      { parts: remarks.filter(Boolean).map((text) => ({ text })), centred: true },
      centred(monthDay(row.closedOn)),
      centred(open || row.closedOn === null ? '' : monthDay(row.dueOn)),
    ],
  };
};

/** How many rows stand in each state, in the order in which the states come, in words. */
export const countWords = (rows: readonly LedgerRow[], t: Translate): string => {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(stateWord(row, t), (counts.get(stateWord(row, t)) ?? 0) + 1);
  return [...counts].map(([state, n]) => t('papers.countOf', { state, n })).join(t('papers.listStop'));
};

/** Cases that are finished, and their share in per cent with one decimal. */
export const finished = (rows: readonly LedgerRow[]): { done: number; rate: string } => {
  const done = rows.filter(({ tags }) => tags.includes('closed')).length;
  return { done, rate: rows.length === 0 ? '0' : ((done / rows.length) * 100).toFixed(1) };
};

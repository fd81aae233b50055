import type { TextKey } from '../../i18n/texts.ts';

/** Columns of the ledger; those that cannot be hidden tell which case it is. */
export const ledgerColumns = [
  { name: 'number', title: 'cases.colNumber', fixed: true, shown: true },
  { name: 'title', title: 'cases.colTitle', fixed: true, shown: true },
  { name: 'unit', title: 'cases.colUnit', fixed: false, shown: false },
  { name: 'responsible', title: 'cases.colResponsible', fixed: false, shown: true },
  { name: 'state', title: 'cases.colState', fixed: false, shown: true },
  { name: 'due', title: 'cases.colDue', fixed: false, shown: true },
  { name: 'returns', title: 'cases.colReturns', fixed: false, shown: true },
  { name: 'updated', title: 'cases.colUpdated', fixed: false, shown: false },
  { name: 'next', title: 'cases.colNext', fixed: false, shown: true },
] as const satisfies readonly { name: string; title: TextKey; fixed: boolean; shown: boolean }[];

export type LedgerColumn = (typeof ledgerColumns)[number]['name'];

/** Columns shown until the reader chooses others. */
export const usualColumns: LedgerColumn[] = ledgerColumns.filter(({ shown }) => shown).map(({ name }) => name);

export { type LedgerRow, writeLedger } from './findings/ledger.ts';
export { markFindings } from './findings/mark-findings.ts';
export type { MatchedColumn } from './findings/match-header.ts';
export { type FindingSheet, readFindings } from './findings/read-findings.ts';
export { FileFault, type FileFaultCode } from './table/table.ts';

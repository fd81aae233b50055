import type { CellChange } from '../../exam/import/count-fates.ts';
import type { SheetReport } from '../../exam/import/report.ts';
import type { Sheet } from '../../exam/import/source.ts';

/** Good rows of a roster of the staff, by columns: one entry per row in every list. */
export interface StaffRows {
  readonly count: number;
  /** Counted from the header, which is line 1. */
  readonly lines: Int32Array;
  readonly name: readonly string[];
  readonly staffNo: readonly string[];
  readonly unit: readonly string[];
  /** Codes of roles. */
  readonly role: readonly string[];
  /** `null` where the file has no such column; an empty cell is ''. */
  readonly title: readonly string[] | null;
  readonly from: readonly string[] | null;
  readonly login: readonly string[] | null;
}

/** A roster of the staff. */
export interface StaffSheet extends Sheet<StaffRows> {
  /** Headers as they stand in the file, by what they are. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A row of the roster. */
export interface StaffRow {
  readonly line: number;
  readonly name: string;
  readonly staffNo: string;
  readonly unit: string;
  readonly role: string;
  readonly title: string;
  readonly from: string;
  readonly login: string;
}

/** An account made by the import, with the one-time password that is told once and kept nowhere. */
export interface MadeAccount {
  readonly line: number;
  readonly personId: number;
  readonly name: string;
  readonly unit: string;
  readonly login: string;
  readonly oneTimePassword: string;
}

/** What an import of the staff did, or would do. */
export interface StaffReport extends SheetReport {
  /** What differs from what is on record: `name`, `post` or `account`. */
  readonly changes: readonly CellChange[];
  /** How many accounts are made, or would be. */
  readonly accountsToMake: number;
  readonly accounts: readonly MadeAccount[];
  /** Whose account could not be made, and why: importing the file again tries anew. */
  readonly withoutAccount: readonly { readonly line: number; readonly name: string; readonly reason: string }[];
}

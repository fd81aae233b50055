import type { RememberedColumns } from '../sheet/match-columns.ts';
import { type OpenSheet, openSheet, type SheetReport } from '../sheet/open-sheet.ts';
import type { TableSource } from '../table/source.ts';
import { type StaffOptions, staffSpec } from './columns.ts';

/** Good rows of a roster of the staff, column by column; a column that the file has not is `null`, an empty cell ''. */
export interface StaffRows {
  readonly count: number;
  /** Counted from the header, which is line 1. */
  readonly lines: Int32Array;
  readonly name: readonly string[];
  readonly staffNo: readonly string[];
  readonly unit: readonly string[];
  /** Codes of roles. */
  readonly role: readonly string[];
  readonly title: readonly string[] | null;
  /** As it is written; days of a spreadsheet as `YYYY-MM-DD`. */
  readonly from: readonly string[] | null;
  readonly login: readonly string[] | null;
}

/** A roster of the staff whose columns are known. */
export type StaffSheet = Omit<OpenSheet, 'judge'> & {
  /** As `OpenSheet` says. */
  readonly judge: (take?: (rows: StaffRows) => Promise<void> | void) => Promise<SheetReport>;
};

/**
 * Opens a roster of the staff: CSV, or XLSX.
 * @throws FileFault where the file as a whole is refused
 */
export const openStaff = async (
  source: TableSource,
  options: StaffOptions & { readonly remembered?: RememberedColumns | undefined } = {},
): Promise<StaffSheet> => {
  const sheet = await openSheet(source, staffSpec(options), options.remembered);
  return {
    ...sheet,
    judge: (take) =>
      sheet.judge(({ count, lines, texts }) =>
        take?.({
          count,
          lines,
          name: texts['name'] ?? [],
          staffNo: texts['staffNo'] ?? [],
          unit: texts['unit'] ?? [],
          role: texts['role'] ?? [],
          title: texts['title'] ?? null,
          from: texts['from'] ?? null,
          login: texts['login'] ?? null,
        }),
      ),
  };
};

import type { RememberedColumns } from '../sheet/match-columns.ts';
import { type OpenSheet, openSheet, type SheetReport } from '../sheet/open-sheet.ts';
import type { TableSource } from '../table/source.ts';
import { type CountyLayout, type CountyOptions, countyLayout, countySpec } from './columns.ts';

/** Good rows of county results, column by column; a column that the file has not is `null`, numbers are decimals. */
export interface CountyRows {
  readonly count: number;
  /** Counted from the header, which is line 1. */
  readonly lines: Int32Array;
  readonly subject: readonly string[];
  readonly grade: readonly string[];
  readonly mean: readonly string[];
  readonly sd: readonly string[] | null;
  readonly school: readonly string[] | null;
  readonly teacher: readonly string[] | null;
  readonly staffNo: readonly string[] | null;
  /** Place and number compared: whole numbers. */
  readonly place: readonly string[] | null;
  readonly of: readonly string[] | null;
}

/** A sheet of county results whose columns are known. */
export type CountySheet = Omit<OpenSheet, 'judge'> & {
  readonly layout: CountyLayout;
  /** As `OpenSheet` says. */
  readonly judge: (take?: (rows: CountyRows) => Promise<void> | void) => Promise<SheetReport>;
};

/**
 * Opens county results: per teacher, or per subject and grade, told apart by the header.
 * @throws FileFault where the file as a whole is refused
 */
export const openCountyResults = async (
  source: TableSource,
  options: CountyOptions & { readonly remembered?: RememberedColumns | undefined } = {},
): Promise<CountySheet> => {
  const sheet = await openSheet(source, countySpec(options), options.remembered);
  return {
    ...sheet,
    layout: countyLayout(new Set(sheet.columns.flatMap(({ as }) => as ?? []))),
    judge: (take) =>
      sheet.judge(({ count, lines, texts }) =>
        take?.({
          count,
          lines,
          subject: texts['subject'] ?? [],
          grade: texts['grade'] ?? [],
          mean: texts['mean'] ?? [],
          sd: texts['sd'] ?? null,
          school: texts['school'] ?? null,
          teacher: texts['teacher'] ?? null,
          staffNo: texts['staffNo'] ?? null,
          place: texts['place'] ?? null,
          of: texts['of'] ?? null,
        }),
      ),
  };
};

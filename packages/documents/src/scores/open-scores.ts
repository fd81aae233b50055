import { type PupilRows, pupilRows } from '../roster/pupil-rows.ts';
import type { MarkColumn } from '../sheet/good-rows.ts';
import type { RememberedColumns } from '../sheet/match-columns.ts';
import { type OpenSheet, openSheet, type SheetReport } from '../sheet/open-sheet.ts';
import type { TableSource } from '../table/source.ts';
import { type ScoreOptions, scoreSpec, subjectOf } from './columns.ts';

/** Good rows of a sheet of scores, column by column. */
export interface ScoreRows extends PupilRows {
  /** One per subject; `subject` is `null` for the single one. */
  readonly marks: readonly (MarkColumn & { readonly subject: string | null })[];
}

/** A sheet of scores whose columns are known. */
export type ScoreSheet = Omit<OpenSheet, 'judge'> & {
  /** As `OpenSheet` says. */
  readonly judge: (take?: (rows: ScoreRows) => Promise<void> | void) => Promise<SheetReport>;
};

/**
 * Opens a sheet of scores: CSV of any size, or XLSX.
 * @throws FileFault where the file as a whole is refused
 * @example
 * const sheet = await openScores({ path: '六年级.csv' }, { fullMark: 12_000 });
 * const { accepted, problems } = await sheet.judge(({ id, marks }) => write(id, marks));
 */
export const openScores = async (
  source: TableSource,
  options: ScoreOptions & { readonly remembered?: RememberedColumns | undefined } = {},
): Promise<ScoreSheet> => {
  const sheet = await openSheet(source, scoreSpec(options), options.remembered);
  return {
    ...sheet,
    judge: (take) =>
      sheet.judge((rows) =>
        take?.({
          ...pupilRows(rows),
          marks: Object.entries(rows.marks).map(([key, mark]) => ({ ...mark, subject: subjectOf(key) })),
        }),
      ),
  };
};

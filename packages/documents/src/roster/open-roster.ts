import type { RememberedColumns } from '../sheet/match-columns.ts';
import { type OpenSheet, openSheet, type SheetReport } from '../sheet/open-sheet.ts';
import type { TableSource } from '../table/source.ts';
import { type PupilOptions, rosterSpec } from './columns.ts';
import { type PupilRows, pupilRows } from './pupil-rows.ts';

/** A roster whose columns are known. */
export type RosterSheet = Omit<OpenSheet, 'judge'> & {
  /** As `OpenSheet` says. */
  readonly judge: (take?: (rows: PupilRows) => Promise<void> | void) => Promise<SheetReport>;
};

/**
 * Opens a roster 名册 of pupils: CSV of any size, or XLSX.
 * @throws FileFault where the file as a whole is refused
 */
export const openRoster = async (
  source: TableSource,
  options: PupilOptions & { readonly remembered?: RememberedColumns | undefined } = {},
): Promise<RosterSheet> => {
  const sheet = await openSheet(source, rosterSpec(options), options.remembered);
  return { ...sheet, judge: (take) => sheet.judge((rows) => take?.(pupilRows(rows))) };
};

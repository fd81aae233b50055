import type { Deps } from '../deps.ts';
import type { Viewer } from '../viewer.ts';
import type { FindingRow, RowFault } from './finding-row.ts';
import { type JudgedRow, judgeFindings, type RowFate } from './judge-findings.ts';
import { writeFindings } from './write-findings.ts';

/** What an import did, or would do. */
export interface ImportReport {
  /** Rows of the file. */
  readonly rows: readonly JudgedRow[];
  readonly counts: Readonly<Record<RowFate, number>>;
  /** Good rows that are in now; on a dry run, that would be. */
  readonly accepted: number;
  /** Whether anything was written. */
  readonly written: boolean;
  /** Findings recorded, and of those and earlier ones the number whose notice was issued. */
  readonly recorded: number;
  readonly noticed: number;
}

/** How an import goes about it. */
export interface ImportOptions {
  /** Judges everything and writes nothing. */
  readonly dryRun?: boolean;
  /** Takes the good rows of a file that has bad ones; without it, any bad row keeps the whole file out. */
  readonly acceptGoodRows?: boolean;
  readonly onProgress?: (done: number, all: number) => void;
}

const countOf = (rows: readonly JudgedRow[]): Record<RowFate, number> => {
  const counts = { new: 0, unchanged: 0, changed: 0, bad: 0 };
  for (const { fate } of rows) counts[fate] += 1;
  return counts;
};

const withFault = (row: JudgedRow, fault: RowFault | undefined): JudgedRow =>
  fault === undefined ? row : { ...row, fate: 'bad', faults: [...row.faults, fault] };

/** Imports the rows of a ledger 整改台账 (I6) by the one policy of all imports. */
export const importFindings = async (
  deps: Deps,
  viewer: Viewer,
  given: readonly FindingRow[],
  { dryRun = false, acceptGoodRows = false, onProgress = () => {} }: ImportOptions = {},
): Promise<ImportReport> => {
  const judged = await judgeFindings(deps, viewer, given);
  const counts = countOf(judged);
  const good = judged.length - counts.bad;
  const none = { recorded: 0, noticed: 0, written: false };
  if (dryRun) return { rows: judged, counts, accepted: good, ...none };
  if (good === 0 || (counts.bad > 0 && !acceptGoodRows)) return { rows: judged, counts, accepted: 0, ...none };
  const { recorded, noticed, refused } = await writeFindings(deps, viewer, judged, onProgress);
  const rows = judged.map((row) => withFault(row, refused.get(row.line)));
  const after = countOf(rows);
  return {
    rows,
    counts: after,
    accepted: rows.length - after.bad,
    written: true,
    recorded: recorded.size,
    noticed,
  };
};

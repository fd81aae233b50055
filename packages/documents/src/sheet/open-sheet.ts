import { setImmediate } from 'node:timers/promises';
import type { Encoding } from '../table/encoding.ts';
import { openTable } from '../table/open-table.ts';
import type { TableSource } from '../table/source.ts';
import { isBlank, type SourceRow } from '../table/source-row.ts';
import { strip } from '../table/table.ts';
import { clean } from './clean.ts';
import { newDuplicates } from './duplicates.ts';
import { type GoodRows, newGoodRows } from './good-rows.ts';
import {
  type GuessedColumn,
  matchColumns,
  type RememberedColumns,
  type SheetHeader,
  unknownColumns,
} from './match-columns.ts';
import { newNamesakes } from './namesakes.ts';
import { newProblemList, type ProblemList, type RowNotice, type RowProblem } from './problems.ts';
import type { ColumnSpec, SheetSpec } from './spec.ts';
import type { CellJudge, Verdict } from './verdict.ts';

/** What came of a file's rows. */
export interface SheetReport {
  /** Rows below the header that have any content. */
  readonly rows: number;
  /** Good rows: those that were handed out, without those that were withdrawn. */
  readonly accepted: number;
  /** Rows that say the same as an earlier one, and are taken once. */
  readonly identical: number;
  /** The first 10,000, by line. */
  readonly problems: readonly RowProblem[];
  /** The first 10,000, by line. */
  readonly warnings: readonly RowNotice[];
  /** How many there are of each code, those that are not kept included. */
  readonly counts: Readonly<Record<string, number>>;
  /** Lines of rows that were handed out as good before a later row was found to contradict them. */
  readonly withdrawn: Int32Array;
}

/** A sheet whose columns are known and whose rows are still to be judged. */
export interface OpenSheet {
  readonly format: 'csv' | 'xlsx';
  /** Name of the sheet; `null` in a text file. */
  readonly sheet: string | null;
  /** How a text file is written; `null` for a workbook. */
  readonly encoding: Encoding['name'] | null;
  /** Line of the file in which the header stands: the one that counts as line 1. */
  readonly headerLine: number;
  readonly columns: readonly GuessedColumn[];
  /**
   * Judges every row, and hands out the good ones batch by batch while it reads, so that memory stays flat. What was
   * handed out is good for certain only after the end: lines of the report take some back.
   * @param take is waited for before more is read
   * @throws FileFault where only reading on shows that the file is refused whole
   */
  readonly judge: (take?: (rows: GoodRows) => Promise<void> | void) => Promise<SheetReport>;
}

/** A column of the file that is judged. */
interface JudgedColumn extends ColumnSpec {
  readonly at: number;
  readonly header: string;
  readonly judgeCell: CellJudge;
}

const judgedColumns = (spec: SheetSpec, { columns }: SheetHeader): readonly JudgedColumn[] =>
  columns.flatMap(({ column, header, as }) => {
    const found = spec.columns.find(({ key }) => key === as);
    return found === undefined ? [] : [{ ...found, at: column - 1, header, judgeCell: found.judge(header) }];
  });

/** Places of the columns among those that are judged; `null` where one of them is not there. */
const placesOf = (columns: readonly JudgedColumn[], keys: readonly string[]): readonly number[] | null => {
  const places = keys.map((wanted) => columns.findIndex(({ key }) => key === wanted));
  return places.includes(-1) ? null : places;
};

/** Judges row after row. */
const newRowJudge = (spec: SheetSpec, header: SheetHeader, format: 'csv' | 'xlsx', problems: ProblemList) => {
  const columns = judgedColumns(spec, header);
  const identity = spec.identity.map((keys) => placesOf(columns, keys)).find((places) => places !== null) ?? [];
  const duplicates = newDuplicates(columns[identity[0] ?? 0]?.header ?? '', problems);
  const namesake = spec.namesake === undefined ? null : placesOf(columns, spec.namesake);
  const namesakes = newNamesakes(problems);
  const verdicts: Verdict[] = [];
  const content: string[] = columns.map(() => '');
  const ids: string[] = identity.map(() => '');
  const names: string[] = (namesake ?? []).map(() => '');

  /** A separator too many or too few shifts what stands behind it: nothing else is said of such a row. */
  const isRagged = ({ cells }: SourceRow): boolean =>
    format === 'csv' &&
    (cells.length < header.least || (cells.length > header.width && !isBlank(cells.slice(header.width))));

  const cellsAreGood = (row: SourceRow, line: number): boolean => {
    let isGood = true;
    for (let index = 0; index < columns.length; index++) {
      const { at, judgeCell, header: column } = columns[index] as JudgedColumn;
      const raw = row.cells[at] ?? '';
      const verdict = judgeCell(clean(raw), row.kinds === null ? 0 : (row.kinds[at] ?? 0));
      verdicts[index] = verdict;
      content[index] = verdict.text;
      if (verdict.code !== null) {
        isGood = false;
        problems.refuse(line, column, verdict.code, strip(raw), verdict.mentioned ?? undefined);
      } else if (verdict.warning !== null) problems.warn(line, verdict.warning, verdict.text);
    }
    return isGood;
  };

  const rowIsGood = (line: number): boolean => {
    const fault = spec.judgeRow?.((key) => verdicts[columns.findIndex((column) => column.key === key)]) ?? null;
    if (fault === null) return true;
    const at = columns.findIndex(({ key }) => key === fault.key);
    problems.refuse(line, columns[at]?.header ?? null, fault.code, verdicts[at]?.text ?? '');
    return false;
  };

  const hasIdentity = (): boolean => {
    let isThere = true;
    for (let index = 0; index < identity.length; index++) {
      const verdict = verdicts[identity[index] as number] as Verdict;
      ids[index] = verdict.text;
      if (verdict.code !== null) isThere = false;
    }
    return isThere;
  };

  /** @returns whether the row is good, as far as can be told before the end */
  const judge = (row: SourceRow, line: number): boolean => {
    if (isRagged(row)) {
      problems.refuse(line, null, 'COLUMN_COUNT', String(row.cells.length), { columns: header.least });
      return false;
    }
    const isGood = cellsAreGood(row, line) && rowIsGood(line);
    if (!hasIdentity() || duplicates.see(line, ids, content, isGood) !== 'first' || !isGood) return false;
    if (namesake !== null) {
      for (let index = 0; index < namesake.length; index++) names[index] = content[namesake[index] as number] as string;
      namesakes.see(line, names);
    }
    return true;
  };
  return { columns, verdicts, judge, settle: duplicates.settle };
};

/**
 * Opens a file as the declared kind of sheet and guesses its columns.
 * @param remembered what a person said of its columns before; goes before the guess
 * @throws FileFault where the file as a whole is refused
 * @example const report = await (await openSheet({ path }, rosterSpec())).judge(write);
 */
export const openSheet = async (
  source: TableSource,
  spec: SheetSpec,
  remembered: RememberedColumns = {},
): Promise<OpenSheet> => {
  const table = await openTable(source);
  const header = await matchColumns(table, spec, remembered);
  return {
    format: table.format,
    sheet: header.sheet.name,
    encoding: table.format === 'csv' ? table.encoding.name : null,
    headerLine: header.line,
    columns: header.columns,
    judge: async (take) => {
      const problems = newProblemList(header.line);
      for (const found of unknownColumns(header)) problems.warn(1, 'UNKNOWN_COLUMN', found);
      const { columns, verdicts, judge, settle } = newRowJudge(spec, header, table.format, problems);
      let rows = 0;
      let handedOut = 0;
      for await (const batch of header.sheet.rows()) {
        const good = newGoodRows(columns, batch.length);
        for (const row of batch) {
          if (row.line <= header.line) continue;
          rows += 1;
          const line = row.line - header.line + 1;
          if (judge(row, line)) good.add(line, verdicts);
        }
        const taken = good.take();
        handedOut += taken.count;
        if (taken.count > 0) await take?.(taken);
        // Others have their turn between two batches.
        await setImmediate();
      }
      const { identical, withdrawn } = settle();
      return {
        rows,
        accepted: handedOut - withdrawn.length,
        identical,
        problems: problems.problems(),
        warnings: problems.notices(),
        counts: problems.counts(),
        withdrawn,
      };
    },
  };
};

import type { Text } from '@plumbline/terms';
import type { RowCode } from './codes.ts';
import type { CellJudge, Verdict } from './verdict.ts';

/** A column that an import knows. */
export interface ColumnSpec {
  readonly key: string;
  readonly title: Text;
  /** Headers that mean this column, compared as `comparedHeader` does. */
  readonly words: readonly string[];
  /** Whether it holds scores, kept as hundredths and a status instead of as text. */
  readonly isMark?: boolean;
  /** Makes the judge of its cells; `header` as it stands in the file. */
  readonly judge: (header: string) => CellJudge;
}

/** Columns of which a file has at least one. */
export interface RequiredColumn {
  readonly title: Text;
  readonly keys: readonly string[];
}

/** A fault that only several cells together show. */
export interface RowFault {
  readonly key: string;
  readonly code: RowCode;
}

/** An import, declared: what its columns are and what may not be there twice. */
export interface SheetSpec {
  readonly columns: readonly ColumnSpec[];
  /** What the file must have, given the columns that it has: a file may be laid out in several ways. */
  readonly required: (keys: ReadonlySet<string>) => readonly RequiredColumn[];
  /** What tells rows apart, in the order of preference: the first whose columns are all there. */
  readonly identity: readonly (readonly string[])[];
  /** Columns that rarely are the same in two rows of different identity; a warning where they are. */
  readonly namesake?: readonly string[];
  /** Judges good cells together. */
  readonly judgeRow?: (verdictOf: (key: string) => Verdict | undefined) => RowFault | null;
}

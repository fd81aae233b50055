import type { SheetProblem, SheetVerdict, SheetWarning } from './source.ts';

/** Which unknown things an import adds: nothing, pupils of known schools, or unknown schools (as campuses) too. */
export type CreateMissing = 'none' | 'pupils' | 'schools';

/** How far a long import is. */
export interface ImportProgress {
  readonly stage: 'reading' | 'writing';
  readonly done: number;
  readonly all: number;
}

/** How an import goes about it. */
export interface SheetImportOptions {
  /** Judges everything and writes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Takes the good rows of a file that has bad ones; without it, any bad row keeps the whole file out. */
  readonly acceptGoodRows?: boolean | undefined;
  readonly createMissing?: CreateMissing | undefined;
  /** SHA-256 of the file, noted with the revision that it makes. */
  readonly fileDigest?: string | null | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Ends the import; before its end nothing is kept. */
  readonly signal?: AbortSignal | undefined;
}

/** What an import of any sheet did, or would do. */
export interface SheetReport {
  /** Rows of the file. */
  readonly rows: number;
  /** Good rows that are in now; on a dry run, that would be. */
  readonly accepted: number;
  /** Whether anything was written. */
  readonly written: boolean;
  /** Of very many problems the first are told, and how many more there are. */
  readonly problems: readonly SheetProblem[];
  readonly problemsLeftOut: number;
  readonly warnings: readonly SheetWarning[];
  readonly counts: { readonly new: number; readonly changed: number; readonly unchanged: number; readonly bad: number };
  /** What was made, or would be, beside what the rows say. */
  readonly created: {
    readonly schools: readonly string[];
    readonly classes: readonly string[];
    readonly pupils: number;
  };
}

/** So many problems are told one by one. */
export const mostProblems = 10_000;

/** Whether good rows are written: none on a dry run, and none beside bad ones unless that was asked for. */
export const mayWrite = (
  good: number,
  bad: number,
  { dryRun = false, acceptGoodRows = false }: SheetImportOptions,
): boolean => !dryRun && good > 0 && (bad === 0 || acceptGoodRows);

/** Rows that the file alone shows to be bad. */
export const badRows = ({ rows, accepted, identical }: SheetVerdict): number => rows - accepted - identical;

/** Problems that are counted but not told. */
const leftOutOf = ({ counts, problems, warnings }: SheetVerdict): number => {
  const warned = new Set(warnings.map(({ code }) => code));
  const all = Object.entries(counts).filter(([code]) => !warned.has(code));
  return Math.max(0, all.reduce((sum, [, count]) => sum + count, 0) - problems.length);
};

/** Puts the problems that the database found beside those that the file showed, in the order of their lines. */
export const withFound = (
  verdict: SheetVerdict,
  found: readonly SheetProblem[],
  leftOut: number,
): Pick<SheetReport, 'problems' | 'problemsLeftOut'> => {
  const all = [...verdict.problems, ...found].sort((a, b) => a.line - b.line);
  return {
    problems: all.slice(0, mostProblems),
    problemsLeftOut: leftOutOf(verdict) + leftOut + Math.max(0, all.length - mostProblems),
  };
};

import type { Judgement, ReadFile } from '../../import/judgement.ts';

/** What a column may be taken for. */
export type Choice = { as: string; title: string };

/** A column of the file: its header, the key by which its meaning is told, and what it was taken for. */
export type SheetColumn = { column: number; header: string; key: string; as: string | null; title: string | null };

/** A cell that differs from what is on record; `field` is school, class, prior or the name of a subject. */
export type Change = { line: number; field: string; from: string | null; to: string | null };

/** An account that was made, with the one-time password that is told once. */
export type MadeAccount = { name: string; unit: string | null; login: string; oneTimePassword: string };

/** What came of a sheet of scores, of a roster or of county results. */
export type SheetAnswer = Omit<Judgement, 'fileError'> & {
  fileError: {
    code: string;
    message: string;
    columns: { header: string; key: string; as: string | null }[];
    choices: Choice[];
  } | null;
  rejectedLeftOut: number;
  created: { schools: string[]; classes: string[]; pupils: number };
  file:
    | (Omit<ReadFile, 'columns'> & { columns: SheetColumn[]; choices: Choice[]; remembered: boolean; format: string })
    | null;
  digest: string;
  exam?: { code: string; title: string; published: boolean } | null;
  revision?: number | null;
  changes?: Change[];
  /** Who a complete roster lacks; null where bad rows keep it from telling, or it is none. */
  left?: { count: number; first: string[] } | null;
  excluded?: { line: number; why: 'transfer' | 'sample' }[];
  /** Of a roster of the staff: how many get an account, and those who got one, told once. */
  accountsToMake?: number;
  accounts?: MadeAccount[];
  withoutAccount?: { line: number; name: string; reason: string }[];
};

/** What the person says of the columns, by key; null passes a column over. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/** The columns as they can be changed: those of a file that was read, or of a header that was not understood. */
export const columnsOf = ({ file, fileError }: SheetAnswer): { columns: SheetColumn[]; choices: Choice[] } =>
  file
    ? { columns: file.columns, choices: file.choices }
    : {
        columns: (fileError?.columns ?? []).map((column, index) => ({
          ...column,
          column: index + 1,
          title: null,
        })),
        choices: fileError?.choices ?? [],
      };

/** The first meaning that two columns have; null when each has its own. */
export const takenTwice = (columns: readonly SheetColumn[], mapping: ColumnMapping): string | null => {
  const seen = new Set<string>();
  for (const { key, as } of columns) {
    const meaning = key in mapping ? mapping[key] : as;
    if (!meaning) continue;
    if (seen.has(meaning)) return meaning;
    seen.add(meaning);
  }
  return null;
};

/** How many pupils an import would write; a complete roster is written only once no row of it is bad. */
export const rowsToWrite = ({ counts, left }: SheetAnswer, complete: boolean): number =>
  complete && counts.bad > 0 ? 0 : counts.new + counts.changed + (left?.count ?? 0);

import { type BulkTransaction, copyCell, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import type { PlaceBook } from './places.ts';
import { type PupilRows, type PupilSheet, type ScoreRows, type SheetVerdict, statusCodes } from './source.ts';

/** Column of a subject's mark, and of why there is none, in the staging table. */
export const stagedColumns = (subjects: number): readonly { readonly mark: string; readonly status: string }[] =>
  Array.from({ length: subjects }, (_, at) => ({ mark: `mark_${at + 1}`, status: `status_${at + 1}` }));

/** Makes the table that a file's rows are streamed into. It belongs to the connection and goes with the transaction. */
const makeStaging = async (tx: Pick<BulkTransaction, 'run'>, subjects: number): Promise<void> => {
  const own = stagedColumns(subjects).flatMap(({ mark, status }) => [`${mark} int`, `${status} text`]);
  const columns = ['line int', 'school int', 'class int', 'token text', 'name text', 'prior numeric', ...own];
  await tx.run(sql`create temporary table incoming (${sql.raw(columns.join(', '))}) on commit drop`.compile(sqlOf));
};

/** Rows in PostgreSQL's text format; schools and classes become numbers of the book. */
const linesOf = (rows: PupilRows & Partial<ScoreRows>, book: PlaceBook): string => {
  const { count, lines, school: schools, class: classes, id, name: names, prior: priors, marks = [] } = rows;
  let text = '';
  for (let at = 0; at < count; at += 1) {
    const school = book.schoolOf(schools[at] ?? '');
    const place = classes === null ? '\\N' : book.classOf(school, classes[at] ?? '');
    const name = names === null ? '\\N' : copyCell(names[at] ?? '');
    text += `${lines[at]}\t${school}\t${place}\t${copyCell(id[at] ?? '')}\t${name}\t${priors === null ? '\\N' : priors[at]}`;
    for (const { hundredths, status: statuses } of marks) {
      const status = statuses[at] ?? 0;
      text += status === 0 ? `\t${hundredths[at]}\t\\N` : `\t\\N\t${statusCodes[status]}`;
    }
    text += '\n';
  }
  return text;
};

/**
 * Streams the good rows of a sheet into the staging table, and takes out again what later rows turned bad.
 * @param subjects columns of marks that the sheet has
 * @throws what the sheet's reader throws, such as the fault of a file that cannot be read to its end
 */
export const stageRows = async <Rows extends PupilRows>(
  tx: BulkTransaction,
  sheet: Pick<PupilSheet<Rows>, 'judge'>,
  book: PlaceBook,
  subjects: number,
): Promise<SheetVerdict> => {
  await makeStaging(tx, subjects);
  let verdict: SheetVerdict | undefined;
  await tx.copy('incoming', async (write) => {
    verdict = await sheet.judge((rows) => write(linesOf(rows, book)));
  });
  if (verdict === undefined) throw new Error('The sheet was not judged.');
  await withdraw(tx, verdict.withdrawn);
  await tx.run(sql`analyze incoming`.compile(sqlOf));
  return verdict;
};

/** Takes rows out of the staging table. */
const withdraw = async (tx: BulkTransaction, lines: Int32Array): Promise<void> => {
  if (lines.length > 0) await tx.run(sql`delete from incoming where line = any(${[...lines]}::int[])`.compile(sqlOf));
};

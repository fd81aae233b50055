import { type BulkTransaction, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import { type FoundPlaces, unitName } from './places.ts';
import { conditions } from './resolve-scores.ts';
import { stagedColumns } from './stage-rows.ts';

/** Good rows by what they mean to what is on record. */
export interface Fates {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** A cell that differs from what is on record. */
export interface CellChange {
  readonly line: number;
  /** `school`, `class`, `prior`, or the name of a subject. */
  readonly field: string;
  /** Marks as they are written; status words by their codes; places by name. */
  readonly from: string | null;
  readonly to: string | null;
}

/** So many changed rows are told one by one. */
const mostTold = 200;

/** Counts the rows of `resolved` by what they mean. */
export const countFates = async (
  tx: Pick<BulkTransaction, 'first'>,
  subjects: number,
): Promise<Fates & { known: number }> => {
  const { differs } = conditions(subjects);
  const row = await tx.first<Fates & { known: number }>(
    sql<
      Fates & { known: number }
    >`select count(*) filter (where not entered) as new, count(*) filter (where entered and ${differs}) as changed,
      count(*) filter (where entered and not ${differs}) as unchanged, count(pupil_id) as known from resolved`.compile(
      sqlOf,
    ),
  );
  return row ?? { new: 0, changed: 0, unchanged: 0, known: 0 };
};

interface ChangedRow extends Record<string, unknown> {
  readonly line: number;
}

const markText = (hundredths: unknown, status: unknown): string | null =>
  typeof status === 'string' ? status : typeof hundredths === 'number' ? String(hundredths / 100) : null;

/** Tells what differs, cell by cell, in the first changed rows. */
export const tellChanges = async (
  tx: Pick<BulkTransaction, 'run'>,
  townId: number,
  subjects: readonly string[],
  places: FoundPlaces,
): Promise<readonly CellChange[]> => {
  const { differs } = conditions(subjects.length);
  const place = (column: string, name: string) => sql`${unitName(townId, column, places)} as ${sql.ref(name)}`;
  const rows = await tx.run<ChangedRow>(
    sql<ChangedRow>`select *, ${place('unit_id', 'school')}, ${place('old_unit_id', 'old_school')}, ${place('class_id', 'class_name')},
      ${place('old_class_id', 'old_class_name')} from resolved where entered and ${differs} order by line limit ${mostTold}`.compile(
      sqlOf,
    ),
  );
  const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
  return rows.flatMap((row) => {
    const pairs: readonly (readonly [field: string, from: string | null, to: string | null])[] = [
      ['school', text(row['old_school']), text(row['school'])],
      ['class', text(row['old_class_name']), text(row['class_name'])],
      ['prior', text(row['old_prior']), text(row['prior'])],
      ...stagedColumns(subjects.length).map(
        ({ mark, status }, at) =>
          [
            subjects[at] ?? '',
            markText(row[`old_${mark}`], row[`old_${status}`]),
            markText(row[mark], row[status]),
          ] as const,
      ),
    ];
    return pairs
      .filter(([field, from, to]) => (field === 'prior' ? Number(from) !== Number(to) : from !== to))
      .map(([field, from, to]) => ({ line: row.line, field, from, to }));
  });
};

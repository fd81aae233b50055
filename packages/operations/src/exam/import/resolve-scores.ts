import { type BulkTransaction, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import type { FoundPlaces } from './places.ts';
import { stagedColumns } from './stage-rows.ts';

/** Revision number of rows that hold now. */
export const untilNow = 2_147_483_647;

/** What rows are compared with. */
export interface Against {
  readonly townId: number;
  /** 0 for a session that does not exist yet. */
  readonly examId: number;
  readonly heldOn: string;
  /** Position in the session of each of the file's subjects. */
  readonly positions: readonly number[];
}

/**
 * Puts beside each row of the staging table who the pupil is, where they go, and what the session says of them now.
 * A file without classes or entry scores leaves those as they are.
 */
export const resolveScores = async (
  tx: Pick<BulkTransaction, 'run'>,
  { townId, examId, heldOn, positions }: Against,
  places: FoundPlaces,
): Promise<void> => {
  const subjects = stagedColumns(positions.length).map(({ mark, status }, at) => ({
    columns: `, i.${mark}, i.${status}, (k${at + 1}.mark * 100)::int as old_${mark}, k${at + 1}.status as old_${status}`,
    join: sql`left join pupils.score ${sql.raw(`k${at + 1}`)} on ${sql.raw(`k${at + 1}.town_id`)} = ${townId}
      and ${sql.raw(`k${at + 1}.exam_id`)} = ${examId} and ${sql.raw(`k${at + 1}.subject`)} = ${positions[at] ?? 0}
      and ${sql.raw(`k${at + 1}.pupil_id`)} = p.id and ${sql.raw(`k${at + 1}.to_revision`)} = ${untilNow}`,
  }));
  await tx.run(
    sql`create temporary table resolved on commit drop as
      with schools as (select at - 1 as at, unit_id from unnest(${places.schools}::bigint[]) with ordinality as given(unit_id, at)),
        classes as (select at - 1 as at, class_id from unnest(${places.classes}::bigint[]) with ordinality as given(class_id, at))
      select i.line, i.token, p.id as pupil_id, s.unit_id,
        coalesce(c.class_id, case when e.unit_id = s.unit_id then e.class_id end, n.class_id) as class_id,
        coalesce(i.prior, e.prior) as prior, null::text as excluded,
        e.pupil_id is not null as entered, e.unit_id as old_unit_id, e.class_id as old_class_id, e.prior as old_prior,
        e.excluded as old_excluded ${sql.raw(subjects.map(({ columns }) => columns).join(''))}
      from incoming i
        join schools s on s.at = i.school
        left join classes c on c.at = i.class
        left join pupils.pupil p on p.town_id = ${townId} and p.token = i.token
        left join pupils.entrant e on e.town_id = ${townId} and e.exam_id = ${examId} and e.pupil_id = p.id and e.to_revision = ${untilNow}
        left join (select distinct on (pupil_id, unit_id) pupil_id, unit_id, class_id from pupils.enrolment where town_id = ${townId}
          and from_on <= ${heldOn}::date and to_on >= ${heldOn}::date order by pupil_id, unit_id, from_on desc) n
          on n.pupil_id = p.id and n.unit_id = s.unit_id
        ${sql.join(
          subjects.map(({ join }) => join),
          sql` `,
        )}`.compile(sqlOf),
  );
  await tx.run(sql`analyze resolved`.compile(sqlOf));
};

/** Whether some columns of `resolved` differ from what is on record. */
const differ = (...columns: readonly string[]): string =>
  `((${columns.map((column) => `resolved.${column}`).join(', ')}) is distinct from (${columns.map((column) => `resolved.old_${column}`).join(', ')}))`;

/** Conditions on rows of `resolved`, as SQL. */
export const conditions = (subjects: number) => {
  const marks = stagedColumns(subjects).map(({ mark, status }) => differ(mark, status));
  const entrant = differ('unit_id', 'class_id', 'prior', 'excluded');
  return {
    entrantDiffers: sql.raw(entrant),
    marksDiffer: marks.map((text) => sql.raw(text)),
    differs: sql.raw(`(${[entrant, ...marks].join(' or ')})`),
  };
};

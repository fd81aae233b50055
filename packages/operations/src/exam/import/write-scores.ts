import { type BulkTransaction, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import type { FoundPlaces } from './places.ts';
import { conditions, untilNow } from './resolve-scores.ts';
import { stagedColumns } from './stage-rows.ts';

/** What new pupils are made with. */
export interface NewPupils {
  readonly townId: number;
  readonly kind: 'national' | 'school';
  /** They count as enrolled from this day: the first of the plan year, since nothing else is known of them. */
  readonly fromOn: string;
  readonly at: Date;
}

/**
 * Adds the pupils of the staging table that are not known, and enrols them where the file says.
 * @returns how many were added
 */
export const createPupils = async (
  tx: Pick<BulkTransaction, 'first'>,
  { townId, kind, fromOn, at }: NewPupils,
  places: FoundPlaces,
): Promise<number> => {
  const row = await tx.first<{ made: number }>(
    sql<{
      made: number;
    }>`with schools as (select at - 1 as at, unit_id from unnest(${places.schools}::bigint[]) with ordinality as given(unit_id, at)),
      classes as (select at - 1 as at, class_id from unnest(${places.classes}::bigint[]) with ordinality as given(class_id, at)),
      made as (insert into pupils.pupil (town_id, token, token_kind, name, created_at)
        select ${townId}, i.token, ${kind}, i.name, ${at} from incoming i
          where not exists (select from pupils.pupil p where p.town_id = ${townId} and p.token = i.token)
          -- In one order, so that two imports of the same pupils wait for each other instead of blocking each other.
          order by i.token
        on conflict (town_id, token) do nothing returning id, token),
      enrolled as (insert into pupils.enrolment (town_id, pupil_id, unit_id, class_id, from_on)
        select ${townId}, made.id, s.unit_id, c.class_id, ${fromOn} from made join incoming i on i.token = made.token
          join schools s on s.at = i.school left join classes c on c.at = i.class returning 1)
      select count(*) as made from enrolled`.compile(sqlOf),
  );
  return row?.made ?? 0;
};

/** Where rows of `resolved` go. */
export interface Target {
  readonly townId: number;
  readonly examId: number;
  readonly positions: readonly number[];
  /** The revision that is made. */
  readonly revision: number;
}

/** Closes what the rows of `resolved` change in the session and puts the new state beside it; what is the same stays. */
export const writeScores = async (
  tx: Pick<BulkTransaction, 'run'>,
  { townId, examId, positions, revision }: Target,
): Promise<void> => {
  const { entrantDiffers, marksDiffer } = conditions(positions.length);
  await tx.run(
    sql`update pupils.entrant e set to_revision = ${revision} from resolved where e.town_id = ${townId} and e.exam_id = ${examId}
      and e.pupil_id = resolved.pupil_id and e.to_revision = ${untilNow} and resolved.entered and ${entrantDiffers}`.compile(
      sqlOf,
    ),
  );
  await tx.run(
    sql`insert into pupils.entrant (town_id, exam_id, pupil_id, from_revision, unit_id, class_id, prior, excluded)
      select ${townId}, ${examId}, pupil_id, ${revision}, unit_id, class_id, prior, excluded from resolved
      where not entered or ${entrantDiffers}`.compile(sqlOf),
  );
  for (const [at, { mark, status }] of stagedColumns(positions.length).entries()) {
    const differs = marksDiffer[at] ?? sql`true`;
    const position = positions[at] ?? 0;
    await tx.run(
      sql`update pupils.score s set to_revision = ${revision} from resolved where s.town_id = ${townId} and s.exam_id = ${examId}
        and s.subject = ${position} and s.pupil_id = resolved.pupil_id and s.to_revision = ${untilNow} and ${differs}`.compile(
        sqlOf,
      ),
    );
    await tx.run(
      sql`insert into pupils.score (town_id, exam_id, subject, pupil_id, from_revision, mark, status)
        select ${townId}, ${examId}, ${position}, pupil_id, ${revision}, ${sql.ref(mark)} / 100.0, ${sql.ref(status)} from resolved
        where ${differs}`.compile(sqlOf),
    );
  }
};

/**
 * Takes back the second entries of marks that `resolved` changes, where whoever imports made them: an import counts as the
 * first entry, and nobody enters both.
 */
export const withdrawSecondEntries = async (
  tx: Pick<BulkTransaction, 'run'>,
  { townId, examId, positions }: Omit<Target, 'revision'>,
  personId: number,
): Promise<void> => {
  const { marksDiffer } = conditions(positions.length);
  for (const [at, position] of positions.entries())
    await tx.run(
      sql`delete from pupils.second_entry o using resolved where o.town_id = ${townId} and o.exam_id = ${examId} and o.subject = ${position}
        and o.pupil_id = resolved.pupil_id and o.person_id = ${personId} and ${marksDiffer[at] ?? sql`true`}`.compile(
        sqlOf,
      ),
    );
};

import { createHash } from 'node:crypto';
import { sqlOf, type Transaction } from '@plumbline/database';
import { sql } from 'kysely';

/** A pupil who may be drawn. */
export interface Drawable {
  readonly pupilId: number;
  readonly token: string;
  readonly unitId: number;
}

/**
 * Where a pupil stands in the draw of a seed: SHA-256 of `seed:token` in hexadecimal. Anybody can compute it again with
 * `printf '%s' 'seed:token' | sha256sum`, and a pupil who joins moves nobody else.
 */
export const drawKey = (seed: string, token: string): string =>
  createHash('sha256').update(`${seed}:${token}`).digest('hex');

/**
 * Draws the same number of pupils in each school: those with the lowest keys.
 * @param size pupils of each school; all where it has fewer
 */
export const drawSample = (seed: string, size: number, pupils: readonly Drawable[]): readonly number[] =>
  [...Map.groupBy(pupils, ({ unitId }) => unitId).values()].flatMap((school) =>
    school
      .map(({ pupilId, token }) => ({ pupilId, key: drawKey(seed, token) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, size)
      .map(({ pupilId }) => pupilId),
  );

/** Pupils who are enrolled on a day in some schools or classes, and in some grades where any are named. */
export const drawableOn = (
  tx: Transaction,
  townId: number,
  {
    heldOn,
    units,
    grades,
  }: { readonly heldOn: string; readonly units: readonly number[]; readonly grades: readonly number[] },
): Promise<readonly Drawable[]> =>
  tx.run<Drawable>(
    sql<Drawable>`select p.id as "pupilId", p.token, e.unit_id as "unitId" from pupils.enrolment e
      join pupils.pupil p on p.town_id = e.town_id and p.id = e.pupil_id
      left join unit c on c.town_id = e.town_id and c.id = e.class_id
      where e.town_id = ${townId} and e.from_on <= ${heldOn}::date and ${heldOn}::date <= e.to_on
        and (e.unit_id = any(${units}::bigint[]) or e.class_id = any(${units}::bigint[]))
        and (${grades.length}::int = 0 or c.grade = any(${grades}::int[]))`.compile(sqlOf),
  );

/** Writes down who was drawn for a session. */
export const writeSample = (
  tx: Transaction,
  townId: number,
  examId: number,
  drawn: readonly number[],
): Promise<unknown> =>
  tx.run(
    sql`insert into pupils.sample (town_id, exam_id, pupil_id) select ${townId}, ${examId}, unnest(${drawn}::bigint[])`.compile(
      sqlOf,
    ),
  );

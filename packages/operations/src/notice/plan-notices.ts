import { readOnce, sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { type TownFacts, unitAndAbove } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';

/** A case that is to go on a notice. */
export interface Planned {
  readonly recordId: number;
  /** The key that its step will be run with. */
  readonly stepKey: string;
}

interface Place {
  readonly id: number;
  readonly unit_id: number;
  readonly inspection_id: number | null;
}

/** The campus that a notice about a unit is addressed to; the unit itself where it lies in none. */
const addressed = (town: TownFacts, unitId: number): number =>
  unitAndAbove(town, unitId).find((id) => ['campus', 'centralSchool'].includes(town.units.get(id)?.kind ?? '')) ??
  unitId;

/** Notices that a set of cases needs: one per inspection and addressed campus, in the order of the cases. */
const parted = (town: TownFacts, places: readonly Place[]) => [
  ...Map.groupBy(places, ({ inspection_id, unit_id }) => `${inspection_id ?? ''}/${addressed(town, unit_id)}`).values(),
];

const keyOfPart = (key: string, inspectionId: number | null): string => `${key}/${inspectionId ?? 'none'}`;

/** The numbers of the notices planned under a key; none when there is no such plan. */
const plansOf = ({ townId, personId }: Viewer, key: string) =>
  sqlOf
    .selectFrom('notice')
    .where('town_id', '=', townId)
    .where('issuer_id', '=', personId)
    .where('key', '>=', `${key}/`)
    .where('key', '<', `${key}0`)
    .select(['id', 'digest'])
    .orderBy('id');

/**
 * Plans the notices of a set of cases: unnumbered and unseen until a case is issued on them. A plan is made once per key.
 * @param digest of everything that was asked for under the key
 * @returns the notices' ids, or `null` when the key was used for something else
 */
export const planNotices = (
  deps: Deps,
  viewer: Viewer,
  town: TownFacts,
  { key, digest, cases }: { key: string; digest: string; cases: readonly Planned[] },
): Promise<readonly number[] | null> =>
  transaction(deps.pool, viewer, async (tx) => {
    const { townId, personId, postId } = viewer;
    const lock =
      sql`select pg_advisory_xact_lock(hashtextextended(${`notice/${townId}/${personId}/${key}`}, 0))`.compile(sqlOf);
    const [, plans, places] = await Promise.all([
      tx.run(lock),
      tx.run(plansOf(viewer, key)),
      tx.run(
        sqlOf
          .selectFrom('record as r')
          .innerJoin('rectification as f', (join) =>
            join.onRef('f.town_id', '=', 'r.town_id').onRef('f.record_id', '=', 'r.id'),
          )
          .where('r.town_id', '=', townId)
          .where('r.id', '=', sql<number>`any(${cases.map(({ recordId }) => recordId)}::bigint[])`)
          .select(['r.id', 'r.unit_id', 'f.inspection_id']),
      ),
    ]);
    if (plans.length > 0) return plans.every((plan) => plan.digest === digest) ? plans.map(({ id }) => id) : null;
    const byId = new Map(places.map((place) => [place.id, place]));
    const inOrder = cases.flatMap(({ recordId }) => byId.get(recordId) ?? []);
    const keys = new Map(cases.map(({ recordId, stepKey }) => [recordId, stepKey]));
    const ids: number[] = [];
    for (const part of parted(town, inOrder)) {
      const [first] = part;
      if (first === undefined) continue;
      const notice = await tx.first(
        sqlOf
          .insertInto('notice')
          .values({
            town_id: townId,
            unit_id: addressed(town, first.unit_id),
            inspection_id: first.inspection_id,
            issuer_id: personId,
            post_id: postId,
            key: keyOfPart(key, first.inspection_id),
            digest,
            at: deps.clock(),
          })
          .returning('id'),
      );
      if (notice === undefined) throw new Error('The notice was not planned.');
      ids.push(notice.id);
      await tx.run(
        sqlOf.insertInto('notice_case').values(
          part.map(({ id }, index) => ({
            town_id: townId,
            notice_id: notice.id,
            record_id: id,
            position: index + 1,
            step_key: keys.get(id) ?? '',
          })),
        ),
      );
    }
    return ids;
  });

/** The cases that were planned under a key; none where nothing was. */
export const plannedUnder = async (deps: Deps, viewer: Viewer, key: string): Promise<ReadonlySet<number>> => {
  const plans = await readOnce(deps.pool, viewer, plansOf(viewer, key));
  if (plans.length === 0) return new Set();
  const cases = await readOnce(
    deps.pool,
    viewer,
    sqlOf
      .selectFrom('notice_case')
      .where('town_id', '=', viewer.townId)
      .where('notice_id', '=', sql<number>`any(${plans.map(({ id }) => id)}::bigint[])`)
      .select('record_id'),
  );
  return new Set(cases.map(({ record_id }) => record_id));
};

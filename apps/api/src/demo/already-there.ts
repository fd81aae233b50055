import { readOnce, sqlOf } from '@plumbline/database';
import { type Deps, listTowns } from '@plumbline/operations';
import { town } from './town.ts';

/** A step that was run before. */
export interface StepRun {
  readonly recordId: number;
  readonly version: number;
}

/** What of the demo town is there already, so that a load that was broken off goes on where it stopped. */
export interface AlreadyThere {
  /** Numbers of units by code; the town's own is `town`. */
  readonly units: ReadonlyMap<string, number>;
  /** Numbers of people by staff number. */
  readonly people: ReadonlyMap<string, number>;
  /** Posts as written by `postKey`. */
  readonly posts: ReadonlySet<string>;
  /** Numbers of inspections by the day on which they were held. */
  readonly inspections: ReadonlyMap<string, number>;
  /** Steps by idempotency key. */
  readonly steps: ReadonlyMap<string, StepRun>;
}

/** Names a post by person, unit, role and first day. */
export const postKey = (personId: number, unitId: number, role: string, from: string): string =>
  `${personId} ${unitId} ${role} ${from}`;

/**
 * Finds the demo town and when its loading began.
 * @returns `null` when it does not exist yet
 */
export const findTown = async (deps: Pick<Deps, 'pool'>): Promise<{ townId: number; begunAt: Date } | null> => {
  const townId = (await listTowns(deps)).find(({ code }) => code === town.code)?.id;
  if (townId === undefined) return null;
  const created = sqlOf.selectFrom('town').where('id', '=', townId).select('created_at');
  const [row] = await readOnce(deps.pool, { townId, personId: null }, created);
  return row === undefined ? null : { townId, begunAt: row.created_at };
};

/** Reads what of the demo town is there already. */
export const alreadyThere = async ({ pool }: Pick<Deps, 'pool'>, townId: number): Promise<AlreadyThere> => {
  const scope = { townId, personId: null };
  const [units, people, posts, inspections, steps] = await Promise.all([
    readOnce(pool, scope, sqlOf.selectFrom('unit').where('town_id', '=', townId).select(['id', 'code', 'kind'])),
    readOnce(pool, scope, sqlOf.selectFrom('person').where('town_id', '=', townId).select(['id', 'staff_no'])),
    readOnce(
      pool,
      scope,
      sqlOf.selectFrom('post').where('town_id', '=', townId).select(['person_id', 'unit_id', 'role', 'from_on']),
    ),
    readOnce(pool, scope, sqlOf.selectFrom('inspection').where('town_id', '=', townId).select(['id', 'held_on'])),
    readOnce(
      pool,
      scope,
      sqlOf
        .selectFrom('idempotency')
        .where('town_id', '=', townId)
        .where('key', 'like', 'demo:%')
        .select(['key', 'record_id', 'version']),
    ),
  ]);
  return {
    units: new Map(units.map(({ id, code, kind }) => [kind === 'town' ? 'town' : (code ?? ''), id])),
    people: new Map(people.map(({ id, staff_no }) => [staff_no ?? '', id])),
    posts: new Set(posts.map((post) => postKey(post.person_id, post.unit_id, post.role, post.from_on))),
    inspections: new Map(inspections.map(({ id, held_on }) => [held_on, id])),
    steps: new Map(steps.map(({ key, record_id, version }) => [key, { recordId: record_id, version }])),
  };
};

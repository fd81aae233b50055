import { setTimeout as sleep } from 'node:timers/promises';
import type { Databases } from '@plumbline/database';
import { type Step, toList, type Workflow, workflows } from '@plumbline/workflows';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { numberIn, ownerQuery } from './testing/owner-query.ts';
import { type HazardTown, hazardTown } from './testing/town.ts';
import { startWorkers, type Workers } from './testing/workers.ts';

const each = 200;
/** Seconds at most in which a worker is killed. */
const harm = 20;

const stepNamed = (name: string): Step => {
  const step = (workflows.sanction as Workflow).steps[name];
  if (step === undefined) throw new Error(`There is no step ${name}.`);
  return step;
};
const [lapseDefence, expire] = [stepNamed('lapseDefence'), stepNamed('expire')];

let town: HazardTown;
let databases: Databases;
let workers: Workers;
let query: ReturnType<typeof ownerQuery>;
beforeAll(async () => {
  town = await hazardTown();
  databases = await town.open();
  query = ownerQuery(town, databases);
}, 60_000);
afterAll(async () => {
  await workers?.stop();
  await databases?.close();
  await town?.remove();
}, 30_000);

// Consequences whose defence is over, and those whose effect ended, some days ago.
const fill = `
  with made as (
    insert into record (town_id, kind, number, serial, title, state, machine_version, version, due_on, unit_id, plan_year_id, created_at, updated_at)
    select $1, 'sanction', 'due-' || n, n, '到期', case when n % 2 = 0 then $4 else $5 end, 1, 1, current_date - 5, $2, (select min(id) from plan_year where town_id = $1), now(), now()
    from generate_series(1, $6::int) n returning id, state),
  facts as (
    insert into sanction (town_id, record_id, rule, measure, body, tied, held, supports, supported, objections, basis_gone, round, may_vote, "cast",
      reviewing, reviews, appeals, suspended, carried_out, starts_on, ends_on, person_id)
    select $1, id, 'C', 'ineligibility', 'group', false, false, 0, false, 0, false, 1, 0, 0, false, 0, 0, false, false,
      case when state = $5 then current_date - 40 end, case when state = $5 then current_date - 5 end, $3 from made)
  insert into assignment (town_id, record_id, relation, person_id, since) select $1, id, 'concerned', $3, now() from made`;

interface Moved {
  readonly step: string;
  readonly state: string;
  readonly events: number;
  readonly records: number;
}

const moved = (): Promise<Moved[]> =>
  query<Moved>(
    `select e.step, r.state, count(*)::int as events, count(distinct r.id)::int as records from event e
      join record r on r.town_id = e.town_id and r.id = e.record_id
      where e.town_id = $1 and e.step = any($2::text[]) group by e.step, r.state order by e.step`,
    [town.townId, ['expire', 'lapseDefence']],
  );

it('a defence lapses and an effect ends exactly once, though three workers are at it and are killed one after the other', async () => {
  const [inDefence, inEffect] = [toList(lapseDefence.from)[0], toList(expire.from)[0]];
  await query(fill, [town.townId, numberIn(town.unit), numberIn(town.teachers[0]), inDefence, inEffect, 2 * each]);
  await query('analyze');
  workers = startWorkers(town.home, 3);
  let killed = 0;
  const count = async () => (await moved()).reduce((sum, { events }) => sum + events, 0);
  for (let second = 0; second < harm && (await count()) < 2 * each; second += 1) {
    await sleep(500);
    workers.tend();
    if (workers.killOldest()) killed += 1;
  }
  const deadline = performance.now() + 60_000;
  while ((await count()) < 2 * each && performance.now() < deadline) {
    workers.tend();
    await sleep(300);
  }
  // Time for one that would do it again.
  await sleep(3000);
  expect(killed).toBeGreaterThan(0);
  expect(await moved()).toEqual([
    { step: 'expire', state: expire.to, events: each, records: each },
    { step: 'lapseDefence', state: lapseDefence.to, events: each, records: each },
  ]);
  const [told] = await query<{ count: number }>(
    `select count(*)::int as count from outbox o join event e on e.town_id = o.town_id and o.key = 'event:' || e.record_id || ':' || e.version
      where o.town_id = $1 and e.step = any($2::text[])`,
    [town.townId, ['expire', 'lapseDefence']],
  );
  expect(told?.count).toBe(2 * each);
}, 150_000);

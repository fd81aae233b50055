import { type Transaction, transaction } from '@plumbline/database';
import { toList, type Workflow, workflows } from '@plumbline/workflows';
import type { Deps } from '../deps.ts';
import type { Standing } from '../record/holders.ts';
import { namedStatement } from '../record/named-statement.ts';
import { inStep } from '../record/read-for-step.ts';
import { takeBySystem } from '../record/system-step.ts';
import { type Body, composeBody, type Holder, readHolders } from '../sanction/body.ts';
import { bodyDiffers, bodyNow } from '../sanction/compose.ts';
import { barredIn, concernedIn } from '../sanction/count.ts';
import { type TownFacts, todayOf, townFacts } from '../town/facts.ts';

const workflow: Workflow = workflows.sanction;

/** Steps of the system that give a case to those who hold the posts of its body now, by the state of the case. */
const stepByState: ReadonlyMap<string, string> = new Map(
  ['compose', 'recount'].flatMap((name) => toList(workflow.steps[name]?.from).map((state) => [state, name] as const)),
);

interface Case {
  readonly id: number;
  readonly state: string;
  readonly body: Body;
  readonly standings: readonly Standing[];
}

const casesIn = namedStatement<Case>(`
  select r.id, r.state, f.body,
    (select coalesce(json_agg(json_build_object('relation', a.relation, 'person_id', a.person_id) order by a.id), '[]'::json)
      from assignment a where a.town_id = :town::int and a.record_id = r.id and a.until is null) as standings
  from record r join sanction f on f.town_id = r.town_id and f.record_id = r.id
  where r.town_id = :town::int and r.kind = :kind and r.state = any(:states::text[]) order by r.id`);

/** Cases whose body is no longer the one that they were given to. */
const changedCases = async (tx: Transaction, town: TownFacts, today: string): Promise<readonly Case[]> => {
  const [cases, group, branch] = await Promise.all([
    tx.run(casesIn({ town: town.id, kind: workflow.name, states: [...stepByState.keys()] })),
    readHolders(tx, town.id, 'group', today),
    readHolders(tx, town.id, 'branch', today),
  ]);
  const holders: Readonly<Record<Body, readonly Holder[]>> = { group, branch };
  return cases.filter(({ body, standings }) =>
    bodyDiffers(
      standings,
      composeBody(holders[body], { body, concernedId: concernedIn(standings), barred: barredIn(standings) }),
    ),
  );
};

/** How often cases that moved on meanwhile are looked at again. */
const tries = 3;

/**
 * Gives every consequence that is not over to those who hold the posts of its body now: who handles it, presides and
 * votes. A case whose body is the same is left alone; of several who do this at once, each case is moved by one.
 * @returns how many cases changed hands
 */
export const composeBodies = async (deps: Deps, townId: number): Promise<number> => {
  const town = await townFacts(deps, townId);
  const scope = { townId, personId: null, zone: town.zone, as: 'step' } as const;
  let count = 0;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const changed = await transaction(deps.pool, scope, (tx) => changedCases(tx, town, todayOf(town, deps.clock())));
    if (changed.length === 0) break;
    for (const { id, state } of changed) {
      const answer = await takeBySystem(
        deps,
        townId,
        id,
        stepByState.get(state) ?? '',
        {},
        async (tx, subject, now) => {
          const { standings } = subject;
          const body = await bodyNow(tx, { town: now.town, today: now.today, record: inStep(subject), standings });
          return bodyDiffers(standings, body) ? {} : null;
        },
      );
      if (answer.ok) count += 1;
    }
  }
  return count;
};

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../demo/accounts.ts';
import { type Act, declaredEdges, type Edge, edges, openTitles, walked } from './model-edges.ts';
import { nameBy, type Proposed, proposeConsequences } from './model-missed.ts';
import { type Road, roads, type Start } from './model-roads.ts';
import { missed, play, pressedOn, workflow as sanction, type Taken } from './model-sanction.ts';
import { type ModelTown, openModelTown, personNamed } from './model-town.ts';
import { type Made, offered, soon, stateOn, storyOf, type Walk, walkThrough } from './model-walk.ts';
import { type SignedIn, signedIn } from './signed-in.ts';

let town: ModelTown;
let walk: Walk;
beforeAll(async () => {
  town = await openModelTown();
  walk = walkThrough(town);
}, 240_000);
afterAll(() => town?.stage.close());

const target = ({ id, version, contentHash }: Made, { fields }: Act) => ({
  id,
  expectedVersion: version,
  ...(Object.hasOwn(fields, 'contentHash') ? { contentHash } : {}),
});

/** A case whose notice the teacher has before them, beside which something may be asked for. */
const caseBeside = async (): Promise<Made> => {
  const edge = edges.find(({ workflow, way }) => workflow.beside === undefined && way.length > 0);
  const [notice] = edge?.way ?? [];
  if (edge === undefined || notice === undefined) throw new Error('There is no edge behind a notice.');
  return walk.run(edge.workflow.name, notice, target(await walk.run(edge.workflow.name, edge.first, {}), notice));
};

let units = 0;
/** A unit that no other agreement is about; its figures are those of the campus. */
const unitOfItsOwn = async (): Promise<string> => {
  units += 1;
  const { done } = await town.ask<{ done: { unit: { id: string } | null } }>(
    'admin',
    'mutation($input: CreateUnitInput!) { done: createUnit(input: $input) { unit { id } } }',
    { input: { kind: 'RESEARCH_GROUP', name: `第 ${units} 教研组`, parent: town.unit } },
  );
  return done.unit?.id ?? '';
};

const startOf = async ({ workflow }: Edge): Promise<object> => {
  if (workflow.beside !== undefined) return { parentId: (await caseBeside()).id };
  return workflow.name === 'agreement' ? { unit: await unitOfItsOwn() } : {};
};

/** A record that stands where the edge begins. */
const lead = async (edge: Edge): Promise<Made> => {
  const { workflow, first, way } = edge;
  let record = await walk.run(workflow.name, first, await startOf(edge));
  for (const act of way) record = await walk.run(workflow.name, act, target(record, act));
  return record;
};

/** The words in which the page says where the record stands: to whoever is to sign, that. */
const standing = ({ workflow, from, start, act, signed }: Edge): string | undefined => {
  const sign = workflow.steps['sign']?.title[0] ?? '';
  const asked = openTitles(workflow, start, act.player, signed.before).includes(sign);
  return asked ? '等您签署' : workflow.states[from]?.title[0];
};

const addressOf: Readonly<Record<string, string>> = {
  rectification: 'cases',
  request: 'requests',
  agreement: 'agreements',
};

describe('every edge that people take, in the panel', () => {
  it('is more than sixty, and none that the declaration has is left out', () => {
    const known = (name: string) =>
      edges.filter(({ workflow }) => workflow.name === name).map(({ from, name: step, to }) => `${from} ${step} ${to}`);
    for (const { workflow } of walked)
      expect([...new Set(known(workflow.name))].toSorted()).toEqual([...new Set(declaredEdges(workflow))].toSorted());
    expect(edges.length).toBeGreaterThan(60);
  });

  it.each(edges.map((edge) => ({ ...edge, kind: edge.workflow.name })))(
    '$kind: from $from by $name to $to',
    async (edge) => {
      const record = await lead(edge);
      const seat = town.seats[edge.act.player];
      const { page } = seat;
      // Within the page, as a link leads: nothing is loaded anew.
      const address = `/${addressOf[edge.workflow.name]}/${encodeURIComponent(record.number)}`;
      await page.evaluate(`location.hash = ${JSON.stringify(address)}`);
      await page.locator('#main').getByText(record.number).first().waitFor();
      await expect.poll(() => stateOn(seat), soon).toBe(standing(edge));
      await walk.take(seat, edge.act);
      await walk.send(seat, edge.act);
      await expect.poll(() => stateOn(seat), soon).toBe(edge.workflow.states[edge.to]?.title[0]);
      const history = [edge.first, ...edge.way, edge.act].map(({ name }) => name).toReversed();
      await expect.poll(() => storyOf(seat), soon).toEqual(history);
      const open = openTitles(edge.workflow, edge.end, edge.act.player, edge.signed.after).toSorted();
      await expect.poll(async () => [...(await offered(seat))].toSorted(), soon).toEqual(open);
    },
    60_000,
  );
});

describe('every edge that people take of a consequence, in the panel', () => {
  let people: SignedIn;
  let proposed: readonly Proposed[];
  beforeAll(async () => {
    people = signedIn(town.stage.url, demoPassword);
    const byHand = roads.filter(({ rule }) => rule === 'D').map(({ concerned }) => concerned);
    proposed = await proposeConsequences(town, people, byHand);
  }, 240_000);

  it('is on one of the roads, and on them is none that the declaration has not', () => {
    expect(missed()).toEqual({ notWalked: [], unknown: [] });
  });

  it('begins with what the rules put forward, not held, with what was proposed by hand, and with a tie', () => {
    const found = proposed.map(({ rule, tied, held }) => `${rule} ${tied} ${held}`);
    for (const { rule } of roads) expect(found).toContain(`${rule} ${rule === 'A'} ${rule !== 'C'}`);
  });

  /** The case of a road, with all that is known of it. */
  const caseOf = ({ rule, concerned }: Road): Proposed => {
    const own = proposed.filter((each) => each.rule === rule);
    const place = ['first', 'second'].indexOf(concerned);
    const found = place < 0 ? own.find(({ name }) => name === nameBy(concerned)) : own[place];
    if (found === undefined) throw new Error(`There is no case by rule ${rule} about ${concerned}.`);
    return found;
  };

  const known = new Map<string, Awaited<ReturnType<typeof personNamed>>>();
  /** The act with people as forms and the interface name them. */
  const actOf = async ({ act }: Taken): Promise<Act> => {
    const fields: Record<string, unknown> = { ...act.fields };
    for (const [name, chosen] of Object.entries(fields)) {
      if (act.step.input?.[name]?.kind !== 'person') continue;
      const key = String(chosen);
      const person = known.get(key) ?? (await personNamed(town.ask, nameBy(key)));
      known.set(key, person);
      fields[name] = person;
    }
    return { ...act, fields };
  };

  /** By the interface, as whoever it is. */
  const takeOn = async ({ id }: Proposed, taken: Taken) => {
    const { node } = await people.graphql<{ node: { version: number } }>(
      'admin',
      'query ($id: ID!) { node(id: $id) { ... on Sanction { version } } }',
      { id },
    );
    const ask = <Data>(query: string, variables: object) => people.graphql<Data>(taken.by, query, variables);
    await walk.run(sanction.name, await actOf(taken), { id, expectedVersion: node.version }, ask);
  };

  /** What every seat has before it: a case after so many steps. */
  const shown = new Map<string, string>();
  const press = async ({ number }: Proposed, taken: Taken) => {
    const act = await actOf(taken);
    const seat = town.seats[act.player];
    const before = taken.story.slice(1);
    if (shown.get(act.player) !== `${number} ${before.length}`)
      await seat.open(`/sanctions/${encodeURIComponent(number)}`);
    await expect.poll(() => stateOn(seat), soon).toBe(sanction.states[taken.from.state]?.title[0]);
    await expect.poll(() => storyOf(seat), soon).toEqual(before);
    await walk.take(seat, act);
    await walk.send(seat, act);
    await expect.poll(() => stateOn(seat), soon).toBe(sanction.states[taken.to.state]?.title[0]);
    await expect.poll(() => storyOf(seat), soon).toEqual(taken.story);
    await expect.poll(async () => [...(await offered(seat))].toSorted(), soon).toEqual(taken.open.toSorted());
    shown.set(act.player, `${number} ${taken.story.length}`);
  };

  const played = new Map<Road, readonly Taken[]>();
  const startOf = ({ rule, tied, held, supports, objections }: Start): Start => ({
    rule,
    tied,
    held,
    supports,
    objections,
  });
  const whole = (road: Road): readonly Taken[] => {
    const found = played.get(road) ?? play(road, startOf(caseOf(road)));
    played.set(road, found);
    return found;
  };

  describe.each(roads)('$title', (road) => {
    it.each(pressedOn(road).map(({ name, from, to }, index) => ({ index, name, from: from.state, to: to.state })))(
      'from $from by $name to $to',
      async ({ index }) => {
        const moves = whole(road);
        const at = moves.flatMap(({ pressed }, place) => (pressed ? [place] : []));
        const [since, end] = [index === 0 ? 0 : (at[index - 1] ?? 0) + 1, at[index] ?? 0];
        const record = caseOf(road);
        for (const move of moves.slice(since, end)) await takeOn(record, move);
        await press(record, moves[end] as Taken);
      },
      60_000,
    );
  });
});

it('left no page in trouble', () => {
  expect(town.stage.complaints).toEqual([]);
});

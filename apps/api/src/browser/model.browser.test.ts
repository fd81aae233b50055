import { addDays } from '@plumbline/rules';
import type { Field, Step } from '@plumbline/workflows';
import { workflows } from '@plumbline/workflows';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Act, declaredEdges, type Edge, edges, openTitles, type Player, players } from './model-edges.ts';
import { openStage, type Seat, type Stage } from './stage.ts';

let stage: Stage;
let seats: Readonly<Record<Player, Seat>>;
/** People who are named in forms: as they are searched for, as they are shown, and their numbers. */
const named = {
  responsible: { search: 'yujiamin', name: '余佳敏' },
  successor: { search: 'niewentao', name: '聂文涛' },
} as const;
const ids: Record<string, string> = {};
const days: Record<'soon' | 'later', string> = { soon: '', later: '' };

beforeAll(async () => {
  stage = await openStage();
  const [admin, inspector, teacher] = await Promise.all(players.map((login) => stage.seat(login, 'desk')));
  seats = { admin, inspector, teacher } as Readonly<Record<Player, Seat>>;
  for (const { search } of Object.values(named))
    ids[search] = await firstOf('people(first: 1, filter: { search: $search })', search);
  ids['unit'] = await firstOf('units(first: 1, filter: { search: $search })', '东片小学');
  const { town } = await ask<{ town: { today: string } }>('admin', '{ town { today } }');
  days.soon = addDays(town.today, 20);
  days.later = addDays(town.today, 40);
});
afterAll(() => stage?.close());

/** Asks the interface as a player: what leads up to the edge that is tried. */
const ask = async <Data>(player: Player, query: string, variables: object = {}): Promise<Data> => {
  const { data, errors } = (await seats[player].page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/graphql', { method: 'POST', headers, body })).json();
  }, JSON.stringify({ query, variables }))) as { data: Data; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
};
const firstOf = async (list: string, search: string): Promise<string> => {
  const { found } = await ask<{ found: { nodes: { id: string }[] } }>(
    'admin',
    `query($search: String) { found: ${list} { nodes { id } } }`,
    { search },
  );
  return found.nodes[0]?.id ?? '';
};

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const constant = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
const personFor = (act: Act) => (act.name === 'reassign' ? named.successor : named.responsible);

/** What is written for a field, as the interface takes it. */
const valueFor = (act: Act, { kind }: Field, chosen: unknown): unknown =>
  ({
    text: '走廊灭火器前堆放纸箱',
    longText: '当天清走，以后每天放学前看一遍。',
    day: act.name === 'record' || act.name === 'issueNotice' ? days.soon : days.later,
    choice: constant(String(chosen)),
    switch: chosen,
    person: ids[personFor(act).search],
    unit: ids['unit'],
  })[kind as string];

interface Made {
  readonly id: string;
  readonly number: string;
  readonly version: number;
}

let keys = 0;
const run = async (workflow: string, act: Act, target: object): Promise<Made> => {
  keys += 1;
  const values = Object.entries(act.fields).map(([name, chosen]) => [
    name,
    valueFor(act, act.step.input?.[name] as Field, chosen),
  ]);
  const input = { ...target, idempotencyKey: `browser-model-${keys}`, ...Object.fromEntries(values) };
  const mutation = `${workflow}${pascal(act.name)}`;
  const { done } = await ask<{ done: { record: Made | null; problems: unknown } }>(
    act.player,
    `mutation($input: ${pascal(mutation)}Input!) { done: ${mutation}(input: $input) { record { id number version } problems { code message path } } }`,
    { input },
  );
  if (done.record === null) throw new Error(`${mutation}: ${JSON.stringify(done.problems)}`);
  return done.record;
};

const target = ({ id, version }: Made) => ({ id, expectedVersion: version });

/** A case whose notice the teacher has before them, beside which something may be asked for. */
const caseBeside = async (): Promise<Made> => {
  const edge = edges.find(({ workflow, way }) => workflow.beside === undefined && way.length > 0);
  const [notice] = edge?.way ?? [];
  if (edge === undefined || notice === undefined) throw new Error('There is no edge behind a notice.');
  return run(edge.workflow.name, notice, target(await run(edge.workflow.name, edge.first, {})));
};

/** A record that stands where the edge begins. */
const lead = async ({ workflow, first, way }: Edge): Promise<Made> => {
  const beside = workflow.beside === undefined ? {} : { parentId: (await caseBeside()).id };
  let record = await run(workflow.name, first, beside);
  for (const act of way) record = await run(workflow.name, act, target(record));
  return record;
};

/** Fills one field of a form by its kind alone. */
const fill = async (seat: Seat, act: Act, [name, chosen]: readonly [string, unknown]) => {
  const field = act.step.input?.[name] as Field;
  const form = seat.page.getByRole('form', { name: act.step.title[0], exact: true });
  const value = valueFor(act, field, chosen);
  const label = new RegExp(`^${field.title[0]}`);
  if (field.kind === 'choice' || field.kind === 'switch')
    await form.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });
  else if (field.kind === 'person') {
    await form.getByLabel(label).fill(personFor(act).search);
    await seat.page
      .getByRole('option', { name: personFor(act).name })
      .first()
      .click();
  } else await form.getByLabel(label).fill(String(value));
};

/** The steps that the page offers, by their titles. */
const offered = async ({ page }: Seat): Promise<readonly string[]> =>
  page.locator('#now').evaluate((section) => {
    const toggles = [...section.querySelectorAll('button[aria-pressed]')].map((each) => each.textContent ?? '');
    const form = section.querySelector('form')?.getAttribute('aria-label') ?? null;
    return toggles.length > 0 || form === null ? toggles : [form];
  });

/** The steps of the history, the latest first. */
const storyOf = ({ page }: Seat): Promise<readonly (string | null)[]> =>
  page
    .locator('[data-timeline] [data-step]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-step')));

const take = async ({ page }: Seat, { step }: { step: Step }) => {
  const form = page.getByRole('form', { name: step.title[0], exact: true });
  const toggle = page.locator('#now').getByRole('button', { name: step.title[0], exact: true, pressed: false });
  await form.or(toggle).first().waitFor();
  if ((await form.count()) === 0) await toggle.click();
  await form.waitFor();
  return form;
};

describe('every edge that people take, in the panel', () => {
  it('is more than thirty, and none that the declaration has is left out', () => {
    const known = (name: string) =>
      edges.filter(({ workflow }) => workflow.name === name).map(({ from, name: step, to }) => `${from} ${step} ${to}`);
    for (const workflow of Object.values(workflows))
      expect(known(workflow.name).toSorted()).toEqual([...new Set(declaredEdges(workflow))].toSorted());
    expect(edges.length).toBeGreaterThan(30);
  });

  it.each(edges.map((edge) => ({ ...edge, kind: edge.workflow.name })))(
    '$kind: from $from by $name to $to',
    async (edge) => {
      const record = await lead(edge);
      const seat = seats[edge.act.player];
      const { page } = seat;
      const address = edge.workflow.beside === undefined ? 'cases' : 'requests';
      // Within the page, as a link leads: nothing is loaded anew.
      await page.evaluate(`location.hash = ${JSON.stringify(`/${address}/${encodeURIComponent(record.number)}`)}`);
      await page.locator('#main').getByText(record.number).first().waitFor();
      const state = page.locator('#main .MuiChip-label').first();
      await expect.poll(() => state.textContent()).toBe(edge.workflow.states[edge.from]?.title[0]);
      const form = await take(seat, edge.act);
      for (const field of Object.entries(edge.act.fields)) await fill(seat, edge.act, field);
      await form.getByRole('button', { name: edge.act.step.title[0], exact: true }).last().click();
      await page.getByText(`已办：${edge.act.step.title[0]}。`).first().waitFor();
      await expect.poll(() => state.textContent()).toBe(edge.workflow.states[edge.to]?.title[0]);
      const history = [edge.first, ...edge.way, edge.act].map(({ name }) => name).toReversed();
      await expect.poll(() => storyOf(seat)).toEqual(history);
      const open = openTitles(edge.workflow, edge.end, edge.act.player).toSorted();
      await expect.poll(async () => [...(await offered(seat))].toSorted()).toEqual(open);
    },
    60_000,
  );

  it('left no page in trouble', () => {
    expect(stage.complaints).toEqual([]);
  });
});

import { join } from 'node:path';
import type { Field, Step } from '@plumbline/workflows';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../demo/accounts.ts';
import { type Act, declaredEdges, type Edge, edges, openTitles, walked } from './model-edges.ts';
import { type ModelTown, type Named, openModelTown } from './model-town.ts';
import { signOnDesk } from './sign-on-desk.ts';
import type { Seat } from './stage.ts';

/** How long a page may take to show what was done, on a machine with other work. */
const soon = { timeout: 15_000 } as const;
const photo = join(import.meta.dirname, '../demo/photos/ledger-after.jpg');

let town: ModelTown;
beforeAll(async () => {
  town = await openModelTown();
}, 240_000);
afterAll(() => town?.stage.close());

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const constant = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
const personFor = (act: Act, field: string): Named => {
  if (field === 'partyA') return town.people.grouphead;
  if (field === 'partyB') return town.people.campushead;
  if (field === 'signer') return town.people[act.signs ?? 'campushead'];
  return act.name === 'reassign' ? town.people.successor : town.people.teacher;
};
const examFor = ({ facts }: Act) => town.exams[String(facts['outcome'])] ?? { code: '', id: '' };

const dayFor = ({ name, title }: Act & { readonly title: string }): string => {
  if (title === '签署日期') return town.days.today;
  return name === 'record' || name === 'issueNotice' ? town.days.soon : town.days.later;
};

let changes = 0;
/** Another value each time, so that every change is one. */
const anotherTarget = (): string => {
  changes += 1;
  return (60 + (changes % 100) / 100).toFixed(2);
};
const clauseTitle = '甲方提供的支持';

/** What is written for a field, as the interface takes it. */
const valueFor = (act: Act, name: string, { kind, title }: Field, chosen: unknown): unknown =>
  ({
    text: '走廊灭火器前堆放纸箱',
    longText: '当天清走，以后每天放学前看一遍。',
    day: dayFor({ ...act, title: title[0] }),
    // An agreement with a leader in charge may be about any unit, so that each of them is about one of its own.
    choice: name === 'party' ? 'LEADER_IN_CHARGE' : constant(String(chosen)),
    switch: chosen,
    person: personFor(act, name).id,
    unit: town.unit,
    exam: examFor(act).id,
    password: demoPassword,
  })[kind as string];

interface Made {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  /** Of an agreement. */
  readonly contentHash?: string;
}

/** Targets and clauses as the interface takes them, other ones each time. */
const textFor = (name: string): unknown =>
  name === 'targets'
    ? [{ indicator: 'composite', comparison: 'AT_LEAST', value: anotherTarget(), mandatory: true }]
    : [{ title: clauseTitle, text: `每学月安排帮扶一次，目标 ${anotherTarget()}。` }];

let keys = 0;
const run = async (workflow: string, act: Act, target: object): Promise<Made> => {
  keys += 1;
  const values = Object.entries(act.fields).map(([name, chosen]) => {
    const field = act.step.input?.[name] as Field;
    const isText = field.kind === 'targets' || field.kind === 'clauses';
    return [name, isText ? textFor(name) : valueFor(act, name, field, chosen)];
  });
  const input = { idempotencyKey: `browser-model-${keys}`, ...Object.fromEntries(values), ...target };
  const mutation = `${workflow}${pascal(act.name)}`;
  const hash = workflow === 'agreement' ? 'contentHash' : '';
  const { done } = await town.ask<{ done: { record: Made | null; problems: unknown } }>(
    act.player,
    `mutation($input: ${pascal(mutation)}Input!) { done: ${mutation}(input: $input) { record { id number version ${hash} } problems { code message path } } }`,
    { input },
  );
  if (done.record === null) throw new Error(`${mutation}: ${JSON.stringify(done.problems)}`);
  return done.record;
};

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
  return run(edge.workflow.name, notice, target(await run(edge.workflow.name, edge.first, {}), notice));
};

/** A unit that no other agreement is about; its figures are those of the campus. */
const unitOfItsOwn = async (): Promise<string> => {
  keys += 1;
  const { done } = await town.ask<{ done: { unit: { id: string } | null } }>(
    'admin',
    'mutation($input: CreateUnitInput!) { done: createUnit(input: $input) { unit { id } } }',
    { input: { kind: 'RESEARCH_GROUP', name: `第 ${keys} 教研组`, parent: town.unit } },
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
  let record = await run(workflow.name, first, await startOf(edge));
  for (const act of way) record = await run(workflow.name, act, target(record, act));
  return record;
};

const formOf = ({ page }: Seat, { step }: { step: Step }) =>
  page.getByRole('form', { name: step.title[0], exact: true });

/** Changes the text on the table: the value of its target, or its clause, which is added where there is none. */
const change = async (seat: Seat, act: Act, kind: 'targets' | 'clauses') => {
  const form = formOf(seat, act);
  if (kind === 'targets') return form.getByLabel('第 1 项的数值').fill(anotherTarget());
  if ((await form.getByLabel('第 1 条的标题').count()) === 0) {
    await form.getByRole('button', { name: '加一条' }).click();
    await form.getByLabel('第 1 条的标题').fill(clauseTitle);
  }
  return form.getByLabel('第 1 条的内容').fill(`每学月安排帮扶一次，目标 ${anotherTarget()}。`);
};

const pick = async (seat: Seat, act: Act, label: RegExp, search: string, name: string) => {
  await formOf(seat, act).getByLabel(label).fill(search);
  await seat.page.getByRole('option', { name }).first().click();
};

/** Fills one field of a form by its kind alone. */
const fill = async (seat: Seat, act: Act, [name, chosen]: readonly [string, unknown]) => {
  const field = act.step.input?.[name] as Field;
  const form = formOf(seat, act);
  const value = valueFor(act, name, field, chosen);
  const label = new RegExp(`^${field.title[0]}`);
  if (field.kind === 'targets' || field.kind === 'clauses') await change(seat, act, field.kind);
  else if (field.kind === 'choice' || field.kind === 'switch')
    await form.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });
  else if (field.kind === 'person')
    await pick(seat, act, label, personFor(act, name).search, personFor(act, name).name);
  else if (field.kind === 'exam') await pick(seat, act, label, examFor(act).code, examFor(act).code);
  else if (field.kind === 'files') {
    await form.locator('input[data-evidence="album"]').setInputFiles(photo);
    await form.locator('img').first().waitFor();
    await form.locator('[role="progressbar"]').waitFor({ state: 'detached' });
  } else await form.getByLabel(label).fill(String(value));
};

/** Opens the form in which the text itself is changed, where the step leaves the choice. */
const openText = async (seat: Seat, act: Act) => {
  if (!Object.hasOwn(act.fields, 'targets')) return;
  const button = seat.page.getByRole('button', { name: '先改目标或条款再送签' });
  if (act.name === 'offer') await button.click();
  // The form without the text has the same name: this is in the other one.
  await formOf(seat, act).getByLabel('第 1 项的数值').waitFor();
};

/** Fills in and sends what a step asks for. */
const send = async (seat: Seat, act: Act) => {
  if (act.name === 'sign') return void (await signOnDesk(seat, demoPassword));
  await openText(seat, act);
  for (const field of Object.entries(act.fields)) await fill(seat, act, field);
  await formOf(seat, act).getByRole('button', { name: act.step.title[0], exact: true }).last().click();
  await seat.page.getByText(`已办：${act.step.title[0]}。`).first().waitFor();
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

const take = async (seat: Seat, act: Act) => {
  const title = act.step.title[0];
  const form = formOf(seat, act);
  const toggle = seat.page.locator('#now').getByRole('button', { name: title, exact: true, pressed: false });
  await form.or(toggle).first().waitFor();
  if ((await form.count()) === 0) await toggle.click();
  await form.waitFor();
};

/** The words in which the page says where the record stands: to whoever is to sign, that. */
const standing = ({ workflow, from, start, act, signed }: Edge): string | undefined => {
  const sign = workflow.steps['sign']?.title[0] ?? '';
  const asked = openTitles(workflow, start, act.player, signed.before).includes(sign);
  return asked ? '等你签署' : workflow.states[from]?.title[0];
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
      const state = page.locator('#main .MuiChip-label').first();
      await expect.poll(() => state.textContent(), soon).toBe(standing(edge));
      await take(seat, edge.act);
      await send(seat, edge.act);
      await expect.poll(() => state.textContent(), soon).toBe(edge.workflow.states[edge.to]?.title[0]);
      const history = [edge.first, ...edge.way, edge.act].map(({ name }) => name).toReversed();
      await expect.poll(() => storyOf(seat), soon).toEqual(history);
      const open = openTitles(edge.workflow, edge.end, edge.act.player, edge.signed.after).toSorted();
      await expect.poll(async () => [...(await offered(seat))].toSorted(), soon).toEqual(open);
    },
    60_000,
  );

  it('left no page in trouble', () => {
    expect(town.stage.complaints).toEqual([]);
  });
});

import { join } from 'node:path';
import type { Field, Step } from '@plumbline/workflows';
import { demoPassword } from '../demo/accounts.ts';
import type { Act } from './model-edges.ts';
import type { ModelTown, Named } from './model-town.ts';
import { signOnDesk } from './sign-on-desk.ts';
import type { Seat } from './stage.ts';

/** How long a page may take to show what was done, on a machine with other work. */
export const soon = { timeout: 15_000 } as const;

/** A record as the interface answers it. */
export interface Made {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  /** Of an agreement. */
  readonly contentHash?: string;
}

/** Sends an operation for whoever takes a step. */
export type Ask = <Data>(query: string, variables: object) => Promise<Data>;

/** Takes steps of any workflow by what their declaration asks for, by the interface and on a page. */
export interface Walk {
  /** Takes a step by the interface: what leads up to the one that is tried. */
  run(workflow: string, act: Act, target: object, ask?: Ask): Promise<Made>;
  /** Unfolds the form of a step on the page that shows the record. */
  take(seat: Seat, act: Act): Promise<void>;
  /** Fills in and sends what the step asks for, and waits to be told that it was taken. */
  send(seat: Seat, act: Act): Promise<void>;
}

const photo = join(import.meta.dirname, '../demo/photos/ledger-after.jpg');
const clauseTitle = '甲方提供的支持';
const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const constant = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
const isNamed = (chosen: unknown): chosen is Named => typeof chosen === 'object' && chosen !== null;

const formOf = ({ page }: Seat, { step }: { step: Step }) =>
  page.getByRole('form', { name: step.title[0], exact: true });

/** The steps that the page offers, by their titles. */
export const offered = ({ page }: Seat): Promise<readonly string[]> =>
  page.locator('#now, #also').evaluateAll((sections) =>
    sections.flatMap((section) => {
      const toggles = [...section.querySelectorAll('button[aria-pressed]')].map((each) => each.textContent ?? '');
      const form = section.querySelector('form')?.getAttribute('aria-label') ?? null;
      return toggles.length > 0 || form === null ? toggles : [form];
    }),
  );

/** The steps of the history, the latest first. */
export const storyOf = ({ page }: Seat): Promise<readonly (string | null)[]> =>
  page
    .locator('[data-timeline] [data-step]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-step')));

/** The words in which the page says where the record stands. */
export const stateOn = ({ page }: Seat): Promise<string | null> =>
  page.locator('#main .MuiChip-label').first().textContent();

/** What the page says once a step was taken; of a vote it has words of its own. */
const toldOf = ({ name, step }: Act): string => (name === 'vote' ? '已投票，记入存档' : `已办：${step.title[0]}。`);

/** Walks through a town. */
export const walkThrough = (town: ModelTown): Walk => {
  let changes = 0;
  let keys = 0;

  const personFor = (act: Act, field: string): Named => {
    const chosen = act.fields[field];
    if (isNamed(chosen)) return chosen;
    if (field === 'partyA') return town.people.grouphead;
    if (field === 'partyB') return town.people.campushead;
    if (field === 'signer') return town.people[act.signs ?? 'campushead'];
    return act.name === 'reassign' ? town.people.successor : town.people.teacher;
  };
  const examFor = ({ facts }: Act) => town.exams[String(facts['outcome'])] ?? { code: '', id: '' };

  const dayFor = ({ name }: Act, { fromToday }: Field): string => {
    if (fromToday === false) return town.days.today;
    return name === 'record' || name === 'issueNotice' ? town.days.soon : town.days.later;
  };

  /** Another value each time, so that every change is one. */
  const anotherTarget = (): string => {
    changes += 1;
    return (60 + (changes % 100) / 100).toFixed(2);
  };

  /** What is written for a field, as the interface takes it. */
  const valueFor = (act: Act, name: string, field: Field, chosen: unknown): unknown =>
    ({
      text: typeof chosen === 'string' ? chosen : '走廊灭火器前堆放纸箱',
      longText: typeof chosen === 'string' ? chosen : '当天清走，以后每天放学前看一遍。',
      day: dayFor(act, field),
      // An agreement with a leader in charge may be about any unit, so that each of them is about one of its own.
      choice: name === 'party' ? 'LEADER_IN_CHARGE' : constant(String(chosen)),
      switch: chosen,
      person: personFor(act, name).id,
      unit: town.unit,
      exam: examFor(act).id,
      password: demoPassword,
    })[field.kind as string];

  /** Targets and clauses as the interface takes them, other ones each time. */
  const textFor = (name: string): unknown =>
    name === 'targets'
      ? [{ indicator: 'composite', comparison: 'AT_LEAST', value: anotherTarget(), mandatory: true }]
      : [{ title: clauseTitle, text: `每学月安排帮扶一次，目标 ${anotherTarget()}。` }];

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
    else if (field.kind === 'choice' || field.kind === 'switch') {
      const card = form.locator(`input[name="${name}"][value="${value}"]`);
      const list = form.getByRole('combobox', { name: label });
      await card.or(list).first().waitFor({ state: 'attached' });
      if ((await list.count()) === 0) await card.check({ force: true });
      else {
        await list.click();
        await seat.page.getByRole('option', { name: field.options?.[String(chosen)]?.[0] ?? '', exact: true }).click();
      }
    } else if (field.kind === 'person')
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

  return {
    async run(workflow, act, target, ask = (query, variables) => town.ask(act.player, query, variables)) {
      keys += 1;
      const values = Object.entries(act.fields).map(([name, chosen]) => {
        const field = act.step.input?.[name] as Field;
        const isText = field.kind === 'targets' || field.kind === 'clauses';
        return [name, isText ? textFor(name) : valueFor(act, name, field, chosen)];
      });
      const input = { idempotencyKey: `browser-model-${keys}`, ...Object.fromEntries(values), ...target };
      const mutation = `${workflow}${pascal(act.name)}`;
      const hash = workflow === 'agreement' ? 'contentHash' : '';
      const { done } = await ask<{ done: { record: Made | null; problems: unknown } }>(
        `mutation($input: ${pascal(mutation)}Input!) { done: ${mutation}(input: $input) { record { id number version ${hash} } problems { code message path } } }`,
        { input },
      );
      if (done.record === null) throw new Error(`${mutation}: ${JSON.stringify(done.problems)}`);
      return done.record;
    },
    async take(seat, act) {
      const title = act.step.title[0];
      const form = formOf(seat, act);
      const toggle = seat.page.locator('#now, #also').getByRole('button', { name: title, exact: true, pressed: false });
      await form.or(toggle).first().waitFor();
      if ((await form.count()) === 0) await toggle.click();
      await form.waitFor();
    },
    async send(seat, act) {
      if (act.name === 'sign') return void (await signOnDesk(seat, demoPassword));
      await openText(seat, act);
      for (const field of Object.entries(act.fields)) await fill(seat, act, field);
      await formOf(seat, act).locator('button[type="submit"]').last().click();
      await seat.page.getByText(toldOf(act)).first().waitFor();
    },
  };
};

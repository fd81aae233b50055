import { readOnce, sqlOf } from '@plumbline/database';
import { isWorkingDay } from '@plumbline/rules';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { planYearOf, townFacts } from './facts.ts';
import { type CalendarChange, saveCalendar } from './save-calendar.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('calendar');
});
afterAll(() => town.close());

const facts = () => townFacts(town.deps, town.townId);
const present = async (more: Partial<CalendarChange> = {}): Promise<CalendarChange> => {
  const { terms, planYears } = await facts();
  const year = planYears.find(({ startsOn }) => startsOn === '2026-08-01') ?? planYearOf(await facts(), '2026-11-18');
  return {
    planYearId: year.id,
    title: year.title,
    startsOn: year.startsOn,
    endsOn: year.endsOn,
    terms: terms
      .filter(({ planYearId }) => planYearId === year.id)
      .map(({ id, title, startsOn, endsOn }) => ({ id, title, startsOn, endsOn })),
    days: [],
    ...more,
  };
};
const save = async (more: Partial<CalendarChange> = {}, as = town.people.admin) =>
  saveCalendar(town.deps, as, await present(more));
const paths = (answer: Awaited<ReturnType<typeof save>>) =>
  answer.ok ? [] : answer.problems.map(({ path }) => path?.join('.'));

it('days follow what was saved, those of the other year stay, and school months follow their term', async () => {
  const before = await facts();
  const other = [...before.exceptions].filter(([day]) => day < '2026-08-01');
  const change = await present();
  const [first, second] = change.terms;
  if (first === undefined || second === undefined) throw new Error('There are no terms.');
  const answer = await save({
    title: '2026 学年',
    terms: [{ ...first, title: '秋季', startsOn: '2026-09-07', endsOn: '2027-01-15' }, second],
    days: [
      { day: '2026-10-01', kind: 'holiday', note: '国庆节' },
      { day: '2026-10-10', kind: 'makeUp', note: null },
    ],
  });
  expect(answer).toMatchObject({ ok: true });
  const after = await facts();
  expect([...after.exceptions].filter(([day]) => day < '2026-08-01')).toEqual(other);
  expect([...after.exceptions].filter(([day]) => day >= '2026-08-01' && day <= '2027-07-31')).toEqual([
    ['2026-10-01', 'holiday'],
    ['2026-10-10', 'makeUp'],
  ]);
  expect(['2026-10-01', '2026-10-10'].map((day) => isWorkingDay(day, after.exceptions))).toEqual([false, true]);
  expect(after.terms.find(({ id }) => id === first.id)).toMatchObject({ title: '秋季', startsOn: '2026-09-07' });
  const months = await readOnce(
    town.deps.pool,
    town.people.admin,
    sqlOf
      .selectFrom('school_month')
      .where('town_id', '=', town.townId)
      .where('term_id', '=', first.id)
      .select(['month', 'starts_on', 'ends_on'])
      .orderBy('month'),
  );
  expect([months[0]?.starts_on, months.at(-1)?.ends_on]).toEqual(['2026-09-07', '2027-01-15']);
});

it('days that contradict one another are refused, all at once, and nothing is changed', async () => {
  const before = await facts();
  const { terms } = await present();
  const [first, second] = terms;
  if (first === undefined || second === undefined) throw new Error('There are no terms.');
  expect(paths(await save({ startsOn: '2026-07-01' }))).toEqual(['startsOn']);
  expect(paths(await save({ endsOn: '2026-08-01', terms: [] }))).toContain('endsOn');
  expect(paths(await save({ endsOn: '2026-10-01' }))).toContain('endsOn');
  expect(paths(await save({ terms: [first] }))).toEqual(['terms']);
  expect(
    paths(
      await save({
        terms: [
          { ...first, endsOn: first.startsOn },
          { ...second, startsOn: first.startsOn },
        ],
      }),
    ),
  ).toEqual(['terms.0.endsOn', 'terms.1.startsOn']);
  expect(paths(await save({ terms: [{ ...first, startsOn: '2026-07-01' }, second], title: ' ' }))).toEqual([
    'title',
    'terms.0.startsOn',
  ]);
  const twice = { day: '2026-10-01', kind: 'holiday', note: null } as const;
  expect(paths(await save({ days: [twice, { ...twice, day: '2028-01-01' }, twice] }))).toEqual([
    'days.1.day',
    'days.2.day',
  ]);
  expect(await facts()).toEqual(before);
});

it('a plan year that is not there is not found, and nobody else may change one', async () => {
  expect(await save({ planYearId: 999_999 })).toMatchObject({ ok: false, problems: [{ code: 'NotFound' }] });
  expect(await save({}, town.people.inspector)).toMatchObject({ ok: false, problems: [{ code: 'NotAllowed' }] });
});

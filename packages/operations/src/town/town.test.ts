import { readOnce, sqlOf } from '@plumbline/database';
import { addDays, settingKeys, settings } from '@plumbline/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedInBoth } from '../testing/languages.ts';
import { plainCalendar } from '../testing/plain-calendar.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { createTown, listTowns } from './create-town.ts';
import { forgetTown, planYearOf, settingOn, termOf, townFacts, unitAndAbove, unitAndBelow } from './facts.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('calendar');
});
afterAll(() => town.close());

describe('a new town', () => {
  it('has the plan’s numbers as settings of every plan year, each with its clause', async () => {
    const facts = await townFacts(town.deps, town.townId);
    expect(facts.planYears.length).toBeGreaterThan(1);
    for (const year of facts.planYears) expect([...year.settings.keys()].sort()).toEqual([...settingKeys].sort());
    for (const key of settingKeys) expect(settingOn(facts, '2026-11-18', key)).toBe(settings[key].default);
  });

  it('has school months that follow one another through each term', async () => {
    const rows = await readOnce(
      town.deps.pool,
      { townId: town.townId, personId: null },
      sqlOf
        .selectFrom('school_month')
        .innerJoin('term', (join) =>
          join.onRef('term.town_id', '=', 'school_month.town_id').onRef('term.id', '=', 'school_month.term_id'),
        )
        .select([
          'term_id',
          'month',
          'school_month.starts_on',
          'school_month.ends_on',
          'term.starts_on as first',
          'term.ends_on as last',
        ])
        .orderBy('term_id')
        .orderBy('month'),
    );
    for (const months of Map.groupBy(rows, ({ term_id }) => term_id).values()) {
      expect([months[0]?.starts_on, months.at(-1)?.ends_on]).toEqual([months[0]?.first, months[0]?.last]);
      for (const [index, month] of months.entries()) {
        const next = months[index + 1];
        if (next !== undefined)
          expect([next.month, next.starts_on]).toEqual([month.month + 1, addDays(month.ends_on, 1)]);
      }
    }
  });

  it('is refused where its code is taken, and nothing of it is left', async () => {
    const before = await listTowns(town.deps);
    await expect(
      createTown(town.deps, { code: 'calendar', name: '重名', calendar: plainCalendar('2026-11-18') }),
    ).rejects.toThrow('calendar');
    expect(await listTowns(town.deps)).toEqual(before);
  });

  it('knows its units upwards and downwards', async () => {
    const facts = await townFacts(town.deps, town.townId);
    expect(unitAndAbove(facts, town.east)).toEqual([town.east, town.root]);
    expect(unitAndBelow(facts, town.root)).toEqual(expect.arrayContaining([town.root, town.east, town.west]));
    expect(unitAndAbove(facts, 999_999)).toEqual([]);
  });
});

describe('a plain calendar', () => {
  it.each(['2026-01-01', '2026-02-29', '2026-07-31', '2026-08-01', '2026-09-01', '2026-12-31', '2028-02-29'])(
    'made on %s has a plan year and a term for that day, without a gap between plan years',
    (today) => {
      const { planYears } = plainCalendar(today);
      expect(planYears.some(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)).toBe(true);
      for (const [index, year] of planYears.entries()) {
        const next = planYears[index + 1];
        if (next !== undefined) expect(next.startsOn).toBe(addDays(year.endsOn, 1));
        for (const term of year.terms)
          expect(year.startsOn <= term.startsOn && term.startsOn < term.endsOn && term.endsOn <= year.endsOn).toBe(
            true,
          );
      }
    },
  );
});

describe('a setting of the plan year', () => {
  it('that the town changes counts from the next step on', async () => {
    const { inspector } = town.people;
    const pool = town.deps.pool;
    const client = await pool.connect();
    await client.query('begin');
    await client.query(`select set_config('app.town', $1, true)`, [String(town.townId)]);
    await client.query(`update setting set value = 5 where key = 'rectification.issueDays'`);
    await client.query('commit');
    client.release();
    forgetTown(town.deps, town.townId);
    const { recordId } = await town.done(town.step(inspector, 'record', null, town.finding()));
    const [record] = await readOnce(
      pool,
      { townId: town.townId, personId: null },
      sqlOf.selectFrom('record').where('id', '=', recordId).select('due_on'),
    );
    expect(record?.due_on).toBe('2026-11-25');
  });
});

it('a day outside every plan year falls to the nearest one', async () => {
  const facts = await townFacts(town.deps, town.townId);
  expect(planYearOf(facts, '1999-01-01')).toBe(facts.planYears[0]);
  expect(planYearOf(facts, '2099-01-01')).toBe(facts.planYears.at(-1));
  expect(termOf(facts, '2099-01-01')).toBe(facts.terms.at(-1));
});

it('nobody may do anything in a town that is not theirs', async () => {
  const other = await smallTown('calendar-too', town.deps);
  const { recordId, version } = await other.noticed();
  const stranger = town.people.admin;
  expect(
    await refusedInBoth(stranger, (viewer) =>
      town.step(viewer, 'reassign', { recordId, version }, { responsible: town.people.other.personId, reason: '越界' }),
    ),
  ).toEqual([{ code: 'NotFound', path: ['id'] }]);
  await other.close();
});

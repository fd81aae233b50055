import { readOnce, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../record/doctor.ts';
import { draftAgreements } from './draft-many.ts';
import { offerAgreements } from './offer-many.ts';
import { readAgreementTemplate, saveAgreementTemplate, usualTemplates } from './templates.ts';
import { type AgreeingTown, agreeingTown } from './testing/agreeing-town.ts';

let town: AgreeingTown;
beforeAll(async () => {
  town = await agreeingTown('many');
});
afterAll(() => town.close());

const drafts = async () => {
  const [row] = await readOnce<{ count: number }>(
    town.deps.pool,
    town.people.admin,
    sql<{ count: number }>`select count(*) as count from agreement where town_id = ${town.townId}`.compile(sqlOf),
  );
  return row?.count;
};
const asked = (more: object = {}) => ({
  party: 'campusHead' as const,
  signBy: '2026-11-30',
  partyA: town.leader.personId,
  key: town.key(),
  ...more,
});

describe('agreements with every campus head', () => {
  it('are previewed without a trace, with targets raised from last year’s results', async () => {
    const examId = await town.exam('LAST', { heldOn: '2026-06-25', planYearId: town.lastYear });
    await town.results(examId, 1, [{ group: town.east, n: 40, mean: 70, pass: 30, excellent: 10, low: 2 }]);
    const call = asked({ raise: { composite: '1.5', lowRate: '-1' }, preview: true });
    const answer = await draftAgreements(town.deps, town.people.admin, call);
    if (!answer.ok) throw new Error('The call was refused.');
    expect(answer.rows.map(({ unitId, recordId, problems }) => [unitId, recordId, problems])).toEqual([
      [town.east, null, []],
      [town.west, null, []],
    ]);
    const targetOf = (row: number, indicator: string) =>
      answer.rows[row]?.targets.find((target) => target.indicator === indicator)?.value;
    expect([targetOf(0, 'composite'), targetOf(0, 'lowRate'), targetOf(0, 'passRate')]).toEqual(['66.5', '4', '85']);
    // Nothing was measured in the west: the template's own values.
    expect(targetOf(1, 'composite')).toBe('70');
    expect(await drafts()).toBe(0);
  });

  it('go on after a crash under the same key, double nothing, and answer again as the first time', async () => {
    // The longest key that is good: those of the rows are made from it.
    const call = asked({ key: 'k'.repeat(200), raise: { composite: '1' } });
    const broken = { ...town.deps, clock: countingClock(town.deps.clock, 3) };
    await expect(draftAgreements(broken, town.people.admin, call)).rejects.toThrow('power cut');
    expect(await drafts()).toBe(1);
    // Results that are published meanwhile do not turn the repetition into another call.
    const later = await town.exam('LATER', { heldOn: '2026-07-01', planYearId: town.lastYear });
    await town.results(later, 1, [{ group: town.east, n: 40, mean: 90, pass: 40, excellent: 40, low: 0 }]);
    const answer = await draftAgreements(town.deps, town.people.admin, call);
    if (!answer.ok) throw new Error('The call was refused.');
    expect(answer.rows.map(({ problems }) => problems)).toEqual([[], []]);
    expect(await drafts()).toBe(2);
    const again = await draftAgreements(town.deps, town.people.admin, call);
    expect(again.ok && again.rows.map(({ recordId }) => recordId)).toEqual(answer.rows.map(({ recordId }) => recordId));
    expect(await drafts()).toBe(2);
    // The same again under a new key is told, row by row, that it is there.
    const anew = await draftAgreements(town.deps, town.people.admin, asked());
    expect(anew.ok && anew.rows.map(({ problems }) => problems.map(({ path }) => path?.[0]))).toEqual([
      ['partyB'],
      ['partyB'],
    ]);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });

  it('are offered together, each row with its own problems', async () => {
    const { rows } = { rows: await idsOf() };
    const [first, second] = rows;
    const items = [
      { recordId: first ?? 0, expectedVersion: 1 },
      { recordId: second ?? 0, expectedVersion: 7 },
      { recordId: 999_999, expectedVersion: 1 },
    ];
    const key = town.key();
    const preview = await offerAgreements(town.deps, town.people.admin, { items, key, preview: true });
    const answer = await offerAgreements(town.deps, town.people.admin, { items, key, signBy: '2026-12-05' });
    const codes = (found: typeof answer) =>
      found.ok && found.rows.map(({ problems }) => problems.map(({ code }) => code));
    expect(codes(answer)).toEqual([[], ['StaleVersion'], ['NotFound']]);
    expect(codes(preview)).toEqual(codes(answer));
    for (const wrong of [[], [items[0], items[0]]])
      expect(
        await offerAgreements(town.deps, town.people.admin, { items: wrong as typeof items, key: town.key() }),
      ).toMatchObject({ ok: false, problems: [{ path: ['items'] }] });
  });

  it('refuse a call that is not understood', async () => {
    for (const [more, path] of [
      [{ key: 'two words' }, 'idempotencyKey'],
      [{ key: 'x'.repeat(201) }, 'idempotencyKey'],
      [{ items: [] }, 'items'],
      [{ raise: { composite: 'a lot' } }, 'raise'],
      [{ raise: { happiness: '1' } }, 'raise'],
    ] as const)
      expect(await draftAgreements(town.deps, town.people.admin, asked(more))).toMatchObject({
        ok: false,
        problems: [{ code: 'InvalidInput', path: [path] }],
      });
  });
});

const idsOf = async () =>
  (
    await readOnce<{ id: number }>(
      town.deps.pool,
      town.people.admin,
      sql<{
        id: number;
      }>`select record_id as id from agreement where town_id = ${town.townId} order by record_id`.compile(sqlOf),
    )
  ).map(({ id }) => id);

/** A clock that fails when it is asked for the time once too often: as a power cut between two rows. */
const countingClock = (clock: () => Date, times: number) => {
  let left = times;
  return () => {
    left -= 1;
    if (left < 0) throw new Error('power cut');
    return clock();
  };
};

describe('a template', () => {
  it('is the product’s until the town keeps its own for the plan year', async () => {
    const { admin, head } = town.people;
    expect(await readAgreementTemplate(town.deps, admin, 'teacher')).toEqual({
      ...usualTemplates.teacher,
      own: false,
    });
    const targets = [{ indicator: 'passRate', comparison: 'atLeast', value: '80', mandatory: true }];
    const refused = await saveAgreementTemplate(town.deps, head, 'teacher', { targets, clauses: [] });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'NotAllowed' }] });
    const wrong = [{ ...targets[0], value: '8o' }];
    expect(await saveAgreementTemplate(town.deps, admin, 'teacher', { targets: wrong, clauses: [] })).toMatchObject({
      ok: false,
      problems: [{ path: ['targets', '0', 'value'] }],
    });
    for (const value of ['80', '81'])
      await saveAgreementTemplate(town.deps, admin, 'teacher', {
        targets: [{ ...targets[0], value }],
        clauses: [{ title: '其他', text: '按月反馈' }],
      });
    expect(await readAgreementTemplate(town.deps, admin, 'teacher')).toEqual({
      targets: [{ ...targets[0], value: '81' }],
      clauses: [{ title: '其他', text: '按月反馈' }],
      own: true,
    });
  });

  it('of the product never lets an agreement rest on scores alone, and fits the steps that use it', async () => {
    for (const { targets } of Object.values(usualTemplates))
      expect(targets.some(({ indicator, mandatory }) => indicator === 'rectifiedOnTime' && mandatory)).toBe(true);
  });
});

import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedInBoth } from '../testing/languages.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import type { Viewer } from '../viewer.ts';
import { runStep } from './run-step.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('numbers');
});
afterAll(() => town.close());

const recordOf = async (id: number) =>
  (
    await readOnce(
      town.deps.pool,
      { townId: town.townId, personId: null },
      sqlOf.selectFrom('record').where('id', '=', id).selectAll(),
    )
  )[0];
const recorded = async (more: Record<string, unknown> = {}) =>
  recordOf((await town.done(town.step(town.people.inspector, 'record', null, town.finding(more)))).recordId);
const record = (input: Record<string, unknown>) => (viewer: Viewer) =>
  runStep(town.deps, viewer, { workflow: 'rectification', step: 'record', idempotencyKey: town.key(), input });

describe('the number of a record', () => {
  it('counts within its year, by the town’s day, without a gap', async () => {
    const [one, two] = [await recorded(), await recorded()];
    expect([one?.number, two?.number, one?.serial]).toEqual(['整改〔2026〕1', '整改〔2026〕2', 2026000001]);
    // A refused finding takes no number.
    expect((await town.step(town.people.inspector, 'record', null, town.finding({ unit: 999_999 }))).ok).toBe(false);
    expect((await recorded())?.number).toBe('整改〔2026〕3');
    town.time.now = new Date('2026-12-31T15:59:59Z');
    expect((await recorded())?.number).toBe('整改〔2026〕4');
    town.time.now = new Date('2026-12-31T16:00:00Z');
    expect((await recorded())?.number).toBe('整改〔2027〕1');
    town.time.now = new Date('2026-11-18T02:00:00Z');
    expect((await recorded())?.number).toBe('整改〔2026〕5');
  });

  it('counts for each town by itself', async () => {
    const other = await smallTown('numbers-too', town.deps);
    const at = await other.done(other.step(other.people.inspector, 'record', null, other.finding()));
    const [row] = await readOnce(
      town.deps.pool,
      { townId: other.townId, personId: null },
      sqlOf.selectFrom('record').where('id', '=', at.recordId).select('number'),
    );
    expect(row?.number).toBe('整改〔2026〕1');
    await other.close();
  });
});

describe('recording a finding', () => {
  const fine = () => town.finding();

  it.each([
    ['nothing', {}, ['title', 'unit', 'category', 'weight']],
    ['blanks', { title: ' ', unit: null, category: '', weight: undefined }, ['title', 'unit', 'category', 'weight']],
    ['a title that is too long', { title: '长'.repeat(121) }, ['title']],
    ['an unknown choice', { category: 'someday', weight: 7 }, ['category', 'weight']],
    ['a day that has passed', { rectifyBy: '2026-11-17' }, ['rectifyBy']],
    ['a day that there is not', { rectifyBy: '2026-02-30' }, ['rectifyBy']],
    [
      'people, units and records that there are not',
      { responsible: 999_999, unit: 999_999, sameProblemAs: 999_999, inspection: 999_999, evidence: [999_999] },
      ['responsible', 'evidence', 'inspection', 'sameProblemAs', 'unit'],
    ],
    ['too many photos', { evidence: Array.from({ length: 10 }, (_, index) => index + 1) }, ['evidence']],
    ['a field that nobody asked for', { state: 'closed', version: 7 }, ['state', 'version']],
  ])('with %s is refused, every field at once, in both languages', async (what, more, paths) => {
    const base = what === 'nothing' ? {} : fine();
    const refused = await refusedInBoth(town.people.inspector, record({ ...base, ...more }));
    expect(refused).toEqual(paths.map((path) => ({ code: 'InvalidInput', path: [path] })));
  });

  it('today, for today, is fine', async () => {
    expect((await recorded({ rectifyBy: '2026-11-18' }))?.due_on).toBe('2026-11-20');
  });

  it('is not for somebody whose post gives no right to it, or only elsewhere', async () => {
    expect(await refusedInBoth(town.people.teacher, record(fine()))).toEqual([{ code: 'NotAllowed', path: null }]);
    expect(await refusedInBoth(town.people.westHead, record(fine()))).toEqual([{ code: 'NotAllowed', path: null }]);
    expect((await record(town.finding({ unit: town.west }))(town.people.westHead)).ok).toBe(true);
  });

  it('counts the posts that are held now, whatever was known of the viewer before', async () => {
    const stale: Viewer = { ...town.people.teacher, posts: town.people.inspector.posts };
    expect(await refusedInBoth(stale, record(fine()))).toEqual([{ code: 'NotAllowed', path: null }]);
  });

  it('refers only to records that the person sees', async () => {
    const mine = await recorded();
    const { id: hidden } = (await recordOf(
      (
        await town.done(town.step(town.people.westHead, 'record', null, town.finding({ unit: town.west })))
      ).recordId,
    )) ?? { id: 0 };
    expect((await record(town.finding({ sameProblemAs: mine?.id }))(town.people.inspector)).ok).toBe(true);
    expect(await refusedInBoth(town.people.head, record(town.finding({ sameProblemAs: hidden })))).toEqual([
      { code: 'InvalidInput', path: ['sameProblemAs'] },
    ]);
  });

  it.each(['', 'x'.repeat(201), 'with blank', '中文的钥匙一二三四'])(
    'needs a key that can be told from others: %j',
    async (idempotencyKey) => {
      const refused = await refusedInBoth(town.people.inspector, (viewer) =>
        runStep(town.deps, viewer, { workflow: 'rectification', step: 'record', idempotencyKey, input: fine() }),
      );
      expect(refused).toEqual([{ code: 'InvalidInput', path: ['idempotencyKey'] }]);
    },
  );

  it.each([
    ['rectification', 'forgive'],
    ['rectification', 'constructor'],
    ['witchcraft', 'record'],
    ['__proto__', 'record'],
  ])('by an unknown step %s.%s is refused', async (workflow, step) => {
    const refused = await refusedInBoth(town.people.inspector, (viewer) =>
      runStep(town.deps, viewer, { workflow, step, idempotencyKey: town.key(), input: fine() }),
    );
    expect(refused).toEqual([{ code: 'InvalidInput', path: ['step'] }]);
  });
});

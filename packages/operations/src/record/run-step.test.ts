import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { doctor } from './doctor.ts';
import { runStep } from './run-step.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown();
});
afterAll(() => town.close());

const rows = (table: 'event' | 'todo' | 'copy' | 'outbox', recordId: number) => {
  const scope = { townId: town.townId, personId: null };
  if (table === 'outbox')
    return readOnce(
      town.deps.pool,
      scope,
      sqlOf.selectFrom('outbox').where('key', 'like', `event:${recordId}:%`).selectAll(),
    );
  return readOnce(town.deps.pool, scope, sqlOf.selectFrom(table).where('record_id', '=', recordId).selectAll());
};
const recordOf = async (id: number) => {
  const [record] = await readOnce(
    town.deps.pool,
    { townId: town.townId, personId: null },
    sqlOf.selectFrom('record').where('id', '=', id).selectAll(),
  );
  if (record === undefined) throw new Error('no record');
  return record;
};
const codes = (answer: Awaited<ReturnType<typeof runStep>>) =>
  answer.ok ? ['ok'] : answer.problems.map(({ code }) => code);

describe('the main road', () => {
  it('leads a finding from the corridor to its closing, returned once on the way', async () => {
    const { admin, inspector, teacher } = town.people;
    let at = await town.noticed();
    const steps: [typeof admin, string, Record<string, unknown>][] = [
      [teacher, 'acknowledge', {}],
      [teacher, 'submitPlan', { plan: '逐本补批' }],
      [admin, 'returnPlan', { reason: '写清完成日期' }],
      [teacher, 'submitPlan', { plan: '逐本补批，12 月 1 日前完成' }],
      [admin, 'approvePlan', {}],
      [teacher, 'submitReport', { report: '已补批' }],
      [inspector, 'returnReport', { reason: '仍有 3 本没有复批日期' }],
      [teacher, 'submitReport', { report: '全部补齐' }],
      [inspector, 'accept', { verified: true }],
    ];
    for (const [who, name, input] of steps) at = await town.done(town.step(who, name, at, input));
    const record = await recordOf(at.recordId);
    expect(record.version).toBe(11);
    // Thirty days later it is looked back at, and only then asked for.
    expect(record.due_on).toBe('2026-12-18');
    expect(await rows('todo', at.recordId)).toMatchObject([
      { person_id: inspector.personId, shown_from: '2026-12-18' },
    ]);
    expect((await rows('event', at.recordId)).length).toBe(11);
    expect((await rows('outbox', at.recordId)).length).toBe(11);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });

  it('puts the record into the 待办 of whoever must act, and of nobody else', async () => {
    const { admin, inspector, teacher } = town.people;
    const recorded = await town.done(town.step(inspector, 'record', null, town.finding({ weight: 'light' })));
    const holders = async () =>
      (await rows('todo', recorded.recordId)).map((row) => ('person_id' in row ? row.person_id : 0));
    expect(await holders()).toEqual([admin.personId]);
    const noticed = await town.done(
      town.step(admin, 'issueNotice', recorded, {
        responsible: teacher.personId,
        requirement: '改',
        rectifyBy: '2026-12-02',
      }),
    );
    expect(await holders()).toEqual([teacher.personId]);
    const rectifying = await town.done(town.step(teacher, 'acknowledge', noticed));
    await town.done(town.step(teacher, 'submitReport', rectifying));
    expect((await holders()).sort()).toEqual([admin.personId, inspector.personId].sort());
  });

  it('sends a copy to those whom the step tells, never to the actor', async () => {
    const { head, inspector } = town.people;
    const at = await town.noticed();
    const told = (await rows('copy', at.recordId)).map((row) => ('person_id' in row ? row.person_id : 0));
    expect(told.sort()).toEqual([head.personId, inspector.personId].sort());
  });

  it('sets the due day in working days of the town', async () => {
    const at = await town.noticed();
    expect((await recordOf(at.recordId)).due_on).toBe('2026-11-19');
    const planning = await town.done(town.step(town.people.teacher, 'acknowledge', at));
    expect((await recordOf(planning.recordId)).due_on).toBe('2026-11-23');
  });
});

describe('refusals', () => {
  it('answers a hidden record exactly as a missing one', async () => {
    const at = await town.noticed();
    const hidden = await town.step(town.people.westHead, 'approvePlan', at);
    const missing = await town.step(town.people.westHead, 'approvePlan', { recordId: 999_999, version: 1 });
    expect(hidden).toEqual(missing);
    expect(codes(hidden)).toEqual(['NotFound']);
  });

  it('refuses a stale version and says which one is current', async () => {
    const at = await town.noticed();
    const answer = await town.step(town.people.teacher, 'acknowledge', { ...at, version: 1 });
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'StaleVersion', currentVersion: 2 }] });
  });

  it('refuses a step that is not open and offers those that are', async () => {
    const at = await town.noticed();
    const answer = await town.step(town.people.teacher, 'submitReport', at);
    expect(answer).toMatchObject({
      ok: false,
      problems: [{ code: 'StepNotAvailable', availableSteps: [{ name: 'acknowledge' }, { name: 'object' }] }],
    });
  });

  it('reports every bad field at once and writes nothing', async () => {
    const recorded = await town.done(town.step(town.people.inspector, 'record', null, town.finding()));
    const answer = await town.step(town.people.admin, 'issueNotice', recorded, {
      responsible: 424_242,
      rectifyBy: '2026-02-30',
      more: 1,
    });
    expect(answer.ok ? [] : answer.problems.map(({ path }) => path?.[0])).toEqual(['requirement', 'rectifyBy', 'more']);
    const past = await town.step(town.people.admin, 'issueNotice', recorded, {
      responsible: 424_242,
      requirement: '改',
      rectifyBy: '2026-11-01',
    });
    expect(past.ok ? [] : past.problems.map(({ path }) => path?.[0])).toEqual(['rectifyBy']);
    const nobody = await town.step(town.people.admin, 'issueNotice', recorded, {
      responsible: 424_242,
      requirement: '改',
      rectifyBy: '2026-12-01',
    });
    expect(nobody.ok ? [] : nobody.problems.map(({ path }) => path?.[0])).toEqual(['responsible']);
    expect((await recordOf(recorded.recordId)).version).toBe(1);
  });

  it('asks for root cause and lasting measure when the finding is serious', async () => {
    const planning = await town.done(
      town.step(town.people.teacher, 'acknowledge', await town.noticed({ weight: 'serious' })),
    );
    const answer = await town.step(town.people.teacher, 'submitPlan', planning, { plan: '补' });
    expect(answer.ok ? [] : answer.problems.map(({ path }) => path?.[0])).toEqual(['rootCause', 'lastingMeasure']);
  });

  it('lets nobody who rectified, also before a reassignment, review or inspect', async () => {
    const { admin, head, teacher } = town.people;
    const recorded = await town.done(town.step(admin, 'record', null, town.finding({ weight: 'light' })));
    const noticed = await town.done(
      town.step(admin, 'issueNotice', recorded, {
        responsible: head.personId,
        requirement: '改',
        rectifyBy: '2026-12-02',
      }),
    );
    const moved = await town.done(
      town.step(admin, 'reassign', noticed, { responsible: teacher.personId, reason: '分工调整' }),
    );
    const rectifying = await town.done(town.step(teacher, 'acknowledge', moved));
    const reported = await town.done(town.step(teacher, 'submitReport', rectifying));
    expect(codes(await town.step(head, 'accept', reported, { verified: true }))).toEqual(['NotAllowed']);
    expect(codes(await town.step(teacher, 'accept', reported, { verified: true }))).toEqual(['NotAllowed']);
    expect(codes(await town.step(admin, 'accept', reported, { verified: true }))).toEqual(['ok']);
  });
});

describe('twice and at once', () => {
  it('lets one of 50 racing clients win', async () => {
    const at = await town.noticed();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => town.step(town.people.teacher, 'acknowledge', at)),
    );
    expect(answers.filter(({ ok }) => ok).length).toBe(1);
    expect(new Set(answers.flatMap(codes))).toEqual(new Set(['ok', 'StaleVersion']));
    expect((await rows('event', at.recordId)).length).toBe(3);
  });

  it('does a step once when it is sent twice at once with one key, and answers the same twice', async () => {
    const at = await town.noticed();
    const call = {
      workflow: 'rectification',
      step: 'acknowledge',
      id: at.recordId,
      expectedVersion: at.version,
      idempotencyKey: town.key(),
      input: {},
    };
    const [one, two] = await Promise.all([
      runStep(town.deps, town.people.teacher, call),
      runStep(town.deps, town.people.teacher, call),
    ]);
    expect([one, two].map((each) => each.ok && [each.recordId, each.version])).toEqual([
      [at.recordId, 3],
      [at.recordId, 3],
    ]);
    expect((await rows('event', at.recordId)).length).toBe(3);
  });

  it('records one finding when it is sent twice at once with one key', async () => {
    const call = {
      workflow: 'rectification',
      step: 'record',
      idempotencyKey: town.key(),
      input: town.finding({ title: '同一发现' }),
    };
    const [one, two] = await Promise.all([
      runStep(town.deps, town.people.inspector, call),
      runStep(town.deps, town.people.inspector, call),
    ]);
    expect(one.ok && one.recordId).toBe(two.ok && two.recordId);
  });

  it.each([
    ['empty', ''],
    ['with a space', 'two words'],
    ['not ASCII', '钥匙'],
    ['too long', 'x'.repeat(201)],
  ])('refuses a key that is %s, and takes any other, however short', async (_, idempotencyKey) => {
    const call = { workflow: 'rectification', step: 'record', idempotencyKey, input: town.finding() };
    expect(await runStep(town.deps, town.people.inspector, call)).toMatchObject({
      ok: false,
      problems: [{ code: 'InvalidInput', path: ['idempotencyKey'] }],
    });
    expect(await runStep(town.deps, town.people.inspector, { ...call, idempotencyKey: '1' })).toMatchObject({
      ok: true,
    });
  });

  it('refuses a key that is used again with another body', async () => {
    const call = { workflow: 'rectification', step: 'record', idempotencyKey: town.key(), input: town.finding() };
    await town.done(runStep(town.deps, town.people.inspector, call));
    expect(
      codes(await runStep(town.deps, town.people.inspector, { ...call, input: town.finding({ title: '另一发现' }) })),
    ).toEqual(['IdempotencyKeyReused']);
  });

  it('numbers records without a gap under concurrency', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => town.done(town.step(town.people.inspector, 'record', null, town.finding()))),
    );
    const serials = await Promise.all(answers.map(async ({ recordId }) => Number((await recordOf(recordId)).serial)));
    serials.sort((a, b) => a - b);
    expect((serials.at(-1) ?? 0) - (serials[0] ?? 0)).toBe(19);
  });
});

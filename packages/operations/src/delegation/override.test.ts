import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../record/doctor.ts';
import { runStep, type StepAnswer } from '../record/run-step.ts';
import { overrideReason } from '../record/write-step.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import type { Viewer } from '../viewer.ts';
import { delegationMake } from './make.ts';
import { loadOnBehalf } from './on-behalf.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('override');
});
afterAll(() => town.close());

type At = { readonly recordId: number; readonly version: number };

const override = (
  viewer: Viewer,
  step: string,
  at: At,
  input: Record<string, unknown> = {},
  reason = '李老师住院，代为签收',
): Promise<StepAnswer> =>
  runStep(town.deps, viewer, {
    workflow: 'rectification',
    step,
    id: at.recordId,
    expectedVersion: at.version,
    idempotencyKey: town.key(),
    input,
    override: { reason },
  });
const codes = (answer: StepAnswer) =>
  answer.ok ? 'ok' : answer.problems.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`.trim()).join();

describe('an administrator', () => {
  it('takes an ordinary step for somebody absent; it is marked, has its reason, and they are told', async () => {
    const { admin, teacher } = town.people;
    const noticed = await town.noticed({ weight: 'light' });
    expect(codes(await town.step(admin, 'acknowledge', noticed))).toBe('NotAllowed');
    const done = await town.done(override(admin, 'acknowledge', noticed));
    const read = <Row>(query: Parameters<typeof readOnce<Row>>[2]) => readOnce<Row>(town.deps.pool, admin, query);
    const [event] = await read(
      sqlOf
        .selectFrom('event')
        .innerJoin('event_payload as p', (join) =>
          join
            .onRef('p.town_id', '=', 'event.town_id')
            .onRef('p.record_id', '=', 'event.record_id')
            .onRef('p.version', '=', 'event.version'),
        )
        .where('event.record_id', '=', done.recordId)
        .where('event.version', '=', done.version)
        .select(['event.actor_id', 'event.override', 'event.on_behalf_of', 'p.payload']),
    );
    expect(event).toEqual({
      actor_id: admin.personId,
      override: true,
      on_behalf_of: null,
      payload: { [overrideReason]: '李老师住院，代为签收' },
    });
    const copies = await read(
      sqlOf
        .selectFrom('copy')
        .where('record_id', '=', done.recordId)
        .where('version', '=', done.version)
        .select('person_id'),
    );
    expect(copies.map(({ person_id }) => person_id)).toContain(teacher.personId);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });

  it('says why', async () => {
    const noticed = await town.noticed();
    for (const reason of ['', '  ', '长'.repeat(501)])
      expect(codes(await override(town.people.admin, 'acknowledge', noticed, {}, reason))).toBe(
        'InvalidInput override.reason',
      );
  });

  it('neither approves, accepts, answers, objects nor reassigns by it', async () => {
    const { admin } = town.people;
    const noticed = await town.noticed();
    for (const step of ['object', 'approvePlan', 'accept', 'upholdObjection', 'void'])
      expect([step, codes(await override(admin, step, noticed, { reason: 'x' }))]).toEqual([step, 'NotAllowed']);
  });

  it('does not take what is theirs anyway by it, nor what is not open', async () => {
    const { admin } = town.people;
    const noticed = await town.noticed();
    const own = await town.done(
      town.step(admin, 'reassign', noticed, { responsible: admin.personId, reason: '自己办' }),
    );
    expect(codes(await override(admin, 'acknowledge', own))).toBe('StepNotAvailable');
    expect(codes(await override(admin, 'submitReport', await town.noticed()))).toBe('StepNotAvailable');
  });

  it('leaves it to the delegate where there is one', async () => {
    const { admin, teacher, other } = town.people;
    const made = await delegationMake(town.deps, teacher, {
      toId: other.personId,
      fromOn: '2026-11-18',
      toOn: '2026-11-18',
      workflows: ['request'],
      reason: '外出',
    });
    expect(made.ok).toBe(true);
    const noticed = await town.noticed({ weight: 'light' });
    // That delegation hands on something else.
    const rectifying = await town.done(override(admin, 'acknowledge', noticed));
    await delegationMake(town.deps, teacher, {
      toId: other.personId,
      fromOn: '2026-11-18',
      toOn: '2026-11-18',
      reason: '外出',
    });
    const refused = await override(admin, 'submitReport', rectifying);
    expect(codes(refused)).toBe('StepNotAvailable');
    expect(refused.ok ? '' : refused.problems[0]?.message).toContain('代理');
  });

  it('accepts nothing that they reported for somebody', async () => {
    const { admin, inspector } = town.people;
    const responsible = await town.person('无代理人', 'teacher', town.east);
    const noticed = await town.noticed({ weight: 'light' });
    const theirs = await town.done(
      town.step(admin, 'reassign', noticed, { responsible: responsible.personId, reason: '换人' }),
    );
    const rectifying = await town.done(override(admin, 'acknowledge', theirs));
    const reported = await town.done(override(admin, 'submitReport', rectifying, { report: '代报' }));
    expect(codes(await town.step(admin, 'accept', reported, { verified: true }))).toBe('StepNotAvailable');
    expect(codes(await town.step(inspector, 'accept', reported, { verified: true }))).toBe('ok');
  });
});

it('nobody else steps in, nor an administrator’s delegate', async () => {
  const { admin, head, inspector, other } = town.people;
  const noticed = await town.noticed({ unit: town.east });
  for (const viewer of [head, inspector])
    expect(codes(await override(viewer, 'acknowledge', noticed))).toBe('NotAllowed');
  const made = await delegationMake(town.deps, admin, {
    toId: other.personId,
    fromOn: '2026-11-18',
    toOn: '2026-11-18',
    reason: '外出',
  });
  const acting = await loadOnBehalf(town.deps, other, made.ok ? made.delegationId : 0);
  expect(acting).not.toBeNull();
  if (acting !== null) expect(codes(await override(acting, 'acknowledge', noticed))).toBe('NotAllowed');
});

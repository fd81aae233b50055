import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appoint, endPost } from '../people/posts.ts';
import { doctor } from '../record/doctor.ts';
import { runStep, type StepAnswer } from '../record/run-step.ts';
import { type SmallTown, smallTown, wednesday } from '../testing/world.ts';
import type { Viewer } from '../viewer.ts';
import { delegationEnd } from './end.ts';
import { delegationMake, type NewDelegation } from './make.ts';
import { loadOnBehalf } from './on-behalf.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('delegation');
});
afterAll(() => town.close());
beforeEach(() => {
  town.time.now = wednesday;
});

type At = { readonly recordId: number; readonly version: number };

const delegate = async (from: Viewer, to: Viewer, more: Partial<NewDelegation> = {}): Promise<number> => {
  const made = await delegationMake(town.deps, from, {
    toId: to.personId,
    fromOn: '2026-11-18',
    toOn: '2026-11-27',
    reason: '外出培训',
    ...more,
  });
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join());
  return made.delegationId;
};
const standIn = async (viewer: Viewer, delegationId: number): Promise<Viewer> => {
  const found = await loadOnBehalf(town.deps, viewer, delegationId);
  if (found === null) throw new Error('This delegation gives nothing.');
  return found;
};
/** Somebody in the stead of another, by a delegation made for it. */
const inStead = async (to: Viewer, from: Viewer, more: Partial<NewDelegation> = {}): Promise<Viewer> =>
  standIn(to, await delegate(from, to, more));
const codes = (answer: StepAnswer) => (answer.ok ? 'ok' : answer.problems.map(({ code }) => code).join());
const tried = async (viewer: Viewer, name: string, at: At, input: Record<string, unknown> = {}) =>
  codes(await town.step(viewer, name, at, input));
const scope = () => ({ townId: town.townId, personId: null });
const eventsOf = (recordId: number) =>
  readOnce(
    town.deps.pool,
    scope(),
    sqlOf
      .selectFrom('event')
      .where('record_id', '=', recordId)
      .orderBy('version')
      .select(['step', 'actor_id', 'on_behalf_of', 'post_id', 'override']),
  );
const partsIn = async (recordId: number, personId: number) =>
  (
    await readOnce(
      town.deps.pool,
      scope(),
      sqlOf
        .selectFrom('assignment')
        .where('record_id', '=', recordId)
        .where('person_id', '=', personId)
        .where('until', 'is', null)
        .orderBy('relation')
        .select('relation'),
    )
  ).map(({ relation }) => relation);
const copiesOf = async (recordId: number, version: number) =>
  (
    await readOnce(
      town.deps.pool,
      scope(),
      sqlOf.selectFrom('copy').where('record_id', '=', recordId).where('version', '=', version).select('person_id'),
    )
  ).map(({ person_id }) => person_id);
const reported = async (): Promise<At> => {
  const { teacher } = town.people;
  const rectifying = await town.done(town.step(teacher, 'acknowledge', await town.noticed({ weight: 'light' })));
  return town.done(town.step(teacher, 'submitReport', rectifying, { report: '已补批' }));
};

describe('whoever stands in', () => {
  it('does what the absent person may, and every event says by whom and for whom', async () => {
    const { teacher, other } = town.people;
    const acting = await inStead(other, teacher);
    const noticed = await town.noticed({ weight: 'light' });
    expect(await tried(other, 'acknowledge', noticed)).toBe('NotFound');
    const rectifying = await town.done(town.step(acting, 'acknowledge', noticed));
    await town.done(town.step(acting, 'submitReport', rectifying, { report: '已补批' }));
    expect((await eventsOf(noticed.recordId)).slice(2)).toEqual(
      ['acknowledge', 'submitReport'].map((step) => ({
        step,
        actor_id: other.personId,
        on_behalf_of: teacher.personId,
        post_id: teacher.postId,
        override: false,
      })),
    );
    expect(await copiesOf(noticed.recordId, 3)).toContain(teacher.personId);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });

  it('has no right of their own meanwhile', async () => {
    const { head, inspector, teacher } = town.people;
    const done = await reported();
    expect(await tried(await inStead(inspector, teacher), 'accept', done, { verified: true })).toBe('NotAllowed');
    expect(await tried(await inStead(head, teacher), 'reassign', done, { responsible: head.personId })).toBe(
      'NotAllowed',
    );
    expect(await tried(inspector, 'accept', done, { verified: true })).toBe('ok');
  });

  it('gives what falls to the actor to the absent person, whose duty it stays', async () => {
    const { head, other } = town.people;
    const acting = await inStead(other, head);
    const recorded = await town.done(town.step(acting, 'record', null, town.finding({ title: '灯管损坏' })));
    expect(await partsIn(recorded.recordId, head.personId)).toEqual(['inspector']);
    expect(await partsIn(recorded.recordId, other.personId)).toEqual(['standIn:inspector']);
    // To have acted shows nothing afterwards.
    expect(await tried(other, 'accept', recorded)).toBe('NotFound');
  });

  it('leaves to the absent person what binds them', async () => {
    const { teacher, other } = town.people;
    const acting = await inStead(other, teacher);
    const refused = await town.step(acting, 'object', await town.noticed(), { reason: '不是本班' });
    expect(codes(refused)).toBe('StepNotAvailable');
    expect(refused.ok ? '' : refused.problems[0]?.message).toContain('须由本人办理');
    expect(refused.ok ? [] : refused.problems[0]?.availableSteps?.map(({ name }) => name)).toEqual(['acknowledge']);
    const proposed = await runStep(town.deps, acting, {
      workflow: 'sanction',
      step: 'propose',
      idempotencyKey: town.key(),
      input: {},
    });
    expect(codes(proposed)).toBe('NotAllowed');
  });
});

describe('a delegation reaches', () => {
  it('its workflows and no others', async () => {
    const { teacher, other } = town.people;
    const acting = await inStead(other, teacher, { workflows: ['request'] });
    const noticed = await town.noticed();
    expect(await tried(acting, 'acknowledge', noticed)).toBe('NotAllowed');
    const more = await inStead(other, teacher, { workflows: ['rectification'] });
    expect(await tried(more, 'acknowledge', noticed)).toBe('ok');
    const ask = { kind: 'extension', reason: '材料未到', newDay: '2026-12-09' };
    expect(codes(await town.request(more, 'ask', { parentId: noticed.recordId }, ask))).toBe('NotAllowed');
    expect(codes(await town.request(acting, 'ask', { parentId: noticed.recordId }, ask))).toBe('ok');
  });

  it('the posts that were handed on, and the units below them', async () => {
    const { admin, other } = town.people;
    const both = await town.person('两处片长', 'campusHead', town.east);
    const appointed = await appoint(town.deps, admin, {
      personId: both.personId,
      unitId: town.west,
      role: 'campusHead',
      title: '片校长',
      fromOn: '2026-08-01',
    });
    const westPost = appointed.ok ? appointed.postId : 0;
    const planned = async (unit: number): Promise<At> => {
      const noticed = await town.noticed({ unit, weight: 'ordinary' });
      const planning = await town.done(town.step(town.people.teacher, 'acknowledge', noticed));
      return town.done(town.step(town.people.teacher, 'submitPlan', planning, { plan: '逐本补批' }));
    };
    const [east, west] = [await planned(town.east), await planned(town.west)];
    const acting = await inStead(other, await town.viewerOf(both.personId), { postIds: [westPost] });
    expect(acting.postId).toBe(westPost);
    expect(await tried(acting, 'approvePlan', east)).toBe('NotFound');
    expect(await tried(acting, 'approvePlan', west)).toBe('ok');
    // Also what is assigned to the absent person counts only where that post reaches.
    const theirs = await town.noticed();
    const reassigned = await town.done(
      town.step(admin, 'reassign', theirs, { responsible: both.personId, reason: '换人' }),
    );
    expect(await tried(acting, 'acknowledge', reassigned)).toBe('NotFound');
    expect(await tried(await town.viewerOf(both.personId), 'acknowledge', reassigned)).toBe('ok');
  });

  it('its days in the town’s calendar: not before the first, not after the last', async () => {
    const { teacher, other } = town.people;
    const id = await delegate(teacher, other, { fromOn: '2026-11-19', toOn: '2026-11-20' });
    const noticed = await town.noticed();
    expect(await loadOnBehalf(town.deps, other, id)).toBeNull();
    // Greenwich is eight hours behind the town.
    town.time.now = new Date('2026-11-18T16:00:00Z');
    const acting = await standIn(other, id);
    town.time.now = new Date('2026-11-20T16:00:00Z');
    expect(await loadOnBehalf(town.deps, other, id)).toBeNull();
    expect(await tried(acting, 'acknowledge', noticed)).toBe('NotAllowed');
    town.time.now = new Date('2026-11-20T15:59:59Z');
    expect(await tried(acting, 'acknowledge', noticed)).toBe('ok');
  });

  it('nothing from the moment on at which it was ended, whoever ended it', async () => {
    const { admin, teacher, other } = town.people;
    for (const who of [teacher, other, admin]) {
      const id = await delegate(teacher, other);
      const acting = await standIn(other, id);
      const noticed = await town.noticed();
      expect(await delegationEnd(town.deps, who, id)).toEqual({ ok: true, delegationId: id });
      expect(await tried(acting, 'acknowledge', noticed)).toBe('NotAllowed');
      const created = await town.step(acting, 'record', null, town.finding());
      expect(codes(created)).toBe('NotAllowed');
      expect(await loadOnBehalf(town.deps, other, id)).toBeNull();
    }
  });

  it('nothing through a post of the absent person that has ended', async () => {
    const { admin, other } = town.people;
    const leaving = await town.person('将离任', 'teacher', town.east);
    const id = await delegate(leaving, other);
    const acting = await standIn(other, id);
    const noticed = await town.noticed();
    const theirs = await town.done(
      town.step(admin, 'reassign', noticed, { responsible: leaving.personId, reason: '换人' }),
    );
    const ended = await endPost(town.deps, admin, { postId: leaving.postId ?? 0, on: '2026-11-18' });
    expect(ended.ok).toBe(true);
    town.time.now = new Date('2026-11-19T02:00:00Z');
    expect(await tried(acting, 'acknowledge', theirs)).toBe('NotAllowed');
    expect(await loadOnBehalf(town.deps, other, id)).toBeNull();
  });

  it('nobody whom it was not given to, and nobody further', async () => {
    const { teacher, other, head } = town.people;
    const id = await delegate(teacher, other);
    expect(await loadOnBehalf(town.deps, head, id)).toBeNull();
    const acting = await standIn(other, id);
    const onward = await delegationMake(town.deps, acting, {
      toId: head.personId,
      fromOn: '2026-11-18',
      toOn: '2026-11-20',
      reason: '再委托',
    });
    expect(onward.ok).toBe(false);
    const third = await inStead(head, other);
    const noticed = await town.noticed();
    expect(await tried(third, 'acknowledge', noticed)).toBe('NotFound');
  });
});

describe('separation of duties counts both', () => {
  it('who reported for the responsible person neither accepts it themselves nor for somebody else', async () => {
    const { inspector, teacher, admin } = town.people;
    const rectifying = await town.done(town.step(teacher, 'acknowledge', await town.noticed({ weight: 'light' })));
    const done = await town.done(town.step(await inStead(inspector, teacher), 'submitReport', rectifying));
    expect(await partsIn(done.recordId, inspector.personId)).toEqual(['inspector', 'standIn:responsible']);
    expect(await tried(inspector, 'accept', done, { verified: true })).toBe('StepNotAvailable');
    const forOffice = await inStead(inspector, admin);
    expect(await tried(forOffice, 'accept', done, { verified: true })).toBe('StepNotAvailable');
    // It outlasts the reassignment and the delegation.
    const again = await town.done(
      town.step(admin, 'reassign', done, { responsible: town.people.other.personId, reason: '换人' }),
    );
    expect(await partsIn(again.recordId, inspector.personId)).toContain('standIn:responsible');
  });

  it('who rectifies accepts nothing in somebody else’s name', async () => {
    const { inspector, teacher } = town.people;
    const done = await reported();
    expect(await tried(await inStead(teacher, inspector), 'accept', done, { verified: true })).toBe('StepNotAvailable');
  });

  it('nobody answers through a delegate what they asked for, nor as one', async () => {
    const { admin, head, other } = town.people;
    const noticed = await town.noticed();
    const ask = { kind: 'extension', reason: '材料未到', newDay: '2026-12-09' };
    const asked = await town.done(town.request(head, 'ask', { parentId: noticed.recordId }, ask));
    expect(codes(await town.request(await inStead(other, head), 'grant', asked))).not.toBe('ok');
    expect(codes(await town.request(await inStead(head, admin), 'grant', asked))).toBe('StepNotAvailable');
    expect(codes(await town.request(await inStead(other, admin), 'grant', asked))).toBe('ok');
  });

  it('and keeps the case out of the 待办 of whoever acted for another', async () => {
    const { inspector, teacher } = town.people;
    const rectifying = await town.done(town.step(teacher, 'acknowledge', await town.noticed({ weight: 'light' })));
    const done = await town.done(town.step(await inStead(inspector, teacher), 'submitReport', rectifying));
    const waiting = await readOnce(
      town.deps.pool,
      scope(),
      sqlOf.selectFrom('todo').where('record_id', '=', done.recordId).select('person_id'),
    );
    expect(waiting.map(({ person_id }) => person_id)).toEqual([town.people.admin.personId]);
  });
});

it('a key that was used in one’s own name does not stand for somebody else’s act', async () => {
  const { teacher, other } = town.people;
  const noticed = await town.noticed({ weight: 'light' });
  const call = {
    workflow: 'rectification',
    step: 'acknowledge',
    id: noticed.recordId,
    expectedVersion: noticed.version,
    idempotencyKey: town.key(),
    input: {},
  };
  const acting = await inStead(other, teacher);
  expect(codes(await runStep(town.deps, acting, call))).toBe('ok');
  expect(codes(await runStep(town.deps, acting, call))).toBe('ok');
  expect(codes(await runStep(town.deps, other, call))).toBe('IdempotencyKeyReused');
});

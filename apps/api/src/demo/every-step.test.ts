import { actingOf, delegationMake, townFacts, type Viewer } from '@plumbline/operations';
import type { Role } from '@plumbline/terms';
import { rectification, requestKinds, type Step, workflows } from '@plumbline/workflows';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DemoRecord,
  type DemoTrial,
  demoTrial,
  type MovingStep,
  movingSteps,
  type Offered,
} from './testing/trial.ts';

const checking = [
  ...['approvePlan', 'returnPlan', 'accept', 'returnReport', 'lookBack', 'reopen'],
  ...['upholdObjection', 'rejectObjection'],
];

let demo: DemoTrial;
let records: readonly DemoRecord[];
beforeAll(async () => {
  demo = await demoTrial('2026-11-24T15:30:00+08:00');
  records = await demo.records();
}, 240_000);
afterAll(() => demo?.close());

/** What the API leads a person to expect of a step. */
const expectedOf = (shown: Offered | undefined, name: string): string => {
  if (shown === undefined) return 'NotFound';
  if (shown.availableSteps.some((step) => step.name === name)) return 'ok';
  return shown.blockedSteps.some((step) => step.name === name) ? 'StepNotAvailable' : 'NotAllowed';
};

const tryStep = async (viewer: Viewer, record: DemoRecord, [name, step]: MovingStep, shown?: Offered) => {
  const { id, kind, version } = record;
  const fields = shown?.availableSteps.find((each) => each.name === name)?.fields;
  const input = { ...demo.inputFor(step, fields), ...(await demo.beside(viewer, [name, step], record, shown)) };
  return demo.tried(viewer, { workflow: kind, step: name, id, expectedVersion: version, input });
};

/** Whether somebody stands in, by a delegation that does not reach the record's workflow. */
const handsOnNothing = (viewer: Viewer, { kind }: DemoRecord): boolean =>
  viewer.behalf !== undefined && actingOf(viewer, workflows[kind]).posts.length === 0;

/** Tries every step of every record as one person and tells where the offer was wrong. */
const compare = async (viewer: Viewer): Promise<{ wrong: string[]; taken: string[] }> => {
  const offered = await demo.offeredTo(viewer);
  const taken: string[] = [];
  const wrong: string[] = [];
  const look = async (record: DemoRecord) => {
    const shown = offered.get(record.id);
    for (const step of movingSteps(record.kind)) {
      const expected = expectedOf(shown, step[0]);
      const found = await tryStep(viewer, record, step, shown);
      if (found === 'ok') taken.push(`${record.kind} ${step[0]}`);
      // Readers of a case see what is asked for beside it, and may not act in it: the step does not tell them from strangers.
      const right =
        found === expected ||
        (record.kind === 'request' && expected === 'NotAllowed' && found === 'NotFound') ||
        // What is not handed on at all is refused before any record is looked at.
        (expected === 'NotFound' && found === 'NotAllowed' && handsOnNothing(viewer, record));
      if (!right)
        wrong.push(
          `${viewer.personName} ${step[0]} of ${record.kind} ${record.id}: offered as ${expected}, answered ${found}`,
        );
    }
  };
  for (let first = 0; first < records.length; first += 8) await Promise.all(records.slice(first, first + 8).map(look));
  return { wrong, taken };
};

describe('every step of every case, request, agreement and consequence', () => {
  it('is accepted where it is offered to a demo account, and refused, for the reason shown, where it is not', async () => {
    const taken: string[] = [];
    for (const { personId } of demo.people) {
      const { wrong, taken: own } = await compare(await demo.viewerOf(personId));
      expect(wrong).toEqual([]);
      taken.push(...own);
    }
    expect(demo.people).toHaveLength(21);
    expect(records).toHaveLength(125);
    expect(taken.length).toBeGreaterThan(190);
    expect(new Set(taken).size).toBeGreaterThan(38);
    const ofConsequences = [
      'screen',
      'serveNotice',
      'witnessRefusal',
      'confirmReceipt',
      'submitDefence',
      'vote',
      'recuse',
    ];
    for (const step of [...ofConsequences, 'hold', 'offerSupport', 'askOpinion', 'waive', 'deliver', 'lift'])
      expect(taken).toContain(`sanction ${step}`);
  }, 240_000);

  it('left the records as they were', async () => {
    expect(await demo.records()).toEqual(records);
  });
});

describe('whoever stands in for the head of a campus', () => {
  const deputy = async () => demo.inStead(await demo.viewerOf(demo.holderOf('campusDeputy') ?? 0));

  it('or for anybody else, is accepted where a step is offered to them, and refused where it is not', async () => {
    const taken: string[] = [];
    const pairs: readonly [Role, Role][] = [
      ['admin', 'teacher'],
      ['inspector', 'countyViewer'],
      ['groupHead', 'generalOffice'],
    ];
    for (const [absent, standingIn] of pairs) {
      const [from, to] = await Promise.all([absent, standingIn].map((role) => demo.viewerOf(demo.holderOf(role) ?? 0)));
      if (from === undefined || to === undefined) throw new Error('Two people were wanted.');
      const made = await delegationMake(demo.deps, from, {
        ...{ toId: to.personId, fromOn: '2026-11-24', toOn: '2026-11-24', reason: '外出' },
      });
      expect(made.ok).toBe(true);
    }
    for (const viewer of [
      await deputy(),
      ...(await Promise.all(
        pairs.map(async ([, role]) => demo.inStead(await demo.viewerOf(demo.holderOf(role) ?? 0))),
      )),
    ]) {
      const { wrong, taken: own } = await compare(viewer);
      expect(wrong).toEqual([]);
      taken.push(...own);
    }
    expect(new Set(taken).size).toBeGreaterThan(8);
    expect(taken.filter((step) => step.startsWith('sanction') || step.endsWith(' sign'))).toEqual([]);
  }, 120_000);

  it('does nothing that the head could not do in person, and nothing that binds them', async () => {
    const [standing, head] = await Promise.all([
      deputy().then((viewer) => demo.offeredTo(viewer)),
      demo.viewerOf(demo.holderOf('campusHead') ?? 0).then((viewer) => demo.offeredTo(viewer)),
    ]);
    expect(standing.size).toBeGreaterThan(10);
    for (const [id, { availableSteps }] of standing) {
      const own = head.get(id)?.availableSteps.map(({ name }) => name) ?? [];
      const { kind } = records.find((record) => record.id === id) as DemoRecord;
      for (const { name } of availableSteps) {
        expect([id, own.includes(name)]).toEqual([id, true]);
        expect(movingSteps(kind).find(([known]) => known === name)?.[1].personal).toBeUndefined();
      }
    }
  }, 60_000);
});

describe('an administrator’s override', () => {
  it('is accepted where it is offered, and refused everywhere else, to everybody', async () => {
    const taken: string[] = [];
    const wrong: string[] = [];
    for (const { personId } of demo.people) {
      const viewer = await demo.viewerOf(personId);
      const offered = await demo.offeredTo(viewer);
      const tryOne = async ({ id, kind, version }: DemoRecord, [name, step]: MovingStep) => {
        const shown = offered.get(id)?.overridableSteps.find((each) => each.name === name);
        const found = await demo.tried(viewer, {
          ...{ workflow: kind, step: name, id, expectedVersion: version },
          input: demo.inputFor(step, shown?.fields),
          override: { reason: '本人不在' },
        });
        if (found === 'ok') taken.push(name);
        if ((found === 'ok') !== (shown !== undefined)) wrong.push(`${viewer.personName} ${name} of ${id}: ${found}`);
      };
      for (const record of records) await Promise.all(movingSteps(record.kind).map((step) => tryOne(record, step)));
    }
    expect(wrong).toEqual([]);
    expect(new Set(taken)).toEqual(new Set(['acknowledge', 'submitPlan', 'submitReport']));
  }, 240_000);
});

describe('a request beside a case', () => {
  it('can be started by whom it is offered to, as far as the case allows it, and by nobody else', async () => {
    const cases = records.filter(({ kind }) => kind === 'rectification');
    const input = { reason: '说明', newDay: '2026-12-31', title: '更正', owner: demo.holderOf('generalOffice') };
    const inputs = [
      { kind: 'extension', reason: input.reason, newDay: input.newDay },
      { kind: 'obstacle', reason: input.reason, owner: input.owner },
      { kind: 'correction', reason: input.reason, title: input.title },
      { kind: 'reassignment', reason: input.reason },
    ];
    expect(inputs.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(requestKinds).toSorted());
    const started = new Set<string>();
    for (const { personId } of demo.people) {
      const viewer = await demo.viewerOf(personId);
      const offered = await demo.offeredTo(viewer);
      for (const { id: parentId } of cases) {
        const shown = offered.get(parentId);
        const may = shown?.startableSteps.some(({ name }) => name === 'ask') === true;
        // Who is offered nothing is refused whatever they ask for; one try is enough.
        for (const each of may ? inputs : inputs.slice(0, 1)) {
          const found = await demo.tried(viewer, { workflow: 'request', step: 'ask', parentId, input: each });
          const known = `${viewer.personName} ${each.kind} beside ${parentId}: ${found}`;
          if (found === 'ok') started.add(each.kind);
          // One of its kind may be waiting already, or the case has come too far for it.
          expect(may ? ['ok', 'InvalidInput'] : ['NotFound', 'NotAllowed', 'InvalidInput'], known).toContain(found);
        }
      }
    }
    expect([...started].toSorted()).toEqual(Object.keys(requestKinds).toSorted());
  }, 60_000);
});

describe('whoever rectifies a case, or did before it was reassigned', () => {
  const rectifiers = () =>
    demo.held.filter(({ relation }) => relation === 'responsible' || relation === 'wasResponsible');

  it('can neither approve nor accept it, nor send it back, nor hear an objection to it', async () => {
    const numbered = new Map(records.map((record) => [record.id, record]));
    const steps = movingSteps('rectification').filter(([name]) => checking.includes(name));
    expect(steps).toHaveLength(checking.length);
    const answers = new Set<string>();
    for (const { record_id, person_id } of rectifiers()) {
      const viewer = await demo.viewerOf(person_id);
      const record = numbered.get(record_id);
      for (const step of record === undefined ? [] : steps)
        answers.add(await tryStep(viewer, record as DemoRecord, step));
    }
    expect(new Set(rectifiers().map(({ relation }) => relation))).toEqual(new Set(['responsible', 'wasResponsible']));
    expect([...answers].filter((answer) => answer !== 'NotAllowed' && answer !== 'StepNotAvailable')).toEqual([]);
  }, 60_000);

  it('is offered none of it', async () => {
    for (const personId of new Set(rectifiers().map(({ person_id }) => person_id))) {
      const offered = await demo.offeredTo(await demo.viewerOf(personId));
      const own = rectifiers().filter(({ person_id }) => person_id === personId);
      const open = own.flatMap(({ record_id }) => offered.get(record_id)?.availableSteps ?? []).map(({ name }) => name);
      expect(open.filter((name) => checking.includes(name))).toEqual([]);
    }
  }, 60_000);
});

describe('whoever a consequence concerns', () => {
  it('decides nothing in it and has no office in it, whatever posts they hold', async () => {
    const steps = movingSteps('sanction').filter(([, { permission }]) => permission !== undefined);
    expect(steps.length).toBeGreaterThan(10);
    const consequences = records.filter(({ kind }) => kind === 'sanction');
    const answers = new Set<string>();
    for (const record of consequences) {
      const own = demo.held.filter(({ record_id, relation }) => record_id === record.id && relation === 'concerned');
      expect(own).toHaveLength(1);
      const viewer = await demo.viewerOf(own[0]?.person_id ?? 0);
      for (const step of steps) answers.add(await tryStep(viewer, record, step));
      const others = demo.held.filter(
        ({ record_id, person_id }) => record_id === record.id && person_id === viewer.personId,
      );
      expect(others.map(({ relation }) => relation)).toEqual(['concerned']);
    }
    expect(consequences.length).toBeGreaterThan(10);
    expect([...answers].filter((answer) => answer !== 'NotAllowed' && answer !== 'StepNotAvailable')).toEqual([]);
  }, 60_000);
});

it('nobody answers what they asked for themselves', async () => {
  const answering = movingSteps('request').filter(([, { permission }]) => permission !== undefined);
  expect(answering.length).toBeGreaterThan(1);
  for (const record of records.filter(({ kind }) => kind === 'request')) {
    const asker = demo.held.find(({ record_id, relation }) => record_id === record.id && relation === 'asker');
    const viewer = await demo.viewerOf(asker?.person_id ?? 0);
    for (const step of answering)
      expect(['NotAllowed', 'StepNotAvailable']).toContain(await tryStep(viewer, record, step));
  }
}, 60_000);

it('a finding can be recorded by whom the menu offers it to, somewhere in the town, and by nobody else', async () => {
  const town = await townFacts(demo.deps, demo.townId);
  const units = [...town.units.values()].filter(({ kind }) => kind !== 'class').map(({ id }) => id);
  const step = rectification.steps.record as unknown as Step;
  const question = parse('{ viewer { permissions } }');
  for (const { personId } of demo.people) {
    const viewer = await demo.viewerOf(personId);
    const answer = (await demo.ask(viewer, question)) as { viewer: { permissions: string[] } };
    const offered = answer.viewer.permissions.includes('rectification:record');
    let recorded = false;
    for (const unit of units) {
      const input = { ...demo.inputFor(step), unit };
      const outcome = await demo.tried(viewer, { workflow: 'rectification', step: 'record', input });
      if (outcome === 'ok') recorded = true;
      else expect(outcome).toBe('NotAllowed');
    }
    expect([viewer.personName, recorded]).toEqual([viewer.personName, offered]);
  }
}, 60_000);

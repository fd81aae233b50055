import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOnce, sqlOf } from '@plumbline/database';
import { type TestDatabase, testDatabase } from '@plumbline/database/testing';
import { createContext, decodeId, executeCompiled } from '@plumbline/graphql';
import { type Deps, diskFileStore, loadViewer, runStep, townFacts, type Viewer } from '@plumbline/operations';
import type { Role } from '@plumbline/terms';
import { type Field, rectification, type Step, workflows } from '@plumbline/workflows';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeOf, undoSteps } from '../testing/undo-steps.ts';
import { type DemoParts, type DemoPerson, loadDemo } from './index.ts';

type Steps = readonly { readonly name: string }[];
interface Case {
  readonly id: string;
  readonly version: number;
  readonly availableSteps: Steps;
  readonly blockedSteps: Steps;
}

const now = '2026-11-24T15:30:00+08:00';
const moving = Object.entries<Step>(workflows.rectification.steps).filter(([, step]) => step.from !== null);
const checking = ['approvePlan', 'returnPlan', 'accept', 'returnReport'];
/** Cases by their numbers, oldest first. */
const document = parse(
  `{ rectificationCases(first: 200) { nodes { id version availableSteps { name } blockedSteps { name } } } }`,
);

let database: TestDatabase;
let folder: string;
let deps: Deps;
let people: readonly DemoPerson[];
let records: readonly { id: number; version: number }[];
let held: readonly { record_id: number; relation: string; person_id: number }[];
let townId: number;
let keys = 0;

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'plumbline-demo-'));
  deps = { pool: database.app, clock: () => new Date(now), files: diskFileStore(folder) };
  const accounts: DemoParts['accounts'] = {
    create: async ({ townCode, login }) => ({ ok: true, username: `${townCode}/${login}` }),
    loginsOf: async () => new Map(),
  };
  people = await loadDemo({ deps, accounts });
  await undoSteps(database.owner);
  townId = people[0]?.townId ?? 0;
  const scope = { townId, personId: null };
  records = await readOnce(
    deps.pool,
    scope,
    sqlOf.selectFrom('record').where('town_id', '=', townId).select(['id', 'version']).orderBy('id'),
  );
  held = await readOnce(
    deps.pool,
    scope,
    sqlOf
      .selectFrom('assignment')
      .where('town_id', '=', townId)
      .where('until', 'is', null)
      .select(['record_id', 'relation', 'person_id']),
  );
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const holderOf = (role: Role) => people.find((person) => person.role === role)?.personId;
/** A good value for a field: the person is a teacher, or the inspector where the field asks for one. */
const goodFor = ({ kind, options, allowed }: Field): unknown =>
  ({
    text: '说明',
    longText: '说明',
    day: '2026-12-31',
    switch: true,
    choice: Object.keys(options ?? {})[0],
    files: [],
    person: holderOf(allowed === undefined ? 'teacher' : 'inspector'),
  })[kind as string];
const inputFor = (step: Step) =>
  Object.fromEntries(
    Object.entries(step.input ?? {}).flatMap(([name, field]) =>
      // Whoever needs a post of a certain kind is left out: nobody here stands for every post.
      goodFor(field) === undefined || field.allowed !== undefined ? [] : [[name, goodFor(field)]],
    ),
  );

const viewerOf = async (personId: number): Promise<Viewer> => {
  const viewer = await loadViewer(deps, { townId, personId, locale: 'zh' });
  if (viewer === null) throw new Error(`There is no person ${personId}.`);
  return viewer;
};

/** What the API offers a person: their cases by number. */
const offeredTo = async (viewer: Viewer): Promise<ReadonlyMap<number, Case>> => {
  const context = await createContext({ deps, accounts: {} as never, viewer, mustChangePassword: false });
  const { data, errors } = await executeCompiled({ document, context, request: {}, operationName: null });
  if (errors !== undefined) throw errors[0];
  const { nodes } = (data as { rectificationCases: { nodes: Case[] } }).rectificationCases;
  return new Map(nodes.map((node) => [decodeId('RectificationCase', node.id) ?? 0, node]));
};

/** What really comes of a step: `ok`, or the code of the refusal. Nothing is kept. */
const tried = async (
  viewer: Viewer,
  [step, row]: (typeof moving)[number],
  { id, version }: { id: number; version: number },
): Promise<string> => {
  keys += 1;
  const call = {
    workflow: 'rectification',
    step,
    id,
    expectedVersion: version,
    idempotencyKey: `try-every-step-${keys}`,
    input: inputFor(row),
  };
  return outcomeOf(runStep(deps, viewer, call));
};

/** Tries every step of every case as one person and tells where the offer was wrong. */
const compare = async (personId: number): Promise<{ wrong: string[]; taken: number }> => {
  const viewer = await viewerOf(personId);
  const offered = await offeredTo(viewer);
  let taken = 0;
  const wrong: string[] = [];
  const look = async (record: { id: number; version: number }) => {
    const shown = offered.get(record.id);
    for (const each of moving) {
      const [name] = each;
      const has = (steps: Steps | undefined) => steps?.some((step) => step.name === name) === true;
      const expected =
        shown === undefined
          ? 'NotFound'
          : has(shown.availableSteps)
            ? 'ok'
            : has(shown.blockedSteps)
              ? 'StepNotAvailable'
              : 'NotAllowed';
      const found = await tried(viewer, each, record);
      if (found === 'ok') taken += 1;
      if (found !== expected)
        wrong.push(`${viewer.personName} ${name} of ${record.id}: offered as ${expected}, answered ${found}`);
    }
  };
  for (let first = 0; first < records.length; first += 8) await Promise.all(records.slice(first, first + 8).map(look));
  return { wrong, taken };
};

describe('every step of every case', () => {
  it('is accepted where it is offered to a demo account, and refused, for the reason shown, where it is not', async () => {
    let taken = 0;
    for (const { personId } of people) {
      const { wrong, taken: own } = await compare(personId);
      expect(wrong).toEqual([]);
      taken += own;
    }
    expect(people).toHaveLength(21);
    expect(records).toHaveLength(60);
    expect(taken).toBeGreaterThan(100);
  }, 120_000);

  it('left the cases as they were', async () => {
    const after = await readOnce(
      deps.pool,
      { townId, personId: null },
      sqlOf.selectFrom('record').where('town_id', '=', townId).select(['id', 'version']).orderBy('id'),
    );
    expect(after).toEqual(records);
  });
});

describe('whoever rectifies a case, or did before it was reassigned', () => {
  const rectifiers = () => held.filter(({ relation }) => relation === 'responsible' || relation === 'wasResponsible');

  it('can neither approve nor accept it, nor send it back', async () => {
    const versions = new Map(records.map(({ id, version }) => [id, version]));
    const answers = new Set<string>();
    for (const { record_id: id, person_id } of rectifiers()) {
      const viewer = await viewerOf(person_id);
      for (const each of moving.filter(([name]) => checking.includes(name)))
        answers.add(await tried(viewer, each, { id, version: versions.get(id) ?? 0 }));
    }
    expect(new Set(rectifiers().map(({ relation }) => relation))).toEqual(new Set(['responsible', 'wasResponsible']));
    expect([...answers].filter((answer) => answer !== 'NotAllowed' && answer !== 'StepNotAvailable')).toEqual([]);
  }, 60_000);

  it('is offered none of it', async () => {
    for (const personId of new Set(rectifiers().map(({ person_id }) => person_id))) {
      const offered = await offeredTo(await viewerOf(personId));
      const own = rectifiers().filter(({ person_id }) => person_id === personId);
      const open = own.flatMap(({ record_id }) => offered.get(record_id)?.availableSteps ?? []).map(({ name }) => name);
      expect(open.filter((name) => checking.includes(name))).toEqual([]);
    }
  }, 60_000);
});

it('a finding can be recorded by whom the menu offers it to, somewhere in the town, and by nobody else', async () => {
  const town = await townFacts(deps, townId);
  const units = [...town.units.values()].filter(({ kind }) => kind !== 'class').map(({ id }) => id);
  const step = rectification.steps.record as unknown as Step;
  for (const { personId } of people) {
    const viewer = await viewerOf(personId);
    const context = await createContext({ deps, accounts: {} as never, viewer, mustChangePassword: false });
    const { data } = await executeCompiled({
      document: parse('{ viewer { permissions } }'),
      context,
      request: {},
      operationName: null,
    });
    const offered = (data as { viewer: { permissions: string[] } }).viewer.permissions.includes('rectification:record');
    let recorded = false;
    for (const unit of units) {
      keys += 1;
      const { inspection: _, sameProblemAs: __, ...input } = inputFor(step);
      const outcome = await outcomeOf(
        runStep(deps, viewer, {
          workflow: 'rectification',
          step: 'record',
          idempotencyKey: `try-recording-${keys}`,
          input: { ...input, unit },
        }),
      );
      if (outcome === 'ok') recorded = true;
      else expect(outcome).toBe('NotAllowed');
    }
    expect([viewer.personName, recorded]).toEqual([viewer.personName, offered]);
  }
}, 60_000);

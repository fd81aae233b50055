import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlOf, transaction } from '@plumbline/database';
import { testDatabase } from '@plumbline/database/testing';
import { createContext, decodeId, executeCompiled } from '@plumbline/graphql';
import {
  type Deps,
  diskFileStore,
  loadOnBehalf,
  loadViewer,
  runStep,
  type StepCall,
  saveFile,
  type Viewer,
} from '@plumbline/operations';
import type { Role } from '@plumbline/terms';
import { type Field, type Step, workflows } from '@plumbline/workflows';
import { parse } from 'graphql';
import type { Compilable } from 'kysely';
import { outcomeOf, undoSteps } from '../../testing/undo-steps.ts';
import { type DemoParts, loadDemo } from '../index.ts';

type Named = readonly { readonly name: string }[];

/** A record with what the API offers a person in it. */
export interface Offered {
  readonly id: string;
  readonly version: number;
  readonly availableSteps: readonly { readonly name: string; readonly fields: readonly string[] }[];
  readonly blockedSteps: Named;
  readonly overridableSteps: readonly { readonly name: string; readonly fields: readonly string[] }[];
  readonly startableSteps: Named;
  /** Of an agreement: what a signature names. */
  readonly contentHash?: string;
}

/** A record of the demo town. */
export interface DemoRecord {
  readonly id: number;
  readonly kind: keyof typeof workflows;
  readonly version: number;
}

/** A step that moves a record, with its name. */
export type MovingStep = readonly [name: string, step: Step];

/** The steps of a workflow that move a record. */
export const movingSteps = (kind: keyof typeof workflows): readonly MovingStep[] =>
  Object.entries<Step>(workflows[kind].steps).filter(([, step]) => step.from !== null);

const offer =
  'nodes { id version availableSteps { name fields } blockedSteps { name } overridableSteps { name fields } startableSteps { name } }';
const document = parse(
  `{ cases: rectificationCases(first: 200) { ${offer} } requests(first: 200) { ${offer} } agreements(first: 200) { nodes { contentHash } ${offer} } sanctions(first: 200) { ${offer} } }`,
);
const types = {
  cases: 'RectificationCase',
  requests: 'Request',
  agreements: 'Agreement',
  sanctions: 'Sanction',
} as const;

/** A picture of one point. */
const onePoint = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

type Asked = {
  readonly today: string;
  readonly holderOf: (role: Role) => number | undefined;
  /** Whom a chair who has voted may still keep from voting. */
  readonly voter: number | undefined;
};

/** What steps of a consequence take that is no plain text, day or person. */
const inConsequences: Readonly<Record<string, (asked: Asked) => Record<string, unknown>>> = {
  witnessRefusal: () => ({ witnesses: '甲某、乙某' }),
  askOpinion: ({ holderOf }) => ({ whom: holderOf('partyMember') }),
  offerSupport: () => ({ mentor: undefined }),
  recuse: ({ voter }) => ({ who: voter }),
  deliver: ({ today }) => ({ deliveredOn: today }),
};

/** The demo town in which every step can be tried and none is kept. */
export const demoTrial = async (now: string) => {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-demo-'));
  const deps: Deps = {
    pool: database.app,
    clock: () => new Date(now),
    files: diskFileStore(folder),
    confirmPassword: async () => ({ outcome: 'ok' }),
  };
  const accounts: DemoParts['accounts'] = {
    create: async ({ townCode, login }) => ({ ok: true, username: `${townCode}/${login}` }),
    loginsOf: async () => new Map(),
  };
  const people = await loadDemo({ deps, accounts });
  await undoSteps(database.owner);
  const townId = people[0]?.townId ?? 0;
  // As a step reads: with what only the Party branch may know of.
  const readAll = <Row>(query: Compilable<Row>): Promise<Row[]> =>
    transaction(deps.pool, { townId, personId: null, as: 'step' }, (tx) => tx.run(query));
  const records = async (): Promise<readonly DemoRecord[]> => {
    const rows = await readAll(
      sqlOf.selectFrom('record').where('town_id', '=', townId).select(['id', 'kind', 'version']).orderBy('id'),
    );
    return rows.map((row) => ({ ...row, kind: row.kind as DemoRecord['kind'] }));
  };
  const holderOf = (role: Role) => people.find((person) => person.role === role)?.personId;
  /** A good value for a field: the person is a teacher, or the inspector where the field asks for one. */
  const goodFor = ({ kind, options, allowed, fromToday }: Field): unknown =>
    ({
      password: 'the right one',
      targets: [{ indicator: 'passRate', comparison: 'atLeast', value: '61', mandatory: true }],
      text: '说明',
      longText: '说明',
      day: fromToday ? '2026-12-31' : '2026-11-20',
      switch: true,
      choice: Object.keys(options ?? {})[0],
      files: [],
      person: holderOf(allowed === undefined ? 'teacher' : 'inspector'),
    })[kind as string];
  let keys = 0;
  return {
    deps,
    holderOf,
    people,
    townId,
    records,
    /** Relations that people stand in to records now. */
    held: await readAll(
      sqlOf
        .selectFrom('assignment')
        .where('town_id', '=', townId)
        .where('until', 'is', null)
        .select(['record_id', 'relation', 'person_id']),
    ),
    viewerOf: async (personId: number): Promise<Viewer> => {
      const viewer = await loadViewer(deps, { townId, personId, locale: 'zh' });
      if (viewer === null) throw new Error(`There is no person ${personId}.`);
      return viewer;
    },
    /** Somebody in the stead of whoever delegated to them. */
    inStead: async (viewer: Viewer): Promise<Viewer> => {
      const [given] = await readAll(
        sqlOf.selectFrom('delegation').where('town_id', '=', townId).where('to_id', '=', viewer.personId).select('id'),
      );
      const found = given === undefined ? null : await loadOnBehalf(deps, viewer, given.id);
      if (found === null) throw new Error(`Nobody has delegated to ${viewer.personName}.`);
      return found;
    },
    /** What the API answers a person. */
    ask: async (viewer: Viewer, question: Parameters<typeof executeCompiled>[0]['document']): Promise<unknown> => {
      const context = await createContext({ deps, accounts: {} as never, viewer, mustChangePassword: false });
      const { data, errors } = await executeCompiled({ document: question, context, request: {}, operationName: null });
      if (errors !== undefined) throw errors[0];
      return data;
    },
    /** What the API offers a person: the records that they see, by number. */
    async offeredTo(viewer: Viewer): Promise<ReadonlyMap<number, Offered>> {
      const lists = (await this.ask(viewer, document)) as Record<keyof typeof types, { nodes: Offered[] }>;
      return new Map(
        (Object.keys(types) as (keyof typeof types)[]).flatMap((list) =>
          lists[list].nodes.map((node) => [decodeId(types[list], node.id) ?? 0, node] as const),
        ),
      );
    },
    /** What steps ask for beside what every text, day or person would do for. */
    async beside(
      viewer: Viewer,
      [name, step]: MovingStep,
      record: DemoRecord,
      shown?: Offered,
    ): Promise<Record<string, unknown>> {
      const people = (relation: string) =>
        this.held.flatMap((each) =>
          each.record_id === record.id && each.relation === relation ? [each.person_id] : [],
        );
      const signed = people('signed');
      const waits = [...people('partyA'), ...people('partyB')].find((person) => !signed.includes(person));
      const voted = people('voted');
      const out = [...voted, ...people('recused'), ...people('proposer')];
      const voter = voted.includes(viewer.personId) ? people('member').find((each) => !out.includes(each)) : undefined;
      const field = Object.hasOwn(step.input ?? {}, 'scan') ? 'scan' : name === 'submitDefence' ? 'files' : null;
      const saved = field === null ? null : await saveFile(deps, viewer, { bytes: onePoint, name: 'scan.png' });
      return {
        ...(step.input?.['contentHash'] !== undefined && { contentHash: shown?.contentHash ?? 'unseen' }),
        ...(step.input?.['signer'] !== undefined && { signer: waits }),
        ...(step.input?.['partyA'] !== undefined && { partyA: people('partyA')[0] }),
        ...(field !== null && saved?.ok && { [field]: [saved.file.id] }),
        ...(record.kind === 'sanction' && inConsequences[name]?.({ today: now.slice(0, 10), holderOf, voter })),
      };
    },
    /** A good input for a step; with nothing that is asked for only under a condition, unless it is named. */
    inputFor: (step: Step, named: readonly string[] = []): Record<string, unknown> => {
      const fields = Object.entries(step.input ?? {}).filter(
        // Whoever needs a post of a certain kind is left out: nobody here stands for every post.
        ([name, field]) =>
          goodFor(field) !== undefined &&
          field.allowed === undefined &&
          ((field.when === undefined && field.where === undefined) || named.includes(name)),
      );
      const input = Object.fromEntries(fields.map(([name, field]) => [name, goodFor(field)]));
      const isLeftOut = ({ where }: Field) =>
        where !== undefined && Object.hasOwn(input, where.field) && !where.is.includes(String(input[where.field]));
      return Object.fromEntries(fields.flatMap(([name, field]) => (isLeftOut(field) ? [] : [[name, input[name]]])));
    },
    /** What really comes of a step: `ok`, or the code of the refusal. Nothing is kept. */
    tried: async (viewer: Viewer, call: Omit<StepCall, 'idempotencyKey'>): Promise<string> => {
      keys += 1;
      return outcomeOf(runStep(deps, viewer, { ...call, idempotencyKey: `try-every-step-${keys}` }));
    },
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
};

/** The demo town of a test. */
export type DemoTrial = Awaited<ReturnType<typeof demoTrial>>;

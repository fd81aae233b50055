import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOnce, sqlOf } from '@plumbline/database';
import { testDatabase } from '@plumbline/database/testing';
import { createContext, decodeId, executeCompiled } from '@plumbline/graphql';
import { type Deps, diskFileStore, loadViewer, runStep, type StepCall, type Viewer } from '@plumbline/operations';
import type { Role } from '@plumbline/terms';
import { type Field, type Step, workflows } from '@plumbline/workflows';
import { parse } from 'graphql';
import { outcomeOf, undoSteps } from '../../testing/undo-steps.ts';
import { type DemoParts, loadDemo } from '../index.ts';

type Named = readonly { readonly name: string }[];

/** A record with what the API offers a person in it. */
export interface Offered {
  readonly id: string;
  readonly version: number;
  readonly availableSteps: readonly { readonly name: string; readonly fields: readonly string[] }[];
  readonly blockedSteps: Named;
  readonly startableSteps: Named;
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

const offer = 'nodes { id version availableSteps { name fields } blockedSteps { name } startableSteps { name } }';
const document = parse(`{ cases: rectificationCases(first: 200) { ${offer} } requests(first: 200) { ${offer} } }`);

/** The demo town in which every step can be tried and none is kept. */
export const demoTrial = async (now: string) => {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-demo-'));
  const deps: Deps = { pool: database.app, clock: () => new Date(now), files: diskFileStore(folder) };
  const accounts: DemoParts['accounts'] = {
    create: async ({ townCode, login }) => ({ ok: true, username: `${townCode}/${login}` }),
    loginsOf: async () => new Map(),
  };
  const people = await loadDemo({ deps, accounts });
  await undoSteps(database.owner);
  const townId = people[0]?.townId ?? 0;
  const scope = { townId, personId: null };
  const records = async (): Promise<readonly DemoRecord[]> => {
    const rows = await readOnce(
      deps.pool,
      scope,
      sqlOf.selectFrom('record').where('town_id', '=', townId).select(['id', 'kind', 'version']).orderBy('id'),
    );
    return rows.map((row) => ({ ...row, kind: row.kind as DemoRecord['kind'] }));
  };
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
  let keys = 0;
  return {
    deps,
    holderOf,
    people,
    townId,
    records,
    /** Relations that people stand in to records now. */
    held: await readOnce(
      deps.pool,
      scope,
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
    /** What the API answers a person. */
    ask: async (viewer: Viewer, question: Parameters<typeof executeCompiled>[0]['document']): Promise<unknown> => {
      const context = await createContext({ deps, accounts: {} as never, viewer, mustChangePassword: false });
      const { data, errors } = await executeCompiled({ document: question, context, request: {}, operationName: null });
      if (errors !== undefined) throw errors[0];
      return data;
    },
    /** What the API offers a person: the records that they see, by number. */
    async offeredTo(viewer: Viewer): Promise<ReadonlyMap<number, Offered>> {
      const { cases, requests } = (await this.ask(viewer, document)) as Record<
        'cases' | 'requests',
        { nodes: Offered[] }
      >;
      const numbered = (type: 'RectificationCase' | 'Request', nodes: readonly Offered[]) =>
        nodes.map((node) => [decodeId(type, node.id) ?? 0, node] as const);
      return new Map([...numbered('RectificationCase', cases.nodes), ...numbered('Request', requests.nodes)]);
    },
    /** A good input for a step; with nothing that is asked for only under a condition, unless it is named. */
    inputFor: (step: Step, named: readonly string[] = []): Record<string, unknown> =>
      Object.fromEntries(
        Object.entries(step.input ?? {}).flatMap(([name, field]) =>
          // Whoever needs a post of a certain kind is left out: nobody here stands for every post.
          goodFor(field) === undefined ||
          field.allowed !== undefined ||
          ((field.when !== undefined || field.where !== undefined) && !named.includes(name))
            ? []
            : [[name, goodFor(field)]],
        ),
      ),
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

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@plumbline/database/testing';
import type { Role } from '@plumbline/terms';
import type { Accounts } from '../accounts.ts';
import type { Deps } from '../deps.ts';
import { diskFileStore } from '../files/store.ts';
import { createPerson } from '../people/people.ts';
import { appoint } from '../people/posts.ts';
import { createUnit } from '../people/units.ts';
import type { Answer } from '../problem.ts';
import { runStep, type StepAnswer } from '../record/run-step.ts';
import { createTown } from '../town/create-town.ts';
import { firstAdministrator } from '../town/first-administrator.ts';
import { loadViewer, type Viewer } from '../viewer.ts';
import { plainCalendar } from './plain-calendar.ts';

export { plainCalendar };

/** A Wednesday in term, ten in the morning in the town. */
export const wednesday = new Date('2026-11-18T02:00:00Z');

const sure = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.problems.map(({ code, message }) => `${code}: ${message}`).join('; '));
  return answer;
};

const noAccounts: Accounts = {
  create: async ({ login }) => ({ ok: true, username: login }),
  resetPassword: async () => null,
  resetSecondFactor: async () => null,
  keysOf: async () => [],
  withdrawKey: async () => false,
  changesOf: async () => [],
  loginsOf: async () => new Map(),
  loginOf: async () => null,
};

/** A small town on a database of its own: an administrator, an inspector, a campus with its head and two teachers. */
export const smallTown = async (code = 'small', shared?: Deps) => {
  const database = shared === undefined ? await testDatabase() : null;
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-files-'));
  const time = { now: wednesday };
  const deps: Deps = shared ?? {
    pool: (database ?? (await testDatabase())).app,
    clock: () => time.now,
    files: diskFileStore(folder),
  };
  const { townId, unitId } = await createTown(deps, { code, name: '试镇', calendar: plainCalendar('2026-11-18') });
  const first = await firstAdministrator(deps, noAccounts, {
    townId,
    name: '周敏',
    login: 'admin',
    password: 'x',
    mustChange: false,
  });
  const viewerOf = async (personId: number): Promise<Viewer> => {
    const viewer = await loadViewer(deps, { townId, personId, locale: 'zh' });
    if (viewer === null) throw new Error(`There is no person ${personId}.`);
    return viewer;
  };
  const admin = await viewerOf(first.personId);
  const unit = async (name: string) =>
    sure(await createUnit(deps, admin, { parentId: unitId, kind: 'campus', name })).unitId;
  const person = async (name: string, role: Role, at: number): Promise<Viewer> => {
    const { personId } = sure(await createPerson(deps, admin, { name }));
    sure(await appoint(deps, admin, { personId, unitId: at, role, title: '岗位', fromOn: '2026-08-01' }));
    return viewerOf(personId);
  };
  const east = await unit('东片小学');
  const west = await unit('西片小学');
  const [inspector, head, teacher, other, westHead] = [
    await person('何静', 'inspector', unitId),
    await person('冯志勇', 'campusHead', east),
    await person('李思雨', 'teacher', east),
    await person('王丽', 'teacher', east),
    await person('余德明', 'campusHead', west),
  ];
  let keys = 0;
  const key = () => {
    keys += 1;
    return `key-${code}-${keys}`;
  };
  const step = (
    viewer: Viewer,
    name: string,
    target: { recordId: number; version: number } | null,
    input: Record<string, unknown> = {},
  ): Promise<StepAnswer> =>
    runStep(deps, viewer, {
      workflow: 'rectification',
      step: name,
      ...(target !== null && { id: target.recordId, expectedVersion: target.version }),
      idempotencyKey: key(),
      input,
    });
  /** Asks for something beside a case, or moves such a request. */
  const request = (
    viewer: Viewer,
    name: string,
    target: { readonly parentId: number } | { readonly recordId: number; readonly version: number },
    input: Record<string, unknown> = {},
  ): Promise<StepAnswer> =>
    runStep(deps, viewer, {
      workflow: 'request',
      step: name,
      ...('parentId' in target
        ? { parentId: target.parentId }
        : { id: target.recordId, expectedVersion: target.version }),
      idempotencyKey: key(),
      input,
    });
  const done = async (answer: Promise<StepAnswer>) => sure(await answer);
  const finding = (more: Record<string, unknown> = {}) => ({
    title: '五年级数学作业订正未复批',
    unit: east,
    category: 'withDeadline',
    weight: 'ordinary',
    ...more,
  });
  return {
    deps,
    /** Connection of the role that owns the schema: for spoiling what the application cannot. */
    owner: database?.owner,
    time,
    townId,
    root: unitId,
    east,
    west,
    people: { admin, inspector, head, teacher, other, westHead },
    viewerOf,
    person,
    step,
    request,
    done,
    finding,
    key,
    /** Records a finding and issues its notice to the teacher. */
    noticed: async (more: Record<string, unknown> = {}) => {
      const recorded = await done(step(inspector, 'record', null, finding(more)));
      return done(
        step(admin, 'issueNotice', recorded, {
          responsible: teacher.personId,
          requirement: '一周内补齐',
          rectifyBy: '2026-12-02',
        }),
      );
    },
    close: async () => {
      await rm(folder, { recursive: true, force: true });
      await database?.close();
    },
  };
};

/** The small town of a test. */
export type SmallTown = Awaited<ReturnType<typeof smallTown>>;

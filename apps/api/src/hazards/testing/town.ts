import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Databases, migrate, openDatabase } from '@plumbline/database';
import { removeHome } from '@plumbline/database/testing';
import {
  appoint,
  createAccount,
  createPerson,
  createTown,
  createUnit,
  firstAdministrator,
  loadViewer,
} from '@plumbline/operations';
import { plainCalendar } from '@plumbline/operations/testing';
import { migrateAuth } from '../../auth/migrate.ts';
import { readEnvironment } from '../../environment.ts';
import { createLog } from '../../log.ts';
import { createProduct } from '../../product.ts';
import { type Started, startProcess } from '../../testing/process.ts';
import { freePort } from './free-port.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const idOf = (type: string, id: number) => Buffer.from(`${type}:${id}`).toString('base64url');

/** How the administrator of the town signs in. */
export const administrator = { username: 'admin', password: 'a-long-password' } as const;

/** A small town in a data folder of its own, and what a program needs to act in it. */
export type HazardTown = {
  home: string;
  townId: number;
  /** The administrator's API key. */
  key: string;
  /** The key of a second administrator, where one was asked for. */
  deputyKey: string | null;
  /** Global ids. */
  unit: string;
  teachers: readonly [string, string];
  /** Starts a server on the folder, in a process of its own. */
  start(): Started;
  /** Runs a command of the product on the folder. */
  run(...args: string[]): Started['ended'];
  /** Starts a command, to be watched or ended. */
  startCommand(...args: string[]): Started;
  /** Opens the database beside, or without, a server. */
  open(): Promise<Databases>;
  remove(): Promise<void>;
};

/**
 * Makes the town before any server runs.
 * @param deputy with a second administrator, who answers what the first one asks for
 */
export const hazardTown = async ({ deputy = false } = {}): Promise<HazardTown> => {
  const home = await mkdtemp(join(tmpdir(), 'plumbline 险情 '));
  const open = () => openDatabase({ home, use: 'join', log: quiet });
  const databases = await open();
  try {
    await migrate(databases.owner);
    await migrateAuth(databases.owner);
    const environment = readEnvironment({ PLUMBLINE_HOME: home, PLUMBLINE_DEMO: '0' });
    const { deps, accounts } = await createProduct(databases, environment, 'http://127.0.0.1', createLog('silent'));
    const calendar = plainCalendar(deps.clock().toISOString().slice(0, 10));
    const { townId, unitId: root } = await createTown(deps, { code: 'hazard', name: '险镇', calendar });
    const first = { townId, name: '周敏', login: administrator.username, ...administrator, mustChange: false };
    const { personId } = await firstAdministrator(deps, accounts, first);
    const admin = await loadViewer(deps, { townId, personId, locale: 'en' });
    if (admin === null) throw new Error('The administrator is missing.');
    const made = await createUnit(deps, admin, { parentId: root, kind: 'campus', name: '东片小学' });
    if (!made.ok) throw new Error(made.problems[0]?.message);
    const fromOn = calendar.planYears[0]?.startsOn ?? '';
    const person = async (name: string, post: { unitId: number; role: string; title: string }): Promise<number> => {
      const person = await createPerson(deps, admin, { name });
      if (!person.ok) throw new Error(person.problems[0]?.message);
      const appointed = await appoint(deps, admin, { personId: person.personId, ...post, fromOn });
      if (!appointed.ok) throw new Error(appointed.problems[0]?.message);
      return person.personId;
    };
    const teacher = async (name: string): Promise<string> =>
      idOf('Person', await person(name, { unitId: made.unitId, role: 'teacher', title: '教师' }));
    const teachers = [await teacher('李思雨'), await teacher('王丽')] as const;
    const keyOfDeputy = async (): Promise<string | null> => {
      const deputyId = await person('郑伟', { unitId: root, role: 'admin', title: '教导处副主任' });
      const account = await createAccount(deps, accounts, admin, deputyId, 'deputy', administrator.password);
      if (!account.ok) throw new Error(account.problems[0]?.message);
      return accounts.createApiKey({ townId, personId: deputyId, name: 'hazards' });
    };
    const deputyKey = deputy ? await keyOfDeputy() : null;
    const key = await accounts.createApiKey({ townId, personId, name: 'hazards' });
    if (key === null) throw new Error('The administrator has no account.');
    const env = { PLUMBLINE_HOME: home, PORT: String(await freePort()) };
    return {
      home,
      townId,
      key,
      deputyKey,
      unit: idOf('Unit', made.unitId),
      teachers,
      start: () => startProcess('main.ts', [], env),
      run: (...args) => startProcess('cli.ts', args, env).ended,
      startCommand: (...args) => startProcess('cli.ts', args, env),
      open,
      remove: () => removeHome(home),
    };
  } finally {
    await databases.close();
  }
};

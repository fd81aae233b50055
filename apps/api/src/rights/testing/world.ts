import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@plumbline/database/testing';
import type { Role } from '@plumbline/terms';
import { readEnvironment } from '../../environment.ts';
import { createProduct } from '../../product.ts';
import { type Running, startServer } from '../../start.ts';
import { cookieOf, json } from '../../testing/server.ts';
import { type PlacedTown, placedTown } from './placed-town.ts';
import { undoSteps, type Watched, watchedLog } from './undone.ts';

const password = 'a-long-password';

/** A server over two equal towns, in the first of which somebody of each role is signed in. */
export interface World {
  readonly near: PlacedTown;
  readonly far: PlacedTown;
  readonly time: { now: Date };
  readonly faults: Watched['faults'];
  /** Ids of two programs’ keys of the near town. */
  readonly keys: Readonly<Record<'first' | 'second', string>>;
  /** Sends an operation as the person of a role, and gives the whole answer as text. */
  ask(role: Role, query: string, variables: unknown): Promise<string>;
  close(): Promise<void>;
}

/** Starts the server; the clock stands on the Wednesday of the towns until a test moves it. */
export const rightsWorld = async (): Promise<World> => {
  const home = await mkdtemp(join(tmpdir(), 'plumbline-rights-'));
  const time = { now: new Date('2026-11-18T02:00:00Z') };
  const database = await testDatabase();
  const environment = {
    ...readEnvironment({ PORT: '0', PLUMBLINE_HOME: home, PLUMBLINE_DEMO: '0' }),
    clock: () => time.now,
    worker: false,
  };
  const { log, faults } = watchedLog();
  const running: Running = await startServer(database, environment, log, undefined, { secondFactor: false });
  const { deps, accounts } = await createProduct(database, environment, running.url, log);
  const near = await placedTown('near', deps);
  const far = await placedTown('far', deps);
  const cookies = new Map<Role, string>();
  for (const [role, { personId }] of near.people) {
    const login = role.toLowerCase();
    const made = await accounts.create({
      townId: near.townId,
      townCode: 'near',
      personId,
      login,
      password,
      mustChange: false,
    });
    if (!made.ok) throw new Error(`The ${role} got no account: ${made.reason}`);
    const signedIn = await fetch(
      `${running.address}/api/auth/sign-in/username`,
      json({ username: made.username, password }),
    );
    if (!signedIn.ok) throw new Error(`The ${role} was not let in: ${await signedIn.text()}`);
    cookies.set(role, cookieOf(signedIn));
  }
  await undoSteps(database.owner);
  const integrator = { townId: near.townId, personId: near.people.get('integrator')?.personId ?? 0 };
  for (const name of ['first', 'second']) await accounts.createApiKey({ ...integrator, name });
  const [first = '', second = ''] = (await accounts.keysOf(near.townId)).map(({ id }) => id);
  return {
    near,
    far,
    time,
    faults,
    keys: { first, second },
    async ask(role, query, variables) {
      const cookie = cookies.get(role) ?? '';
      return (await fetch(`${running.address}/graphql`, json({ query, variables }, { cookie }))).text();
    },
    async close() {
      await running.close();
      await Promise.all([near.close(), far.close()]);
      await database.close();
      await rm(home, { recursive: true, force: true });
    },
  };
};

/** The password of everybody who is signed in. */
export const passwordOfAll = password;

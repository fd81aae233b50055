import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyHome, removeHome } from '@plumbline/database/testing';
import { startProcess } from './process.ts';

const name = 'PLUMBLINE_TEST_DEMO_HOME';

/**
 * Makes a data folder for a test that begins with the demo town: a copy of the one that the run has loaded, where it has.
 * @param prefix of its name
 */
export const demoHome = async (prefix: string): Promise<string> => {
  const home = await mkdtemp(join(tmpdir(), prefix));
  const loaded = process.env[name];
  if (loaded !== undefined) await copyHome(loaded, home);
  return home;
};

/**
 * Vitest's global setup: loads the demo town once, as a first start does, for all tests that begin with it.
 * @returns the teardown, for the project that loaded it
 */
export default async (): Promise<(() => Promise<void>) | undefined> => {
  if (process.env[name] !== undefined) return undefined;
  const home = await mkdtemp(join(tmpdir(), 'plumbline-demo-'));
  const server = startProcess('main.ts', [], { PLUMBLINE_HOME: home, PLUMBLINE_DEMO: '1', PLUMBLINE_WORKER: '0' });
  await server.address();
  await server.stop('SIGTERM');
  process.env[name] = home;
  return async () => {
    delete process.env[name];
    await removeHome(home);
  };
};

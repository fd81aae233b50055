import { startTestServer } from './server.ts';

/**
 * Vitest's global setup: one PostgreSQL for the whole run, whichever projects ask for it.
 * @returns the teardown, for the project that started it
 */
export default async (): Promise<(() => Promise<void>) | undefined> => {
  if (process.env.PLUMBLINE_TEST_SERVER !== undefined) return undefined;
  const { server, stop } = await startTestServer();
  process.env.PLUMBLINE_TEST_SERVER = JSON.stringify(server);
  return async () => {
    delete process.env.PLUMBLINE_TEST_SERVER;
    await stop();
  };
};

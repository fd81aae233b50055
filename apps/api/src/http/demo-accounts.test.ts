import { afterEach, expect, it } from 'vitest';
import { keepDemoAccounts, readDemoAccounts } from '../auth/demo-accounts.ts';
import { json, type TestServer, testServer } from '../testing/server.ts';

const shown = { role: 'inspector', username: 'inspector', password: 'public-password', apiKey: 'plumbline_x' };
const person = { townId: 77, townCode: 'qingshi', personId: 1, login: 'inspector', password: shown.password };

let server: TestServer | undefined;
afterEach(() => server?.close());

const start = async (env: NodeJS.ProcessEnv): Promise<TestServer> => {
  server = await testServer(env, ({ auth }) => keepDemoAccounts(auth, [shown]));
  await server.product.demoAccounts.create({ ...person, mustChange: false });
  return server;
};

const signIn = ({ send }: TestServer) =>
  send('/api/auth/sign-in/username', json({ username: person.login, password: person.password }));

it('are shown and let in where the demo town is loaded and only this computer can ask', async () => {
  const started = await start({ PLUMBLINE_DEMO: '1' });
  const answer = await started.send('/api/demo-accounts');
  expect(await answer.json()).toEqual([{ role: 'inspector', username: 'inspector', password: 'public-password' }]);
  expect((await signIn(started)).status).toBe(200);
});

it('are neither shown nor let in without the demo town, though it was loaded before', async () => {
  const started = await start({ PLUMBLINE_DEMO: '0' });
  const key = await started.product.demoAccounts.createApiKey({ townId: 77, personId: 1, name: 'old' });
  expect((await started.send('/api/demo-accounts')).status).toBe(404);
  expect((await signIn(started)).status).toBe(401);
  expect((await started.graphql({ authorization: `Bearer ${key}` }, '{ __typename }')).status).toBe(401);
});

it('are told with their town where a real town has the same login', async () => {
  const started = await start({ PLUMBLINE_DEMO: '1' });
  await started.product.accounts.create({ ...person, townId: 78, townCode: 'heishi', mustChange: false });
  expect(await readDemoAccounts(started.database.auth)).toMatchObject([{ username: 'qingshi/inspector' }]);
});

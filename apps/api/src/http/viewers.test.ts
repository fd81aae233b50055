import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await testServer();
  cookie = await server.signIn();
});
afterAll(() => server?.close());

const ask = async (query: string, variables?: unknown) =>
  ((await (await server.graphql({ cookie }, query, variables)).json()) as { data: Record<string, never> }).data;

it('knows a new post at once, and that it has ended', async () => {
  const mine = '{ viewer { person { id } posts { id title } } town { id } units(first: 5) { nodes { id } } }';
  const before = (await ask(mine)) as unknown as {
    viewer: { person: { id: string }; posts: unknown[] };
    units: { nodes: { id: string }[] };
  };
  expect(before.viewer.posts).toHaveLength(1);
  const input = {
    person: before.viewer.person.id,
    unit: before.units.nodes[0]?.id,
    role: 'inspector',
    title: '督导员',
    from: '2020-09-01',
  };
  const appointed = await ask('mutation($input: AppointInput!) { appoint(input: $input) { problems { message } } }', {
    input,
  });
  expect(appointed).toEqual({ appoint: { problems: [] } });
  const after = (await ask(mine)) as unknown as { viewer: { posts: { id: string; title: string }[] } };
  expect(after.viewer.posts.map(({ title }) => title)).toContain('督导员');

  const post = after.viewer.posts.find(({ title }) => title === '督导员')?.id;
  const ended = await ask('mutation($input: EndPostInput!) { endPost(input: $input) { problems { message } } }', {
    input: { post, on: '2020-09-02' },
  });
  expect(ended).toEqual({ endPost: { problems: [] } });
  expect(((await ask(mine)) as unknown as typeof after).viewer.posts).toHaveLength(1);
});

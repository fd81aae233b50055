import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await testServer();
  cookie = await server.signIn();
});
afterAll(() => server?.close());

const ask = (query: string, variables?: unknown) => server.graphql({ cookie }, query, variables);
const post = (body: unknown, headers: Record<string, string> = {}) =>
  server.send('/graphql', json(body, { cookie, ...headers }));
const firstError = async (answer: Response) => {
  const { errors } = (await answer.json()) as { errors: { message: string; extensions: { code: string } }[] };
  const [error] = errors;
  if (!error) throw new Error('no error');
  return { count: errors.length, message: error.message, code: error.extensions.code };
};

describe('/graphql', () => {
  it('answers whoever is signed in', async () => {
    const answer = await ask('{ viewer { person { name } } }');
    expect(await answer.json()).toEqual({ data: { viewer: { person: { name: '何主任' } } } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['zh-CN,zh;q=0.9', '登录'],
    ['en', 'signed in'],
  ])('refuses whoever is not, in the language %s', async (language, words) => {
    const answer = await server.send('/graphql', json({ query: '{ __typename }' }, { 'accept-language': language }));
    expect(answer.status).toBe(401);
    expect(await firstError(answer)).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringContaining(words),
    });
  });

  it('shows its schema to whoever is signed in', async () => {
    expect((await ask('{ __schema { queryType { name } } }')).status).toBe(200);
  });

  it('tells nothing of the schema in its mistakes', async () => {
    const { message } = await firstError(await ask('{ viewr { x } }'));
    expect(message).not.toContain('viewer');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'takes no operation as %s, which a foreign page could send unasked',
    async (type) => {
      const answer = await post('{"query":"{ __typename }"}', { 'content-type': type });
      expect(answer.status).toBe(415);
      expect(await firstError(answer)).toMatchObject({
        code: 'UNSUPPORTED_CONTENT_TYPE',
        message: expect.stringContaining('application/json'),
      });
    },
  );

  it('says which variable does not fit', async () => {
    const query = 'mutation ($input: SettingsSaveInput!) { settingsSave(input: $input) { problems { code } } }';
    const answer = await ask(query, { input: { values: [] } });
    expect(await firstError(answer)).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('planYear'),
    });
  });

  it('takes no operation by GET that a foreign page could link to', async () => {
    const address = `/graphql?query=${encodeURIComponent('{ viewer { person { name } } }')}`;
    expect((await server.send(address, { headers: { cookie } })).status).toBe(400);
    const meant = await server.send(address, { headers: { cookie, 'apollo-require-preflight': '1' } });
    expect(meant.status).toBe(200);
  });

  it('takes no change by GET', async () => {
    const address = `/graphql?query=${encodeURIComponent('mutation { markCopyRead(record: "x") }')}`;
    const answer = await server.send(address, { headers: { cookie, 'apollo-require-preflight': '1' } });
    expect(answer.status).toBe(405);
  });

  it.each([
    [
      'a name that no operation has',
      'mutation { saveQuery(input: {list: "cases", name: "x", filter: "{}"}) { problems { code } } }',
      'other',
    ],
    [
      'an empty name',
      'mutation { saveQuery(input: {list: "cases", name: "x", filter: "{}"}) { problems { code } } }',
      '',
    ],
    ['no name, and several operations', 'query a { __typename } query b { __typename }', undefined],
  ])('refuses %s, and runs nothing', async (_, query, operationName) => {
    const answer = await post({ query, operationName });
    expect([answer.status, (await firstError(answer)).code]).toEqual([400, 'OPERATION_RESOLUTION_FAILURE']);
    const address = `/graphql?${new URLSearchParams({ query, ...(operationName !== undefined && { operationName }) })}`;
    const read = await server.send(address, { headers: { cookie, 'apollo-require-preflight': '1' } });
    expect(read.status).toBe(400);
    const saved = await ask('{ savedQueries(list: "cases") { name } }');
    expect(await saved.json()).toEqual({ data: { savedQueries: [] } });
  });

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])(
    'refuses a write from the origin %s',
    async (origin) => {
      expect((await post({ query: '{ __typename }' }, { origin })).status).toBe(403);
    },
  );

  it('takes a write from its own page', async () => {
    expect((await post({ query: '{ __typename }' }, { origin: server.url })).status).toBe(200);
    const localhost = server.url.replace('127.0.0.1', 'localhost');
    expect((await post({ query: '{ __typename }' }, { origin: localhost })).status).toBe(200);
  });

  it('refuses several operations in one request', async () => {
    expect((await post([{ query: '{ __typename }' }, { query: '{ __typename }' }])).status).toBe(400);
  });

  it.each(['', '{', '"x"', 'null', '[]', '{"query":1}', '{"query":"{ __typename }","variables":"x"}'])(
    'answers the broken body %j with 400',
    async (body) => {
      expect((await post(body)).status).toBe(400);
    },
  );

  it('refuses a body that is not UTF-8', async () => {
    const answer = await server.send('/graphql', { ...json({}, { cookie }), body: Buffer.from([0x7b, 0xff, 0x7d]) });
    expect(answer.status).toBe(400);
  });

  it('refuses a body over 1 MB, naming what was found and what is allowed', async () => {
    const answer = await post({ query: '{ __typename }', variables: { x: 'a'.repeat(2 * 1024 * 1024) } });
    expect(answer.status).toBe(413);
    expect(await firstError(answer)).toMatchObject({
      code: 'TOO_LARGE',
      message: expect.stringMatching(/2\.0 MB.*1\.0 MB/),
    });
  });
});

describe('texts that cannot be stored', () => {
  const operation = (text: string) =>
    post(`{"query":"query($t: ID!) { node(id: $t) { id } }","variables":{"t":"${text}"}}`);

  it.each([
    ['\\u0000', 'U+0000'],
    ['\\ud800', 'U+D800'],
    ['a\\udfffb', 'U+DFFF'],
    ['\\u001b', 'U+001B'],
  ])('are refused in variables (%s), naming the place', async (text, name) => {
    const answer = await operation(text);
    expect(answer.status).toBe(400);
    const error = await firstError(answer);
    expect(error.code).toBe('BAD_REQUEST');
    expect(error.message).toContain('variables.t');
    expect(error.message).toContain(name);
  });

  it('are refused inside the document', async () => {
    const answer = await post(String.raw`{"query":"{ node(id: \"a\\u0000b\") { id } }"}`);
    expect(answer.status).toBe(400);
    expect(await firstError(answer)).toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('U+0000') });
  });
});

describe('limits of a document', () => {
  const nested = (depth: number) =>
    `{ viewer { person ${'{ posts { person '.repeat(depth)}{ name }${' } }'.repeat(depth)} } }`;

  const telling = ['tokens', 'depth', 'aliases', 'directives', 'cost'];

  it.each([
    ['tokens', `{ ${'__typename '.repeat(5_000)} }`],
    ['depth', nested(8)],
    ['aliases', `{ ${Array.from({ length: 60 }, (_, index) => `a${index}: __typename`).join(' ')} }`],
    ['directives', `{ ${Array.from({ length: 60 }, () => '__typename @skip(if: false)').join(' ')} }`],
    ['cost', '{ rectificationCases(first: 200) { nodes { events(last: 200) { step actor { name } } } } }'],
    ['unclosed', '{ viewer { person'],
    ['a fragment that holds itself', '{ ...a } fragment a on Query { ...a }'],
  ])("refuse too many or too deep: %s, as the sender's mistake and quickly", async (name, document) => {
    const began = performance.now();
    const answer = await ask(document);
    expect(answer.status).toBe(400);
    expect(performance.now() - began).toBeLessThan(10_000);
    const text = await answer.text();
    expect(text).not.toMatch(/more than \d|limit of \d/i);
    if (telling.includes(name)) expect(text).toContain('too much at once');
  });

  it('never answer with more than five errors', async () => {
    const answer = await ask(`{ ${Array.from({ length: 30 }, (_, index) => `wrong${index}`).join(' ')} }`);
    expect((await firstError(answer)).count).toBe(5);
  });
});

import { encodeId } from '@plumbline/graphql';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hire } from '../testing/people.ts';
import { json, type TestServer, testServer } from '../testing/server.ts';

interface Line {
  readonly msg: string;
  readonly at: string;
  readonly code: string;
  readonly person: number | null;
  readonly town: number | null;
  readonly post: number | null;
  readonly viaKey: boolean;
}

const secret = '不该出现的内容';
const password = 'a-very-long-password';
let server: TestServer;
let teacher: number;
let theirs: string;
let admins: string;
let chief: number;
const logged: string[] = [];

const refusals = (): Line[] =>
  logged
    .map((line) => JSON.parse(line) as Line)
    .filter(({ msg, code }) => msg === 'request refused' && code !== undefined);
/** What was logged for a request that is refused so often; the line may come a moment after the answer. */
const during = async (job: () => Promise<unknown>, often = 1): Promise<Pick<Line, 'at' | 'code' | 'person'>[]> => {
  const before = refusals().length;
  await job();
  await expect.poll(() => refusals().length).toBeGreaterThanOrEqual(before + often);
  return refusals()
    .slice(before)
    .map(({ at, code, person }) => ({ at, code, person }))
    .sort((one, other) => one.at.localeCompare(other.at));
};
const ask = async (cookie: string, query: string, variables: object = {}) =>
  (await (await server.graphql({ cookie }, query, variables)).json()) as { data: Record<string, unknown> };
const counted = async (code: string): Promise<number> => {
  const text = await (await server.send('/metrics')).text();
  return Number(new RegExp(`^plumbline_refusals_total\\{code="${code}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
};

beforeAll(async () => {
  server = await testServer({}, undefined, {
    log: pino({ level: 'trace' }, { write: (line: string) => logged.push(line) }),
  });
  teacher = await hire(server, { login: 'lisiyu', password, role: 'teacher' });
  admins = await server.signIn();
  theirs = await server.signIn('lisiyu', password);
  chief = server.personId;
}, 120_000);
afterAll(() => server?.close());

describe('a refusal', () => {
  it('of a change is one line with who, what and the code, and none of what was entered', async () => {
    const words = { reason: secret, confirm: secret, alsoRemove: [secret] };
    const erase = (cookie: string, person = chief) =>
      ask(cookie, 'mutation($input: PersonEraseInput!) { personErase(input: $input) { done } }', {
        input: { person: encodeId('Person', person), ...words },
      });
    const before = await counted('NotAllowed');
    // Also where the answer does not ask for problems.
    expect(await during(() => erase(theirs))).toEqual([
      { at: 'Mutation.personErase', code: 'NotAllowed', person: teacher },
    ]);
    expect(await counted('NotAllowed')).toBe(before + 1);
    expect(refusals().at(-1)).toMatchObject({ town: server.townId, post: expect.any(Number), viaKey: false });
    // What is wrong with what somebody entered is no refusal.
    expect(await during(() => erase(admins, teacher), 0)).toEqual([]);
    expect(logged.join('')).not.toContain(secret);
  });

  it('of a record that is hidden is, in the line and in the answer, that of one that never was', async () => {
    const recorded = await ask(
      admins,
      `mutation($input: RectificationRecordInput!) { rectificationRecord(input: $input) { record { id number } problems { message } } }`,
      {
        input: {
          idempotencyKey: 'refusals-1',
          title: '栏杆松动',
          unit: encodeId('Unit', 1),
          category: 'WITH_DEADLINE',
          weight: 'ORDINARY',
        },
      },
    );
    const { record } = recorded.data['rectificationRecord'] as { record: { id: string; number: string } };
    const look =
      'query($id: ID!, $number: String!) { node(id: $id) { id } nodes(ids: [$id]) { id } rectificationCase(number: $number) { id } }';
    const there: unknown[] = [];
    const answers: unknown[] = [];
    for (const at of [record, { id: encodeId('RectificationCase', 999_999), number: '2099-99999' }])
      there.push(await during(async () => answers.push(await ask(theirs, look, at)), 3));
    expect(there[0]).toEqual([
      { at: 'Query.node', code: 'NotFound', person: teacher },
      { at: 'Query.nodes', code: 'NotFound', person: teacher },
      { at: 'Query.rectificationCase', code: 'NotFound', person: teacher },
    ]);
    expect(there[1]).toEqual(there[0]);
    expect(answers[1]).toEqual(answers[0]);
    expect(await during(() => ask(admins, look, record), 0)).toEqual([]);
  });

  it('at an address says which route, not what stood in it', async () => {
    expect(await during(() => server.send(`/files/${secret}`, { headers: { cookie: theirs } }))).toEqual([
      { at: 'GET /files/', code: 'NotFound', person: teacher },
    ]);
    const body = { person: encodeId('Person', server.personId), reason: secret };
    expect(await during(() => server.send('/api/person-data', json(body, { cookie: theirs })))).toEqual([
      { at: 'POST /api/person-data', code: 'NotAllowed', person: teacher },
    ]);
    expect(
      await during(() => server.send('/graphql', json({ query: '{ __typename }' }, { origin: 'http://evil.example' }))),
    ).toEqual([{ at: 'origin', code: 'FOREIGN_ORIGIN', person: null }]);
  });

  it('at the door names no account', async () => {
    const wrong = { username: 'lisiyu', password: secret };
    expect(await during(() => server.send('/api/auth/sign-in/username', json(wrong)))).toEqual([
      { at: 'POST /api/auth/', code: 'INVALID_USERNAME_OR_PASSWORD', person: null },
    ]);
    let status = 0;
    while (status !== 429) ({ status } = await server.send('/api/auth/sign-in/username', json(wrong)));
    await expect.poll(() => refusals().at(-1)?.code).toBe('TOO_MANY_GUESSES');
    expect(refusals().some((line) => JSON.stringify(line).includes('lisiyu'))).toBe(false);
  });

  it('of whoever is not signed in is counted, and fills no log', async () => {
    const before = await counted('UNAUTHENTICATED');
    expect(await during(() => server.send('/graphql', json({ query: '{ __typename }' })), 0)).toEqual([]);
    await expect.poll(() => counted('UNAUTHENTICATED')).toBe(before + 1);
  });

  it('of a program names what its key lacks', async () => {
    const key = await server.product.accounts.createApiKey({
      townId: server.townId,
      personId: server.personId,
      name: 'program',
    });
    expect(
      await during(() =>
        server.graphql(
          { authorization: `Bearer ${key}` },
          'mutation($input: PersonEraseInput!) { personErase(input: $input) { done } }',
          { input: { person: encodeId('Person', teacher), reason: 'x', confirm: 'x' } },
        ),
      ),
    ).toEqual([{ at: 'operation', code: 'SCOPE_MISSING', person: server.personId }]);
    expect(refusals().at(-1)?.viaKey).toBe(true);
  });
});

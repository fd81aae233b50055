import { type Databases, openDatabase } from '@plumbline/database';
import { removeHome } from '@plumbline/database/testing';
import type { Role } from '@plumbline/terms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoAccount, readDemoAccounts } from '../auth/demo-accounts.ts';
import { demoHome } from '../testing/demo-home.ts';
import { type Started, startProcess } from '../testing/process.ts';
import { json } from '../testing/server.ts';
import { type Credentials, type Payload, sendStep, sendUntilAnswered } from './testing/client.ts';
import { freePort } from './testing/free-port.ts';
import { ownerQuery } from './testing/owner-query.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

let home: string;
let env: Readonly<Record<string, string>>;
let databases: Databases;
let accounts: readonly DemoAccount[];
let query: ReturnType<typeof ownerQuery>;
let server: Started;
let address: string;
beforeAll(async () => {
  home = await demoHome('plumbline-consequences-');
  env = { PLUMBLINE_HOME: home, PLUMBLINE_DEMO: '1', PORT: String(await freePort()) };
  server = startProcess('main.ts', [], env);
  address = await server.address();
  databases = await openDatabase({ home, use: 'join', log: quiet });
  accounts = await readDemoAccounts(databases.auth);
  query = ownerQuery({ townId: 1 }, databases);
}, 300_000);
afterAll(async () => {
  await databases?.close();
  await server?.stop('SIGTERM');
  await removeHome(home);
}, 30_000);

const as = (role: Role): Credentials => ({
  authorization: `Bearer ${accounts.find((account) => account.role === role)?.apiKey}`,
});

interface Found {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly availableSteps: readonly { readonly name: string }[];
}

/** Consequences that an account sees, by a filter in GraphQL's words. */
const find = async (role: Role, filter: string): Promise<readonly Found[]> => {
  const question = {
    query: `{ sanctions(first: 50, filter: ${filter}) { nodes { id number version availableSteps { name } } } }`,
  };
  const answer = await fetch(`${address}/graphql`, json(question, as(role)));
  const { data } = (await answer.json()) as { data: { sanctions: { nodes: readonly Found[] } } };
  return data.sanctions.nodes;
};

const codesOf = ({ record, problems }: Payload) => (record === null ? problems.map(({ code }) => code) : ['done']);

const votesOf = (number: string) =>
  query<{ person_id: number; count: number; cast: number }>(
    `select v.person_id, count(*)::int as count, s."cast" from sanction_vote v
      join record r on r.town_id = v.town_id and r.id = v.record_id
      join sanction s on s.town_id = r.town_id and s.record_id = r.id and s.round = v.round
      where r.number = $1 group by v.person_id, s."cast"`,
    [number],
  );

describe('votes that are sent at the same instant', () => {
  it('count once for a member, however often they are sent, and every member’s own once', async () => {
    const [open] = await find('groupMember', '{ toVote: true }');
    if (open === undefined) throw new Error('The demo town has nothing to vote on.');
    const { id, number, version } = open;
    const before = await votesOf(number);
    const vote = (role: Role, key: string, at: number) =>
      sendStep(address, as(role), {
        workflow: 'sanction',
        step: 'vote',
        input: {
          idempotencyKey: `${number.length}-${role}-${key}`,
          id,
          expectedVersion: at,
          ballot: 'AGREE',
          reason: '同意',
        },
      });
    const codes = (
      await Promise.all(Array.from({ length: 10 }, (_, index) => vote('groupMember', `race-${index}`, version)))
    ).flatMap(codesOf);
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(
      codes.filter((code) => code === 'StaleVersion' || code === 'NotAllowed' || code === 'StepNotAvailable'),
    ).toHaveLength(9);
    const after = await votesOf(number);
    expect(after).toHaveLength(before.length + 1);
    // Again, at the version that is there now: a vote is final.
    expect(codesOf(await vote('groupMember', 'second', version + 1))).not.toContain('done');
    const members: readonly Role[] = ['groupHead', 'groupDeputy'];
    const raced = await Promise.all(members.map((role) => vote(role, 'members', version + 1)));
    expect(raced.flatMap(codesOf).toSorted()).toEqual(['StaleVersion', 'done']);
    const [late] = members.filter((_, index) => raced[index]?.record === null);
    if (late !== undefined) expect(codesOf(await vote(late, 'again', version + 2))).toEqual(['done']);
    const all = await votesOf(number);
    expect(all).toHaveLength(before.length + 3);
    expect(all.filter(({ count, cast }) => count !== 1 || cast !== all.length)).toEqual([]);
  }, 60_000);
});

const supportsOf = async (number: string): Promise<number> => {
  const [row] = await query<{ supports: number }>(
    'select s.supports from sanction s join record r on r.town_id = s.town_id and r.id = s.record_id where r.number = $1',
    [number],
  );
  return row?.supports ?? 0;
};

describe('a server that is killed in the middle of steps', () => {
  it('leaves each step and what it keeps beside the case whole: once where it was acknowledged, and the doctor is content', async () => {
    const [first, second] = (await find('admin', '{ open: true }')).filter(({ availableSteps }) =>
      availableSteps.some(({ name }) => name === 'offerSupport'),
    );
    if (first === undefined || second === undefined) throw new Error('The demo town has no open consequences.');
    const many = 60;
    const before = await Promise.all([first, second].map(({ number }) => supportsOf(number)));
    let acknowledged = 0;
    let killed: Promise<void> | undefined;
    const kill = async () => {
      await server.stop('SIGKILL');
      server = startProcess('main.ts', [], env);
      expect(await server.address()).toBe(address);
    };
    const offerAll = async ({ id, version, number }: Found) => {
      for (let index = 0; index < many; index += 1) {
        const input = { kind: 'OTHER', measures: `险情 ${number} ${index}`, id, expectedVersion: version + index };
        const sent = {
          workflow: 'sanction',
          step: 'offerSupport',
          input: { ...input, idempotencyKey: `offer-${id}-${index}` },
        } as const;
        const answer = await sendUntilAnswered(address, as('admin'), sent);
        expect(codesOf(answer)).toEqual(['done']);
        acknowledged += 1;
        if (acknowledged === many) killed = kill();
      }
    };
    await Promise.all([offerAll(first), offerAll(second)]);
    await killed;
    for (const [index, { number }] of [first, second].entries()) {
      const [kept] = await query<{ rows: number; texts: number; events: number }>(
        `select (select count(*)::int from support where measures like $2) as rows,
          (select count(distinct measures)::int from support where measures like $2) as texts,
          (select count(*)::int from event e where e.record_id = r.id and e.step = 'offerSupport' and e.version >= $3) as events
          from record r where r.number = $1`,
        [number, `险情 ${number} %`, [first, second][index]?.version],
      );
      expect(kept).toEqual({ rows: many, texts: many, events: many });
      expect(await supportsOf(number)).toBe((before[index] ?? 0) + many);
    }
    const { code, output } = await startProcess('cli.ts', ['doctor', '--json'], env).ended;
    expect(JSON.parse(output)).toMatchObject({ disagreements: [] });
    expect(code).toBe(0);
  }, 180_000);
});

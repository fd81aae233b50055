import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sweep, tellWaiting } from '@plumbline/operations';
import { type SmallTown, smallTown } from '@plumbline/operations/testing';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled, executeReference } from '../gateway.ts';

const folder = join(import.meta.dirname, 'golden');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => basename(file, '.graphql'));

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('golden');
  const { teacher } = town.people;
  await town.done(town.step(teacher, 'acknowledge', await town.noticed()));
  await town.noticed({ title: '听课笔记没有日期', weight: 'serious' });
  await town.noticed({ title: '作业订正无人复查', unit: town.west });
  await town.done(town.step(town.people.inspector, 'record', null, town.finding({ title: '消防栓前堆放桌椅' })));
  const asked = await town.noticed({ title: '体育器材室未上锁' });
  const beside = { parentId: asked.recordId };
  await town.done(
    town.request(teacher, 'ask', beside, { kind: 'extension', reason: '材料未到', newDay: '2026-12-09' }),
  );
  await town.done(
    town.request(town.people.inspector, 'ask', beside, {
      kind: 'correction',
      reason: '地点写错了',
      place: '二楼东',
      weight: 'serious',
    }),
  );
  await tellWaiting(town.deps, town.townId);
  // The clock comes by after some days on which it was off; what is asked below is asked as of Wednesday again.
  const { now } = town.time;
  town.time.now = new Date('2026-11-24T02:00:00Z');
  await sweep(town.deps);
  town.time.now = now;
});
afterAll(() => town.close());

/** What a document's head says: `# as teacher`, `# variables {...}`. */
const headOf = (text: string) => ({
  viewer: town.people[(/^# as (\w+)$/m.exec(text)?.[1] ?? 'admin') as keyof SmallTown['people']],
  variables: JSON.parse(/^# variables (.+)$/m.exec(text)?.[1] ?? '{}') as Record<string, unknown>,
});

/** A connection of `pg`, as far as it tells which statements are run on it. */
interface Watched {
  readonly parsedStatements: Readonly<Record<string, string>>;
  readonly submittedNamedStatements: Readonly<Record<string, string>>;
  bind(portal: { readonly statement: string }): void;
}

/** The town's connections, with the text of every statement that is run on them. */
const watched = () => {
  const texts = new Set<string>();
  const connect = async () => {
    const client = await town.deps.pool.connect();
    const { connection } = client as unknown as { connection: Watched };
    const bind = connection.bind.bind(connection);
    connection.bind = (portal) => {
      const { statement } = portal;
      const text = connection.parsedStatements[statement] ?? connection.submittedNamedStatements[statement] ?? '';
      if (!text.startsWith('select set_config')) texts.add(text);
      bind(portal);
    };
    return client;
  };
  return { texts, pool: { connect } as unknown as typeof town.deps.pool };
};

const readable = (text: string): string => {
  let depth = 0;
  const words = text.replace(/\s+/g, ' ').split(/(?=[()])|(?<=[()])| (?=from |left join |where |order by )/);
  return `${words
    .map((word) => {
      const line = /^(from|left join|where|order by) /.test(word) ? `\n${'  '.repeat(depth + 1)}` : '';
      depth += word === '(' ? 1 : word === ')' ? -1 : 0;
      return line + word;
    })
    .join('')
    .trim()};\n`;
};

describe.each(names)('%s', (name) => {
  const text = readFileSync(join(folder, `${name}.graphql`), 'utf8');
  const run = async (execute: typeof executeCompiled, pool = town.deps.pool) => {
    const { viewer, variables } = headOf(text);
    const { deps } = town;
    const made = await createContext({ deps, accounts: {} as never, viewer, mustChangePassword: false });
    const context = { ...made, deps: { ...deps, pool } };
    const found = await execute({ document: parse(text), context, request: { variables }, operationName: null });
    return JSON.parse(JSON.stringify(found)) as { data?: unknown; errors?: unknown };
  };

  it('is answered by the statements and with the result on file', async () => {
    const { texts, pool } = watched();
    const answer = await run(executeCompiled, pool);
    await expect([...texts].map(readable).sort().join('\n')).toMatchFileSnapshot(join(folder, `${name}.sql`));
    await expect(`${JSON.stringify(answer, null, 2)}\n`).toMatchFileSnapshot(join(folder, `${name}.json`));
  });

  it('is answered by GraphQL’s own executor with the same', async () => {
    expect(await run(executeReference)).toEqual(await run(executeCompiled));
  });
});

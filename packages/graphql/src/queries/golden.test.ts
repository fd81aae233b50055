import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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
});
afterAll(() => town.close());

/** What a document's head says: `# as teacher`, `# variables {...}`. */
const headOf = (text: string) => ({
  viewer: town.people[(/^# as (\w+)$/m.exec(text)?.[1] ?? 'admin') as keyof SmallTown['people']],
  variables: JSON.parse(/^# variables (.+)$/m.exec(text)?.[1] ?? '{}') as Record<string, unknown>,
});

/** The town's connections, with the text of every reading statement kept. */
const watched = () => {
  const texts: string[] = [];
  const pool = {
    connect: async () => {
      const client = await town.deps.pool.connect();
      const query = client.query.bind(client);
      client.query = ((statement: { text: string }) => {
        texts.push(statement.text);
        return query(statement as never);
      }) as never;
      const release = client.release.bind(client);
      client.release = (error) => {
        client.query = query as never;
        client.release = release;
        release(error);
      };
      return client;
    },
  };
  return { texts, pool: pool as never };
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
    const deps = { ...town.deps, pool };
    const context = await createContext({ deps, accounts: {} as never, viewer, mustChangePassword: false });
    const found = await execute({ document: parse(text), context, request: { variables }, operationName: null });
    return JSON.parse(JSON.stringify(found)) as { data?: unknown; errors?: unknown };
  };

  it('is answered by the statements and with the result on file', async () => {
    const { texts, pool } = watched();
    await run(executeCompiled, pool);
    texts.length = 0;
    const answer = await run(executeCompiled, pool);
    await expect(texts.map(readable).sort().join('\n')).toMatchFileSnapshot(join(folder, `${name}.sql`));
    await expect(`${JSON.stringify(answer, null, 2)}\n`).toMatchFileSnapshot(join(folder, `${name}.json`));
  });

  it('is answered by GraphQL’s own executor with the same', async () => {
    expect(await run(executeReference)).toEqual(await run(executeCompiled));
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Deps, Viewer } from '@plumbline/operations';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled, executeReference } from '../gateway.ts';

/** The town that documents are asked in. */
export interface GoldenTown {
  readonly deps: Deps;
  readonly people: Readonly<Record<string, Viewer>>;
}

/** What a document's head says: `# as teacher`, `# variables {...}`. */
const headOf = (text: string, people: GoldenTown['people']) => {
  const name = /^# as (\w+)$/m.exec(text)?.[1] ?? 'admin';
  const viewer = people[name];
  if (viewer === undefined) throw new Error(`There is nobody called ${name}.`);
  return { viewer, variables: JSON.parse(/^# variables (.+)$/m.exec(text)?.[1] ?? '{}') as Record<string, unknown> };
};

/** A connection of `pg`, as far as it tells which statements are run on it. */
interface Watched {
  readonly parsedStatements: Readonly<Record<string, string>>;
  readonly submittedNamedStatements: Readonly<Record<string, string>>;
  bind(portal: { readonly statement: string }): void;
}

/** The town's connections, with the text of every statement that is run on them. */
const watched = (own: Deps['pool']) => {
  const texts = new Set<string>();
  const connect = async () => {
    const client = await own.connect();
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
  return { texts, pool: { connect } as unknown as Deps['pool'] };
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

/**
 * Holds every document of a folder against its statements and its result on file, and the compiled executor against
 * GraphQL's own.
 */
export const holdAgainstFiles = (folder: string, townOf: () => GoldenTown): void => {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => basename(file, '.graphql'));

  describe.each(names)('%s', (name) => {
    const text = readFileSync(join(folder, `${name}.graphql`), 'utf8');
    const run = async (execute: typeof executeCompiled, pool = townOf().deps.pool) => {
      const { deps, people } = townOf();
      const { viewer, variables } = headOf(text, people);
      const made = await createContext({ deps, accounts: {} as never, viewer, mustChangePassword: false });
      const context = { ...made, deps: { ...deps, pool } };
      const found = await execute({ document: parse(text), context, request: { variables }, operationName: null });
      return JSON.parse(JSON.stringify(found)) as { data?: unknown; errors?: unknown };
    };

    it('is answered by the statements and with the result on file', async () => {
      const { texts, pool } = watched(townOf().deps.pool);
      const answer = await run(executeCompiled, pool);
      await expect([...texts].map(readable).sort().join('\n')).toMatchFileSnapshot(join(folder, `${name}.sql`));
      await expect(`${JSON.stringify(answer, null, 2)}\n`).toMatchFileSnapshot(join(folder, `${name}.json`));
    });

    it('is answered by GraphQL’s own executor with the same', async () => {
      expect(await run(executeReference)).toEqual(await run(executeCompiled));
    });
  });
};

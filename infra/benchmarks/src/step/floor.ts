import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { statements } from './script.ts';

/** Steps to do: so many cases from one on, by so many clients at once, who take equal parts. */
export interface Work {
  readonly database: pg.ClientConfig;
  readonly townId: number;
  readonly personId: number;
  readonly from: number;
  readonly each: number;
  readonly clients: number;
}

/** Finds pgbench on PATH or where Debian keeps it. */
export const findPgbench = (): string | null => {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.map((folder) => join(folder, 'pgbench')).find((program) => existsSync(program)) ?? null;
};

/** Runs the script in pgbench. @returns transactions per second */
export const throughPgbench = async (pgbench: string, work: Work): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-pgbench-'));
  try {
    const file = join(folder, 'step.sql');
    const lines = [
      '\\set id :base + :client_id * :each + :i',
      '\\set i :i + 1',
      ...statements.map((each) => `${each};`),
    ];
    await writeFile(file, `${lines.join('\n')}\n`);
    const variables = { base: work.from, each: work.each, i: 0, town: work.townId, person: work.personId };
    const { host, port, user, password, database } = work.database;
    const { stdout } = await promisify(execFile)(
      pgbench,
      [
        ...['-n', '-M', 'prepared', '-c', String(work.clients), '-j', '2', '-t', String(work.each), '-f', file],
        ...Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]),
      ],
      {
        env: {
          ...process.env,
          PGHOST: host,
          PGPORT: String(port),
          PGUSER: user,
          PGPASSWORD: String(password),
          PGDATABASE: database,
        },
      },
    );
    const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (rate === undefined || !stdout.includes('number of failed transactions: 0'))
      throw new Error(`pgbench answered:\n${stdout}`);
    return Number(rate);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const prepared = statements.map((text, index) => {
  const names: string[] = [];
  const withNumbers = text.replace(/(?<!:):([a-z]\w*)/g, (_, name: string) => {
    names.push(name);
    return `$${names.length}`;
  });
  return { name: `step-${index}`, text: withNumbers, names };
});

/** Runs the same script through `pg`, statement by statement, where there is no pgbench. @returns transactions per second */
export const throughPg = async (work: Work): Promise<number> => {
  const clients = await Promise.all(
    Array.from({ length: work.clients }, async () => {
      const client = new pg.Client(work.database);
      await client.connect();
      return client;
    }),
  );
  try {
    const began = performance.now();
    await Promise.all(
      clients.map(async (client, index) => {
        for (let i = 0; i < work.each; i += 1) {
          const values: Record<string, number> = {
            town: work.townId,
            person: work.personId,
            id: work.from + index * work.each + i,
          };
          for (const { name, text, names } of prepared)
            await client.query({ name, text, values: names.map((each) => String(values[each])) });
        }
      }),
    );
    return (work.clients * work.each) / ((performance.now() - began) / 1000);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
};

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Databases, type Statement, transaction } from '@plumbline/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HazardTown, hazardTown } from './testing/town.ts';

let town: HazardTown;
let databases: Databases;
let file: string;
const people = 60;
beforeAll(async () => {
  town = await hazardTown();
  databases = await town.open();
  file = join(town.home, '教职工.csv');
  const rows = Array.from({ length: people }, (_, at) => `张三,K${at},东片小学,教师`);
  await writeFile(file, `姓名,工号,单位,岗位\n${rows.join('\n')}\n`);
}, 60_000);
afterAll(async () => {
  await databases?.close();
  await town?.remove();
}, 30_000);

const persons = async (): Promise<number[]> => {
  const statement = { sql: `select id from person where staff_no like 'K%' order by id`, parameters: [] };
  const rows = await transaction(databases.app, { townId: town.townId, personId: null }, (tx) =>
    tx.run(statement as unknown as Statement<{ id: number }>),
  );
  return rows.map(({ id }) => id);
};
const accounts = async (): Promise<number> => {
  const { rows } = await databases.auth.query<{ n: string }>(
    `select count(*) as n from auth."user" where login like 'zhangsan%'`,
  );
  return Number(rows[0]?.n);
};

it('an import of the staff that is killed with -9 between people and accounts is finished by the same file', async () => {
  const started = town.startCommand('import', 'staff', '--json', file);
  while (started.child.exitCode === null && (await accounts()) < 8) await sleep(5);
  expect(await started.stop('SIGKILL')).toBeNull();
  const [first, made] = [await persons(), await accounts()];
  expect([first.length, made >= 8, made < people]).toEqual([people, true, true]);

  const { code, output } = await town.run('import', 'staff', '--json', file);
  const answer = JSON.parse(output) as { counts: object; accounts: { login: string; oneTimePassword: string }[] };
  expect([code, answer.counts]).toMatchObject([0, { new: 0, changed: people - made, unchanged: made }]);
  expect(answer.accounts).toHaveLength(people - made);
  expect([await persons(), await accounts()]).toEqual([first, people]);
}, 120_000);

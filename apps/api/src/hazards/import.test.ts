import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Databases, type Statement, transaction } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HazardTown, hazardTown } from './testing/town.ts';

let town: HazardTown;
let databases: Databases;
let file: string;
const pupils = 25_000;
beforeAll(async () => {
  town = await hazardTown();
  databases = await town.open();
  file = join(town.home, '成绩.csv');
  const rows = Array.from(
    { length: pupils },
    (_, at) => `东片小学,五(${1 + (at % 30)})班,K${at},${at % 100},${(at * 7) % 100}`,
  );
  await writeFile(file, `学校,班级,学号,语文,数学\n${rows.join('\n')}\n`);
}, 60_000);
afterAll(async () => {
  await databases?.close();
  await town?.remove();
}, 30_000);

const rows = <Row>(sql: string): Promise<Row[]> =>
  transaction(databases.app, { townId: town.townId, personId: null, as: 'pupils' }, (tx) =>
    tx.run({ sql, parameters: [] } as unknown as Statement<Row>),
  );
const tables = [
  'exam',
  'exam_subject',
  'exam_revision',
  'unit',
  'pupils.pupil',
  'pupils.enrolment',
  'pupils.entrant',
  'pupils.score',
  'pupils.read_log',
];
const counts = () =>
  Promise.all(tables.map(async (table) => (await rows<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n));
/** Whether some connection of the application runs such a statement. */
const working = async (statement: string): Promise<boolean> => {
  const { rows: found } = await databases.app.query(
    `select from pg_stat_activity where state = 'active' and query ilike $1 || '%' and pid <> pg_backend_pid()`,
    [statement],
  );
  return found.length > 0;
};

const args: readonly string[] = ['import', 'scores', '--exam', 'K1', '--create-missing', 'pupils', '--json'];

describe('an import that is killed with -9', () => {
  it.each([
    ['while its rows are streamed', 'copy incoming'],
    ['while pupils are added', 'with schools as'],
    ['while entrants are written', 'insert into pupils.entrant'],
    ['while marks are written', 'insert into pupils.score'],
  ])(
    '%s leaves nothing',
    async (_, statement) => {
      const before = await counts();
      const started = town.startCommand(...args, file);
      let seen = false;
      while (started.child.exitCode === null && !seen) seen = await working(statement);
      expect(await started.stop('SIGKILL')).toBeNull();
      expect(seen).toBe(true);
      // The server notices that the client is gone when the statement ends.
      for (
        let patience = 0;
        patience < 200 && ((await working('insert')) || (await working('with')) || (await working('copy')));
        patience += 1
      )
        await sleep(50);
      expect(await counts()).toEqual(before);
    },
    60_000,
  );

  it('goes in whole the next time, and changes nothing once more', async () => {
    const first = await town.run(...args, file);
    expect([first.code, JSON.parse(first.output)]).toMatchObject([
      0,
      { accepted: pupils, counts: { new: pupils }, revision: 1 },
    ]);
    const after = await counts();
    expect(after.slice(4, 8)).toEqual([pupils, pupils, pupils, 2 * pupils]);
    const again = await town.run(...args, file);
    expect([again.code, JSON.parse(again.output)]).toMatchObject([
      0,
      { counts: { unchanged: pupils }, revision: null },
    ]);
    expect((await counts()).slice(0, 8)).toEqual(after.slice(0, 8));
  }, 120_000);

  it('ends with nothing written when the person presses Ctrl+C', async () => {
    const before = await counts();
    const started = town.startCommand(...args.with(3, 'K2'), file);
    while (started.child.exitCode === null && !(await working('copy incoming')));
    expect(await started.stop('SIGINT')).toBe(1);
    const { errors } = await started.ended;
    expect(errors).toContain('Interrupted; nothing was written.');
    expect(await counts()).toEqual(before);
  }, 60_000);
});

it('what is refused says nothing of a pupil in the log or in an error', async () => {
  const bad = join(town.home, '坏.csv');
  await writeFile(bad, '学校,班级,姓名,学号,语文\n东片小学,五(1)班,林黛玉,SECRET-7,987.5\n');
  for (const extra of [[], ['--as', 'nobody'], ['--exam', '../x'], ['--full-mark', 'abc']]) {
    const { errors, code } = await town.run('import', 'scores', bad, '--exam', 'K9', ...extra);
    expect(code).not.toBe(0);
    // What was found is shown to whoever brought the file; the log's lines are JSON.
    const logged = errors.split('\n').filter((line) => line.startsWith('{'));
    expect(logged.join('\n')).not.toMatch(/林黛玉|SECRET-7|987/u);
    if (extra.length > 0) expect(errors).not.toMatch(/林黛玉|SECRET-7|987/u);
  }
}, 60_000);

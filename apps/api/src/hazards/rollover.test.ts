import { setTimeout as sleep } from 'node:timers/promises';
import { type Databases, sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Started } from '../testing/process.ts';
import { json } from '../testing/server.ts';
import { numberIn, ownerQuery } from './testing/owner-query.ts';
import { type HazardTown, hazardTown } from './testing/town.ts';

const grades = [1, 2, 3, 4, 5, 6] as const;
const classesPerGrade = 10;
const pupilsPerClass = 40;

let town: HazardTown;
let server: Started;
let address: string;
let databases: Databases;
let query: ReturnType<typeof ownerQuery>;

/** Sixty classes with a class teacher, five subjects and forty pupils each. */
const fill = async (): Promise<void> => {
  const { townId } = town;
  const campus = numberIn(town.unit);
  const classes = JSON.stringify(
    grades.flatMap((grade) =>
      Array.from({ length: classesPerGrade }, (_, at) => ({
        grade,
        name: `${'一二三四五六'[grade - 1]}（${at + 1}）班`,
      })),
    ),
  );
  const first = (await query<{ day: string }>('select min(starts_on)::text as day from plan_year'))[0]?.day;
  const person = numberIn(town.teachers[0]);
  await query(
    `with made as (insert into unit (town_id, parent_id, kind, name, grade)
        select ${townId}, ${campus}, 'class', name, grade from jsonb_to_recordset($1::jsonb) as g (grade int, name text) returning id, name),
      posts as (insert into post (town_id, person_id, unit_id, role, title, from_on)
        select ${townId}, ${person}, id, 'classTeacher', name || '班主任', $2::date from made),
      taught as (insert into teaching (town_id, class_id, subject, person_id, from_on)
        select ${townId}, id, subject, ${person}, $2::date from made, unnest(array['语文', '数学', '英语', '科学', '体育']) as subject)
      select from made`,
    [classes, first],
  );
  await transaction(databases.app, { townId, personId: null, as: 'pupils' }, (tx) =>
    tx.run(
      sql`with made as (insert into pupils.pupil (town_id, token, token_kind, created_at)
          select ${townId}, 'P' || u.id || '-' || n, 'school', now() from unit u, generate_series(1, ${pupilsPerClass}::int) n
          where u.town_id = ${townId} and u.kind = 'class' returning id, token)
        insert into pupils.enrolment (town_id, pupil_id, unit_id, class_id, from_on)
          select ${townId}, id, ${campus}, substring(token from 'P(\\d+)-')::bigint, ${first}::date from made`.compile(
        sqlOf,
      ),
    ),
  );
};

beforeAll(async () => {
  town = await hazardTown();
  server = town.start();
  address = await server.address();
  databases = await town.open();
  query = ownerQuery(town, databases);
  await fill();
}, 120_000);
afterAll(async () => {
  await databases?.close();
  await server?.stop('SIGTERM');
  await town?.remove();
}, 30_000);

const ask = async <Data>(text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const request = json({ query: text, variables }, { authorization: `Bearer ${town.key}` });
  const answer = await fetch(`${address}/graphql`, request);
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
};

const tables = [
  'plan_year',
  'term',
  'setting',
  'unit',
  'post',
  'teaching',
  'class_succession',
  'rollover',
  'pupils.enrolment',
  'pupils.rollover_enrolment',
];
const state = async (): Promise<readonly string[]> => {
  const digests: string[] = [];
  for (const table of tables) {
    const [row] = await query<{ digest: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(to_jsonb(t)::text, ',' order by to_jsonb(t)::text), '')) as digest from ${table} t`,
    );
    digests.push(`${table} ${row?.digest}`);
  }
  return digests;
};

interface Run {
  readonly rolloverRun: { readonly rollover: { readonly id: string } | null; readonly problems: readonly object[] };
}
const preview =
  '{ rolloverPreview(input: {}) { preview { digest summary { classesUp pupilsUp pupilsLeft postsBegun teachingBegun } } problems { message } } }';
const run =
  'mutation($input: RolloverRunInput!) { rolloverRun(input: $input) { rollover { id } problems { code message } } }';

describe('a rollover of sixty classes', () => {
  it('that is killed with -9 in the middle leaves nothing, and the same call carries it out once', async () => {
    const shown = await ask<{ rolloverPreview: { preview: { digest: string; summary: object } } }>(preview);
    const { digest, summary } = shown.rolloverPreview.preview;
    expect(summary).toEqual({ classesUp: 50, pupilsUp: 2000, pupilsLeft: 400, postsBegun: 50, teachingBegun: 250 });
    const input = { choices: {}, digest, reason: '学年交替', idempotencyKey: 'turn-1' };
    const before = await state();

    // Everything but the enrolments is written when it comes to this lock.
    const blocker = new pg.Client(databases.owner);
    await blocker.connect();
    await blocker.query('begin; lock table pupils.enrolment in share row exclusive mode');
    const lost = ask<Run>(run, { input }).then(
      () => 'answered',
      () => 'lost',
    );
    const waiting = async (): Promise<boolean> =>
      (
        await query<{ n: number }>(
          `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%rollover_enrolment%' and pid <> pg_backend_pid()`,
        )
      )[0]?.n === 1;
    for (let patience = 0; patience < 400 && !(await waiting()); patience += 1) await sleep(25);
    expect(await waiting()).toBe(true);
    await server.stop('SIGKILL');
    expect(await lost).toBe('lost');
    await blocker.query('rollback');
    await blocker.end();
    server = town.start();
    expect(await server.address()).toBe(address);
    for (let patience = 0; patience < 100 && (await state()).join() !== before.join(); patience += 1) await sleep(50);
    expect(await state()).toEqual(before);

    const began = performance.now();
    const done = await ask<Run>(run, { input });
    // A second or so on two cores; a town does not wait for it.
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(done.rolloverRun.problems).toEqual([]);
    const after = await state();
    expect((await ask<Run>(run, { input })).rolloverRun.rollover).toEqual(done.rolloverRun.rollover);
    expect(await state()).toEqual(after);

    const undo = 'mutation($input: RolloverUndoInput!) { rolloverUndo(input: $input) { problems { message } } }';
    const undone = await ask<{ rolloverUndo: { problems: object[] } }>(undo, {
      input: { id: done.rolloverRun.rollover?.id, reason: '试运行' },
    });
    expect(undone.rolloverUndo.problems).toEqual([]);
    const isLog = (line: string) => line.startsWith('rollover ');
    expect((await state()).filter((line) => !isLog(line))).toEqual(before.filter((line) => !isLog(line)));
  }, 180_000);
});

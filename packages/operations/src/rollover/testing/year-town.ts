import { sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import pg from 'pg';
import { examTown } from '../../exam/testing/exam-town.ts';
import { appoint } from '../../people/posts.ts';
import { createUnit } from '../../people/units.ts';
import type { Answer } from '../../problem.ts';
import { setTeaching } from '../../teaching/set-teaching.ts';
import type { RolloverChoices } from '../plan-type.ts';
import { rolloverPreview, rolloverRun } from '../run.ts';

/** The value of an answer that is no refusal. */
export const sure = <Value>(answer: Answer<Value>): Value & { ok: true } => {
  if (!answer.ok) throw new Error(answer.problems.map(({ code, message }) => `${code}: ${message}`).join('; '));
  return answer;
};

/**
 * The town of sessions with more classes in the east: two first ones of which only one has a second one above it, a class
 * whose name tells no grade, a lower secondary school with three classes; class teachers, a post that ends with the year,
 * a leader who is linked to a group.
 */
export const yearTown = async (code = 'years') => {
  const town = await examTown(code);
  const { deps, east, root, townId, people } = town;
  const { admin } = people;
  const unit = async (
    parentId: number,
    kind: 'class' | 'campus' | 'grade',
    name: string,
    grade: number | null = null,
  ) => sure(await createUnit(deps, admin, { parentId, kind, name, grade })).unitId;
  const junior = await unit(root, 'campus', '试镇初中');
  const more = {
    first1: await unit(east, 'class', '一（1）班'),
    first2: await unit(east, 'class', '一（2）班'),
    second1: await unit(east, 'class', '二（1）班'),
    flower: await unit(east, 'class', '向日葵班', 3),
    fifth1: await unit(east, 'class', '五（1）班'),
    seven: await unit(junior, 'class', '701班'),
    eight: await unit(junior, 'class', '801班'),
    nine: await unit(junior, 'class', '901班'),
  };
  const group = await unit(east, 'grade', '六年级组', 6);
  const classTeacher = async (name: string, unitId: number, className: string) => {
    const viewer = await town.person(name, 'teacher', east);
    const post = {
      personId: viewer.personId,
      unitId,
      role: 'classTeacher',
      title: `${className}班主任`,
      fromOn: '2026-08-01',
    };
    sure(await appoint(deps, admin, post));
    return viewer;
  };
  const staff = {
    tang: await classTeacher('唐一', more.first1, '一（1）班'),
    song: await classTeacher('宋二', more.second1, '二（1）班'),
    qian: await classTeacher('钱六', town.classes.one, '六（1）班'),
    lu: await town.person('陆挂钩', 'linkedLeader', group),
  };
  const substitute = sure(
    await appoint(deps, admin, {
      personId: people.idle.personId,
      unitId: town.west,
      role: 'researchLead',
      title: '代理教研组长',
      fromOn: '2026-09-01',
      toOn: '2027-07-15',
    }),
  ).postId;
  for (const classId of [more.first1, more.second1, more.fifth1])
    sure(
      await setTeaching(deps, admin, { classId, subject: '语文', personId: staff.tang.personId, fromOn: '2026-09-01' }),
    );
  await transaction(deps.pool, { townId, personId: admin.personId, as: 'pupils' }, async (tx) => {
    const rows = JSON.stringify(
      Object.entries(more).flatMap(([key, classId]) =>
        [1, 2, 3].map((number) => ({
          token: `${key}${number}`,
          unitId: ['seven', 'eight', 'nine'].includes(key) ? junior : east,
          classId,
        })),
      ),
    );
    await tx.run(
      sql`with given as (select * from jsonb_to_recordset(${rows}::jsonb) as g (token text, "unitId" bigint, "classId" bigint)),
        made as (insert into pupils.pupil (town_id, token, token_kind, name, created_at)
          select ${townId}, token, 'school', token, now() from given returning id, token)
        insert into pupils.enrolment (town_id, pupil_id, unit_id, class_id, from_on)
          select ${townId}, made.id, given."unitId", given."classId", '2026-08-01' from made join given using (token)`.compile(
        sqlOf,
      ),
    );
  });
  /** What no page does: as the owner of the tables, in this town. */
  const asOwner = async <Result>(job: (owner: pg.Client) => Promise<Result>): Promise<Result> => {
    const client = new pg.Client(town.owner);
    await client.connect();
    try {
      await client.query(`select set_config('app.town', '${townId}', false)`);
      return await job(client);
    } finally {
      await client.end();
    }
  };
  /** Every row of every table as its owner reads it, but of those that only log what was done. */
  const dump = (): Promise<Readonly<Record<string, readonly string[]>>> =>
    asOwner(async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `select table_schema || '.' || table_name as name from information_schema.tables
          where table_schema in ('public', 'pupils') and table_type = 'BASE TABLE' order by 1`,
      );
      const logs = ['public.rollover', 'pupils.read_log'];
      const all: Record<string, readonly string[]> = {};
      for (const { name } of tables.filter((each) => !logs.includes(each.name))) {
        const { rows } = await client.query<{ row: string }>(
          `select to_jsonb(t)::text as row from ${name} t order by 1`,
        );
        all[name] = rows.map(({ row }) => row);
      }
      return all;
    });
  const preview = async (choices: RolloverChoices = {}) => sure(await rolloverPreview(deps, admin, choices));
  return {
    ...town,
    junior,
    more,
    group,
    staff,
    substitute,
    asOwner,
    dump,
    preview,
    turn: async (choices: RolloverChoices = {}) => {
      const { digest } = await preview(choices);
      return sure(await rolloverRun(deps, admin, { choices, digest, reason: '新学年', idempotencyKey: town.key() }));
    },
  };
};

/** A town at the turn of the year. */
export type YearTown = Awaited<ReturnType<typeof yearTown>>;

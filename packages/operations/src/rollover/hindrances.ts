import { sqlOf, type Transaction } from '@plumbline/database';
import { addDays } from '@plumbline/rules';
import type { Text } from '@plumbline/terms';
import { sql } from 'kysely';
import { namedStatement } from '../record/named-statement.ts';
import { enrolmentsChanged, placedOtherwise } from './enrolments.ts';
import { keysOf, tablesInOrder } from './tables.ts';
import type { RolloverChanges, StoredRow } from './write.ts';

const titles: Readonly<Record<string, Text>> = {
  class_succession: ['班级升级关系', 'moves of classes'],
  agreement_template: ['责任书模板', 'templates of agreements'],
  teaching: ['任课', 'teaching'],
  post: ['岗位', 'posts'],
  unit: ['班级', 'classes'],
  setting: ['学年参数', 'settings'],
  school_month: ['学月', 'school months'],
  term: ['学期', 'terms'],
  calendar_day: ['校历日期', 'days of the calendar'],
  plan_year: ['学年', 'the plan year'],
};

/** How many rows of a table are not any more as the rollover left them. */
const differing = (table: string, rows: readonly StoredRow[]) =>
  sql<{ count: number }>`select count(*)::int as count from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) left_as
    cross join lateral jsonb_populate_record(null::${sql.table(table)}, left_as) g
    left join ${sql.table(table)} t on t.town_id = g.town_id and ${keysOf(table, 't', 'g')}
    where t.town_id is null or not to_jsonb(t) @> left_as`.compile(sqlOf);

const resting = namedStatement<
  Readonly<Record<'records' | 'exams' | 'inspections' | 'posts' | 'teaching' | 'acted' | 'later', number>>
>(`
  select (select count(*)::int from record where town_id = :town::int and plan_year_id = :year::bigint and id > :lastRecord::bigint) as records,
    (select count(*)::int from exam where town_id = :town::int and plan_year_id = :year::bigint and id > :lastExam::bigint) as exams,
    (select count(*)::int from inspection where town_id = :town::int and plan_year_id = :year::bigint and id > :lastInspection::bigint) as inspections,
    (select count(*)::int from post where town_id = :town::int and id > :lastPost::bigint and from_on >= :startsOn::date
      and not id = any(:posts::bigint[])) as posts,
    (select count(*)::int from teaching where town_id = :town::int and id > :lastTeaching::bigint and from_on >= :startsOn::date
      and not id = any(:teaching::bigint[])) as teaching,
    (select count(*)::int from event where town_id = :town::int and post_id = any(:posts::bigint[])) as acted,
    (select count(*)::int from rollover where town_id = :town::int and undone_at is null and starts_on > :startsOn::date) as later`);

const idsOf = (rows: readonly StoredRow[] | undefined): readonly number[] =>
  (rows ?? []).map((row) => Number(row['id']));

/** What rests on the new year, one sentence each; none where the rollover can be taken back. */
export const hindrancesOf = async (
  tx: Transaction,
  townId: number,
  {
    rolloverId,
    startsOn,
    changes,
  }: { readonly rolloverId: number; readonly startsOn: string; readonly changes: RolloverChanges },
): Promise<readonly Text[]> => {
  const last = addDays(startsOn, -1);
  const found = await tx.first(
    resting({
      town: townId,
      year: changes.yearId,
      startsOn,
      lastRecord: changes.marks.record,
      lastExam: changes.marks.exam,
      lastInspection: changes.marks.inspection,
      lastPost: changes.marks.post,
      lastTeaching: changes.marks.teaching,
      posts: idsOf(changes.made['post']),
      teaching: idsOf(changes.made['teaching']),
    }),
  );
  const placed = await placedOtherwise(tx, townId, rolloverId, last);
  const moved = await enrolmentsChanged(tx, townId, rolloverId, last);
  const counted: readonly [number, Text][] = [
    [
      found?.later ?? 0,
      ['后面的学年已经又做过交替；请先撤销那一次', 'A later year was turned already; take that back first'],
    ],
    [
      found?.records ?? 0,
      [`新学年里又有 ${found?.records} 件业务`, `${found?.records} records were made in the new year since`],
    ],
    [
      found?.exams ?? 0,
      [`新学年里又有 ${found?.exams} 场监测`, `${found?.exams} sessions were opened in the new year since`],
    ],
    [
      found?.inspections ?? 0,
      [
        `新学年里又有 ${found?.inspections} 次检查`,
        `${found?.inspections} inspections were entered in the new year since`,
      ],
    ],
    [
      found?.acted ?? 0,
      [`已有 ${found?.acted} 次办理用的是续任的岗位`, `${found?.acted} steps were taken under renewed posts`],
    ],
    [
      found?.posts ?? 0,
      [
        `之后又手工任命了 ${found?.posts} 个新学年的岗位`,
        `${found?.posts} posts of the new year were given by hand since`,
      ],
    ],
    [
      found?.teaching ?? 0,
      [
        `之后又录入了 ${found?.teaching} 条新学年的任课`,
        `${found?.teaching} rows of teaching of the new year were entered since`,
      ],
    ],
    [moved ? 1 : 0, ['之后改过学生的在班情况', 'Enrolments of pupils were changed since']],
    [placed > changes.marks.placed ? 1 : 0, ['之后又导入了新学年的学生', 'Pupils of the new year were enrolled since']],
  ];
  const changed: Text[] = [];
  for (const table of tablesInOrder) {
    const rows = [...(changes.made[table] ?? []), ...(changes.changed[table] ?? []).map(({ after }) => after)];
    if (rows.length === 0) continue;
    const count = (await tx.first(differing(table, rows)))?.count ?? 0;
    const title = titles[table] ?? [table, table];
    if (count > 0) changed.push([`之后改过 ${count} 条${title[0]}`, `${count} of ${title[1]} were changed since`]);
  }
  return [...counted.flatMap(([count, text]) => (count > 0 ? [text] : [])), ...changed];
};

import type { Transaction } from '@plumbline/database';
import { settings } from '@plumbline/rules';
import { placeKey } from '../exam/import/places.ts';
import { namedStatement } from '../record/named-statement.ts';
import { schoolMonths } from '../town/calendar.ts';
import type { PlannedUnit, RolloverPlan } from './plan-type.ts';

/** A row as it lies in its table. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** A row before a change and after it. */
export interface ChangedRow {
  readonly before: StoredRow;
  readonly after: StoredRow;
}

/** Every row that a rollover made or changed, by table: what undoing it goes by. */
export interface RolloverChanges {
  /** Number of the new year, whether it was made or there. */
  readonly yearId: number;
  readonly made: Readonly<Record<string, readonly StoredRow[]>>;
  readonly changed: Readonly<Record<string, readonly ChangedRow[]>>;
  /**
   * The last number of each kind before it: what comes after was entered later. How many pupils were placed for the new
   * year already.
   */
  readonly marks: Readonly<Record<'post' | 'teaching' | 'record' | 'exam' | 'inspection' | 'placed', number>>;
}

const insertYear = namedStatement<{ readonly row: StoredRow }>(`
  insert into plan_year (town_id, title, starts_on, ends_on) values (:town::int, :title, :startsOn::date, :endsOn::date)
  returning to_jsonb(plan_year) as row`);

const insertSettings = namedStatement<{ readonly row: StoredRow }>(`
  insert into setting (town_id, plan_year_id, key, value, clause)
  select :town::int, :year::bigint, key, value, clause from jsonb_to_recordset(:rows::jsonb) as g (key text, value numeric, clause text)
  returning to_jsonb(setting) as row`);

const changeSettings = namedStatement<ChangedRow>(`
  with before as (select key, to_jsonb(s) as row from setting s where town_id = :town::int and plan_year_id = :year::bigint),
    given as (select * from jsonb_to_recordset(:rows::jsonb) as g (key text, value numeric)),
    done as (update setting s set value = given.value from given
      where s.town_id = :town::int and s.plan_year_id = :year::bigint and s.key = given.key returning s.key, to_jsonb(s) as row)
  select before.row as before, done.row as after from done join before using (key)`);

const insertTerms = namedStatement<{ readonly row: StoredRow }>(`
  insert into term (town_id, plan_year_id, title, starts_on, ends_on)
  select :town::int, :year::bigint, title, "startsOn", "endsOn"
  from jsonb_to_recordset(:rows::jsonb) as g (title text, "startsOn" date, "endsOn" date) order by "startsOn"
  returning to_jsonb(term) as row`);

const insertMonths = namedStatement<{ readonly row: StoredRow }>(`
  insert into school_month (town_id, term_id, month, starts_on, ends_on)
  select :town::int, term_id, month, starts_on, ends_on
  from jsonb_to_recordset(:rows::jsonb) as g (term_id bigint, month int, starts_on date, ends_on date)
  returning to_jsonb(school_month) as row`);

const insertDays = namedStatement<{ readonly row: StoredRow }>(`
  insert into calendar_day (town_id, day, kind, note)
  select :town::int, day, kind, note from jsonb_to_recordset(:rows::jsonb) as g (day date, kind text, note text)
  on conflict do nothing returning to_jsonb(calendar_day) as row`);

const insertTemplates = namedStatement<{ readonly row: StoredRow }>(`
  insert into agreement_template (town_id, plan_year_id, party, content, person_id, at)
  select town_id, :year::bigint, party, content, :person::bigint, :at::timestamptz from agreement_template
  where town_id = :town::int and plan_year_id = :from::bigint and party = any(:parties::text[])
  returning to_jsonb(agreement_template) as row`);

const insertUnits = namedStatement<{ readonly row: StoredRow }>(`
  insert into unit (town_id, parent_id, kind, name, grade, from_on)
  select :town::int, "parentId", 'class', name, grade, :startsOn::date
  from jsonb_to_recordset(:rows::jsonb) as g ("parentId" bigint, name text, grade int)
  returning to_jsonb(unit) as row`);

const ending = (table: 'unit' | 'post' | 'teaching') =>
  namedStatement<ChangedRow>(`
  with before as (select id, to_jsonb(t) as row from ${table} t where town_id = :town::int and id = any(:ids::bigint[])),
    done as (update ${table} t set to_on = :last::date where town_id = :town::int and id = any(:ids::bigint[]) returning id, to_jsonb(t) as row)
  select before.row as before, done.row as after from done join before using (id)`);
const endUnits = ending('unit');
const endPosts = ending('post');
const endTeaching = ending('teaching');

const insertPosts = namedStatement<{ readonly row: StoredRow }>(`
  insert into post (town_id, person_id, unit_id, role, title, from_on, to_on, follows_id)
  select :town::int, "personId", "unitId", role, title, :startsOn::date, coalesce("toOn", 'infinity'), "followsId"
  from jsonb_to_recordset(:rows::jsonb) as g ("personId" bigint, "unitId" bigint, role text, title text, "toOn" date, "followsId" bigint)
  returning to_jsonb(post) as row`);

const insertTeaching = namedStatement<{ readonly row: StoredRow }>(`
  insert into teaching (town_id, class_id, subject, person_id, from_on)
  select :town::int, "classId", subject, "personId", :startsOn::date
  from jsonb_to_recordset(:rows::jsonb) as g ("classId" bigint, subject text, "personId" bigint)
  returning to_jsonb(teaching) as row`);

const insertSuccession = namedStatement<{ readonly row: StoredRow }>(`
  insert into class_succession (town_id, starts_on, from_id, to_id)
  select :town::int, :startsOn::date, "fromId", "toId" from jsonb_to_recordset(:rows::jsonb) as g ("fromId" bigint, "toId" bigint)
  returning to_jsonb(class_succession) as row`);

const marksOf = namedStatement<RolloverChanges['marks']>(`
  select coalesce((select max(id) from post where town_id = :town::int), 0) as post,
    coalesce((select max(id) from teaching where town_id = :town::int), 0) as teaching,
    coalesce((select max(id) from record where town_id = :town::int), 0) as record,
    coalesce((select max(id) from exam where town_id = :town::int), 0) as exam,
    coalesce((select max(id) from inspection where town_id = :town::int), 0) as inspection,
    (select count(*)::int from pupils.enrolment where town_id = :town::int and from_on > :last::date) as placed`);

const sure = <Row>(row: Row | undefined, what: string): Row => {
  if (row === undefined) throw new Error(`The ${what} was not inserted.`);
  return row;
};

/** From a class to the one that its pupils go to. */
export interface ClassPath {
  readonly fromId: number;
  readonly toId: number;
}

/** Who writes, and when. */
export interface Writer {
  readonly townId: number;
  readonly personId: number;
  readonly at: Date;
}

const writeYear = async (tx: Transaction, { townId: town, personId: person, at }: Writer, plan: RolloverPlan) => {
  const made: Record<string, readonly StoredRow[]> = {};
  const rowsOf = async (table: string, statement: Parameters<Transaction['run']>[0]): Promise<readonly StoredRow[]> => {
    const rows = (await tx.run(statement)) as { row: StoredRow }[];
    made[table] = rows.map(({ row }) => row);
    return made[table];
  };
  let year = plan.yearId;
  if (year === null) {
    const [row] = await rowsOf(
      'plan_year',
      insertYear({ town, title: plan.title, startsOn: plan.startsOn, endsOn: plan.endsOn }),
    );
    year = Number(sure(row, 'plan year')['id']);
  }
  const withClause = (change: 'made' | 'changed') =>
    JSON.stringify(
      plan.settings
        .filter((each) => each.change === change)
        .map(({ key, value }) => ({ key, value, clause: settings[key as keyof typeof settings].clause })),
    );
  await rowsOf('setting', insertSettings({ town, year, rows: withClause('made') }));
  const changedSettings = await tx.run(changeSettings({ town, year, rows: withClause('changed') }));
  if (!plan.termsKept) {
    const terms = await rowsOf('term', insertTerms({ town, year, rows: JSON.stringify(plan.terms) }));
    const months = terms.flatMap((term) =>
      schoolMonths(String(term['starts_on']), String(term['ends_on'])).map((month) => ({
        term_id: term['id'],
        ...month,
      })),
    );
    await rowsOf('school_month', insertMonths({ town, rows: JSON.stringify(months) }));
  }
  await rowsOf('calendar_day', insertDays({ town, rows: JSON.stringify(plan.days) }));
  await rowsOf(
    'agreement_template',
    insertTemplates({ town, year, person, at, from: plan.fromYearId, parties: [...plan.templates] }),
  );
  return { year, made, changedSettings };
};

/**
 * Writes everything of a plan but the enrolments of pupils, within the transaction of a rollover.
 * @returns every row that was made or changed, and from which class to which pupils go
 */
export const writePlan = async (
  tx: Transaction,
  writer: Writer,
  plan: RolloverPlan,
): Promise<{ readonly changes: RolloverChanges; readonly moves: readonly ClassPath[] }> => {
  const { townId: town } = writer;
  const { startsOn, lastDay: last } = plan;
  const marks = sure(await tx.first(marksOf({ town, last })), 'count');
  const { year, made, changedSettings } = await writeYear(tx, writer, plan);

  const units = (await tx.run(insertUnits({ town, startsOn, rows: JSON.stringify(plan.made) }))).map(({ row }) => row);
  const numbers = new Map(
    plan.made.map(({ key, parentId, name, grade }) => {
      const unit = units.find((row) => row['parent_id'] === parentId && row['name'] === name && row['grade'] === grade);
      return [key, Number(sure(unit, 'class')['id'])] as const;
    }),
  );
  const numberOf = (unit: PlannedUnit): number => ('id' in unit ? unit.id : (numbers.get(unit.key) ?? 0));

  const posts = plan.posts.flatMap(({ postId, next }) =>
    next === null
      ? []
      : [
          {
            personId: next.personId,
            unitId: numberOf(next.unit),
            role: next.role,
            title: next.title,
            toOn: next.toOn,
            followsId: postId,
          },
        ],
  );
  const teaching = plan.teaching.flatMap(({ next }) =>
    next === null ? [] : [{ classId: numberOf(next.unit), subject: next.subject, personId: next.personId }],
  );
  const idsOf = <Each>(rows: readonly Each[], id: (row: Each) => number | null) => rows.flatMap((row) => id(row) ?? []);
  const ended = {
    unit: await tx.run(endUnits({ town, last, ids: plan.closed.map(({ unitId }) => unitId) })),
    post: await tx.run(
      endPosts({ town, last, ids: idsOf(plan.posts, (each) => (each.endsOn === null ? null : each.postId)) }),
    ),
    teaching: await tx.run(
      endTeaching({ town, last, ids: idsOf(plan.teaching, (each) => (each.endsOn === null ? null : each.teachingId)) }),
    ),
  };
  const succession = successionOf(plan, numberOf);
  const rows = async (statement: Parameters<Transaction['run']>[0]): Promise<readonly StoredRow[]> =>
    ((await tx.run(statement)) as { row: StoredRow }[]).map(({ row }) => row);
  const changes: RolloverChanges = {
    yearId: year,
    marks,
    made: {
      ...made,
      unit: units,
      post: await rows(insertPosts({ town, startsOn, rows: JSON.stringify(posts) })),
      teaching: await rows(insertTeaching({ town, startsOn, rows: JSON.stringify(teaching) })),
      class_succession: await rows(insertSuccession({ town, startsOn, rows: JSON.stringify(succession) })),
    },
    changed: { ...ended, setting: changedSettings },
  };
  return { changes, moves: succession };
};

/** From which class to which the pupils go; those who leave go nowhere. */
const successionOf = (plan: RolloverPlan, numberOf: (unit: PlannedUnit) => number): readonly ClassPath[] => {
  const keyed = new Map(plan.made.map(({ key, school, name }) => [`${school}/${placeKey(name)}`, key]));
  return plan.classes.flatMap(({ classId, school, toId, toName }) => {
    if (toName === null) return [];
    const unit = toId === null ? { key: keyed.get(`${school}/${placeKey(toName)}`) ?? '' } : { id: toId };
    return [{ fromId: classId, toId: numberOf(unit) }];
  });
};

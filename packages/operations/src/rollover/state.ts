import type { Transaction } from '@plumbline/database';
import { addDays } from '@plumbline/rules';
import type { UnitKind } from '@plumbline/terms';
import { namedStatement } from '../record/named-statement.ts';

/** A plan year as it lies in the database. */
export interface YearRow {
  readonly id: number;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly terms: readonly { readonly title: string; readonly startsOn: string; readonly endsOn: string }[];
  readonly settings: Readonly<Record<string, number>>;
  /** Parties that have a template of agreements of their own. */
  readonly templates: readonly string[];
}

/** A unit with the days between which it is there. */
export interface UnitRow {
  readonly id: number;
  readonly parentId: number | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly grade: number | null;
  readonly toOn: string | null;
}

/** A post that may end with the year, or that follows a class. */
export interface PostRow {
  readonly id: number;
  readonly personId: number;
  readonly person: string;
  readonly unitId: number;
  readonly role: string;
  readonly title: string;
  readonly fromOn: string;
  /** `null`: without an end. */
  readonly toOn: string | null;
}

/** Who teaches a subject in a class. */
export interface TeachingRow {
  readonly id: number;
  readonly classId: number;
  readonly subject: string;
  readonly personId: number;
  readonly person: string;
  readonly fromOn: string;
  readonly toOn: string | null;
}

/** What a rollover begins with. */
export interface YearState {
  readonly from: YearRow;
  /** The plan year after it, where the calendar holds one already. */
  readonly next: YearRow | null;
  readonly units: ReadonlyMap<number, UnitRow>;
  readonly posts: readonly PostRow[];
  readonly teaching: readonly TeachingRow[];
  /** Pupils by class on the last day of the year. */
  readonly pupils: ReadonlyMap<number, number>;
  /** Days of the calendar from the end of the year on that differ from the plain week. */
  readonly days: ReadonlySet<string>;
  /** Weeks of the year that is left with a note of their own. */
  readonly weekNotes: number;
  /** A rollover into the year after it that was not taken back. */
  readonly done: number | null;
}

type Json<T> = readonly T[] | null;
interface Found {
  readonly years: Json<Omit<YearRow, 'terms' | 'settings' | 'templates'>>;
  readonly terms: Json<YearRow['terms'][number] & { readonly yearId: number }>;
  readonly settings: Json<{ readonly yearId: number; readonly key: string; readonly value: number }>;
  readonly templates: Json<{ readonly yearId: number; readonly party: string }>;
  readonly units: Json<UnitRow>;
}

const frame = namedStatement<Found>(`
  select
    (select json_agg(json_build_object('id', id, 'title', title, 'startsOn', starts_on, 'endsOn', ends_on) order by starts_on)
      from plan_year where town_id = :town::int) as years,
    (select json_agg(json_build_object('yearId', plan_year_id, 'title', title, 'startsOn', starts_on, 'endsOn', ends_on) order by starts_on)
      from term where town_id = :town::int) as terms,
    (select json_agg(json_build_object('yearId', plan_year_id, 'key', key, 'value', value) order by key)
      from setting where town_id = :town::int) as settings,
    (select json_agg(json_build_object('yearId', plan_year_id, 'party', party) order by party)
      from agreement_template where town_id = :town::int) as templates,
    (select json_agg(json_build_object('id', id, 'parentId', parent_id, 'kind', kind, 'name', name, 'grade', grade, 'toOn', to_on) order by id)
      from unit where town_id = :town::int) as units`);

/** Posts of classes, and those that end with the year; a post that has a next one already is left out. */
const postsOf = namedStatement<PostRow>(`
  select p.id, p.person_id as "personId", h.name as person, p.unit_id as "unitId", p.role, p.title, p.from_on as "fromOn",
    nullif(p.to_on, 'infinity') as "toOn"
  from post p join person h on h.town_id = p.town_id and h.id = p.person_id join unit u on u.town_id = p.town_id and u.id = p.unit_id
  where p.town_id = :town::int and p.from_on <= :last::date and p.to_on >= :closing::date
    and (u.kind = 'class' or p.to_on <= :last::date)
    and not exists (select from post q where q.town_id = p.town_id and q.person_id = p.person_id and q.role = p.role
      and q.from_on > :last::date and (q.unit_id = p.unit_id or q.follows_id = p.id))
  order by u.parent_id, u.id, p.id`);

const teachingOf = namedStatement<TeachingRow>(`
  select t.id, t.class_id as "classId", t.subject, t.person_id as "personId", h.name as person, t.from_on as "fromOn",
    nullif(t.to_on, 'infinity') as "toOn"
  from teaching t join person h on h.town_id = t.town_id and h.id = t.person_id
  where t.town_id = :town::int and t.to_on >= :closing::date order by t.class_id, t.subject, t.from_on`);

const pupilsOf = namedStatement<{ readonly classId: number; readonly pupils: number }>(`
  select class_id as "classId", count(*)::int as pupils from pupils.enrolment
  where town_id = :town::int and class_id is not null and from_on <= :last::date and to_on >= :last::date group by class_id`);

const daysFrom = namedStatement<{ readonly day: string }>(`
  select day from calendar_day where town_id = :town::int and day > :last::date`);

const notesIn = namedStatement<{ readonly notes: number }>(`
  select count(*)::int as notes from term_note n join term t on t.town_id = n.town_id and t.id = n.term_id
  where n.town_id = :town::int and t.plan_year_id = :year::bigint`);

const doneInto = namedStatement<{ readonly id: number }>(`
  select id from rollover where town_id = :town::int and from_year_id = :year::bigint and undone_at is null`);

/** The first day on which a post ends with the year: a week before the last term does; without terms two months before the year does. */
const closingOf = ({ terms, endsOn }: YearRow): string => {
  const last = terms.at(-1);
  return last === undefined ? addDays(endsOn, -62) : addDays(last.endsOn, -7);
};

/**
 * Reads what a rollover begins with.
 * @param fromYearId the plan year that is left; without it the one that holds `today`
 * @returns `null` where the town has no such plan year
 */
export const readYearState = async (
  tx: Transaction,
  {
    townId,
    fromYearId,
    today,
  }: { readonly townId: number; readonly fromYearId: number | null; readonly today: string },
): Promise<YearState | null> => {
  const found = await tx.first(frame({ town: townId }));
  const years = (found?.years ?? []).map(
    (year): YearRow => ({
      ...year,
      terms: (found?.terms ?? [])
        .filter(({ yearId }) => yearId === year.id)
        .map(({ title, startsOn, endsOn }) => ({ title, startsOn, endsOn })),
      settings: Object.fromEntries(
        (found?.settings ?? [])
          .filter(({ yearId }) => yearId === year.id)
          .map(({ key, value }) => [key, Number(value)]),
      ),
      templates: (found?.templates ?? []).filter(({ yearId }) => yearId === year.id).map(({ party }) => party),
    }),
  );
  const at =
    fromYearId === null
      ? years.findLastIndex(({ startsOn }) => startsOn <= today)
      : years.findIndex(({ id }) => id === fromYearId);
  const from = years[at];
  if (from === undefined) return null;
  const closing = closingOf(from);
  const values = { town: townId, last: from.endsOn, closing, year: from.id };
  const [posts, teaching, pupils, days, notes, done] = await Promise.all([
    tx.run(postsOf(values)),
    tx.run(teachingOf(values)),
    tx.run(pupilsOf(values)),
    tx.run(daysFrom(values)),
    tx.first(notesIn(values)),
    tx.first(doneInto(values)),
  ]);
  return {
    from,
    next: years[at + 1] ?? null,
    units: new Map((found?.units ?? []).map((unit) => [unit.id, unit])),
    posts,
    teaching,
    pupils: new Map(pupils.map((row) => [row.classId, row.pupils])),
    days: new Set(days.map(({ day }) => day)),
    weekNotes: notes?.notes ?? 0,
    done: done?.id ?? null,
  };
};

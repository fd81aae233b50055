import { sqlOf } from '@plumbline/database';
import type { CountyFacts, PersonFacts, TeacherYear } from '@plumbline/rules';
import type { Role } from '@plumbline/terms';
import { sql } from 'kysely';
import type { Reader } from '../../agreement/figures.ts';
import type { TownFacts } from '../../town/facts.ts';
import { isMissed, type JudgedAgreement, readJudged } from './read-agreements.ts';

/** Posts by which somebody is known as a member of the Party. */
export const partyRoles: readonly Role[] = ['partySecretary', 'partyMember'];

/** Posts that are administrative appointments (rule B): not those of teachers, and not the branch's own. */
export const administrativeRoles: readonly Role[] = [
  'admin',
  'groupHead',
  'groupDeputy',
  'groupMember',
  'campusHead',
  'campusDeputy',
  'linkedLeader',
  'moralEducation',
  'teachingResearch',
  'generalOffice',
];

/** The calendar year in which a plan year begins. */
export const calendarYearOf = ({ startsOn }: { readonly startsOn: string }): number => Number(startsOn.slice(0, 4));

interface PostRow {
  readonly person_id: number;
  readonly role: string;
  readonly from_on: string;
  readonly to_on: string;
}

const readPosts = (reader: Reader, townId: number, people: readonly number[]) =>
  reader.run<PostRow>(
    sqlOf
      .selectFrom('post')
      .where('town_id', '=', townId)
      .where('person_id', '=', sql<number>`any(${people}::bigint[])`)
      .where('role', '=', sql<string>`any(${[...partyRoles, ...administrativeRoles]}::text[])`)
      .select(['person_id', 'role', 'from_on', 'to_on']),
  );

interface CountyRow {
  readonly plan_year_id: number;
  readonly person_id: number;
  readonly subject: string;
  readonly grade: number;
  readonly mean: string;
  readonly place: number;
  readonly compared: number;
  readonly group_mean: string | null;
  readonly group_sd: string | null;
}

/** What the county handed down: of each subject and grade in a plan year the latest session that has it. */
const readCounty = (reader: Reader, townId: number, people: readonly number[], years: readonly number[]) =>
  reader.run<CountyRow>(
    sql<CountyRow>`select distinct on (c.person_id, e.plan_year_id, c.subject, c.grade)
        e.plan_year_id, c.person_id, c.subject, c.grade, c.mean::text, c.place, c.compared, g.mean::text as group_mean, g.sd::text as group_sd
      from county_teacher c
      join exam e on e.town_id = c.town_id and e.id = c.exam_id
      left join county_group g on g.town_id = c.town_id and g.exam_id = c.exam_id and g.subject = c.subject and g.grade = c.grade
      where c.town_id = ${townId}::int and c.person_id = any(${people}::bigint[]) and e.plan_year_id = any(${years}::bigint[])
      order by c.person_id, e.plan_year_id, c.subject, c.grade, e.held_on desc, e.id desc`.compile(sqlOf),
  );

interface TrainingRow {
  readonly year_id: number;
  readonly person_id: number;
  readonly given: boolean;
}

/** Trainings that were proposed for people: one that was waived, revoked or never delivered was not given. */
export const readTrainings = (reader: Reader, townId: number, people: readonly number[]) =>
  reader.run<TrainingRow>(
    sql<TrainingRow>`select s.year_id, s.person_id, e.record_id is not null and e.revoked_on is null as given
      from sanction s
      left join sanction_effect e on e.town_id = s.town_id and e.record_id = s.record_id
      where s.town_id = ${townId}::int and s.person_id = any(${people}::bigint[]) and s.rule = 'D' and s.measure = 'training'`.compile(
      sqlOf,
    ),
  );

const countyFacts = (row: CountyRow): CountyFacts => ({
  subject: row.subject,
  grade: row.grade,
  mean: row.mean,
  place: row.place,
  compared: row.compared,
  groupMean: row.group_mean,
  groupSd: row.group_sd,
  lineRate: null,
  n: null,
  sharesPlace: null,
  group: null,
});

/** What a year's agreements of a teacher came to together: missed where one was. */
const outcomeOf = (agreements: readonly JudgedAgreement[]): TeacherYear['outcome'] => {
  const outcomes = agreements.flatMap(({ evaluation }) => (evaluation === null ? [] : [evaluation.outcome]));
  return (['missed', 'notEvaluated', 'met'] as const).find((outcome) => outcomes.includes(outcome)) ?? null;
};

/**
 * Reads the years of teachers up to a plan year: what their agreements came to, what the county says of them, and what
 * became of a training.
 */
export const readTeacherYears = async (
  reader: Reader,
  town: TownFacts,
  planYearId: number,
  teachers: readonly number[],
): Promise<ReadonlyMap<number, readonly TeacherYear[]>> => {
  if (teachers.length === 0) return new Map();
  const years = town.planYears.slice(0, town.planYears.findIndex(({ id }) => id === planYearId) + 1);
  const yearIds = years.map(({ id }) => id);
  const [agreements, county, trainings] = await Promise.all([
    readJudged(reader, town, { planYearIds: yearIds, personIds: teachers, party: 'teacher' }),
    readCounty(reader, town.id, teachers, yearIds),
    readTrainings(reader, town.id, teachers),
  ]);
  const agreed = Map.groupBy(agreements, ({ personId }) => personId);
  const handedDown = Map.groupBy(county, ({ person_id }) => person_id);
  const trained = Map.groupBy(trainings, ({ person_id }) => person_id);
  const trainingIn = (personId: number, yearId: number): TeacherYear['training'] => {
    if (yearId === planYearId) return null;
    const proposed = trained.get(personId)?.filter(({ year_id }) => year_id === yearId) ?? [];
    return proposed.some(({ given }) => given) ? 'given' : 'notGiven';
  };
  const yearsOf = (personId: number): readonly TeacherYear[] =>
    years.flatMap((year): TeacherYear[] => {
      const own = agreed.get(personId)?.filter((each) => each.planYearId === year.id) ?? [];
      const handed = handedDown.get(personId)?.filter((row) => row.plan_year_id === year.id) ?? [];
      if (own.length === 0 && handed.length === 0) return [];
      return [
        {
          year: calendarYearOf(year),
          outcome: outcomeOf(own),
          county: handed.map(countyFacts),
          training: trainingIn(personId, year.id),
        },
      ];
    });
  return new Map(teachers.map((personId) => [personId, yearsOf(personId)]));
};

/** Reads those who are party B of a plan year's agreements as the rules see them. */
export const readPersons = async (
  reader: Reader,
  town: TownFacts,
  planYearId: number,
  agreements: readonly JudgedAgreement[],
): Promise<readonly PersonFacts[]> => {
  const people = [...new Set(agreements.map(({ personId }) => personId))];
  const teachers = [...new Set(agreements.filter(({ party }) => party === 'teacher').map(({ personId }) => personId))];
  const [posts, years] = await Promise.all([
    readPosts(reader, town.id, people),
    readTeacherYears(reader, town, planYearId, teachers),
  ]);
  const postsOf = Map.groupBy(posts, ({ person_id }) => person_id);
  const agreementsOf = Map.groupBy(agreements, ({ personId }) => personId);
  return people.map((personId): PersonFacts => {
    const own = agreementsOf.get(personId) ?? [];
    const judged = (own.findLast(isMissed) ?? own.findLast(({ evaluation }) => evaluation !== null))?.evaluation;
    const held = (postsOf.get(personId) ?? []).filter(
      ({ from_on, to_on }) => judged != null && from_on <= judged.on && to_on >= judged.on,
    );
    const holds = (roles: readonly Role[]) => held.some(({ role }) => roles.includes(role as Role));
    return {
      id: String(personId),
      name: own[0]?.personName ?? '',
      partyMember: holds(partyRoles),
      administrative: holds(administrativeRoles),
      years: years.get(personId) ?? [],
    };
  });
};

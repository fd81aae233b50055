import { sqlOf } from '@plumbline/database';
import {
  type CompositeParts,
  decimalText,
  type Figures,
  type IndicatorKey,
  indicatorKeys,
  indicators,
  type SimulatedParty,
  type SimulatedYear,
} from '@plumbline/rules';
import { sql } from 'kysely';
import { compositeOf } from '../../agreement/consequences.ts';
import {
  type ExamAt,
  figuresFrom,
  figuresOfRectified,
  publishedExam,
  type Reader,
  readRectified,
} from '../../agreement/figures.ts';
import { campusOf } from '../../agreement/group.ts';
import { examError } from '../../agreement/interval.ts';
import { type PlanYearFacts, type TownFacts, unitAndBelow } from '../../town/facts.ts';
import { type JudgedAgreement, readJudged } from '../rules/read-agreements.ts';
import { campusesIn, readCampuses } from '../rules/read-campuses.ts';
import { calendarYearOf, readPersons } from '../rules/read-persons.ts';
import { type GroupFigures, readExamFigures } from './read-exam-figures.ts';

const exactPlaces = 20;

interface Named {
  readonly id: number;
  readonly name: string;
  readonly unitId: number;
}

/** Heads of campuses on a day. */
const readHeads = (reader: Reader, townId: number, on: string) =>
  reader.run<Named>(
    sql<Named>`select p.id, p.name, o.unit_id as "unitId" from post o join person p on p.town_id = o.town_id and p.id = o.person_id
      where o.town_id = ${townId}::int and o.role = 'campusHead' and ${on}::date between o.from_on and o.to_on order by o.id`.compile(
      sqlOf,
    ),
  );

/** Teachers by number, each with the unit of a post on a day. */
const readTeachers = (reader: Reader, townId: number, people: readonly number[], on: string) =>
  reader.run<{ id: number; name: string; unitId: number | null }>(
    sql<{ id: number; name: string; unitId: number | null }>`select p.id, p.name, (select o.unit_id from post o
        where o.town_id = p.town_id and o.person_id = p.id and ${on}::date between o.from_on and o.to_on order by o.id limit 1) as "unitId"
      from person p where p.town_id = ${townId}::int and p.id = any(${people}::bigint[])`.compile(sqlOf),
  );

const readDay = async (reader: Reader, townId: number, { examId }: ExamAt): Promise<string> => {
  const [row] = await reader.run(
    sqlOf.selectFrom('exam').where('town_id', '=', townId).where('id', '=', examId).select('held_on'),
  );
  if (row === undefined) throw new Error('A published session is missing.');
  return row.held_on;
};

const resultsOf = (figures: Figures): SimulatedParty['figures'] =>
  Object.fromEntries(
    indicatorKeys.flatMap((key) => {
      const found = figures[key];
      return found === undefined ? [] : [[key, decimalText(found, exactPlaces)]];
    }),
  );

const errorsOf = (
  { subjects }: GroupFigures,
  composite: CompositeParts,
): Readonly<Partial<Record<IndicatorKey, number>>> =>
  Object.fromEntries(
    indicatorKeys.flatMap((key) => {
      const error = indicators[key].fromScores ? examError(key, subjects, composite) : null;
      return error === null ? [] : [[key, error]];
    }),
  );

/** An agreement that could have been made with somebody, so that the rules' readers find the person. */
const imagined = (year: PlanYearFacts, on: string, party: SimulatedParty): JudgedAgreement[] =>
  party.person === ''
    ? []
    : [
        {
          id: 0,
          number: '',
          planYearId: year.id,
          unitId: Number(party.campus ?? 0),
          campusId: party.campus === null ? null : Number(party.campus),
          party: party.party,
          personId: Number(party.person),
          personName: party.name,
          binding: true,
          evaluation: { no: 1, outcome: 'met', on, examId: null, revision: null, composite: null, targets: [] },
        },
      ];

/** An earlier plan year, and the names of those who could have had an agreement in it. */
export interface ReadSimulatedYear {
  readonly planYear: PlanYearFacts;
  readonly simulated: SimulatedYear;
  readonly personNames: ReadonlyMap<string, string>;
}

/**
 * Reads a plan year as the simulator tries targets on it: every campus and every teacher with results in its latest
 * published final or monitoring.
 * @returns `null` where the plan year has no such session
 */
export const readSimulatedYear = async (
  reader: Reader,
  town: TownFacts,
  planYear: PlanYearFacts,
): Promise<ReadSimulatedYear | null> => {
  const exam = await publishedExam(reader, town.id, planYear.id);
  if (exam === null) return null;
  const composite = compositeOf(planYear);
  const [on, groups, agreements] = await Promise.all([
    readDay(reader, town.id, exam),
    readExamFigures(reader, town.id, exam),
    readJudged(reader, town, { planYearIds: [planYear.id] }),
  ]);
  const campuses = campusesIn(town, agreements);
  const people = groups.filter(({ grouping }) => grouping === 'teacher').map(({ groupId }) => groupId);
  const [heads, teachers, facts] = await Promise.all([
    readHeads(reader, town.id, on),
    readTeachers(reader, town.id, people, on),
    readCampuses(reader, town, planYear.id, agreements),
  ]);
  const places = campuses.map(({ id }) => unitAndBelow(town, id));
  const counted = await readRectified(reader, town.id, places, planYear.id, planYear.endsOn);
  const rectified = new Map<number, Figures>();
  for (const [index, { id }] of campuses.entries()) {
    const own = counted[index];
    rectified.set(id, own === undefined || own.due === 0 ? {} : figuresOfRectified(own));
  }
  const partyOf = (
    group: GroupFigures,
    campusId: number | null,
    own: Pick<SimulatedParty, 'id' | 'name' | 'party' | 'person' | 'peers'>,
  ): SimulatedParty => ({
    ...own,
    campus: campusId === null ? null : String(campusId),
    n: Math.max(0, ...group.subjects.map(({ n }) => n)),
    figures: resultsOf({
      ...figuresFrom(group.subjects, composite),
      ...(campusId === null ? {} : rectified.get(campusId)),
    }),
    standardErrors: errorsOf(group, composite),
  });
  const parties = groups.flatMap((group): SimulatedParty[] => {
    if (group.grouping === 'campus') {
      const campus = campuses.find(({ id }) => id === group.groupId);
      if (campus === undefined) return [];
      const head = heads.find(({ unitId }) => unitId === campus.id);
      const person = head === undefined ? '' : String(head.id);
      return [
        partyOf(group, campus.id, { id: `campusHead:${campus.id}`, name: campus.name, party: 'campusHead', person }),
      ];
    }
    const teacher = teachers.find(({ id }) => id === group.groupId);
    if (teacher === undefined) return [];
    const campusId = group.campusId ?? (teacher.unitId === null ? null : campusOf(town, teacher.unitId));
    const subjects = group.subjects.map(({ subject }) => subject).join(' ');
    return [
      partyOf(group, campusId, {
        id: `teacher:${teacher.id}`,
        name: teacher.name,
        party: 'teacher',
        person: String(teacher.id),
        peers: `${subjects} ${group.grade ?? ''}`,
      }),
    ];
  });
  const personNames = new Map([...heads, ...teachers].map(({ id, name }) => [String(id), name]));
  const wanted = parties.flatMap((party) =>
    imagined(planYear, on, { ...party, name: personNames.get(party.person) ?? party.name }),
  );
  return {
    planYear,
    simulated: {
      year: calendarYearOf(planYear),
      parties,
      campuses: facts.campuses,
      persons: await readPersons(reader, town, planYear.id, wanted),
    },
    personNames,
  };
};

import type { AgreementFacts, CampusFacts, CountyFacts, Estimate, PersonFacts, TeacherYear } from '@plumbline/rules';
import { numbersFrom } from '../analyse/session.ts';

type Written<Facts extends { readonly outcome: unknown }> = Omit<Facts, 'outcome'>;

/** Years of a teacher that are drawn, the judged one the last. */
const yearCount = 5;
const judged = 2025;
/** Teachers of a subject and grade group of the county. */
const compared = 60;

const target = (value: number) => ({ indicator: 'composite', comparison: 'atLeast', value: value.toFixed(2) });

/**
 * The input of rules A to D as a program would write it: every agreement with targets and results, from which it is still
 * to be evaluated; teachers with five years on the county's lists, the last ones with their whole group's estimates.
 */
export const drawCounty = (agreementCount: number): string => {
  const { uniform, normal } = numbersFrom(2026);
  const campusCount = Math.ceil(agreementCount / 200);
  const leaderCount = Math.ceil(agreementCount / 50);
  const points = (mean: number, deviation: number): string =>
    Math.min(100, Math.max(0, mean + deviation * normal())).toFixed(4);
  const estimate = (): Pick<Estimate, 'effect' | 'se'> => ({
    effect: Number((3 * normal()).toFixed(4)),
    se: Number((0.5 + uniform()).toFixed(4)),
  });
  const campuses = Array.from(
    { length: campusCount },
    (_, at): Omit<CampusFacts, 'estimate'> & { estimate: object } => ({
      id: `campus-${at}`,
      name: `campus ${at}`,
      composite: points(70, 6),
      passRate: points(80, 6),
      excellentRate: points(20, 6),
      n: 40 + Math.floor(200 * uniform()),
      estimate: estimate(),
    }),
  );
  const groupOf = (missed: boolean): Omit<CountyFacts, 'group'> & { group: object | null } => {
    const place = 1 + Math.floor(compared * uniform());
    return {
      subject: 'maths',
      grade: 5,
      mean: points(70 - (9 * place) / compared, 3),
      place,
      compared,
      groupMean: '65.5',
      groupSd: '6.1',
      lineRate: points(40, 8),
      n: 30 + Math.floor(30 * uniform()),
      sharesPlace: 0,
      group:
        missed && place > compared - 3
          ? { estimates: Array.from({ length: compared }, estimate), own: place - 1 }
          : null,
    };
  };
  const yearOf = (year: number): Omit<TeacherYear, 'county'> & { county: object[] } => {
    const outcome = year === judged ? null : uniform() < 0.6 ? 'missed' : 'met';
    return { year, outcome, county: [groupOf(outcome !== 'met')], training: null };
  };
  const persons = Array.from({ length: agreementCount }, (_, at): Omit<PersonFacts, 'years'> & { years: object[] } => ({
    id: `person-${at}`,
    name: `person ${at}`,
    partyMember: uniform() < 0.4,
    administrative: at < leaderCount,
    years: at < leaderCount ? [] : Array.from({ length: yearCount }, (_, back) => yearOf(judged - back)),
  }));
  const agreements = persons.map(({ id }, at): Written<AgreementFacts> & { targets: object[]; results: object } => ({
    id: `agreement-${at}`,
    party: at < campusCount ? 'campusHead' : at < leaderCount ? 'linkedLeader' : 'teacher',
    campus: `campus-${at % campusCount}`,
    person: id,
    evaluatedOn: '2026-07-10',
    targets: [target(70), { ...target(5), indicator: 'lowRate', comparison: 'atMost', mandatory: false }],
    results: { composite: points(70, 6), lowRate: points(4, 2) },
  }));
  return JSON.stringify({ settings: { rules: ['A', 'B', 'C', 'D'] }, year: judged, campuses, persons, agreements });
};

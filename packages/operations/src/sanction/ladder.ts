import { readOnce, sqlOf, transaction } from '@plumbline/database';
import {
  type LadderStep,
  ladderOf as ladderOfYears,
  type Outcome,
  type SanctionMeasure,
  type SanctionRule,
  settingValue,
  usualRuleSettings,
} from '@plumbline/rules';
import { workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { logReading } from '../personal/read-log.ts';
import { reasonWanted } from '../personal/reason-wanted.ts';
import { type Answer, refuse } from '../problem.ts';
import { consequenceRights } from '../rights/consequence.ts';
import { type PlanYearFacts, planYearOf, type TownFacts, todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { mayAskAbout, noPerson, readPersonAsked } from './asking.ts';
import { readJudged } from './rules/read-agreements.ts';
import { calendarYearOf, readTeacherYears } from './rules/read-persons.ts';

/** A consequence of a year that the reader has a part in. */
export interface LadderRecord {
  readonly id: number;
  readonly number: string;
  readonly rule: SanctionRule;
  readonly measure: SanctionMeasure;
  readonly state: string;
}

/** A plan year of a person: what the agreements came to, rule D's rung, and the consequences. */
export interface LadderYear {
  readonly planYearId: number;
  readonly title: string;
  readonly year: number;
  readonly outcome: Outcome | null;
  /** Of teachers; `null` where the year says nothing. */
  readonly step: LadderStep | null;
  readonly records: readonly LadderRecord[];
}

/** The ladder of a person by plan year, earliest first. */
export interface PersonLadder {
  readonly personId: number;
  readonly personName: string;
  readonly years: readonly LadderYear[];
}

interface RecordRow extends LadderRecord {
  readonly year_id: number;
  readonly confidential: boolean;
}

/** Consequences of a person in which the reader has a part. */
const readRecords = (deps: Deps, viewer: Viewer, personId: number): Promise<RecordRow[]> =>
  readOnce<RecordRow>(
    deps.pool,
    viewer,
    sql<RecordRow>`select r.id, r.number, s.rule, s.measure, r.state, s.year_id, r.confidential
      from sanction s
      join record r on r.town_id = s.town_id and r.id = s.record_id and r.kind = ${workflows.sanction.name}
      where s.town_id = ${viewer.townId}::int and s.person_id = ${personId}::bigint
        and exists (select from assignment a where a.town_id = r.town_id and a.record_id = r.id
          and a.person_id = ${viewer.personId}::bigint and a.until is null)
      order by s.year_id, s.rule, r.id`.compile(sqlOf),
  );

const settingsOf = ({ settings }: PlanYearFacts) => ({
  ...usualRuleSettings,
  lastTeachers: settingValue(settings, 'sanction.lastTeachers'),
  improvementBy:
    settingValue(settings, 'sanction.improvementBy') === 1 ? ('lineRate' as const) : ('standardScore' as const),
  holdPercent: settingValue(settings, 'sanction.holdPercent'),
  smallGroup: settingValue(settings, 'exam.smallGroup'),
});

const worst = (outcomes: readonly Outcome[]): Outcome | null =>
  (['missed', 'notEvaluated', 'met'] as const).find((outcome) => outcomes.includes(outcome)) ?? null;

const readYears = async (deps: Deps, town: TownFacts, personId: number, until: PlanYearFacts) => {
  const years = town.planYears.filter(({ startsOn }) => startsOn <= until.startsOn);
  return transaction(deps.pool, { townId: town.id, personId: null, zone: town.zone }, async (tx) => {
    const agreements = await readJudged(tx, town, {
      planYearIds: years.map(({ id }) => id),
      personIds: [personId],
    });
    const taught = await readTeacherYears(tx, town, until.id, [personId]);
    return { years, agreements, teacherYears: taught.get(personId) ?? [] };
  });
};

/**
 * The ladder of a person over the plan years (Q8), with the evidence of each year and the consequences in which the reader
 * has a part. Asked by the person, academic affairs, the leading group and the head of the person's campus.
 * @param reason why it is read, kept in the read log; wanted where a confidential consequence of somebody else is shown
 */
export const ladderOf = async (
  deps: Deps,
  viewer: Viewer,
  personId: number,
  reason?: string | null,
): Promise<Answer<PersonLadder>> => {
  const town = await townFacts(deps, viewer.townId);
  const today = todayOf(town, deps.clock());
  const person = await readPersonAsked(deps, viewer, personId, today);
  const mayAsk = mayAskAbout(consequenceRights.acts.askLadder, { town, viewer, personId, person });
  if (!mayAsk)
    return refuse(
      viewer.locale,
      'NotAllowed',
      [
        '逐年情况只给本人、教导处、领导小组和本片校长看；需要时请联系他们',
        'The years of a person are shown to that person, academic affairs, the leading group and the campus head; ask them',
      ],
      { path: ['person'] },
    );
  if (person === null) return noPerson(viewer);
  const records = await readRecords(deps, viewer, personId);
  const confidential = records.some((record) => record.confidential);
  const refusal = reasonWanted(viewer, { aboutId: personId, confidential, reason });
  if (refusal !== null) return refusal;
  await logReading(deps, viewer, { what: 'ladder', aboutId: personId, reason });
  const present = planYearOf(town, today);
  const { years, agreements, teacherYears } = await readYears(deps, town, personId, present);
  const { steps } = ladderOfYears(teacherYears, calendarYearOf(present), settingsOf(present));
  return {
    ok: true,
    personId,
    personName: person.name,
    years: years.flatMap((year): LadderYear[] => {
      const own = agreements.filter(({ planYearId }) => planYearId === year.id);
      const kept = records.filter(({ year_id }) => year_id === year.id);
      const step = steps.find((each) => each.year === calendarYearOf(year)) ?? null;
      if (own.length === 0 && kept.length === 0 && step === null) return [];
      return [
        {
          planYearId: year.id,
          title: year.title,
          year: calendarYearOf(year),
          outcome: worst(own.flatMap(({ evaluation }) => (evaluation === null ? [] : [evaluation.outcome]))),
          step,
          records: kept.map(({ year_id: _, confidential: __, ...record }) => record),
        },
      ];
    }),
  };
};

import { sqlOf } from '@plumbline/database';
import type { CompositeParts, Outcome, Party } from '@plumbline/rules';
import { statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { EvaluatedTarget } from '../../agreement/evaluate.ts';
import type { Reader } from '../../agreement/figures.ts';
import { campusOf } from '../../agreement/group.ts';
import type { TownFacts } from '../../town/facts.ts';

/** An agreement with its latest evaluation, as the rules of a plan year look at it. */
export interface JudgedAgreement {
  readonly id: number;
  readonly number: string;
  readonly planYearId: number;
  readonly unitId: number;
  /** The campus that its unit lies in. */
  readonly campusId: number | null;
  readonly party: Party;
  readonly personId: number;
  readonly personName: string;
  /** Signed by both, evaluated or not. */
  readonly binding: boolean;
  readonly evaluation: {
    readonly no: number;
    readonly outcome: Outcome;
    /** The town's day on which it was made. */
    readonly on: string;
    readonly examId: number | null;
    readonly revision: number | null;
    /** Weights of the composite as they were signed. */
    readonly composite: CompositeParts | null;
    readonly targets: readonly EvaluatedTarget[];
  } | null;
}

interface Row {
  readonly id: number;
  readonly number: string;
  readonly plan_year_id: number;
  readonly unit_id: number;
  readonly state: string;
  readonly party: Party;
  readonly person_id: number;
  readonly name: string;
  readonly evaluation_no: number | null;
  readonly outcome: Outcome | null;
  readonly evaluated_on: string | null;
  readonly exam_id: number | null;
  readonly revision: number | null;
  readonly composite: CompositeParts | null;
  readonly targets: readonly EvaluatedTarget[] | null;
}

const workflow: Workflow = workflows.agreement;
const dropped = [...statesTagged(workflow, 'void')];
const binding = statesTagged(workflow, 'binding');

const judged = (town: TownFacts, row: Row): JudgedAgreement => ({
  id: row.id,
  number: row.number,
  planYearId: row.plan_year_id,
  unitId: row.unit_id,
  campusId: campusOf(town, row.unit_id),
  party: row.party,
  personId: row.person_id,
  personName: row.name,
  binding: binding.includes(row.state),
  evaluation:
    row.evaluation_no === null || row.outcome === null || row.evaluated_on === null
      ? null
      : {
          no: row.evaluation_no,
          outcome: row.outcome,
          on: row.evaluated_on,
          examId: row.exam_id,
          revision: row.revision,
          composite: row.composite,
          targets: row.targets ?? [],
        },
});

/** Which agreements are wanted; every given condition must hold. */
export interface AgreementsWanted {
  readonly planYearIds?: readonly number[];
  readonly ids?: readonly number[];
  readonly personIds?: readonly number[];
  readonly party?: Party;
}

/** Reads agreements with their latest evaluation, in the order of their numbers; withdrawn ones are left out. */
export const readJudged = async (
  reader: Reader,
  town: TownFacts,
  { planYearIds, ids, personIds, party }: AgreementsWanted,
): Promise<readonly JudgedAgreement[]> => {
  const rows = await reader.run<Row>(
    sql<Row>`select r.id, r.number, r.plan_year_id, r.unit_id, r.state, f.party, b.person_id, p.name,
        e.evaluation_no, e.outcome, (e.at at time zone ${town.zone}::text)::date as evaluated_on, e.exam_id, e.revision,
        e.rules -> 'composite' as composite, e.targets
      from record r
      join agreement f on f.town_id = r.town_id and f.record_id = r.id
      join assignment b on b.town_id = r.town_id and b.record_id = r.id and b.relation = 'partyB' and b.until is null
      join person p on p.town_id = b.town_id and p.id = b.person_id
      left join agreement_evaluation e on e.town_id = f.town_id and e.record_id = f.record_id and e.evaluation_no = f.evaluations
      where r.town_id = ${town.id}::int and r.kind = ${workflow.name} and r.state <> all(${dropped}::text[])
        and (${planYearIds ?? null}::bigint[] is null or r.plan_year_id = any(${planYearIds ?? null}::bigint[]))
        and (${ids ?? null}::bigint[] is null or r.id = any(${ids ?? null}::bigint[]))
        and (${personIds ?? null}::bigint[] is null or b.person_id = any(${personIds ?? null}::bigint[]))
        and (${party ?? null}::text is null or f.party = ${party ?? null}::text)
      order by r.serial, r.id`.compile(sqlOf),
  );
  return rows.map((row) => judged(town, row));
};

/** Whether an agreement counts as missed now. */
export const isMissed = ({ evaluation }: JudgedAgreement): boolean => evaluation?.outcome === 'missed';

import type { Transaction } from '@plumbline/database';
import { type RetentionDutyName, retentionDuties } from '@plumbline/rules';
import { statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import { namedStatement } from '../record/named-statement.ts';

/** A record in which a person took part, and of which the law keeps what would else be erased. */
export interface Retained {
  readonly recordId: number;
  readonly kind: string;
  readonly number: string;
  /** Not told to whoever has no part in it. */
  readonly confidential: boolean;
  readonly duty: RetentionDutyName;
  /** The last day on which it is kept; `null` while that day is not known. */
  readonly until: string | null;
}

const keyed = (workflow: Workflow, states: readonly string[]): readonly string[] =>
  states.map((state) => `${workflow.name} ${state}`);
const opened = (workflow: Workflow) => statesTagged(workflow, 'open');

/** Decisions whose effect goes on, as `kind state`: they wait for nobody, and are kept. */
const inEffect: readonly string[] = keyed(
  workflows.sanction,
  statesTagged(workflows.sanction, 'binding').filter((state) => opened(workflows.sanction).includes(state)),
);

/** States in which somebody still has something to do, as `kind state`. */
export const openStates: readonly string[] = Object.values<Workflow>(workflows)
  .flatMap((workflow) => keyed(workflow, opened(workflow)))
  .filter((each) => !inEffect.includes(each));

/** Records in which a person stands, stood or took a step. */
export const recordsOf = `
  select record_id from assignment where town_id = :town::int and person_id = :person::bigint
  union select record_id from event where town_id = :town::int and (actor_id = :person::bigint or on_behalf_of = :person::bigint)`;

interface Row {
  readonly id: number;
  readonly kind: string;
  readonly number: string;
  readonly confidential: boolean;
  readonly open: boolean;
  readonly binding: boolean;
  readonly effect_ends: string | null;
  readonly signed: boolean;
  readonly year_ends: string;
}

const read = namedStatement<Row>(`
  select r.id, r.kind, r.number, r.confidential, (r.kind || ' ' || r.state) = any(:open::text[]) as open,
    (r.kind || ' ' || r.state) = any(:binding::text[]) as binding,
    (select coalesce(e.revoked_on, e.lifted_on, e.ends_on) from sanction_effect e where e.town_id = r.town_id and e.record_id = r.id) as effect_ends,
    coalesce((select a.signatures >= 2 from agreement a where a.town_id = r.town_id and a.record_id = r.id), false) as signed,
    y.ends_on as year_ends
  from record r join plan_year y on y.town_id = r.town_id and y.id = r.plan_year_id
  where r.town_id = :town::int and r.id in (${recordsOf}) order by r.serial, r.id`);

const yearsAfter = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

const dutyOf = (row: Row): { readonly duty: RetentionDutyName; readonly until: string | null } | null => {
  if (row.effect_ends !== null)
    return {
      duty: 'decision',
      until: row.binding ? null : yearsAfter(row.effect_ends, retentionDuties.decision.years),
    };
  if (row.signed) return { duty: 'agreement', until: yearsAfter(row.year_ends, retentionDuties.agreement.years) };
  return row.open ? { duty: 'underWay', until: null } : null;
};

/**
 * Reads what the law keeps of the records in which a person took part.
 * @param today a duty that ended before it keeps nothing
 */
export const readRetained = async (
  tx: Transaction,
  townId: number,
  personId: number,
  today: string,
): Promise<readonly Retained[]> => {
  const rows = await tx.run(read({ town: townId, person: personId, open: openStates, binding: inEffect }));
  return rows.flatMap((row): Retained[] => {
    const duty = dutyOf(row);
    if (duty === null || (duty.until !== null && duty.until < today)) return [];
    const { id: recordId, kind, number, confidential } = row;
    return [{ recordId, kind, number, confidential, ...duty }];
  });
};

/**
 * Whether others' texts of a kept record stay as they are too: of decisions and agreements; of another case that is under
 * way only what the person entered stays.
 */
export const keepsTexts = ({ duty, kind }: Retained): boolean =>
  duty !== 'underWay' || kind === workflows.agreement.name;

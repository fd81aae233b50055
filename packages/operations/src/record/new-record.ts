import { type Statement, sqlOf, type Transaction } from '@plumbline/database';
import { begin, dueOn, type Step, type StepEvent, type Workflow } from '@plumbline/workflows';
import { sql } from 'kysely';
import { recordKeys } from '../search/keys.ts';
import { type TownFacts, unitAndAbove } from '../town/facts.ts';
import { assignmentsAfter } from './assignments-after.ts';
import type { Decided } from './decided.ts';
import type { Found } from './feature.ts';
import type { ParsedInput } from './parse-input.ts';
import { inStep, type Subject } from './read-for-step.ts';
import { never } from './todo.ts';
import { stepStatements, type Writing } from './write-step.ts';

/** A record that is about to begin: everything is checked, nothing is written. */
export interface Beginning {
  readonly workflow: Workflow;
  readonly step: Step;
  readonly event: StepEvent;
  readonly input: ParsedInput;
  readonly town: TownFacts;
  readonly planYearId: number;
  readonly unitId: number;
  readonly title: string;
  readonly confidential: boolean;
  readonly parent: Subject | null;
  readonly found: Pick<Found, 'known' | 'assign'>;
  /** Whether the caller's key stands for it. */
  readonly asked: boolean;
}

interface Inserted {
  readonly id: number;
  readonly number: string;
  readonly serial: number;
}

interface Values {
  readonly state: string;
  readonly dueOn: string | null;
  /** Who may know of a confidential record from its first moment on. */
  readonly people: readonly number[];
}

/**
 * Takes the next gapless number of a series in a year and inserts the record with it. Nobody may read a confidential one
 * before it is granted to them, so it gets its id first, and its grants in the same statement.
 */
const insertRecord = (
  { viewer: { townId, personId }, at, today }: Writing,
  { workflow, planYearId, unitId, title, confidential, parent }: Beginning,
  { state, dueOn: day, people }: Values,
) => {
  const year = Number(today.slice(0, 4));
  const series = confidential ? (workflow.confidentialSeries ?? workflow.series) : workflow.series;
  const number = sql`
    insert into number_series (town_id, series, year, last, confidential) values (${townId}, ${series}, ${year}, 1, ${confidential}::boolean)
    on conflict (town_id, series, year) do update set last = number_series.last + 1 returning last`;
  const columns = sql`town_id, kind, number, serial, title, state, machine_version, version, due_on, unit_id, parent_id, plan_year_id, confidential, created_at, updated_at`;
  const cells = sql`${townId}::int, ${workflow.name}, ${`${series}〔${year}〕`} || last, ${year}::bigint * 1000000 + last, ${title}, ${state},
      ${workflow.version}::int, 1, ${day ?? never}::date, ${unitId}::bigint, ${parent?.record.id ?? null}::bigint, ${planYearId}::bigint, ${confidential}::boolean, ${at}::timestamptz, ${at}::timestamptz`;
  const query = confidential
    ? sql<Inserted>`
    with numbered as (${number}),
    next as (select nextval(pg_get_serial_sequence('record', 'id')) as id, last from numbered),
    made as (insert into record (id, ${columns}) overriding system value select id, ${cells} from next),
    granted as (
      insert into record_grant (town_id, record_id, person_id, granted_by, since)
      select ${townId}::int, id, person, ${personId}::bigint, ${at}::timestamptz from next, unnest(${people}::bigint[]) person)
    select id, ${`${series}〔${year}〕`} || last as number, ${year}::bigint * 1000000 + last as serial from next`
    : sql<Inserted>`
    with next as (${number})
    insert into record (${columns})
    select ${cells} from next returning id, number, serial`;
  return query.compile(sqlOf);
};

/**
 * Writes a new record with its first event, and whatever its first step does.
 * @param look a statement that reads the record as it stands then
 * @throws what PostgreSQL answered; the transaction is to be rolled back then
 */
export const writeNew = async (
  tx: Transaction,
  writer: Writing,
  beginning: Beginning,
  look?: (recordId: number) => Statement | undefined,
) => {
  const { workflow, step, event, input, town, unitId, title, confidential, parent, found, asked } = beginning;
  const { townId } = writer.viewer;
  const position = begin(workflow, step, event);
  const day = dueOn(workflow, position, event.due);
  const before = {
    workflow,
    step,
    input,
    event,
    before: [],
    parentStandings: parent?.standings ?? [],
    assign: found.assign,
  };
  const people = confidential ? assignmentsAfter(before, writer.viewer).after.map(({ person_id }) => person_id) : [];
  const record = await tx.first(
    insertRecord(writer, beginning, { state: position.state, dueOn: day, people: [...new Set(people)] }),
  );
  if (record === undefined) throw new Error('The record was not inserted.');
  const decided: Decided = {
    ...before,
    recordId: record.id,
    version: 1,
    position,
    dueOn: day,
    confidential,
    units: unitAndAbove(town, unitId),
    record: null,
    parent: parent === null ? null : inStep(parent),
    known: found.known,
    asked,
  };
  const keys = sqlOf.insertInto('search_key').values(
    recordKeys(title, record.number, record.serial).map((key) => ({
      town_id: townId,
      kind: 'record',
      key,
      target_id: record.id,
      confidential,
    })),
  );
  const seen = await tx.finish(stepStatements(writer, decided, [keys]), look?.(record.id));
  return { recordId: record.id, number: record.number, seen };
};

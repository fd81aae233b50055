import { randomBytes } from 'node:crypto';
import { type Statement, sqlOf } from '@plumbline/database';
import type { Context, Position, Step, StepEvent, Workflow } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Viewer } from '../viewer.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import type { ParsedInput } from './parse-input.ts';

/** Days without a deadline lie at infinity, so that one index orders them last. */
export const never = 'infinity';

/** Everything about a step that has been decided and is now to be written. */
export interface Decided {
  readonly workflow: Workflow;
  readonly stepName: string;
  readonly step: Step;
  readonly viewer: Viewer;
  readonly recordId: number;
  readonly version: number;
  readonly position: Position;
  readonly dueOn: string | null;
  readonly event: StepEvent;
  readonly input: ParsedInput;
  readonly at: Date;
  readonly confidential: boolean;
  /** Relations after the step: who stands where. */
  readonly assignments: readonly { readonly relation: string; readonly person_id: number }[];
  /** The record's unit and those above it. */
  readonly units: readonly number[];
  readonly today: string;
}

const json = (value: unknown) => sql<string>`${JSON.stringify(value)}::jsonb`;

/** The event, its erasable payload and its files; the event keeps only the payload's salted digest. */
export const writeEvent = ({
  workflow,
  stepName,
  viewer,
  recordId,
  version,
  position,
  dueOn,
  event,
  input,
  at,
  confidential,
}: Decided): readonly Statement[] => {
  const salt = randomBytes(16).toString('hex');
  const town_id = viewer.townId;
  const key = { town_id, record_id: recordId, version };
  const files = Object.values(input.personal).flatMap((value) => (Array.isArray(value) ? (value as number[]) : []));
  const statements: Statement[] = [
    sqlOf
      .insertInto('event')
      .values({
        ...key,
        kind: workflow.name,
        step: stepName,
        state: position.state,
        due_on: dueOn ?? never,
        actor_id: viewer.personId,
        post_id: viewer.postId,
        on_behalf_of: viewer.onBehalfOf,
        at,
        machine_version: workflow.version,
        rights: json(event.by),
        input: json(input.plain),
        facts: json(event.facts),
        due: json(event.due),
        context: json(position.context),
        payload_digest: sha256(salt + canonicalJson(input.personal)),
        confidential,
      })
      .compile(),
    sqlOf
      .insertInto('event_payload')
      .values({ ...key, salt, payload: json(input.personal), confidential })
      .compile(),
  ];
  if (files.length > 0) {
    statements.push(
      sqlOf
        .insertInto('event_file')
        .values(files.map((file_id, position) => ({ ...key, position, file_id })))
        .compile(),
    );
  }
  return statements;
};

/** Assignments that a step gives and takes. */
export const assignmentsAfter = (
  step: Step,
  before: readonly { readonly relation: string; readonly person_id: number }[],
  actorId: number,
  input: Context,
): {
  readonly ended: readonly string[];
  readonly given: readonly { readonly relation: string; readonly person_id: number }[];
  readonly after: readonly { readonly relation: string; readonly person_id: number }[];
} => {
  const ended: string[] = [];
  const given: { relation: string; person_id: number }[] = [];
  for (const [relation, rule] of Object.entries(step.assign ?? {})) {
    const person =
      rule === undefined ? undefined : rule.to === 'actor' ? actorId : (input[rule.to] ?? (rule.orElse && actorId));
    if (rule === undefined || typeof person !== 'number') continue;
    const holders = before.filter((each) => each.relation === relation);
    if (holders.length === 1 && holders[0]?.person_id === person) continue;
    ended.push(relation);
    given.push({ relation, person_id: person });
    const { formerly } = rule;
    if (formerly === undefined) continue;
    for (const { person_id } of holders)
      if (!before.some((each) => each.relation === formerly && each.person_id === person_id))
        given.push({ relation: formerly, person_id });
  }
  return { ended, given, after: [...before.filter(({ relation }) => !ended.includes(relation)), ...given] };
};

/** Ends and begins assignments. */
export const writeAssignments = (
  { viewer: { townId }, recordId, at }: Decided,
  ended: readonly string[],
  given: Decided['assignments'],
): readonly Statement[] => [
  ...(ended.length === 0
    ? []
    : [
        sqlOf
          .updateTable('assignment')
          .set({ until: at })
          .where('town_id', '=', townId)
          .where('record_id', '=', recordId)
          .where('until', 'is', null)
          .where('relation', '=', sql<string>`any(${ended}::text[])`)
          .compile(),
      ]),
  ...(given.length === 0
    ? []
    : [
        sqlOf
          .insertInto('assignment')
          .values(given.map((each) => ({ town_id: townId, record_id: recordId, ...each, since: at })))
          .compile(),
      ]),
];

/** Copies 抄送 for those whom the step tells, except the actor. */
export const writeCopies = (decided: Decided): readonly Statement[] => {
  const { step, viewer, recordId, version, at } = decided;
  const relations = step.notify ?? [];
  if (relations.length === 0) return [];
  return [
    sql`insert into copy (town_id, person_id, record_id, version, at)
      select ${viewer.townId}::int, person_id, ${recordId}::bigint, ${version}::int, ${at}::timestamptz from (${holders(decided, relations)}) as told
      where person_id <> ${viewer.personId}`.compile(sqlOf),
  ];
};

/** Persons who stand in one of some relations to the record, by assignment or through a post. */
export const holders = (
  {
    workflow,
    viewer,
    assignments,
    units,
    today,
  }: Pick<Decided, 'workflow' | 'viewer' | 'assignments' | 'units' | 'today'>,
  relations: readonly string[],
) => {
  const assigned = assignments.filter(({ relation }) => relations.includes(relation)).map(({ person_id }) => person_id);
  const rules = relations.flatMap((relation) => workflow.relations[relation]?.heldBy ?? []);
  const rolesOver = (over: 'town' | 'unit') => rules.filter((rule) => rule.over === over).flatMap(({ roles }) => roles);
  return sql`select unnest(${assigned}::bigint[]) as person_id
    union select person_id from post where town_id = ${viewer.townId} and from_on <= ${today} and to_on >= ${today}
      and (role = any(${rolesOver('town')}::text[]) or (role = any(${rolesOver('unit')}::text[]) and unit_id = any(${[...units]}::bigint[])))`;
};

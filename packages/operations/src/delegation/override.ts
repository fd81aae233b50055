import type { Transaction } from '@plumbline/database';
import {
  type Actor,
  type Context,
  judgeOverride,
  type Position,
  type Step,
  toList,
  type Workflow,
} from '@plumbline/workflows';
import { namedStatement } from '../record/named-statement.ts';
import type { InputFault } from '../record/parse-input.ts';
import type { HeldPost } from '../record/relations.ts';
import { allows } from '../rights/declare.ts';
import { delegationRights } from '../rights/delegation.ts';
import type { TownFacts } from '../town/facts.ts';
import { reaches } from './acting.ts';
import { livingToday } from './handed-on.ts';

/** Somebody with a part in a record who has a delegate today, and the posts that are handed on. */
export interface Represented {
  readonly relation: string;
  readonly personId: number;
  readonly everyPost: boolean;
  readonly posts: readonly HeldPost[];
}

/**
 * Those with a part in a record who are represented today in its workflow, as JSON; a sub-select.
 * @param town and the others: SQL of the record's town, number and workflow, and of the day
 */
export const representedSql = (town: string, record: string, kind: string, today: string): string => `
  select json_agg(json_build_object('relation', a.relation, 'personId', a.person_id, 'everyPost', d.post_ids is null, 'posts',
    (select coalesce(json_agg(json_build_object('id', p.id, 'role', p.role, 'unit_id', p.unit_id)), '[]'::json) from post p
      where p.town_id = d.town_id and p.person_id = d.from_id and (d.post_ids is null or p.id = any(d.post_ids))
        and p.from_on <= ${today} and p.to_on >= ${today})))
  from assignment a join delegation d on d.town_id = a.town_id and d.from_id = a.person_id
  where a.town_id = ${town} and a.record_id = ${record} and a.until is null
    and ${livingToday.replaceAll(':today::date', today)} and (d.workflows is null or ${kind} = any(d.workflows))`;

const represented = namedStatement<{ readonly found: readonly Represented[] | null }>(
  `select (${representedSql(':town::int', ':record::bigint', ':kind', ':today::date')}) as found`,
);

/** Reads who of a record is represented today. */
export const readRepresented = async (
  tx: Transaction,
  values: { readonly town: number; readonly record: number; readonly kind: string; readonly today: string },
): Promise<readonly Represented[]> => (await tx.first(represented(values)))?.found ?? [];

/** Whether a step's own people have a delegate who may take it. */
const hasDelegate = (town: TownFacts, step: Step, unitId: number, people: readonly Represented[]): boolean =>
  people.some(
    ({ relation, personId, posts, everyPost }) =>
      toList(step.by).includes(relation) &&
      reaches(town, { personId, posts, standIn: { personId: 0, posts: [], everyPost } }, unitId),
  );

/** Whether somebody may override at all: an administrator, in their own right. */
export const mayOverride = (posts: readonly { readonly role: string; readonly unitId: number }[]): boolean =>
  allows(delegationRights.acts.override, { posts });

/**
 * Judges a step that an administrator wants to take for somebody absent, as the button and the step itself do.
 * @param people who of the record is represented today
 */
export const verdictOnOverride = (
  {
    workflow,
    town,
    unitId,
    position,
    facts,
    actor,
  }: {
    readonly workflow: Workflow;
    readonly town: TownFacts;
    readonly unitId: number;
    readonly position: Position;
    readonly facts: Context;
    readonly actor: Actor;
  },
  step: Step,
  people: readonly Represented[],
) => judgeOverride(workflow, step, position, facts, actor, hasDelegate(town, step, unitId, people));

const longestReason = 500;

/** What is wrong with the reason for an override. */
export const faultsOfReason = (reason: string): readonly InputFault[] => {
  const path = ['override', 'reason'];
  const { length } = [...reason.trim()];
  if (length === 0) return [{ path, text: ['请写明为什么代为办理', 'Say why you take the step for somebody else'] }];
  if (length > longestReason)
    return [
      {
        path,
        text: [
          `理由有 ${length} 个字，最多 ${longestReason} 个`,
          `The reason has ${length} characters, at most ${longestReason} are taken`,
        ],
      },
    ];
  return [];
};

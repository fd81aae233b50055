import { say, type Text } from '@plumbline/terms';
import { toList, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { at } from '../read/fields.ts';
import type { Sql } from '../read/plan.ts';
import { seenInside } from '../read/record-scope.ts';
import { StateTone, toneOf } from './tone.ts';

interface CaseCountShape {
  readonly state: string;
  readonly title: Text;
  readonly open: boolean;
  readonly count: number;
}

const workflow: Workflow = workflows.rectification;

/** How many cases are in a state. */
export const CaseCount = builder.objectRef<CaseCountShape>('CaseCount').implement({
  description: 'How many cases are in a state · 各状态件数',
  fields: (t) => ({
    state: t.exposeString('state'),
    stateTitle: t.string({ resolve: ({ title }, _args, { viewer }) => say(title, viewer.locale) }),
    tone: t.field({ type: StateTone, resolve: ({ state }) => toneOf(workflow, state) }),
    open: t.exposeBoolean('open', { description: 'Neither closed nor void' }),
    count: t.exposeInt('count'),
    steps: t.stringList({
      description: 'Names of the steps that lead on from the state',
      resolve: ({ state }) =>
        Object.entries(workflow.steps).flatMap(([name, { from }]) => (toList(from).includes(state) ? [name] : [])),
    }),
  }),
});

/** The hidden column that counts an inspection's cases by state, as far as the reader sees them. */
export const casesByState = (
  inspection: string,
): Sql => sql`(select json_object_agg(counted.state, counted.count) from (
  select found.state, count(*)::int as count from rectification f join record found on found.town_id = f.town_id and found.id = f.record_id
  where f.town_id = ${at(inspection, 'town_id')} and f.inspection_id = ${at(inspection, 'id')} and ${seenInside(workflow, 'found')} group by found.state) counted)`;

/** Counts in the order of the declaration; states without cases are left out. */
export const caseCounts = (counts: Readonly<Record<string, number>>): CaseCountShape[] =>
  Object.entries(workflow.states).flatMap(([state, { title, tags }]) => {
    const count = counts[state] ?? 0;
    return count === 0 ? [] : [{ state, title, open: tags.includes('open'), count }];
  });

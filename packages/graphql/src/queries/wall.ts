import { type TownFacts, unitAndAbove } from '@plumbline/operations';
import { addDays, mondayOf, workingDaysLeft } from '@plumbline/rules';
import { say } from '@plumbline/terms';
import { type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { countRows, selectRows } from '../read/read.ts';
import { StateTone, toneOf } from '../types/tone.ts';
import { cases, type Filter } from './rectification-cases.ts';

const workflow: Workflow = workflows.rectification;
/** Most cases that are named; their number is told for all. */
const mostNamed = 300;
const schools: readonly string[] = ['campus', 'centralSchool'];

interface LateRow {
  readonly unit_id: number;
  readonly number: string;
  readonly state: string;
  readonly due_on: string;
}
interface Campus {
  readonly name: string;
  readonly overdue: number;
  readonly cases: readonly LateRow[];
}

/** The school that a unit belongs to, else the unit itself. */
const campusOf = (town: TownFacts, unitId: number): number =>
  unitAndAbove(town, unitId).find((id) => schools.includes(town.units.get(id)?.kind ?? '')) ?? unitId;

const countOf = (context: GraphqlContext, filter: Filter): Promise<number> =>
  countRows(context, { filter }, (args) => sql`select from ${cases(filter, context)(args)}`);

const campuses = async (context: GraphqlContext): Promise<Campus[]> => {
  const filter: Filter = { overdue: true };
  const [counts, rows] = await Promise.all([
    selectRows<{ unit_id: number; count: number }>(
      context,
      { filter },
      (args) => sql`select b.unit_id, count(*) as count from ${cases(filter, context)(args)} group by b.unit_id`,
    ),
    selectRows<LateRow>(
      context,
      { filter },
      (args) => sql`select b.unit_id, b.number, b.state, b.due_on from ${cases(filter, context)(args)}
        order by b.due_on, b.id limit ${sql.lit(mostNamed)}`,
    ),
  ]);
  const found = Map.groupBy(counts, ({ unit_id }) => campusOf(context.town, unit_id));
  return [...found]
    .map(([id, of]) => ({
      name: context.town.units.get(id)?.name ?? '',
      overdue: of.reduce((sum, { count }) => sum + count, 0),
      cases: rows.filter(({ unit_id }) => campusOf(context.town, unit_id) === id),
    }))
    .sort((a, b) => b.overdue - a.overdue || a.name.localeCompare(b.name, 'zh'));
};

const WallCase = builder.objectRef<LateRow>('WallCase').implement({
  description: 'An overdue case by its number alone: the wall hangs in a corridor',
  fields: (t) => ({
    number: t.exposeString('number'),
    stateTitle: t.string({
      resolve: ({ state }, _args, { viewer }) => say(workflow.states[state]?.title ?? ['', ''], viewer.locale),
    }),
    tone: t.field({ type: StateTone, resolve: ({ state }) => toneOf(workflow, state) }),
    dueOn: t.expose('due_on', { type: 'Date' }),
    daysLate: t.int({
      description: 'Working days',
      resolve: ({ due_on }, _args, { today, town }) => -workingDaysLeft(today, due_on, town.exceptions),
    }),
  }),
});

const WallCampus = builder.objectRef<Campus>('WallCampus').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    overdue: t.exposeInt('overdue'),
    cases: t.field({
      type: [WallCase],
      description: 'The longest overdue first; not all where there are very many',
      resolve: ({ cases: late }) => [...late],
    }),
  }),
});

const Wall = builder.objectRef<Record<never, never>>('OverdueWall').implement({
  description: 'What is late, for a display that everybody passes: no names, nothing of what was found · 超期墙',
  fields: (t) => ({
    readAt: t.field({ type: 'DateTime', resolve: (_wall, _args, { deps }) => deps.clock() }),
    town: t.string({ resolve: (_wall, _args, { town }) => town.name }),
    today: t.field({ type: 'Date', resolve: (_wall, _args, { today }) => today }),
    campuses: t.field({
      type: [WallCampus],
      description: 'Schools with overdue cases, most first',
      resolve: (_wall, _args, context) => campuses(context),
    }),
    open: t.int({ resolve: (_wall, _args, context) => countOf(context, { open: true }) }),
    overdue: t.int({ resolve: (_wall, _args, context) => countOf(context, { overdue: true }) }),
    dueToday: t.int({
      resolve: (_wall, _args, context) =>
        countOf(context, { open: true, dueFrom: context.today, dueTo: context.today }),
    }),
    dueThisWeek: t.int({
      description: 'From today to Sunday',
      resolve: (_wall, _args, context) =>
        countOf(context, { open: true, dueFrom: context.today, dueTo: addDays(mondayOf(context.today), 6) }),
    }),
    closedThisWeek: t.int({
      description: 'Since Monday',
      resolve: (_wall, _args, context) => countOf(context, { closedFrom: mondayOf(context.today) }),
    }),
  }),
});

builder.queryFields((t) => ({ overdueWall: t.field({ type: Wall, resolve: () => ({}) }) }));

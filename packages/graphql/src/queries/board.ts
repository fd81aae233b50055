import { addDays } from '@plumbline/rules';
import { say } from '@plumbline/terms';
import { type State, statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { countRows } from '../read/read.ts';
import { pageArgsOf } from '../types/connection.ts';
import { StateTone } from '../types/tone.ts';
import {
  cases,
  type Filter,
  RectificationCaseConnection,
  RectificationCaseFilter,
  readCases,
} from './rectification-cases.ts';

const workflow: Workflow = workflows.rectification;
const open = statesTagged(workflow, 'open');
/** Days for which a closed case still counts as news. */
const recently = 30;

interface Column {
  readonly name: string;
  readonly state: State;
  readonly filter: Filter;
}

const BoardColumn = builder.objectRef<Column>('BoardColumn').implement({
  description: 'One state of the board with its cases · 看板的一列',
  fields: (t) => ({
    state: t.exposeString('name'),
    stateTitle: t.string({ resolve: ({ state }, _args, { viewer }) => say(state.title, viewer.locale) }),
    tone: t.field({ type: StateTone, resolve: ({ state }) => state.tone }),
    cases: t.field({
      type: RectificationCaseConnection,
      description: 'Earliest day first',
      args: pageArgsOf(t),
      resolve: ({ name, filter }, args, context, info) =>
        readCases(info, context, { ...args, filter: { ...filter, states: [name] } }),
    }),
  }),
});

const Board = builder.objectRef<{ readonly filter: Filter }>('RectificationBoard').implement({
  description: 'Cases by state · 整改看板',
  fields: (t) => ({
    columns: t.field({
      type: [BoardColumn],
      description: 'Open states in the order in which a case usually passes them',
      resolve: ({ filter }) =>
        Object.entries(workflow.states)
          .filter(([name]) => open.includes(name))
          .map(([name, state]) => ({ name, state, filter })),
    }),
    recentlyClosed: t.int({
      description: `Closed within the last ${recently} days`,
      resolve: ({ filter }, _args, context) => {
        const closed: Filter = { ...filter, closedFrom: addDays(context.today, -recently) };
        return countRows(context, { filter: closed }, (args) => sql`select from ${cases(closed, context)(args)}`);
      },
    }),
  }),
});

builder.queryFields((t) => ({
  rectificationBoard: t.field({
    type: Board,
    description: 'The board; its filter is that of the list, whose states are the columns',
    args: { filter: t.arg({ type: RectificationCaseFilter }) },
    resolve: (_root, args, context) => {
      const filter = (args.filter ?? {}) as Filter;
      checkDays(context, filter, 'dueFrom', 'dueTo', 'closedFrom', 'closedTo');
      return { filter };
    },
  }),
}));

import { daysBetween } from '@plumbline/rules';
import { statesTagged, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { badRequest, checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { selectRows } from '../read/read.ts';
import { cases, type Filter, RectificationCaseFilter } from './rectification-cases.ts';

/** A calendar shows a month with the weeks that it begins and ends in; a planner may want a term. */
const mostDays = 200;
const open = [...statesTagged(workflows.rectification, 'open')];

interface Due {
  readonly day: string;
  readonly count: number;
  readonly open: number;
}

const DueDay = builder.objectRef<Due>('DueDay').implement({
  description: 'How many cases fall due on a day · 到期日',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date' }),
    count: t.exposeInt('count'),
    overdue: t.int({
      description: 'Those of them that are still open though the day has ended',
      resolve: ({ day, open: stillOpen }, _args, { today }) => (day < today ? stillOpen : 0),
    }),
  }),
});

builder.queryFields((t) => ({
  rectificationDueDays: t.field({
    type: [DueDay],
    description: 'Days of a range on which cases fall due, with their number · 期限日历',
    args: {
      from: t.arg({ type: 'Date', required: true }),
      to: t.arg({ type: 'Date', required: true }),
      filter: t.arg({ type: RectificationCaseFilter }),
    },
    resolve: (_root, { from, to, filter: given }, context) => {
      checkDays(context, { from, to }, 'from', 'to');
      const days = daysBetween(from, to);
      if (days < 0 || days > mostDays)
        throw badRequest(context, [
          `from 到 to 有 ${days} 天，应在 0 到 ${mostDays} 天之间`,
          `from and to are ${days} days apart; 0 to ${mostDays} was expected`,
        ]);
      const filter: Filter = { ...given, dueFrom: from, dueTo: to };
      return selectRows<Due>(
        context,
        { filter },
        (
          args,
        ) => sql`select b.due_on as day, count(*) as count, count(*) filter (where b.state = any(${open}::text[])) as open
          from ${cases(filter, context)(args)} group by b.due_on order by b.due_on`,
      );
    },
  }),
}));

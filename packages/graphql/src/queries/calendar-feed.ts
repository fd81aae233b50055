import {
  type CalendarFeed,
  calendarFeedOf,
  type FeedScope,
  makeCalendarFeed,
  type Problem,
  withdrawCalendarFeed,
} from '@plumbline/operations';
import { builder } from '../builder.ts';
import { ProblemType } from '../types/problem.ts';

const FeedScopeEnum = builder.enumType('CalendarFeedScope', {
  description: 'Which deadlines a calendar shows',
  values: {
    MINE: { value: 'mine', description: 'Of cases in which the caller has a part' },
    ALL: { value: 'all', description: 'Of all cases that the caller sees' },
  } as const satisfies Record<string, { value: FeedScope; description: string }>,
});

const CalendarFeedType = builder.objectRef<CalendarFeed>('CalendarFeed').implement({
  description: 'The caller’s deadlines as a calendar that other programs subscribe to · 日历订阅',
  fields: (t) => ({
    scope: t.expose('scope', { type: FeedScopeEnum }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    readAt: t.expose('readAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a calendar last fetched it, to the hour',
    }),
  }),
});

interface Made {
  readonly path: string | null;
  readonly problems: readonly Problem[];
}

const CalendarFeedPayload = builder.objectRef<Made>('CalendarFeedPayload').implement({
  fields: (t) => ({
    path: t.exposeString('path', {
      nullable: true,
      description: 'Path of the secret address; shown once, only its digest is kept',
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

builder.queryFields((t) => ({
  calendarFeed: t.field({
    type: CalendarFeedType,
    nullable: true,
    resolve: (_root, _args, { deps, viewer }) => calendarFeedOf(deps, viewer),
  }),
}));

builder.mutationFields((t) => ({
  makeCalendarFeed: t.field({
    type: CalendarFeedPayload,
    description: 'Gives the caller a secret calendar address; a former one stops working',
    args: { scope: t.arg({ type: FeedScopeEnum, required: true }) },
    resolve: async (_root, { scope }, { deps, viewer }) => {
      const { token } = await makeCalendarFeed(deps, viewer, scope);
      return { path: `/calendar/${token}.ics`, problems: [] };
    },
  }),
  withdrawCalendarFeed: t.field({
    type: CalendarFeedPayload,
    description: 'Ends the caller’s calendar address',
    resolve: async (_root, _args, { deps, viewer }) => {
      await withdrawCalendarFeed(deps, viewer);
      return { path: null, problems: [] };
    },
  }),
}));

import { graphql, type ResultOf, type VariablesOf } from '../../../data/graphql.ts';

/** A month of deadlines: the town's days, how many cases fall due on each, and the first of them by name. */
export const DueCalendarQuery = graphql(`
  query DueCalendar($from: Date!, $to: Date!, $filter: RectificationCaseFilter, $listed: RectificationCaseFilter) {
    town { calendar(from: $from, to: $to) { day working kind note } }
    rectificationDueDays(from: $from, to: $to, filter: $filter) { day count overdue }
    rectificationCases(first: 200, filter: $listed) {
      nodes { id number title tone stateTitle tags dueOn overdue unit { id name } }
    }
  }
`);

export type DueCalendar = ResultOf<typeof DueCalendarQuery>;
export type TownDay = DueCalendar['town']['calendar'][number];
export type DueCase = DueCalendar['rectificationCases']['nodes'][number];
export type DueFilter = NonNullable<VariablesOf<typeof DueCalendarQuery>['filter']>;

export const CalendarFeedQuery = graphql(`
  query CalendarFeed {
    calendarFeed { scope createdAt readAt }
  }
`);

export const MakeCalendarFeedMutation = graphql(`
  mutation MakeCalendarFeed($scope: CalendarFeedScope!) {
    makeCalendarFeed(scope: $scope) { path problems { code message path } }
  }
`);

export const WithdrawCalendarFeedMutation = graphql(`
  mutation WithdrawCalendarFeed {
    withdrawCalendarFeed { problems { code message path } }
  }
`);

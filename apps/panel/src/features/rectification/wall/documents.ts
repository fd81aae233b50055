import { graphql, type ResultOf } from '../../../data/graphql.ts';

/** What is late, for the display in the corridor: campuses and numbers, no names. */
export const WallQuery = graphql(`
  query OverdueWall {
    overdueWall {
      readAt town today open overdue dueToday dueThisWeek closedThisWeek
      campuses { name overdue cases { number stateTitle tone daysLate } }
    }
  }
`);

export type Wall = ResultOf<typeof WallQuery>['overdueWall'];

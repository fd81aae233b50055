import { graphql, type ResultOf } from '../../data/graphql.ts';

/** The 工作台: tiles and the to-do list, for all posts or one. */
export const WorkbenchQuery = graphql(`
  query Workbench($first: Int!) {
    workbench {
      overdue dueToday toReview open unreadCopies
      todo(first: $first) {
        totalCount
        pageInfo { hasNextPage }
        nodes {
          dueOn overdue daysLeft
          step { name title }
          record {
            id workflow number title tone stateTitle unit { id name }
            assignments { relation person { id name } to }
            availableSteps { name title }
          }
        }
      }
    }
  }
`);

export type TodoItem = ResultOf<typeof WorkbenchQuery>['workbench']['todo']['nodes'][number];

export const DoneQuery = graphql(`
  query WorkbenchDone($first: Int!) {
    workbench {
      list: done(first: $first) {
        totalCount
        pageInfo { hasNextPage }
        nodes { at read step { name title } actor { name } record { id workflow number title tone stateTitle tags unit { name } } }
      }
    }
  }
`);

export const StartedQuery = graphql(`
  query WorkbenchStarted($first: Int!) {
    workbench {
      list: started(first: $first) {
        totalCount
        pageInfo { hasNextPage }
        nodes { at read step { name title } actor { name } record { id workflow number title tone stateTitle tags unit { name } } }
      }
    }
  }
`);

export const CopiedQuery = graphql(`
  query WorkbenchCopied($first: Int!) {
    workbench {
      list: copied(first: $first) {
        totalCount
        pageInfo { hasNextPage }
        nodes { at read step { name title } actor { name } record { id workflow number title tone stateTitle tags unit { name } } }
      }
    }
  }
`);

export type WorkItem = ResultOf<typeof DoneQuery>['workbench']['list']['nodes'][number];

export const TermWeeksQuery = graphql(`
  query TermWeeks {
    town { termWeeks { week startsOn note current } }
  }
`);

import { graphql, type ResultOf, type VariablesOf } from '../../../data/graphql.ts';

/** What a card shows, and what dropping it needs. */
const cardFields = graphql(`
  fragment BoardCard on RectificationCase {
    id number version title workflow state stateTitle tone tags dueOn overdue daysLeft returns
    category weight rectifyBy requirement
    unit { id name }
    responsible { id name mainPost }
    requests { id stateTitle tags ... on Request { kind } }
    availableSteps { name title fields required main next }
    blockedSteps { name title reason }
  }
`);

/** The board: every open state with its first cases and their number. */
export const BoardQuery = graphql(
  `
    query Board($filter: RectificationCaseFilter, $first: Int!) {
      rectificationBoard(filter: $filter) {
        recentlyClosed
        columns {
          state stateTitle tone
          cases(first: $first) { totalCount nodes { ...BoardCard } }
        }
      }
    }
  `,
  [cardFields],
);

/** More of one column. */
export const BoardColumnQuery = graphql(
  `
    query BoardColumn($filter: RectificationCaseFilter, $first: Int!) {
      rectificationCases(filter: $filter, first: $first) { totalCount nodes { ...BoardCard } }
    }
  `,
  [cardFields],
);

export type BoardFilter = NonNullable<VariablesOf<typeof BoardQuery>['filter']>;
export type BoardColumnData = ResultOf<typeof BoardQuery>['rectificationBoard']['columns'][number];
export type BoardCase = BoardColumnData['cases']['nodes'][number];
export type BoardStep = BoardCase['availableSteps'][number];

/** The workflow's map as the board reads it: whose turn a state is, and which step leads where. */
export const BoardMapQuery = graphql(`
  query BoardMap($name: String!) {
    workflow(name: $name) {
      name mainRoad
      states { name title task turn }
      steps { name title from to by }
    }
  }
`);

export type BoardMap = ResultOf<typeof BoardMapQuery>['workflow'];

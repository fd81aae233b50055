import { graphql, type ResultOf } from '../../data/graphql.ts';

const requestFacts = graphql(`
  fragment RequestFacts on Request {
    id number title version workflow state stateTitle tone tags dueOn overdue daysLeft createdAt
    kind reason answer newDay
    newResponsible { id name mainPost }
    differences { name title before after }
    assignments { relation person { id name } to }
    availableSteps { name title fields required main next }
    asked: events(first: 1) {
      id at
      actor { id name }
      evidence { id name mediaType url thumbnailUrl }
    }
    latest: events(last: 1) { id at actor { id name } }
  }
`);

/** What is asked for beside a case, and what the reader may ask for. */
export const CaseRequestsQuery = graphql(
  `
    query CaseRequests($number: String!) {
      rectificationCase(number: $number) {
        id
        startableSteps { workflow name title next }
        requests { id ...RequestFacts }
      }
    }
  `,
  [requestFacts],
);

export type Beside = NonNullable<ResultOf<typeof CaseRequestsQuery>['rectificationCase']>;
export type StartableStep = Beside['startableSteps'][number];
export type RequestItem = ResultOf<typeof requestFacts>;

/** A request on its own page: itself, what it is about, and its history. */
export const RequestQuery = graphql(
  `
    query Request($number: String!) {
      request(number: $number) {
        ...RequestFacts
        unit { id name }
        blockedSteps { name title reason }
        reminders { reminder title deadlineTitle dueOn at passedOver }
        parent {
          id number title workflow stateTitle tone tags dueOn overdue daysLeft
          unit { id name }
          ... on RectificationCase { requirement place }
        }
        events(last: 200) {
          id version step stepTitle state stateTitle tone dueOn override overrideReason at
          actor { id name }
          post { id title unit { name } }
          onBehalfOf { id name }
          input { name title value kind }
          evidence { id name mediaType url thumbnailUrl }
        }
      }
    }
  `,
  [requestFacts],
);

export type WholeRequest = NonNullable<ResultOf<typeof RequestQuery>['request']>;

/** Whether the reader sees a case: whoever answers a request does not always. */
export const SeesCaseQuery = graphql(`
  query SeesCase($number: String!) {
    rectificationCase(number: $number) { id }
  }
`);

/** Whether a number is that of a request which the reader sees. */
export const SeesRequestQuery = graphql(`
  query SeesRequest($number: String!) {
    request(number: $number) { id workflow number }
  }
`);

/** The list of requests. */
export const RequestsQuery = graphql(`
  query Requests($first: Int, $after: String, $filter: RequestFilter) {
    requests(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id number title workflow state stateTitle tone tags dueOn overdue daysLeft kind createdAt
        unit { id name }
        assignments { relation person { id name } to }
        availableSteps { name title main }
      }
    }
  }
`);

export type RequestRow = ResultOf<typeof RequestsQuery>['requests']['nodes'][number];

import { graphql, type ResultOf, type VariablesOf } from '../../data/graphql.ts';

/** A finding as the page of issuing needs it. */
const IssuableFields = graphql(`
  fragment Issuable on RectificationCase {
    id number title version place rectifyBy
    unit { id name }
    responsible { id name }
    availableSteps { name }
  }
`);

/** Open findings of an inspection. */
export const InspectionFindingsQuery = graphql(
  `
  query InspectionFindings($inspection: ID!, $first: Int, $after: String) {
    rectificationCases(first: $first, after: $after, filter: { inspection: $inspection, open: true }, orderBy: { field: NUMBER, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...Issuable }
    }
  }
`,
  [IssuableFields],
);

/** Findings that were chosen in the ledger. */
export const ChosenFindingsQuery = graphql(
  `
  query ChosenFindings($ids: [ID!]!) {
    nodes(ids: $ids) { id ...Issuable }
  }
`,
  [IssuableFields],
);

export type Issuable = ResultOf<typeof IssuableFields>;

/** Issues notices for many findings, or only judges them. */
export const IssueNoticesMutation = graphql(`
  mutation IssueNotices($input: RectificationIssueNoticesInput!) {
    rectificationIssueNotices(input: $input) {
      notices { id number }
      rows { record { id version } problems { code message path } }
      problems { code message path }
    }
  }
`);

export type IssueInput = VariablesOf<typeof IssueNoticesMutation>['input'];
export type IssueAnswer = ResultOf<typeof IssueNoticesMutation>['rectificationIssueNotices'];

/** Notices, the latest first. */
export const NoticesQuery = graphql(`
  query Notices($first: Int, $after: String, $filter: NoticeFilter) {
    notices(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id number issuedOn
        unit { id name }
        inspection { id title }
        issuer { id name }
        items { position case { id number title stateTitle tone tags } }
      }
    }
  }
`);

export type NoticeRow = ResultOf<typeof NoticesQuery>['notices']['nodes'][number];

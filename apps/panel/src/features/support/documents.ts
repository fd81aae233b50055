import { graphql, type ResultOf } from '../../data/graphql.ts';

/** Entries of the register of help that the reader may see, latest first. */
export const SupportsQuery = graphql(`
  query Supports($first: Int, $filter: SupportFilter) {
    supports(first: $first, filter: $filter) {
      totalCount
      pageInfo { hasNextPage }
      nodes {
        id kind kindTitle measures from until planned held short effect endedOn current editable at
        person { id name mainPost }
        unit { name }
        mentor { id name }
        enteredBy { name }
        reobservations { id observedOn result resultTitle remark observer { name } }
      }
    }
  }
`);

export type SupportRow = ResultOf<typeof SupportsQuery>['supports']['nodes'][number];

export const SupportAddMutation = graphql(`
  mutation SupportAdd($input: SupportAddInput!) {
    supportAdd(input: $input) { support { id } problems { code message path } }
  }
`);

export const SupportUpdateMutation = graphql(`
  mutation SupportUpdate($input: SupportUpdateInput!) {
    supportUpdate(input: $input) { support { id } problems { code message path } }
  }
`);

export const SupportEndMutation = graphql(`
  mutation SupportEnd($input: SupportEndInput!) {
    supportEnd(input: $input) { support { id } problems { code message path } }
  }
`);

export const ReobservationAddMutation = graphql(`
  mutation ReobservationAdd($input: ReobservationAddInput!) {
    reobservationAdd(input: $input) { support { id } problems { code message path } }
  }
`);

/** The name of somebody whose help alone is shown. */
export const HelpedPersonQuery = graphql(`
  query HelpedPerson($id: ID!) {
    node(id: $id) { ... on Person { id name } }
  }
`);

import { graphql, type ResultOf } from '../../data/graphql.ts';

/** Delegations of one side, the latest first. */
export const DelegationsQuery = graphql(`
  query Delegations($first: Int!, $of: DelegationSide!) {
    delegations(first: $first, of: $of) {
      totalCount
      pageInfo { hasNextPage }
      nodes {
        id from to reason state stateTitle endable mine everyPost everyWorkflow byAdministrator madeAt endedAt
        principal { id name mainPost }
        delegate { id name mainPost }
        posts { id title unit { name } }
        workflows { name title }
        madeBy { name }
        endedBy { name }
      }
    }
  }
`);
export type DelegationRow = ResultOf<typeof DelegationsQuery>['delegations']['nodes'][number];

/** What can be handed on: the posts of whoever is absent, and the kinds of matters. */
export const HandedOnQuery = graphql(`
  query HandedOn($person: ID!) {
    delegableWorkflows { name title }
    node(id: $person) {
      id
      ... on Person { name posts(current: true) { id title unit { name } } }
    }
  }
`);

export const DelegationMakeMutation = graphql(`
  mutation DelegationMake($input: DelegationMakeInput!) {
    delegationMake(input: $input) { delegation { id } problems { code message path } }
  }
`);

export const DelegationEndMutation = graphql(`
  mutation DelegationEnd($input: DelegationEndInput!) {
    delegationEnd(input: $input) { delegation { id } problems { code message path } }
  }
`);

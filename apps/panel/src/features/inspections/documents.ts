import { graphql, type ResultOf } from '../../data/graphql.ts';

/** Inspections, the latest first. */
export const InspectionsQuery = graphql(`
  query Inspections($first: Int, $after: String) {
    inspections(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id title heldOn large unit { id name } inspectors { id name } caseCounts { state stateTitle tone open count steps } }
    }
  }
`);

export type InspectionRow = ResultOf<typeof InspectionsQuery>['inspections']['nodes'][number];

export const CreateInspectionMutation = graphql(`
  mutation CreateInspection($input: CreateInspectionInput!) {
    createInspection(input: $input) { inspection { id title } problems { code message path } }
  }
`);

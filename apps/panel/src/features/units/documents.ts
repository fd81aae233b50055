import { graphql, type ResultOf } from '../../data/graphql.ts';

/** Units for the tree, page by page. */
export const UnitsQuery = graphql(`
  query Units($first: Int, $after: String) {
    units(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id name code kind from to parent { id } }
    }
  }
`);

export type UnitRow = ResultOf<typeof UnitsQuery>['units']['nodes'][number];

export const CreateUnitMutation = graphql(`
  mutation CreateUnit($input: CreateUnitInput!) {
    createUnit(input: $input) { unit { id } problems { code message path } }
  }
`);

export const UpdateUnitMutation = graphql(`
  mutation UpdateUnit($input: UpdateUnitInput!) {
    updateUnit(input: $input) { unit { id } problems { code message path } }
  }
`);

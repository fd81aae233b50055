import { graphql, type ResultOf } from '../../data/graphql.ts';

/** Who teaches what in a class. */
export const TeachingQuery = graphql(`
  query Teaching($class: ID!) {
    teaching(class: $class) { subject from to teacher { id name } }
  }
`);

export type Taught = ResultOf<typeof TeachingQuery>['teaching'][number];

/** Classes of the town, page by page. */
export const ClassesQuery = graphql(`
  query Classes($after: String) {
    units(first: 200, after: $after, filter: { kind: [CLASS] }) {
      pageInfo { hasNextPage endCursor }
      nodes { id name grade to path parent { id name kind parent { id name kind } } }
    }
  }
`);

export type ClassUnit = ResultOf<typeof ClassesQuery>['units']['nodes'][number];

export const TeachingSetMutation = graphql(`
  mutation TeachingSet($input: TeachingSetInput!) {
    teachingSet(input: $input) { class { id } problems { code message path } }
  }
`);

import { graphql, type ResultOf } from '../../data/graphql.ts';

/** Who teaches what today in the classes of a school. */
export const TeachingQuery = graphql(`
  query Teaching($classes: [ID!]!) {
    nodes(ids: $classes) { ... on Unit { id teaching { subject from to teacher { id name } } } }
  }
`);

type TaughtClass = Extract<NonNullable<ResultOf<typeof TeachingQuery>['nodes'][number]>, { teaching: unknown }>;
export type Taught = TaughtClass['teaching'][number];

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

import { graphql, type ResultOf } from '../../data/graphql.ts';

const relatedFields = graphql(`
  fragment RelatedCase on RectificationCase {
    id number title stateTitle tone tags createdAt closedOn
    unit { id name }
    events(last: 60) { id step stepTitle tone version at input { name title value kind } }
  }
`);

/** Earlier and later cases of the same problem, as far as the reader sees them, with their story. */
export const RelatedCasesQuery = graphql(
  `
    query RelatedCases($number: String!) {
      rectificationCase(number: $number) {
        id
        sameProblemAs { ...RelatedCase }
        foundAgainAs { ...RelatedCase }
      }
    }
  `,
  [relatedFields],
);

type Related = NonNullable<ResultOf<typeof RelatedCasesQuery>['rectificationCase']>;
export type RelatedCase = Related['foundAgainAs'][number];

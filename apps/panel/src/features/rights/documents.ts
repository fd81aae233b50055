import { graphql, type ResultOf } from '../../data/graphql.ts';

export const RightsQuery = graphql(`
  query Rights {
    rightsMatrix {
      roles { code title }
      types {
        type
        title
        rows { name kind title grants { roles over part } notes }
      }
    }
  }
`);

type Matrix = ResultOf<typeof RightsQuery>['rightsMatrix'];

/** A post by its code. */
export type MatrixRole = Matrix['roles'][number];
/** What is done with records of one type, and who may. */
export type RightsOfType = Matrix['types'][number];
/** One thing that is done. */
export type RightsRow = RightsOfType['rows'][number];
/** How far some posts reach, and what of it. */
export type RightGrant = RightsRow['grants'][number];

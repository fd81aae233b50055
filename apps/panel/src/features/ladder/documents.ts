import { graphql, type ResultOf } from '../../data/graphql.ts';

/** The years of a person on rule D's ladder, with what each rests on. */
export const SanctionLadderQuery = graphql(`
  query SanctionLadder($person: ID!, $reason: String) {
    sanctionLadder(person: $person, reason: $reason) {
      person { id name mainPost }
      years {
        year title outcomeTitle rung text
        step { standardScore lineRate improved county { subject grade place compared } }
        sanctions { id number rule measureTitle stateTitle tone }
      }
      problems { code message }
    }
  }
`);

export type LadderYear = ResultOf<typeof SanctionLadderQuery>['sanctionLadder']['years'][number];

/** A year's rung; a year that says nothing stands on the ground. */
export type Rung = NonNullable<LadderYear['rung']>;

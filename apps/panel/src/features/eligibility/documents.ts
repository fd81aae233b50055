import { graphql, type ResultOf } from '../../data/graphql.ts';

/** Whether a person is eligible on a day, matter by matter, with reasons. */
export const EligibilityQuery = graphql(`
  query Eligibility($person: ID!, $on: Date) {
    eligibility(person: $person, on: $on) {
      on
      person { id name mainPost }
      matters { matter title eligible reasons { number rule clause startsOn endsOn text } }
      problems { code message }
    }
  }
`);

export type Eligibility = ResultOf<typeof EligibilityQuery>['eligibility'];
export type EligibilityMatter = Eligibility['matters'][number];

/** The name of the person whom an address asks for. */
export const AskedPersonQuery = graphql(`
  query AskedPerson($id: ID!) {
    node(id: $id) { ... on Person { id name mainPost } }
  }
`);

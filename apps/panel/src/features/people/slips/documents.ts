import { graphql } from '../../../data/graphql.ts';

export const OneTimeSlipsMutation = graphql(`
  mutation OneTimeSlips($people: [ID!]!) {
    oneTimeSlips(people: $people) {
      slips { person name unit login oneTimePassword }
      problems { code message path }
    }
  }
`);

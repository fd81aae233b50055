import { graphql, type ResultOf } from '../../data/graphql.ts';

/** People with their present posts. */
export const PeopleQuery = graphql(`
  query People($first: Int, $after: String, $filter: PersonFilter) {
    people(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id name staffNo login pinyin mainPost
        posts(current: true) { id title roleTitle unit { id name } }
      }
    }
  }
`);

export type PersonRow = ResultOf<typeof PeopleQuery>['people']['nodes'][number];

export const PersonQuery = graphql(`
  query Person($id: ID!) {
    node(id: $id) {
      ... on Person {
        id name staffNo login pinyin mainPost erasedAt passwordResettable
        posts { id role roleTitle title from to unit { id name path } }
      }
    }
  }
`);

export type Person = Extract<NonNullable<ResultOf<typeof PersonQuery>['node']>, { name: string }>;
export type PersonPost = Person['posts'][number];

export const RolesQuery = graphql(`
  query Roles {
    roles { code title }
  }
`);

export const CreatePersonMutation = graphql(`
  mutation CreatePerson($input: CreatePersonInput!) {
    createPerson(input: $input) { person { id name login } oneTimePassword problems { code message path } }
  }
`);

export const UpdatePersonMutation = graphql(`
  mutation UpdatePerson($input: UpdatePersonInput!) {
    updatePerson(input: $input) { person { id name } problems { code message path } }
  }
`);

export const AppointMutation = graphql(`
  mutation Appoint($input: AppointInput!) {
    appoint(input: $input) { person { id } problems { code message path } }
  }
`);

export const EndPostMutation = graphql(`
  mutation EndPost($input: EndPostInput!) {
    endPost(input: $input) { person { id } handedOver problems { code message path } }
  }
`);

export const ResetPasswordMutation = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) { person { id name login } oneTimePassword problems { code message path } }
  }
`);

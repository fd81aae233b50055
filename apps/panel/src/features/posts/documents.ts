import { graphql, type ResultOf } from '../../data/graphql.ts';

export const PostsQuery = graphql(`
  query PostsOn($on: Date!) {
    posts(on: $on) { id role roleTitle title from to unit { id } person { id name } }
    vacancies(on: $on) { unit role roleTitle }
  }
`);

export type PostOn = ResultOf<typeof PostsQuery>['posts'][number];

export const ProlongPostMutation = graphql(`
  mutation ProlongPost($input: ProlongPostInput!) {
    prolongPost(input: $input) { person { id } problems { code message path } }
  }
`);

export const MovePostMutation = graphql(`
  mutation MovePost($input: MovePostInput!) {
    movePost(input: $input) { person { id } handedOver problems { code message path } }
  }
`);

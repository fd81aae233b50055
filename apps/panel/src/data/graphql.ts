import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

/** Any JSON value, as the schema's JSON scalar carries it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Types a GraphQL document against the committed schema. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { Date: string; DateTime: string; JSON: Json; ID: string };
}>();

export type { ResultOf, VariablesOf } from 'gql.tada';

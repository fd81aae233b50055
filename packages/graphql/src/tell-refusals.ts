import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNullableType,
  isListType,
} from 'graphql';
import type { GraphqlContext } from './context.ts';

/** What is told: the other problems are mistakes in what was entered, or came of somebody who was faster. */
const kept: readonly unknown[] = ['NotAllowed', 'NotFound'];

/** Names of arguments that say which record is meant: nothing under them is a refusal, whether it is hidden or never was. */
const pointers = ['id', 'ids', 'number'];

const problemsOf = (result: unknown): readonly { readonly code: unknown }[] => {
  const { problems } = (result ?? {}) as { readonly problems?: unknown };
  return Array.isArray(problems) ? problems : [];
};

const isMissing = (result: unknown): boolean =>
  result === null || result === undefined || (Array.isArray(result) && result.includes(null));

const telling = (type: GraphQLObjectType, field: GraphQLField<unknown, GraphqlContext>): void => {
  const resolve = field.resolve ?? defaultFieldResolver;
  const name = `${type.name}.${field.name}`;
  const single = field.args.some((arg) => pointers.includes(arg.name));
  const nullable = getNullableType(field.type) === field.type || isListType(getNullableType(field.type));
  field.resolve = async (source, args, context, info) => {
    const result: unknown = await resolve(source, args, context, info);
    if (context.onRefused === undefined) return result;
    const codes = new Set(problemsOf(result).map(({ code }) => code));
    if (single && nullable && isMissing(result)) codes.add('NotFound');
    for (const code of codes) if (kept.includes(code)) context.onRefused(name, String(code));
    return result;
  };
};

/** Makes every field of the root tell the context of what it refused. */
export const withRefusalsTold = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(type?.getFields() ?? {})) if (type) telling(type, field);
  return schema;
};

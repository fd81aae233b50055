import { say, type Text } from '@plumbline/terms';
import { GraphQLError } from 'graphql';
import type { GraphqlContext } from './context.ts';

/** A fault of the request itself, in the reader's language: a top-level error. */
export const badRequest = ({ viewer }: Pick<GraphqlContext, 'viewer'>, text: Text): GraphQLError =>
  new GraphQLError(say(text, viewer.locale), { extensions: { code: 'BAD_USER_INPUT' } });

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/**
 * Checks days that a query was given.
 * @throws GraphQLError that names the argument and what was found
 */
export const checkDays = (
  context: GraphqlContext,
  args: Readonly<Record<string, unknown>>,
  ...names: string[]
): void => {
  for (const name of names) {
    const day = args[name];
    if (day === undefined || day === null) continue;
    if (typeof day !== 'string' || !isDay(day))
      throw badRequest(context, [
        `${name} 是“${String(day)}”，应为 2026-11-24 这样的日期`,
        `${name} is “${String(day)}”; a day like 2026-11-24 was expected`,
      ]);
  }
};

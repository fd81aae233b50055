import type { Seat } from './stage.ts';

/**
 * Asks the interface as the person of a seat: what leads up to a part that is tried, or what came of it.
 * @throws Error the request itself was at fault
 */
export const ask = async <Data>({ page }: Seat, query: string, variables: object = {}): Promise<Data> => {
  const { data, errors } = (await page.evaluate(async (body) => {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return answer.json();
  }, JSON.stringify({ query, variables }))) as { data: Data; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
};

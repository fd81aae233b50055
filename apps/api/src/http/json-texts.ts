import type { IncomingMessage } from 'node:http';
import { readJson } from './body.ts';

/** Texts by name, as the parameters of an address are. */
export interface Texts {
  get(name: string): string | null;
}

const largestBody = 10_000;

/**
 * Reads the texts of a small JSON object: for what must stand in no address.
 * @throws HttpProblem as `readJson`
 */
export const readJsonTexts = async (request: IncomingMessage): Promise<Texts> => {
  const body = await readJson(request, largestBody);
  const texts = new Map(
    Object.entries(body !== null && typeof body === 'object' ? body : {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
  return { get: (name) => texts.get(name) ?? null };
};

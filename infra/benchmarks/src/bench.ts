import type { Server } from './children.ts';
import type { Load } from './load/load.ts';
import type { Settings } from './settings.ts';
import type { Stage } from './stage.ts';

/** What each part of the benchmark works with. */
export interface Bench {
  readonly settings: Settings;
  readonly stage: Stage;
  /** The product's own server. */
  readonly product: Server;
  readonly load: Load;
}

/** Headers of a request by someone who is signed in. */
export const signedIn = ({ key }: { key: string }): Record<string, string> => ({
  authorization: `Bearer ${key}`,
  'accept-language': 'zh',
});

/** One request, for looking at its answer. */
export const ask = async (port: number, headers: Record<string, string>, body: string): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The answer was ${answer.status}: ${text.slice(0, 1000)}`);
  return text;
};

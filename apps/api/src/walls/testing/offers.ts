import { type Role, roleCodes } from '@plumbline/terms';
import type { Asker, Towns } from './towns.ts';

/** Somebody of the near town with a record in which they may do a step. */
export interface Offer {
  readonly asker: Asker;
  readonly id: string;
  readonly version: number;
  readonly contentHash?: string;
}

interface Node {
  readonly id: string;
  readonly version: number;
  readonly contentHash?: string;
  readonly availableSteps: readonly { readonly name: string }[];
}

const lists = {
  rectification: 'rectificationCases',
  request: 'requests',
  agreement: 'agreements',
  sanction: 'sanctions',
} as const;

/** Finds for every step, by the name of its mutation, somebody who may do it today, and where. */
export const offersOf = async (towns: Towns): Promise<ReadonlyMap<string, Offer>> => {
  const offers = new Map<string, Offer>();
  for (const role of roleCodes as readonly Role[]) {
    const asker = await towns.signIn(role);
    for (const [workflow, list] of Object.entries(lists)) {
      const hash = workflow === 'agreement' ? 'contentHash' : '';
      const answer = await asker.ask(
        `{ list: ${list}(first: 200) { nodes { id version ${hash} availableSteps { name } } } }`,
      );
      const { data } = JSON.parse(answer) as { data?: { list: { nodes: readonly Node[] } } };
      if (data === undefined) throw new Error(answer);
      for (const { id, version, contentHash, availableSteps } of data.list.nodes)
        for (const { name } of availableSteps) {
          const mutation = `${workflow}${name[0]?.toUpperCase()}${name.slice(1)}`;
          if (!offers.has(mutation)) offers.set(mutation, { asker, id, version, ...(contentHash && { contentHash }) });
        }
    }
  }
  return offers;
};

import type { Deps } from '../deps.ts';
import { type Answer, refuse } from '../problem.ts';
import { allows } from '../rights/declare.ts';
import { sealedRecordRights } from '../rights/sealed-record.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import type { Fault } from './check-chain.ts';
import { type CheckedChain, verifyChain } from './verify-record.ts';

/** What whoever verifies their town's record is told: all of the open part, and of the confidential one only whether it is whole. */
export interface Verification extends Omit<CheckedChain, 'town' | 'townId' | 'chain'> {
  readonly apartIsWhole: boolean;
  readonly at: Date;
}

/** Most faults that are told at once; `audit verify` on the server lists more. */
const mostTold = 50;

/** Verifications under way: of a town whoever asks meanwhile gets the same. */
const running = new WeakMap<object, Map<number, Promise<Verification>>>();

const verify = async (deps: Deps, townId: number): Promise<Verification> => {
  const town = await townFacts(deps, townId);
  const publicKey = (await deps.signer?.())?.publicKey;
  const open = await verifyChain(deps, town, 'open', { publicKey });
  const apart = await verifyChain(deps, town, 'confidential', { publicKey });
  const faults: readonly Fault[] = open.faults.slice(0, mostTold);
  return {
    events: open.events,
    statements: open.statements,
    waiting: open.waiting,
    payloads: open.payloads,
    erased: open.erased,
    faults,
    more: open.more + open.faults.length - faults.length,
    apartIsWhole: apart.faults.length === 0,
    at: deps.clock(),
  };
};

/**
 * Checks the viewer's town: both chains against the events and what was signed.
 * @returns `NotAllowed` to whoever may not verify it
 */
export const verifyOwnRecord = async (
  deps: Deps,
  viewer: Viewer,
): Promise<Answer<{ readonly verification: Verification }>> => {
  if (!allows(sealedRecordRights.acts.verify, viewer))
    return refuse(viewer.locale, 'NotAllowed', [
      '校验运行记录由教导处或领导小组进行',
      'The record is verified by academic affairs or the leading group',
    ]);
  const ofPool = running.get(deps.pool) ?? new Map<number, Promise<Verification>>();
  running.set(deps.pool, ofPool);
  const { townId } = viewer;
  const under = ofPool.get(townId) ?? verify(deps, townId).finally(() => ofPool.delete(townId));
  ofPool.set(townId, under);
  return { ok: true, verification: await under };
};

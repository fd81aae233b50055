import { type Deps, loadOnBehalf, loadViewer, type Viewer } from '@plumbline/operations';
import type { Locale } from '@plumbline/terms';
import { shortMemory } from './short-memory.ts';

/** Who asks, in which post, in which language. */
type Asking = { townId: number; personId: number; postId: number | null; locale: Locale };

/**
 * Loads viewers, and believes what it loaded for two seconds, never past midnight in any town. Steps look posts up again in
 * their own transaction.
 */
export type Viewers = {
  /** @returns nothing where the person does not exist */
  load(asking: Asking): Promise<Viewer | null>;
  /**
   * Puts a loaded viewer in the stead of somebody absent.
   * @returns nothing where the delegation is not theirs or gives nothing today
   */
  standIn(viewer: Viewer, delegationId: number, postId: number | null): Promise<Viewer | null>;
  /** Forgets all: people or posts have changed. */
  clear(): void;
};

/** Viewers of this process. */
export const createViewers = (deps: Deps): Viewers => {
  const memory = shortMemory<Promise<Viewer | null>>(2_000, 2_000);
  // Every zone is a whole number of quarters of an hour away: a day ends with one.
  const quarter = () => Math.floor(deps.clock().getTime() / 900_000);
  const remembered = (asked: string, read: () => Promise<Viewer | null>): Promise<Viewer | null> => {
    const key = `${quarter()} ${asked}`;
    const known = memory.get(key);
    if (known) return known;
    const loading = read();
    memory.set(key, loading);
    loading.catch(() => memory.forget(key));
    return loading;
  };
  return {
    load: ({ townId, personId, postId, locale }) =>
      remembered(`${townId} ${personId} ${postId} ${locale}`, () =>
        loadViewer(deps, { townId, personId, postId, locale }),
      ),
    standIn: (viewer, delegationId, postId) =>
      remembered(
        `${viewer.townId} ${viewer.personId} ${viewer.postId} ${viewer.locale} for ${delegationId} ${postId}`,
        () => loadOnBehalf(deps, viewer, delegationId, postId),
      ),
    clear: () => memory.clear(),
  };
};

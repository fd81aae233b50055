import { type Deps, loadViewer, type Viewer } from '@plumbline/operations';
import type { Locale } from '@plumbline/terms';
import { shortMemory } from './short-memory.ts';

/** Who asks, in which post, in which language. */
type Asking = { townId: number; personId: number; postId: number | null; locale: Locale };

/** Loads viewers, and believes what it loaded for two seconds. Steps look posts up again in their own transaction. */
export type Viewers = {
  /** @returns nothing where the person does not exist */
  load(asking: Asking): Promise<Viewer | null>;
  /** Forgets all: people or posts have changed. */
  clear(): void;
};

/** Viewers of this process. */
export const createViewers = (deps: Deps): Viewers => {
  const memory = shortMemory<Promise<Viewer | null>>(2_000, 2_000);
  return {
    load({ townId, personId, postId, locale }) {
      const key = `${townId} ${personId} ${postId} ${locale}`;
      const known = memory.get(key);
      if (known) return known;
      const loading = loadViewer(deps, { townId, personId, postId, locale });
      memory.set(key, loading);
      loading.catch(() => memory.forget(key));
      return loading;
    },
    clear: () => memory.clear(),
  };
};

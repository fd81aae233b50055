import { readOnce, sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { listTowns } from '../town/create-town.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import { finishErasure } from './erase-person.ts';
import { finishPupilErasure } from './erase-pupil.ts';
import { releaseKept } from './release-kept.ts';

/** Erasures that were asked for and broken off. */
const finishBegun = async (deps: Deps, townId: number): Promise<void> => {
  const begun = await readOnce(
    deps.pool,
    { townId, personId: null },
    sqlOf
      .selectFrom('erasure')
      .where('town_id', '=', townId)
      .where('done_at', 'is', null)
      .select(['person_id', 'pupil_id']),
  );
  for (const { person_id, pupil_id } of begun) {
    if (person_id !== null) await finishErasure(deps, townId, person_id);
    if (pupil_id !== null) await finishPupilErasure(deps, townId, pupil_id);
  }
};

/** Whether any town still has a file with these bytes. */
const isWanted = async (deps: Deps, towns: readonly number[], hash: string): Promise<boolean> => {
  for (const townId of towns) {
    const found = await readOnce(
      deps.pool,
      { townId, personId: null },
      sqlOf
        .selectFrom('file')
        .where('town_id', '=', townId)
        .where('hash', '=', hash)
        .where('erased_at', 'is', null)
        .limit(1)
        .select('id'),
    );
    if (found.length > 0) return true;
  }
  return false;
};

const mostFiles = 200;

/** Bytes of erased files leave the store, unless somebody else has the same. */
const removeFiles = async (deps: Deps, townId: number, towns: readonly number[]): Promise<void> => {
  const files = await readOnce(
    deps.pool,
    { townId, personId: null },
    sqlOf
      .selectFrom('file')
      .where('town_id', '=', townId)
      .where('erased_at', 'is not', null)
      .where('removed_at', 'is', null)
      .orderBy('id')
      .limit(mostFiles)
      .select(['id', 'hash']),
  );
  for (const { id, hash } of files) {
    await deps.files.remove(hash, () => isWanted(deps, towns, hash));
    await transaction(deps.pool, { townId, personId: null }, (tx) =>
      tx.run(
        sqlOf.updateTable('file').set({ removed_at: deps.clock() }).where('town_id', '=', townId).where('id', '=', id),
      ),
    );
  }
};

/** Erasures whose duties to keep may have ended, once on each day of the town. */
const releaseEnded = async (deps: Deps, townId: number): Promise<void> => {
  const town = await townFacts(deps, townId);
  const today = todayOf(town, deps.clock());
  const due = await readOnce<{ person_id: number }>(
    deps.pool,
    { townId, personId: null },
    sql<{ person_id: number }>`select person_id from erasure
      where town_id = ${townId}::int and done_at is not null and person_id is not null and jsonb_array_length(kept) > 0`.compile(
      sqlOf,
    ),
  );
  for (const { person_id } of due) await releaseKept(deps, townId, person_id, today);
};

/**
 * Finishes what was broken off: erasures that were asked for, bytes of erased files, and what the law no longer keeps.
 * Any number of workers do this at once.
 */
export const sweepErased = async (deps: Deps): Promise<void> => {
  const towns = (await listTowns(deps)).map(({ id }) => id);
  for (const townId of towns) {
    await finishBegun(deps, townId);
    await releaseEnded(deps, townId);
    await removeFiles(deps, townId, towns);
  }
};

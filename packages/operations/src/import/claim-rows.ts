import { sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { Viewer } from '../viewer.ts';

/** After so many minutes an import that did not finish is taken over by whoever brings the same row. */
const patience = 10;

/**
 * Claims rows for one person, so that two people who import the same rows at once make each finding once.
 * @returns the digests that are now the person's; the others belong to an import that is under way
 */
export const claimRows = (deps: Deps, viewer: Viewer, digests: readonly string[]): Promise<ReadonlySet<string>> =>
  transaction(deps.pool, viewer, async (tx) => {
    const at = deps.clock();
    // In one order, so that two imports wait for each other instead of blocking each other.
    const rows = await tx.run<{ digest: string }>(
      sql<{ digest: string }>`insert into import_row (town_id, kind, digest, person_id, claimed_at)
        select ${viewer.townId}, 'findings', digest, ${viewer.personId}, ${at} from unnest(${[...new Set(digests)].sort()}::text[]) as given(digest)
        on conflict (town_id, kind, digest) do update set person_id = excluded.person_id, claimed_at = excluded.claimed_at
        where import_row.person_id = excluded.person_id or import_row.claimed_at < ${at}::timestamptz - make_interval(mins => ${patience}::int)
        returning digest`.compile(sqlOf),
    );
    return new Set(rows.map(({ digest }) => digest));
  });

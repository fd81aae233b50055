import { readOnce, sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import { sha256 } from '../../record/canonical.ts';
import type { Viewer } from '../../viewer.ts';

/** Kinds of sheet whose columns are remembered. */
export type SheetKind = 'scores' | 'roster' | 'countyResults' | 'staff';

/** What columns mean, by header; `null` passes one over. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

const digestOf = (headers: readonly string[]): string => sha256(JSON.stringify(headers));

/** How the columns of a header were understood the last time somebody said so. */
export const readMapping = async (
  { pool }: Deps,
  viewer: Viewer,
  kind: SheetKind,
  headers: readonly string[],
): Promise<ColumnMapping | null> => {
  const [row] = await readOnce(
    pool,
    viewer,
    sqlOf
      .selectFrom('column_mapping')
      .where('town_id', '=', viewer.townId)
      .where('kind', '=', kind)
      .where('header_digest', '=', digestOf(headers))
      .select('mapping'),
  );
  return (row?.mapping as ColumnMapping | undefined) ?? null;
};

/** Remembers for the town how the columns of a header are to be understood. */
export const rememberMapping = (
  deps: Deps,
  viewer: Viewer,
  kind: SheetKind,
  { headers, mapping }: { headers: readonly string[]; mapping: ColumnMapping },
): Promise<unknown> => {
  const { townId, personId } = viewer;
  return transaction(deps.pool, viewer, (tx) =>
    tx.run(
      sql`insert into column_mapping (town_id, kind, header_digest, mapping, person_id, at)
        values (${townId}, ${kind}, ${digestOf(headers)}, ${JSON.stringify(mapping)}::jsonb, ${personId}, ${deps.clock()})
        on conflict (town_id, kind, header_digest) do update set mapping = excluded.mapping, person_id = excluded.person_id, at = excluded.at`.compile(
        sqlOf,
      ),
    ),
  );
};

import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import type { Text } from '@plumbline/terms';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { checkText } from '../people/check-text.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import { namedStatement } from '../record/named-statement.ts';
import { allows } from '../rights/declare.ts';
import { rolloverRights } from '../rights/rollover.ts';
import { forgetTown } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { moveEnrolmentsBack } from './enrolments.ts';
import { followTurnedPosts } from './follow-posts.ts';
import { hindrancesOf } from './hindrances.ts';
import { keysOf, tablesInOrder } from './tables.ts';
import type { RolloverChanges, StoredRow } from './write.ts';

const lock = namedStatement(`select pg_advisory_xact_lock(1304, :town::int), pg_advisory_xact_lock(1305, :town::int)`);

/** Rows that a rollover made, and nothing else of their table. */
const removeRows = (table: string, rows: readonly StoredRow[]) =>
  sql`delete from ${sql.table(table)} t using jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) g
    where t.town_id = g.town_id and ${keysOf(table, 't', 'g')}`.compile(sqlOf);

/** The one column of a table that a rollover changes. */
const columnOf = (table: string): string => (table === 'setting' ? 'value' : 'to_on');

const restoreRows = (table: string, rows: readonly StoredRow[]) =>
  sql`update ${sql.table(table)} t set ${sql.ref(columnOf(table))} = g.${sql.ref(columnOf(table))}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) g
    where t.town_id = g.town_id and ${keysOf(table, 't', 'g')}`.compile(sqlOf);

const takeBack = async (
  tx: Transaction,
  viewer: Viewer,
  given: { readonly rolloverId: number; readonly changes: RolloverChanges; readonly reason: string; readonly at: Date },
): Promise<void> => {
  const { townId, personId, postId } = viewer;
  const { rolloverId, changes, reason, at } = given;
  await moveEnrolmentsBack(tx, townId, rolloverId);
  for (const table of tablesInOrder) {
    const made = changes.made[table] ?? [];
    const changed = changes.changed[table] ?? [];
    if (made.length > 0) await tx.run(removeRows(table, made));
    if (changed.length > 0)
      await tx.run(
        restoreRows(
          table,
          changed.map(({ before }) => before),
        ),
      );
  }
  await tx.run(
    sqlOf
      .updateTable('rollover')
      .set({ undone_at: at, undone_by: personId, undone_post_id: postId, undone_reason: reason.trim() })
      .where('town_id', '=', townId)
      .where('id', '=', rolloverId),
  );
};

const isStillUsed = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23503';

const stillUsed: Text = [
  '新学年的班级、岗位或学年本身已被其他资料引用；请先删除或改正那些资料',
  'Something else refers to a class, a post or the plan year that was made; remove or change that first',
];

/**
 * Takes a turn of the year back: every row is again as it was before, as long as nothing rests on the new year.
 * @returns one problem for each thing that rests on it, and nothing is changed then
 */
export const rolloverUndo = async (
  deps: Deps,
  viewer: Viewer,
  { rolloverId, reason }: { readonly rolloverId: number; readonly reason: string },
): Promise<Answer<{ readonly rolloverId: number }>> => {
  const { townId, locale } = viewer;
  if (!allows(rolloverRights.acts.undo, viewer))
    return refuse(locale, 'NotAllowed', [
      '学年交替由教导处撤销；请联系他们',
      'The turn of the plan year is taken back by academic affairs; please ask them',
    ]);
  const faults = checkText('reason', ['撤销缘由', 'Reason'], reason, 200);
  if (faults.length > 0) return refuseInput(locale, faults);
  try {
    const undone = await transaction(
      deps.pool,
      { ...viewer, as: 'rollover' },
      async (tx): Promise<Answer<{ readonly changes: RolloverChanges }>> => {
        await tx.run(lock({ town: townId }));
        const row = await tx.first(
          sqlOf
            .selectFrom('rollover')
            .where('town_id', '=', townId)
            .where('id', '=', rolloverId)
            .select(['id', 'starts_on', 'changes', 'undone_at']),
        );
        if (row === undefined)
          return refuse(locale, 'NotFound', ['没有这次学年交替', 'There is no such rollover'], { path: ['id'] });
        const changes = row.changes as unknown as RolloverChanges;
        // Asked for a second time, since the first answer was lost.
        if (row.undone_at !== null) return { ok: true, changes };
        const hindrances = await hindrancesOf(tx, townId, { rolloverId, startsOn: row.starts_on, changes });
        if (hindrances.length > 0)
          return refuseInput(
            locale,
            hindrances.map((text) => ({ path: ['id'], text })),
          );
        await takeBack(tx, viewer, { rolloverId, changes, reason, at: deps.clock() });
        return { ok: true, changes };
      },
    );
    if (!undone.ok) return undone;
    forgetTown(deps, townId);
    await followTurnedPosts(deps, viewer, undone.changes);
    return { ok: true, rolloverId };
  } catch (error) {
    if (isStillUsed(error)) return refuse(locale, 'InvalidInput', stillUsed, { path: ['id'] });
    throw error;
  }
};

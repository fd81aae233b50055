import { sqlOf, transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { type Calendar, writeCalendar } from './calendar.ts';

/** What is wanted of a new town. */
export interface NewTown {
  /** Short code, part of login names: lower-case letters, digits, hyphens. */
  readonly code: string;
  readonly name: string;
  /** IANA time zone; default `Asia/Shanghai`. */
  readonly zone?: string;
  readonly calendar: Calendar;
}

/** A town was refused for a reason that the caller can mend. */
export class TownRefused extends Error {
  override readonly name = 'TownRefused';
  readonly reason: 'CodeTaken';
  constructor(reason: 'CodeTaken', found: string) {
    super(`There is already a town with the code ${found}.`);
    this.reason = reason;
  }
}

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';

/**
 * Creates an empty town with its root unit and calendar.
 * @throws TownRefused when the code is taken
 */
export const createTown = async (
  deps: Deps,
  { code, name, zone = 'Asia/Shanghai', calendar }: NewTown,
): Promise<{ townId: number; unitId: number }> => {
  const at = deps.clock();
  const ids = await deps.pool.query<{ id: number }>(`select nextval(pg_get_serial_sequence('town', 'id'))::int as id`);
  const townId = ids.rows[0]?.id;
  if (townId === undefined) throw new Error('No number for the town was given.');
  try {
    return await transaction(deps.pool, { townId, personId: null }, async (tx) => {
      await tx.run(sqlOf.insertInto('town').values({ id: townId, code, name, zone, created_at: at }));
      await tx.run(sqlOf.insertInto('town_directory').values({ id: townId, code, name }));
      await writeCalendar(tx, townId, calendar);
      const unit = await tx.first(
        sqlOf.insertInto('unit').values({ town_id: townId, kind: 'town', name, parent_id: null }).returning('id'),
      );
      if (unit === undefined) throw new Error('The root unit was not inserted.');
      return { townId, unitId: unit.id };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new TownRefused('CodeTaken', code);
    throw error;
  }
};

/** A town as the directory knows it. */
export interface TownEntry {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** Lists the towns of this server, oldest first. */
export const listTowns = async ({ pool }: Pick<Deps, 'pool'>): Promise<readonly TownEntry[]> =>
  (await pool.query<TownEntry>('select id, code, name from town_directory order by id')).rows;

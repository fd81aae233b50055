import type { Databases } from '@plumbline/database';
import pg from 'pg';
import type { HazardTown } from './town.ts';

/** The number behind a global id. */
export const numberIn = (globalId: string): number =>
  Number(Buffer.from(globalId, 'base64url').toString().split(':')[1]);

/**
 * Queries as the owner of the schema, who passes no wall, in the town; tried again while PostgreSQL is being brought back.
 * @throws Error of PostgreSQL for anything that is a fault of the query
 */
export const ownerQuery =
  ({ townId }: Pick<HazardTown, 'townId'>, { owner }: Pick<Databases, 'owner'>) =>
  async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> => {
    for (let attempt = 0; ; attempt += 1) {
      const client = new pg.Client(owner);
      client.on('error', () => {});
      try {
        await client.connect();
        await client.query(`select set_config('app.town', $1, false)`, [String(townId)]);
        return (await client.query<Row>(text, values)).rows;
      } catch (error) {
        // PostgreSQL was killed and is being brought back; anything else is a fault of the test.
        const { code = '' } = error as { code?: string };
        if (attempt > 300 || (/^[0-9A-Z]{5}$/.test(code) && !/^(08|57)/.test(code))) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      } finally {
        await client.end().catch(() => {});
      }
    }
  };

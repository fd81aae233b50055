import { readOnce, sqlOf, transaction } from '@plumbline/database';
import type { Locale } from '@plumbline/terms';
import type { Deps } from '../deps.ts';
import type { Viewer } from '../viewer.ts';
import { digestOf, newToken, townOf } from './token.ts';

/** Which cases a calendar shows: those in which the person has a part, or all that the person sees. */
export type FeedScope = 'mine' | 'all';

/** A person's calendar subscription, without its secret. */
export interface CalendarFeed {
  readonly scope: FeedScope;
  readonly createdAt: Date;
  /** When a calendar last fetched it, to the hour; `null` as long as none has. */
  readonly readAt: Date | null;
}

/** Milliseconds within which a fetch is not written down again. */
const seldom = 3_600_000;

const own = ({ townId, personId }: Pick<Viewer, 'townId' | 'personId'>) =>
  sqlOf.selectFrom('calendar_feed').where('town_id', '=', townId).where('person_id', '=', personId);

/** The viewer's subscription, if there is one. */
export const calendarFeedOf = async ({ pool }: Deps, viewer: Viewer): Promise<CalendarFeed | null> => {
  const [row] = await readOnce(pool, viewer, own(viewer).select(['scope', 'created_at', 'read_at']));
  return row === undefined
    ? null
    : { scope: row.scope === 'all' ? 'all' : 'mine', createdAt: row.created_at, readAt: row.read_at };
};

/**
 * Makes the secret of the viewer's calendar address. A person has one: a new one ends the former.
 * @returns the token, which is shown now and can never be read again
 */
export const makeCalendarFeed = async (deps: Deps, viewer: Viewer, scope: FeedScope): Promise<{ token: string }> => {
  const token = newToken(viewer.townId);
  const fresh = {
    token_digest: digestOf(token),
    scope,
    locale: viewer.locale,
    created_at: deps.clock(),
    read_at: null,
  };
  await transaction(deps.pool, viewer, (tx) =>
    tx.finish([
      sqlOf
        .insertInto('calendar_feed')
        .values({ town_id: viewer.townId, person_id: viewer.personId, ...fresh })
        .onConflict((conflict) => conflict.columns(['town_id', 'person_id']).doUpdateSet(fresh)),
    ]),
  );
  return { token };
};

/** Ends the viewer's subscription: its address answers nobody any more. */
export const withdrawCalendarFeed = async (deps: Deps, viewer: Viewer): Promise<void> => {
  await transaction(deps.pool, viewer, (tx) =>
    tx.finish([
      sqlOf.deleteFrom('calendar_feed').where('town_id', '=', viewer.townId).where('person_id', '=', viewer.personId),
    ]),
  );
};

/** Whose calendar an address is. */
export interface OpenedFeed {
  readonly townId: number;
  readonly personId: number;
  readonly scope: FeedScope;
  readonly locale: Locale;
}

/**
 * Finds whose address a token is, and notes that it was fetched.
 * @returns nothing for a token that was never given out or has been withdrawn
 */
export const openCalendarFeed = async (deps: Deps, token: string): Promise<OpenedFeed | null> => {
  const townId = townOf(token);
  if (townId === null) return null;
  const [row] = await readOnce(
    deps.pool,
    { townId, personId: null },
    sqlOf
      .selectFrom('calendar_feed')
      .where('town_id', '=', townId)
      .where('token_digest', '=', digestOf(token))
      .select(['person_id', 'scope', 'locale', 'read_at']),
  );
  if (row === undefined) return null;
  const personId = row.person_id;
  const now = deps.clock();
  if (row.read_at === null || now.getTime() - row.read_at.getTime() > seldom) {
    await transaction(deps.pool, { townId, personId }, (tx) =>
      tx.finish([
        sqlOf
          .updateTable('calendar_feed')
          .set({ read_at: now })
          .where('town_id', '=', townId)
          .where('person_id', '=', personId)
          .where('token_digest', '=', digestOf(token)),
      ]),
    );
  }
  return {
    townId,
    personId,
    scope: row.scope === 'all' ? 'all' : 'mine',
    locale: row.locale === 'en' ? 'en' : 'zh',
  };
};

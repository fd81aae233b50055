import { transaction } from '@plumbline/database';
import type { SettingKey } from '@plumbline/rules';
import type { Deps } from '../deps.ts';
import { lastingKeys } from '../record/idempotency.ts';
import { namedStatement } from '../record/named-statement.ts';
import { settingOn, type TownFacts, todayOf } from '../town/facts.ts';

/** Most rows of one transaction. */
export const mostCleared = 5_000;

/** What is cleared away, each with the setting that says how many days it is kept. */
const kinds: readonly (readonly [SettingKey, ReturnType<typeof namedStatement>])[] = [
  // A person's latest mail stays: it tells whether their mail arrives. Reminders are known by rows of their own.
  [
    'upkeep.deliveredDays',
    namedStatement(`
      delete from outbox where town_id = :town::int and id in (
        select o.id from outbox o where o.town_id = :town::int and o.done_at < :before::timestamptz
          and (o.topic <> 'mail' or exists (select from outbox l
            where l.town_id = :town::int and l.topic = 'mail' and l.recipient = o.recipient and l.id > o.id))
        limit :most::int)
      returning 1`),
  ],
  [
    'upkeep.inboxDays',
    namedStatement(`
      delete from notification where town_id = :town::int and id in (
        select n.id from notification n where n.town_id = :town::int and n.read_at < :before::timestamptz limit :most::int)
      returning 1`),
  ],
  // What comes again on a record that is there is refused by its version; what makes a record would make a second one.
  [
    'upkeep.keyDays',
    namedStatement(`
      delete from idempotency where town_id = :town::int and (person_id, key) in (
        select i.person_id, i.key from idempotency i where i.town_id = :town::int and i.at < :before::timestamptz
          and i.version > 1 and not i.key like any(:lasting::text[]) limit :most::int)
      returning 1`),
  ],
];

const dayInMs = 24 * 60 * 60_000;

/**
 * Clears away what was delivered, read or answered longer ago than the town wants it kept, a batch at a time: rows of
 * the outbox, of inboxes, and keys of steps. What still waits, and what a repetition would double, stays.
 */
export const clearAway = async (deps: Deps, town: TownFacts): Promise<void> => {
  const now = deps.clock();
  const today = todayOf(town, now);
  const lasting = lastingKeys.map((prefix) => `${prefix}%`);
  for (const [setting, remove] of kinds) {
    const before = new Date(now.getTime() - settingOn(town, today, setting) * dayInMs);
    const values = { town: town.id, before, lasting, most: mostCleared };
    const batch = () =>
      transaction(deps.pool, { townId: town.id, personId: null, as: 'clock' }, (tx) => tx.run(remove(values)));
    while ((await batch()).length === mostCleared);
  }
};

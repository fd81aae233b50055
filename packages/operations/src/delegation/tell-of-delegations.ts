import { transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';

// Whoever made it knows of it.
const tell = namedStatement(`
  insert into notification (town_id, person_id, key, kind, delegation_id, at)
  select d.town_id, who.id, 'delegation:' || d.id, 'delegation', d.id, :at::timestamptz
  from delegation d cross join lateral (values (d.from_id), (d.to_id)) who(id)
  where d.town_id = :town::int and d.from_on > :since::date and d.from_on <= :today::date and d.to_on >= :today::date
    and d.ended_at is null and who.id <> d.made_by
  on conflict (town_id, person_id, key) do nothing`);

/**
 * Puts into the inboxes of its two parties that a delegation begins, once each.
 * @param span days on which it began: after `since`, up to `today`
 */
export const tellOfDelegations = (
  deps: Deps,
  townId: number,
  span: { readonly since: string; readonly today: string },
): Promise<unknown> =>
  transaction(deps.pool, { townId, personId: null, as: 'step' }, (tx) =>
    tx.run(tell({ town: townId, at: deps.clock(), ...span })),
  );

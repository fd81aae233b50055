import { readOnce } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import { refreshTodoOfRoles } from '../record/refresh-todo.ts';
import type { TownFacts } from '../town/facts.ts';
import type { Span } from './span.ts';

// A post counts from its first day to the end of its last.
const changedRoles = namedStatement<{ readonly role: string }>(`
  select distinct role from post where town_id = :town::int
    and ((from_on > :from::date and from_on <= :to::date) or (to_on >= :from::date and to_on < :to::date))`);

/** Rewrites 待办 that depend on posts which began or ended by their dates. */
export const todoAfterPosts = async (deps: Deps, town: TownFacts, { since, today }: Span): Promise<void> => {
  // A clock that was set back undoes what had begun.
  const [from, to] = since < today ? [since, today] : [today, since];
  const rows = await readOnce(
    deps.pool,
    { townId: town.id, personId: null },
    changedRoles({ town: town.id, from, to }),
  );
  await refreshTodoOfRoles(
    deps,
    town.id,
    rows.map(({ role }) => role),
  );
};

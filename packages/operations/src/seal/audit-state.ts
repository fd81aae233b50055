import { transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import { newestStatement } from './sign-day.ts';
import type { Statement } from './statement.ts';

/** Where the open record of a town stands. What is confidential is not counted. */
export interface AuditState {
  /** 0 before the first seal. */
  readonly lastPosition: number;
  readonly sealedAt: Date | null;
  /** Events that are not sealed yet. */
  readonly waiting: number;
  readonly statement: Statement | null;
}

const read = namedStatement<{ last: number | null; sealed_at: Date | null; waiting: number }>(
  `select s.position as last, s.sealed_at, (select count(*) from event e where e.town_id = :town::int and not e.confidential
      and e.id > coalesce((select p.swept_to from seal_progress p where p.town_id = :town::int), 0)
      and (select w.position from seal w where w.town_id = e.town_id and w.record_id = e.record_id and w.version = e.version) is null) as waiting
  from (select 1) one left join lateral (select position, sealed_at from seal where town_id = :town::int and not confidential order by position desc limit 1) s on true`,
);

/** Tells where the open record of a town stands, for whoever may verify it. */
export const auditState = async (deps: Pick<Deps, 'pool'>, townId: number): Promise<AuditState> => {
  const [row, statement] = await Promise.all([
    transaction(deps.pool, { townId, personId: null, as: 'sealer' }, (tx) => tx.first(read({ town: townId }))),
    newestStatement(deps, townId),
  ]);
  return {
    lastPosition: row?.last ?? 0,
    sealedAt: row?.sealed_at ?? null,
    waiting: row?.waiting ?? 0,
    statement,
  };
};

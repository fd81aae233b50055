import { type Transaction, transaction } from '@plumbline/database';
import { say, type Text } from '@plumbline/terms';
import { type Workflow, workflowNamed } from '@plumbline/workflows';
import type { Deps } from '../deps.ts';
import { checkText } from '../people/check-text.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import { namedStatement } from '../record/named-statement.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { logReadings } from './read-log.ts';

/** Who may read a confidential record, and why. */
export interface ReadingGrant {
  readonly personId: number;
  readonly name: string;
  /** Relations to the record, in the reader's language; empty for a grant by hand. */
  readonly relations: readonly string[];
  /** Of a grant by hand. */
  readonly reason: string | null;
  readonly grantedBy: string | null;
  readonly since: Date;
  /** The last moment; `null`: as long as the relation lasts. */
  readonly until: Date | null;
}

/** The grants of a record, and whether the caller gives and withdraws them. */
export interface GrantsOfRecord {
  readonly grants: readonly ReadingGrant[];
  readonly mayGrant: boolean;
}

interface Row {
  readonly personId: number;
  readonly name: string;
  readonly relations: string[] | null;
  readonly reason: string | null;
  readonly grantedBy: string | null;
  readonly since: Date;
  readonly until: Date | null;
}

/** Who owns a confidential record: whoever presides over its body, and its case officer. */
const owners: readonly string[] = ['chair', 'handler'];
const byHand = 'reader';
/** Greatest length of a grant by hand, in days. */
const longest = 90;

const recordSeen = namedStatement<{
  readonly kind: string;
  readonly relations: string[] | null;
  readonly concerned: number | null;
}>(`
  select r.kind, (select array_agg(a.relation) from assignment a where a.town_id = r.town_id and a.record_id = r.id
      and a.person_id = :person::bigint and a.until is null) as relations,
    (select a.person_id from assignment a where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'concerned' and a.until is null limit 1) as concerned
  from record r where r.town_id = :town::int and r.id = :record::bigint and r.confidential`);
const readGrants = namedStatement<Row>(`
  select g.person_id as "personId", p.name, g.reason, b.name as "grantedBy", g.since, nullif(g.until, 'infinity') as until,
    (select array_agg(distinct a.relation) from assignment a where a.town_id = g.town_id and a.record_id = g.record_id
      and a.person_id = g.person_id and a.until is null and a.relation <> '${byHand}') as relations
  from record_grant g
  join person p on p.town_id = g.town_id and p.id = g.person_id
  left join person b on b.town_id = g.town_id and b.id = g.granted_by
  where g.town_id = :town::int and g.record_id = :record::bigint and g.until > :at::timestamptz
  order by g.since, p.pinyin, p.id`);

const noRecord = (viewer: Viewer) =>
  refuse(viewer.locale, 'NotFound', ['没有这个事项', 'There is no such record'], { path: ['record'] });
const notOwner = (viewer: Viewer) =>
  refuse(viewer.locale, 'NotAllowed', [
    '只有主持人和承办人能授权他人查阅；请联系他们',
    'Only the chair and the case officer let others read it; please ask them',
  ]);

const titleOf = (workflow: Workflow | undefined, relation: string, viewer: Viewer): string =>
  say(workflow?.relations[relation]?.title ?? [relation, relation], viewer.locale);

const scopeOf = ({ townId, personId }: Viewer) => ({ townId, personId, as: 'step' }) as const;

const seen = async (tx: Transaction, viewer: Viewer, recordId: number) => {
  const found = await tx.first(recordSeen({ town: viewer.townId, person: viewer.personId, record: recordId }));
  return found === undefined || found.relations === null ? null : { ...found, relations: found.relations };
};

/**
 * Lists who may read a confidential record and why, for whoever has a part in it.
 * @returns `null` where there is none, it is not confidential, or the caller has no part in it
 */
export const grantsOf = (deps: Deps, viewer: Viewer, recordId: number): Promise<GrantsOfRecord | null> =>
  transaction(deps.pool, scopeOf(viewer), async (tx) => {
    const record = await seen(tx, viewer, recordId);
    if (record === null) return null;
    const workflow = workflowNamed(record.kind);
    const rows = await tx.run(readGrants({ town: viewer.townId, record: recordId, at: deps.clock() }));
    return {
      mayGrant: record.relations.some((relation) => owners.includes(relation)),
      grants: rows.map(({ relations, ...row }) => ({
        ...row,
        relations: (relations ?? []).map((relation) => titleOf(workflow, relation, viewer)),
      })),
    };
  });

const isStaff = namedStatement<{ readonly id: number }>(
  'select id from person where town_id = :town::int and id = :person::bigint and erased_at is null',
);
const hasPart = namedStatement<{ readonly relation: string }>(`
  select relation from assignment where town_id = :town::int and record_id = :record::bigint and person_id = :person::bigint
    and until is null and relation <> '${byHand}' limit 1`);
const give = namedStatement(`
  with part as (
    insert into assignment (town_id, record_id, relation, person_id, since, confidential)
    values (:town::int, :record::bigint, '${byHand}', :person::bigint, :at::timestamptz, true)
    on conflict (town_id, record_id, relation, person_id) where until is null do nothing)
  insert into record_grant as g (town_id, record_id, person_id, granted_by, since, until, reason)
  values (:town::int, :record::bigint, :person::bigint, :by::bigint, :at::timestamptz, (:until::date + 1)::timestamptz, :reason)
  on conflict (town_id, record_id, person_id) do update
    set until = excluded.until, reason = excluded.reason, granted_by = excluded.granted_by, since = excluded.since`);
const take = namedStatement<{ readonly person_id: number }>(`
  with part as (
    update assignment set until = :at::timestamptz where town_id = :town::int and record_id = :record::bigint
      and person_id = :person::bigint and relation = '${byHand}' and until is null returning person_id),
  gone as (
    update record_grant set until = least(:at::timestamptz, now()) where town_id = :town::int and record_id = :record::bigint
      and person_id = :person::bigint)
  select person_id from part`);

/** A grant by hand. */
export interface NewGrant {
  readonly recordId: number;
  readonly personId: number;
  readonly reason: string;
  /** The last day on which it holds, in the town; at most 90 days from today. */
  readonly until: string;
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * Lets somebody read a confidential record for a stated reason and until a day; given and withdrawn stands in the read log.
 * @returns `NotFound` for whoever has no part in it, `NotAllowed` for all but its chair and case officer, `InvalidInput`
 */
export const grantReading = async (
  deps: Deps,
  viewer: Viewer,
  { recordId, personId, reason, until }: NewGrant,
): Promise<Answer<{ recordId: number }>> => {
  const town = await townFacts(deps, viewer.townId);
  const at = deps.clock();
  const today = todayOf(town, at);
  return transaction(
    deps.pool,
    { ...scopeOf(viewer), zone: town.zone },
    async (tx): Promise<Answer<{ recordId: number }>> => {
      const record = await seen(tx, viewer, recordId);
      if (record === null) return noRecord(viewer);
      if (!record.relations.some((relation) => owners.includes(relation))) return notOwner(viewer);
      const values = { town: viewer.townId, record: recordId, person: personId };
      const faults: { path: readonly string[]; text: Text }[] = [
        ...checkText('reason', ['理由', 'Reason'], reason, 500),
      ];
      if (until < today || until > dayAfter(today, longest))
        faults.push({
          path: ['until'],
          text: [
            `期限要在今天到 ${dayAfter(today, longest)} 之间`,
            `The last day lies between today and ${dayAfter(today, longest)}`,
          ],
        });
      if ((await tx.first(isStaff(values))) === undefined)
        faults.push({ path: ['person'], text: ['没有这个人', 'There is no such person'] });
      else if ((await tx.first(hasPart(values))) !== undefined)
        faults.push({
          path: ['person'],
          text: ['此人已参与，本来就能查阅', 'They have a part in it and read it already'],
        });
      if (faults.length > 0) return refuseInput(viewer.locale, faults);
      await tx.run(give({ ...values, by: viewer.personId, at, until, reason: reason.trim() }));
      await logReadings(tx, viewer, [{ what: 'grant', recordId, aboutId: personId, reason }], at);
      return { ok: true, recordId };
    },
  );
};

/**
 * Withdraws a grant by hand; what somebody reads by a relation stays theirs.
 * @returns as `grantReading`, `InvalidInput` where the person has no such grant
 */
export const withdrawReading = async (
  deps: Deps,
  viewer: Viewer,
  { recordId, personId }: Pick<NewGrant, 'recordId' | 'personId'>,
): Promise<Answer<{ recordId: number }>> => {
  const at = deps.clock();
  return transaction(deps.pool, scopeOf(viewer), async (tx): Promise<Answer<{ recordId: number }>> => {
    const record = await seen(tx, viewer, recordId);
    if (record === null) return noRecord(viewer);
    if (!record.relations.some((relation) => owners.includes(relation))) return notOwner(viewer);
    const values = { town: viewer.townId, record: recordId, person: personId };
    const part = await tx.first(hasPart(values));
    const taken = part === undefined ? await tx.run(take({ ...values, at })) : [];
    if (taken.length === 0)
      return refuseInput(viewer.locale, [
        { path: ['person'], text: ['此人没有另外授权', 'They have no grant by hand'] },
      ]);
    await logReadings(tx, viewer, [{ what: 'withdraw', recordId, aboutId: personId }], at);
    return { ok: true, recordId };
  });
};

import type { Transaction } from '@plumbline/database';
import type { Role } from '@plumbline/terms';
import { namedStatement } from '../record/named-statement.ts';
import { type TownFacts, unitAndAbove } from '../town/facts.ts';
import type { DueRecord } from './due-records.ts';
import { type Audience, recipientsOf } from './recipients.ts';

interface HeldPost {
  readonly person_id: number;
  readonly role: string;
  readonly unit_id: number;
}

interface OfRecord {
  readonly record_id: number;
  readonly person_id: number;
}

interface Assigned extends OfRecord {
  readonly relation: string;
}

/** Who could be told of some records. */
interface People {
  readonly assigned: ReadonlyMap<number, readonly Assigned[]>;
  readonly waiting: ReadonlyMap<number, readonly OfRecord[]>;
  readonly granted: ReadonlyMap<number, readonly OfRecord[]>;
  readonly posts: readonly HeldPost[];
}

const reading = namedStatement<{
  readonly waiting: readonly OfRecord[];
  readonly granted: readonly OfRecord[];
  readonly assigned: readonly Assigned[];
  readonly posts: readonly HeldPost[];
}>(`
  select
    (select coalesce(json_agg(json_build_object('record_id', t.record_id, 'person_id', t.person_id)), '[]'::json)
      from todo t where t.town_id = :town::int and t.record_id = any(:records::bigint[])) as waiting,
    (select coalesce(json_agg(json_build_object('record_id', g.record_id, 'person_id', g.person_id)), '[]'::json)
      from record_grant g where g.town_id = :town::int and g.record_id = any(:secret::bigint[]) and g.until > now()) as granted,
    (select coalesce(json_agg(json_build_object('record_id', a.record_id, 'person_id', a.person_id, 'relation', a.relation)), '[]'::json)
      from assignment a where a.town_id = :town::int and a.record_id = any(:records::bigint[]) and a.relation = any(:relations::text[])
        and a.until is null) as assigned,
    (select coalesce(json_agg(json_build_object('person_id', p.person_id, 'role', p.role, 'unit_id', p.unit_id)), '[]'::json)
      from post p where p.town_id = :town::int and p.role = any(:roles::text[])
        and p.from_on <= :today::date and p.to_on >= :today::date) as posts`);

const personsOf = (found: readonly OfRecord[] | undefined): readonly number[] =>
  (found ?? []).map(({ person_id }) => person_id);

const members = (town: TownFacts, people: People, record: DueRecord, audience: Audience): readonly number[] => {
  if (audience === 'turn') return personsOf(people.waiting.get(record.id));
  if ('assigned' in audience)
    return personsOf(people.assigned.get(record.id)?.filter(({ relation }) => relation === audience.assigned));
  const units = unitAndAbove(town, record.unitId);
  return people.posts
    .filter(
      ({ role, unit_id }) =>
        audience.roles.includes(role as Role) && (audience.over === 'town' || units.includes(unit_id)),
    )
    .map(({ person_id }) => person_id);
};

const told = (town: TownFacts, people: People, record: DueRecord): readonly number[] => {
  const waiting = personsOf(people.waiting.get(record.id));
  const granted = personsOf(people.granted.get(record.id));
  const audiences = recipientsOf(record.window.workflow, record.window.reminder).map((audience) => ({
    audience,
    // Of a confidential record nobody is told who may not read it.
    found: members(town, people, record, audience).filter((person) => !record.confidential || granted.includes(person)),
  }));
  // An escalation to the person who is late would tell nobody, so the next audience is asked; unless there is none.
  const others = audiences.map(({ audience, found }) =>
    audience === 'turn' ? found : found.filter((person) => !waiting.includes(person)),
  );
  const chosen = [...others, ...audiences.map(({ found }) => found)].find((found) => found.length > 0) ?? [];
  return [...new Set(chosen)].sort((a, b) => a - b);
};

/** Finds out who is told of each of some locked records, as posts stand today. */
export const whoIsTold = async (
  tx: Transaction,
  town: TownFacts,
  today: string,
  records: readonly DueRecord[],
): Promise<ReadonlyMap<DueRecord, readonly number[]>> => {
  const audiences = records.flatMap(({ window }) => recipientsOf(window.workflow, window.reminder));
  const roles = audiences.flatMap((audience) => (audience !== 'turn' && 'roles' in audience ? audience.roles : []));
  const relations = audiences.flatMap((audience) =>
    audience !== 'turn' && 'assigned' in audience ? [audience.assigned] : [],
  );
  const found = await tx.first(
    reading({
      town: town.id,
      records: records.map(({ id }) => id),
      secret: records.filter(({ confidential }) => confidential).map(({ id }) => id),
      relations: [...new Set(relations)],
      roles: [...new Set(roles)],
      today,
    }),
  );
  if (found === undefined) throw new Error('The recipients of reminders were not read.');
  const people: People = {
    waiting: Map.groupBy(found.waiting, ({ record_id }) => record_id),
    granted: Map.groupBy(found.granted, ({ record_id }) => record_id),
    assigned: Map.groupBy(found.assigned, ({ record_id }) => record_id),
    posts: found.posts,
  };
  return new Map(records.map((record) => [record, told(town, people, record)]));
};

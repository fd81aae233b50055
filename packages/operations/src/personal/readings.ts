import { readOnce, transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import { reachOf } from '../rights/declare.ts';
import { personalRights } from '../rights/personal.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import type { ReadingKind } from './read-log.ts';

/** An entry of the read log. */
export interface LoggedReading {
  readonly id: number;
  readonly at: Date;
  readonly what: ReadingKind;
  readonly reason: string | null;
  readonly readerId: number;
  readonly reader: string;
  readonly post: string | null;
  readonly aboutId: number | null;
  readonly about: string | null;
  readonly recordId: number | null;
  readonly number: string | null;
  readonly kind: string | null;
}

/** Which entries are wanted; what is left out is not asked for. */
export interface ReadingFilter {
  /** Only what concerns this person. */
  readonly aboutId?: number | null;
  readonly readerId?: number | null;
  readonly recordId?: number | null;
  readonly what?: readonly ReadingKind[] | null;
  /** Days of the town. */
  readonly from?: string | null;
  readonly to?: string | null;
}

/** A page of a log, newest first. */
export interface LogPage<Entry> {
  readonly entries: readonly Entry[];
  /** Give it back to read on; `null` at the end. */
  readonly next: number | null;
}

const mostEntries = 200;
const usualEntries = 50;
const page = (first: number | null | undefined): number => Math.min(Math.max(first ?? usualEntries, 1), mostEntries);

const read = namedStatement<LoggedReading>(`
  select l.id, l.at, l.what, l.reason, l.person_id as "readerId", p.name as reader, o.title as post, l.about_id as "aboutId",
    a.name as about, r.id as "recordId", r.number, r.kind
  from read_log l
  join person p on p.town_id = l.town_id and p.id = l.person_id
  left join post o on o.town_id = l.town_id and o.id = l.post_id
  left join person a on a.town_id = l.town_id and a.id = l.about_id
  left join record r on r.town_id = l.town_id and r.id = l.record_id
  where l.town_id = :town::int and (:after::bigint is null or l.id < :after::bigint)
    and (:all::boolean or l.about_id = :me::bigint or r.unit_id = any(:units::bigint[])
      or exists (select from assignment k where k.town_id = l.town_id and k.record_id = l.record_id and k.person_id = :me::bigint
        and k.until is null and k.relation in ('chair', 'handler'))
      or exists (select from post h where h.town_id = l.town_id and h.person_id = l.about_id and h.unit_id = any(:units::bigint[])))
    and (:about::bigint is null or l.about_id = :about::bigint)
    and (:reader::bigint is null or l.person_id = :reader::bigint)
    and (:record::bigint is null or l.record_id = :record::bigint)
    and (:what::text[] is null or l.what = any(:what::text[]))
    and (:from::date is null or l.at >= :from::date) and (:to::date is null or l.at < :to::date + 1)
  order by l.id desc limit :limit::int`);

const cut = <Entry extends { readonly id: number }>(rows: readonly Entry[], size: number): LogPage<Entry> => {
  const entries = rows.slice(0, size);
  return { entries, next: rows.length > size ? (entries.at(-1)?.id ?? null) : null };
};

/**
 * Reads who looked at what, newest first: of the whole town for academic affairs, of their campus for its heads, and for
 * everybody what concerns themselves, or a case that they handle or preside over. Entries of a confidential record are there only for those with a part in it.
 * @param after the `next` of the page before
 */
export const readingsOf = async (
  deps: Deps,
  viewer: Viewer,
  filter: ReadingFilter,
  { first, after }: { readonly first?: number | null | undefined; readonly after?: number | null | undefined },
): Promise<LogPage<LoggedReading>> => {
  const { townId, personId } = viewer;
  const town = await townFacts(deps, townId);
  const reach = reachOf(personalRights.read, viewer, town);
  const size = page(first);
  const rows = await readOnce(
    deps.pool,
    { townId, personId, zone: town.zone },
    read({
      town: townId,
      me: personId,
      all: reach.all,
      units: reach.all ? [] : reach.units,
      after: after ?? null,
      about: filter.aboutId ?? null,
      reader: filter.readerId ?? null,
      record: filter.recordId ?? null,
      what: filter.what ?? null,
      from: filter.from ?? null,
      to: filter.to ?? null,
      limit: size + 1,
    }),
  );
  return cut(rows, size);
};

/** An entry of the log of pupils' data: of a class or campus, or of one pupil, who has no name here. */
export interface LoggedPupilReading {
  readonly id: number;
  readonly at: Date;
  readonly purpose: string;
  readonly reason: string | null;
  readonly reader: string;
  readonly post: string | null;
  readonly unitId: number | null;
  readonly exam: string | null;
  readonly pupils: number;
}

const readOfPupils = namedStatement<LoggedPupilReading>(`
  select l.id, l.at, l.purpose, l.reason, p.name as reader, o.title as post, l.unit_id as "unitId", x.title as exam, l.pupils
  from pupils.read_log l
  join person p on p.town_id = l.town_id and p.id = l.person_id
  left join post o on o.town_id = l.town_id and o.id = l.post_id
  left join exam x on x.town_id = l.town_id and x.id = l.exam_id
  where l.town_id = :town::int and (:after::bigint is null or l.id < :after::bigint)
    and (:all::boolean or l.unit_id = any(:units::bigint[]))
    and (:reader::bigint is null or l.person_id = :reader::bigint)
    and (:unit::bigint[] is null or l.unit_id = any(:unit::bigint[]))
    and (:from::date is null or l.at >= :from::date) and (:to::date is null or l.at < :to::date + 1)
  order by l.id desc limit :limit::int`);

/** Reads who looked at pupils' data, newest first: of the town for academic affairs, of their campus for its heads; nobody else. */
export const pupilReadingsOf = async (
  deps: Deps,
  viewer: Viewer,
  filter: Pick<ReadingFilter, 'readerId' | 'from' | 'to'> & { readonly units?: readonly number[] | null },
  { first, after }: { readonly first?: number | null | undefined; readonly after?: number | null | undefined },
): Promise<LogPage<LoggedPupilReading>> => {
  const { townId, personId } = viewer;
  const town = await townFacts(deps, townId);
  const reach = reachOf(personalRights.read, viewer, town);
  if (!reach.all && reach.units.length === 0) return { entries: [], next: null };
  const size = page(first);
  const rows = await transaction(deps.pool, { townId, personId, zone: town.zone, as: 'pupils' }, (tx) =>
    tx.run(
      readOfPupils({
        town: townId,
        all: reach.all,
        units: reach.all ? [] : reach.units,
        after: after ?? null,
        reader: filter.readerId ?? null,
        unit: filter.units ?? null,
        from: filter.from ?? null,
        to: filter.to ?? null,
        limit: size + 1,
      }),
    ),
  );
  return cut(rows, size);
};

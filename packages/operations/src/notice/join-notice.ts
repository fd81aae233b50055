import type { Effect, Query } from '../record/feature.ts';
import { namedStatement } from '../record/named-statement.ts';

/** Name of the series that notices are numbered in: 通知〔2026〕17. */
const series = '通知';

/** The planned place of the case in a notice, if this very step was run for that plan: its key tells. */
const takePlannedPlace = namedStatement(`
  update notice_case c set version = i.version
  from notice n, idempotency i
  where c.town_id = :town::int and c.record_id = :record::bigint and c.version is null
    and n.town_id = c.town_id and n.id = c.notice_id
    and i.town_id = c.town_id and i.person_id = n.issuer_id and i.key = c.step_key and i.record_id = c.record_id`);

/** A case that was issued by itself gets a notice by itself. */
const standAlone = namedStatement(`
  with happened as (
    select version, actor_id, post_id, at from event
    where town_id = :town::int and record_id = :record::bigint order by version desc limit 1),
  alone as (
    insert into notice (town_id, unit_id, inspection_id, issuer_id, post_id, key, digest, at)
    select :town::int, r.unit_id, f.inspection_id, h.actor_id, h.post_id, 'record:' || r.id || ':' || h.version, '', h.at
    from happened h
    join record r on r.town_id = :town::int and r.id = :record::bigint
    join rectification f on f.town_id = r.town_id and f.record_id = r.id
    where not exists (select from notice_case c where c.town_id = r.town_id and c.record_id = r.id and c.version = h.version)
    returning id, key)
  insert into notice_case (town_id, notice_id, record_id, position, step_key, version)
  select :town::int, alone.id, :record::bigint, 1, alone.key, h.version from alone, happened h`);

/** The first case of a notice numbers it, so that a notice nobody was sent takes no number. */
const number = namedStatement(`
  with unnumbered as (
    select n.id from notice n
    where n.town_id = :town::int and n.number is null
      and n.id in (select c.notice_id from notice_case c where c.town_id = :town::int and c.record_id = :record::bigint and c.version is not null)
    for update),
  day as (select extract(year from :at::timestamptz)::int as year),
  next as (
    insert into number_series (town_id, series, year, last) select :town::int, '${series}', day.year, 1 from unnumbered, day
    on conflict (town_id, series, year) do update set last = number_series.last + 1 returning last)
  update notice n set number = '${series}〔' || day.year || '〕' || next.last, serial = day.year::bigint * 1000000 + next.last, at = :at::timestamptz
  from next, day where n.town_id = :town::int and n.id in (select id from unnumbered)`);

/**
 * Puts a case that is being issued on its notice 整改通知单 (I6), in the step's own transaction: the planned one, or one
 * of its own; and numbers the notice with its first case.
 */
export const joinNotice = ({ townId, recordId, at }: Effect): readonly Query[] => {
  const values = { town: townId, record: recordId, at };
  return [takePlannedPlace(values), standAlone(values), number(values)];
};

import type { Databases } from '@plumbline/database';
import { addDays, localDay } from '@plumbline/rules';
import { numberIn, ownerQuery } from './owner-query.ts';
import type { HazardTown } from './town.ts';

/** Reminders, those passed over, outbox rows, those with recipients, records they are of, and records changed by them. */
export type Counts = { reminders: number; passed: number; sent: number; told: number; cases: number; moved: number };

/** Cases that are being mended, in waves that come due one after the other. */
export interface DueCases {
  /** Lets the next wave come due; gives nothing when there is none left. */
  next(): Promise<number | undefined>;
  /** What was written, and whether any record was moved by it. */
  counts(): Promise<Counts>;
  /** The longest time from a wave's coming due to the writing of a reminder, in milliseconds. */
  longestWait(): Promise<number>;
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** A zone in which it is about noon: reminders are sent then, at whatever hour the test runs. */
const zoneAtNoon = (now: Date): string => {
  const behind = now.getUTCHours() - 12;
  return behind === 0 ? 'Etc/GMT' : `Etc/GMT${behind > 0 ? '+' : ''}${behind}`;
};

/** Days from today on which a case is due, by turns: the first, the second or the third rung is the last that has come. */
const dueIn = [3, -1, -5] as const;

// The owner passes no wall of its own, and the town is named in every statement.
const fill = `
  with made as (
    insert into record (town_id, kind, number, serial, title, state, machine_version, version, due_on, unit_id, plan_year_id, created_at, updated_at)
    select $1, 'rectification', 'due-' || n, n, '逾期', 'rectifying', 1, 1, '2099-12-31', $2, (select min(id) from plan_year where town_id = $1), now(), now()
    from generate_series(1, $4::int) n returning id),
  related as (
    insert into assignment (town_id, record_id, relation, person_id, since) select $1, id, 'responsible', $3, now() from made)
  insert into todo (town_id, person_id, record_id, due_on) select $1, $3, id, '2099-12-31' from made`;

/** Fills a town with cases whose day is far away. */
export const fillDueCases = async (
  town: HazardTown,
  databases: Databases,
  { cases, waves }: { cases: number; waves: number },
): Promise<DueCases> => {
  const query = ownerQuery(town, databases);
  const zone = zoneAtNoon(new Date());
  const today = localDay(new Date(), zone);
  await query('update town set zone = $2 where id = $1', [town.townId, zone]);
  await query(
    `insert into calendar_day (town_id, day, kind) select $1, d::date, 'makeUp' from generate_series($2::date - 30, $2::date + 30, '1 day') d
      on conflict (town_id, day) do update set kind = 'makeUp'`,
    [town.townId, today],
  );
  await query(fill, [town.townId, numberIn(town.unit), numberIn(town.teachers[0]), cases]);
  await query('analyze');
  let wave = 0;
  return {
    query,
    async next() {
      if (wave >= waves) return undefined;
      const place = wave;
      wave += 1;
      const days = dueIn.map((days) => addDays(today, days));
      await query(
        `update record set due_on = ($3::date[])[1 + serial % 3], updated_at = clock_timestamp() where town_id = $1 and serial % $4 = $2 and due_on = '2099-12-31'`,
        [town.townId, place, days, waves],
      );
      return place;
    },
    async counts() {
      const [row] = await query<Counts>(
        `select (select count(*)::int from reminder where town_id = $1) as reminders,
          (select count(*)::int from reminder where town_id = $1 and passed_over) as passed,
          count(*)::int as sent, count(*) filter (where jsonb_array_length(body -> 'to') > 0)::int as told,
          count(distinct body -> 'recordId')::int as cases,
          (select count(*)::int from record where town_id = $1 and version <> 1) as moved
        from outbox where town_id = $1 and topic = 'reminder'`,
        [town.townId],
      );
      if (row === undefined) throw new Error('Nothing was counted.');
      return row;
    },
    async longestWait() {
      const [row] = await query<{ wait: number }>(
        `select extract(epoch from max(m.at - r.updated_at))::float8 * 1000 as wait from reminder m join record r on r.town_id = m.town_id and r.id = m.record_id where m.town_id = $1`,
        [town.townId],
      );
      return row?.wait ?? 0;
    },
  };
};

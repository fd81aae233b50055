import { readOnce, sqlOf } from '@plumbline/database';
import { type DayKind, type Exceptions, localDay, type SettingKey, settingValue } from '@plumbline/rules';
import type { UnitKind } from '@plumbline/terms';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Deps } from '../deps.ts';

/** A unit as the tree of a town knows it. */
export interface UnitFacts {
  readonly id: number;
  readonly parentId: number | null;
  readonly kind: UnitKind;
  readonly name: string;
  /** Of a class: 1 to 9, where it is known. */
  readonly grade: number | null;
}

/** A plan year 学年 with what the town set for it. */
export interface PlanYearFacts {
  readonly id: number;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly settings: ReadonlyMap<string, number>;
}

/** A term of a plan year. */
export interface TermFacts {
  readonly id: number;
  readonly planYearId: number;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly notes: ReadonlyMap<number, string>;
}

/** What seldom changes about a town: its calendar, plan years, settings and tree of units. */
export interface TownFacts {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly zone: string;
  readonly exceptions: Exceptions;
  readonly dayNotes: ReadonlyMap<string, string>;
  readonly planYears: readonly PlanYearFacts[];
  readonly terms: readonly TermFacts[];
  readonly units: ReadonlyMap<number, UnitFacts>;
}

interface Loaded {
  readonly until: number;
  readonly facts: Promise<TownFacts>;
}

/** Another process's change of calendar, settings or units is seen after this time at most. */
const lifetimeInMs = 5000;
const caches = new WeakMap<pg.Pool, Map<number, Loaded>>();

type Json<T> = T[] | null;
interface Row {
  code: string;
  name: string;
  zone: string;
  days: Json<{ day: string; kind: DayKind; note: string | null }>;
  years: Json<{ id: number; title: string; starts_on: string; ends_on: string }>;
  settings: Json<{ plan_year_id: number; key: string; value: number }>;
  terms: Json<{ id: number; plan_year_id: number; title: string; starts_on: string; ends_on: string }>;
  notes: Json<{ term_id: number; week: number; note: string }>;
  units: Json<{ id: number; parent_id: number | null; kind: UnitKind; name: string; grade: number | null }>;
}

const load = async (pool: pg.Pool, townId: number): Promise<TownFacts> => {
  const all = (table: string) => sql`(select json_agg(t) from ${sql.table(table)} t where t.town_id = ${townId})`;
  const [row] = await readOnce<Row>(
    pool,
    { townId, personId: null },
    sql<Row>`select code, name, zone, ${all('calendar_day')} as days, ${all('plan_year')} as years, ${all('setting')} as settings,
      ${all('term')} as terms, ${all('term_note')} as notes, ${all('unit')} as units from town where id = ${townId}`.compile(
      sqlOf,
    ),
  );
  if (row === undefined) throw new Error(`There is no town ${townId}.`);
  const days = row.days ?? [];
  return {
    id: townId,
    code: row.code,
    name: row.name,
    zone: row.zone,
    exceptions: new Map(days.map(({ day, kind }) => [day, kind])),
    dayNotes: new Map(days.flatMap(({ day, note }) => (note === null ? [] : [[day, note] as const]))),
    planYears: (row.years ?? [])
      .map((year) => ({
        id: year.id,
        title: year.title,
        startsOn: year.starts_on,
        endsOn: year.ends_on,
        settings: new Map(
          (row.settings ?? [])
            .filter((each) => each.plan_year_id === year.id)
            .map(({ key, value }) => [key, Number(value)]),
        ),
      }))
      .sort((a, b) => a.startsOn.localeCompare(b.startsOn)),
    terms: (row.terms ?? [])
      .map((term) => ({
        id: term.id,
        planYearId: term.plan_year_id,
        title: term.title,
        startsOn: term.starts_on,
        endsOn: term.ends_on,
        notes: new Map(
          (row.notes ?? []).filter((each) => each.term_id === term.id).map(({ week, note }) => [week, note]),
        ),
      }))
      .sort((a, b) => a.startsOn.localeCompare(b.startsOn)),
    units: new Map(
      (row.units ?? []).map((unit) => [
        unit.id,
        { id: unit.id, parentId: unit.parent_id, kind: unit.kind, name: unit.name, grade: unit.grade },
      ]),
    ),
  };
};

/**
 * What seldom changes about a town, remembered for a few seconds.
 * @throws Error when the town does not exist
 */
export const townFacts = ({ pool }: Pick<Deps, 'pool'>, townId: number): Promise<TownFacts> => {
  const cache = caches.get(pool) ?? new Map<number, Loaded>();
  caches.set(pool, cache);
  const known = cache.get(townId);
  if (known !== undefined && known.until > performance.now()) return known.facts;
  const facts = load(pool, townId);
  cache.set(townId, { until: performance.now() + lifetimeInMs, facts });
  facts.catch(() => cache.delete(townId));
  return facts;
};

/** Makes the next reader see a change of the town's calendar, settings or units at once. */
export const forgetTown = ({ pool }: Pick<Deps, 'pool'>, townId: number): void => {
  caches.get(pool)?.delete(townId);
};

/** The town's present day. */
export const todayOf = (town: TownFacts, at: Date): string => localDay(at, town.zone);

/** The plan year that a day lies in; before the first or after the last, the nearest one. */
export const planYearOf = (town: TownFacts, day: string): PlanYearFacts => {
  const year = town.planYears.findLast(({ startsOn }) => startsOn <= day) ?? town.planYears[0];
  if (year === undefined) throw new Error(`Town ${town.code} has no plan year; it was not created completely.`);
  return year;
};

/** The term that a day lies in, or the last one before it. */
export const termOf = (town: TownFacts, day: string): TermFacts | null =>
  town.terms.findLast(({ startsOn }) => startsOn <= day) ?? town.terms[0] ?? null;

/** A setting of the plan year that a day lies in. */
export const settingOn = (town: TownFacts, day: string, key: SettingKey): number =>
  settingValue(planYearOf(town, day).settings, key);

/** The unit above all others: the town itself. */
export const rootOf = (town: TownFacts): number => {
  for (const { id, parentId } of town.units.values()) if (parentId === null) return id;
  throw new Error(`Town ${town.code} has no unit above all others; it was not created completely.`);
};

/** A unit and everything above it, nearest first. */
export const unitAndAbove = (town: TownFacts, unitId: number): readonly number[] => {
  const path: number[] = [];
  for (
    let unit = town.units.get(unitId);
    unit !== undefined;
    unit = unit.parentId === null ? undefined : town.units.get(unit.parentId)
  )
    path.push(unit.id);
  return path;
};

/** A unit and everything below it. */
export const unitAndBelow = (town: TownFacts, unitId: number): readonly number[] => {
  const children = Map.groupBy(town.units.values(), ({ parentId }) => parentId);
  const found = [unitId];
  for (const id of found) for (const child of children.get(id) ?? []) found.push(child.id);
  return found;
};

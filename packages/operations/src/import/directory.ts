import { readOnce, sqlOf } from '@plumbline/database';
import type { Role } from '@plumbline/terms';
import type { Workflow } from '@plumbline/workflows';
import type { Deps } from '../deps.ts';
import { type TownFacts, type UnitFacts, unitAndAbove } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { compared } from './finding-row.ts';

/** A person who holds a post today. */
export interface Listed {
  readonly id: number;
  readonly names: readonly string[];
  readonly roles: readonly string[];
  readonly units: readonly number[];
}

/** An inspection as a ledger names it. */
export interface KnownInspection {
  readonly id: number;
  readonly title: string;
  readonly heldOn: string;
}

/** What a ledger's words are looked up in. */
export interface Directory {
  readonly town: TownFacts;
  readonly people: ReadonlyMap<string, readonly Listed[]>;
  readonly inspections: readonly KnownInspection[];
}

/** What a word was found to mean. */
export type Found<Value> =
  | { readonly kind: 'one'; readonly value: Value }
  | { readonly kind: 'none' }
  | { readonly kind: 'several' };

const only = <Value>(values: readonly Value[]): Found<Value> => {
  const [value] = values;
  return value === undefined ? { kind: 'none' } : values.length > 1 ? { kind: 'several' } : { kind: 'one', value };
};

/** Reads everybody with a post on a day, and all inspections. */
export const readDirectory = async (
  { pool }: Deps,
  viewer: Viewer,
  town: TownFacts,
  today: string,
): Promise<Directory> => {
  const [held, inspections] = await Promise.all([
    readOnce(
      pool,
      viewer,
      sqlOf
        .selectFrom('person')
        .innerJoin('post', (join) =>
          join.onRef('post.town_id', '=', 'person.town_id').onRef('post.person_id', '=', 'person.id'),
        )
        .where('person.town_id', '=', viewer.townId)
        .where('post.from_on', '<=', today)
        .where('post.to_on', '>=', today)
        .select(['person.id', 'person.name', 'person.staff_no', 'post.role', 'post.unit_id'])
        .orderBy('person.id'),
    ),
    readOnce(
      pool,
      viewer,
      sqlOf
        .selectFrom('inspection')
        .where('town_id', '=', viewer.townId)
        .select(['id', 'title', 'held_on as heldOn'])
        .orderBy('id'),
    ),
  ]);
  const people = new Map<string, Listed[]>();
  for (const rows of Map.groupBy(held, ({ id }) => id).values()) {
    const [first] = rows;
    if (first === undefined) continue;
    const name = compared(first.name);
    const staffNo = first.staff_no === null ? [] : [compared(first.staff_no)];
    const names = [name, ...staffNo, ...staffNo.map((number) => `${name}(${number})`)];
    const listed: Listed = {
      id: first.id,
      names,
      roles: rows.map(({ role }) => role),
      units: rows.map(({ unit_id }) => unit_id),
    };
    for (const each of names) people.set(each, [...(people.get(each) ?? []), listed]);
  }
  return { town, people, inspections };
};

const path = (town: TownFacts, unit: UnitFacts): string =>
  unitAndAbove(town, unit.id)
    .toReversed()
    .map((id) => compared(town.units.get(id)?.name ?? ''))
    .join('/');

/** A unit by its name or path; of several with one name, the only school among them. */
export const findUnit = ({ town }: Pick<Directory, 'town'>, text: string): Found<number> => {
  const wanted = compared(text);
  const units = [...town.units.values()];
  const named = units.filter(({ name }) => compared(name) === wanted);
  const found = named.length > 0 ? named : units.filter((unit) => path(town, unit).endsWith(`/${wanted}`));
  const schools = found.filter(({ kind }) => ['campus', 'centralSchool', 'town'].includes(kind));
  return only((found.length > 1 && schools.length === 1 ? schools : found).map(({ id }) => id));
};

/** A person by name, staff number, or name with staff number; of several with one name, the only one of the campus. */
export const findPerson = ({ town, people }: Directory, text: string, unitId: number | null): Found<Listed> => {
  const found = people.get(compared(text)) ?? [];
  if (found.length < 2 || unitId === null) return only(found);
  const near = found.filter(({ units }) => units.some((unit) => unitAndAbove(town, unit).includes(unitId)));
  return only(near.length === 1 ? near : found);
};

/** Whether a person's posts give a permission anywhere. */
export const holds = (workflow: Workflow, permission: string, { roles }: Listed): boolean =>
  roles.some((role) => workflow.permissions[permission]?.includes(role as Role));

/** An inspection by its title, and by its day where that is given. */
export const findInspection = ({ inspections }: Directory, title: string, day: string | null): Found<KnownInspection> =>
  only(inspections.filter((each) => compared(each.title) === compared(title) && (day === null || each.heldOn === day)));

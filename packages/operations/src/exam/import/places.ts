import { type BulkTransaction, sqlOf } from '@plumbline/database';
import type { UnitKind } from '@plumbline/terms';
import { sql } from 'kysely';
import { gradeOfClass } from './grade-of-class.ts';

/** Which of the places that a file names do not exist yet and are to be made. */
export interface Making {
  readonly schools: boolean;
  readonly classes: boolean;
}

/** What the file's places were found to be; an id below 0 is of one that is not made yet. */
export interface FoundPlaces {
  /** Unit of each school, by its number in the book. */
  readonly schools: readonly number[];
  /** Unit of each class, by its number; `null` where there is none and none is made. */
  readonly classes: readonly (number | null)[];
  /** Names of what is new, classes with their school in front. */
  readonly newSchools: readonly string[];
  readonly newClasses: readonly string[];
  /** Unit of each new school and class, and its name alone. */
  readonly newIds: readonly number[];
  readonly newNames: readonly string[];
}

/** Gathers the schools and classes that a file names, each under a number. */
export interface PlaceBook {
  readonly schools: readonly string[];
  readonly classes: readonly { readonly school: number; readonly name: string }[];
  schoolOf(name: string): number;
  classOf(school: number, name: string): number;
}

interface UnitRow {
  readonly id: number;
  readonly parent_id: number | null;
  readonly kind: UnitKind;
  readonly name: string;
}

/** Kinds of unit that pupils go to. */
const schoolKinds: readonly UnitKind[] = ['centralSchool', 'campus'];

/** A name of a unit as it is compared: 五（1）班 is 五(1)班. */
export const placeKey = (name: string): string => name.normalize('NFKC').replaceAll(/\s/gu, '');

/** Begins a book. */
export const placeBook = (): PlaceBook => {
  const schools: string[] = [];
  const classes: { school: number; name: string }[] = [];
  const bySchool = new Map<string, number>();
  const byClass: Map<string, number>[] = [];
  return {
    schools,
    classes,
    schoolOf(name) {
      const known = bySchool.get(name);
      if (known !== undefined) return known;
      const key = placeKey(name);
      const at = bySchool.get(key) ?? schools.push(name) - 1;
      bySchool.set(key, at).set(name, at);
      return at;
    },
    classOf(school, name) {
      const own = byClass[school] ?? new Map<string, number>();
      byClass[school] = own;
      const known = own.get(name);
      if (known !== undefined) return known;
      const key = placeKey(name);
      const at = own.get(key) ?? classes.push({ school, name }) - 1;
      own.set(key, at).set(name, at);
      return at;
    },
  };
};

/** Units of the town that are open on a day, and those that open later; of two with one name the open one comes last and counts. */
const openUnits = (tx: Pick<BulkTransaction, 'run'>, townId: number, day: string): Promise<UnitRow[]> =>
  tx.run<UnitRow>(
    sql<UnitRow>`select id, parent_id, kind, name from unit where town_id = ${townId} and (to_on is null or to_on >= ${day})
      order by coalesce(from_on > ${day}, false) desc, id`.compile(sqlOf),
  );

/** The school that a unit lies in. */
const schoolAbove = (units: ReadonlyMap<number, UnitRow>, unit: UnitRow): number | null => {
  for (let at: UnitRow | undefined = unit; at !== undefined; at = units.get(at.parent_id ?? -1))
    if (schoolKinds.includes(at.kind)) return at.id;
  return null;
};

/** Schools of the town by the names that files give them. */
export const schoolsOf = async (
  tx: Pick<BulkTransaction, 'run'>,
  townId: number,
  day: string,
): Promise<ReadonlyMap<string, number>> => {
  const units = await openUnits(tx, townId, day);
  return new Map(
    units.filter(({ kind }) => schoolKinds.includes(kind)).map(({ id, name }) => [placeKey(name), id] as const),
  );
};

/**
 * Finds the units of the file's schools and classes.
 * @param write makes those that are missing; else they get numbers below 0
 */
export const findPlaces = async (
  tx: Pick<BulkTransaction, 'run'>,
  { townId, day, making, write }: { townId: number; day: string; making: Making; write: boolean },
  book: PlaceBook,
): Promise<FoundPlaces> => {
  // Two imports that bring the same new class must not make it twice.
  if (write && (making.schools || making.classes))
    await tx.run(sql`select pg_advisory_xact_lock(${unitLock}, ${townId}::int)`.compile(sqlOf));
  const rows = await openUnits(tx, townId, day);
  const units = new Map(rows.map((row) => [row.id, row] as const));
  const root = rows.find(({ parent_id }) => parent_id === null)?.id ?? 0;
  let unmade = 0;
  const make = async (wanted: readonly NewUnit[]): Promise<readonly number[]> => {
    if (wanted.length === 0) return [];
    if (!write)
      return wanted.map(() => {
        unmade -= 1;
        return unmade;
      });
    return makeUnits(tx, townId, wanted);
  };

  const known = new Map(
    rows.filter(({ kind }) => schoolKinds.includes(kind)).map(({ id, name }) => [placeKey(name), id] as const),
  );
  const newSchools = making.schools ? book.schools.filter((name) => !known.has(placeKey(name))) : [];
  const madeSchools = await make(newSchools.map((name) => ({ parentId: root, kind: 'campus', name, grade: null })));
  for (const [at, id] of madeSchools.entries()) known.set(placeKey(newSchools[at] ?? ''), id);
  const schools = book.schools.map((name) => known.get(placeKey(name)) ?? 0);

  const classKey = (school: number, name: string): string => `${school}/${placeKey(name)}`;
  const knownClasses = new Map(
    rows
      .filter(({ kind }) => kind === 'class')
      .map((row) => [classKey(schoolAbove(units, row) ?? 0, row.name), row.id] as const),
  );
  const keyOf = ({ school, name }: PlaceBook['classes'][number]): string => classKey(schools[school] ?? 0, name);
  const missing = making.classes ? book.classes.filter((each) => !knownClasses.has(keyOf(each))) : [];
  const madeClasses = await make(
    missing.map(({ school, name }) => ({
      parentId: schools[school] ?? root,
      kind: 'class',
      name,
      grade: gradeOfClass(name),
    })),
  );
  for (const [at, each] of missing.entries()) knownClasses.set(keyOf(each), madeClasses[at] ?? 0);
  return {
    schools,
    classes: book.classes.map((each) => knownClasses.get(keyOf(each)) ?? null),
    newSchools,
    newClasses: missing.map(({ school, name }) => `${book.schools[school] ?? ''} ${name}`),
    newIds: [...madeSchools, ...madeClasses],
    newNames: [...newSchools, ...missing.map(({ name }) => name)],
  };
};

/** The name of the unit in a column of `resolved`, of one that is not made yet too. */
export const unitName = (townId: number, column: string, { newIds, newNames }: FoundPlaces) =>
  sql`coalesce((select name from unit where town_id = ${townId} and id = resolved.${sql.ref(column)}),
    (select name from unnest(${newIds}::bigint[], ${newNames}::text[]) as made(id, name) where made.id = resolved.${sql.ref(column)}))`;

/** First key of the lock under which imports make units; the second is the town. */
export const unitLock = 1304;

interface NewUnit {
  readonly parentId: number;
  readonly kind: UnitKind;
  readonly name: string;
  readonly grade: number | null;
}

const makeUnits = async (
  tx: Pick<BulkTransaction, 'run'>,
  townId: number,
  wanted: readonly NewUnit[],
): Promise<readonly number[]> => {
  const rows = await tx.run<{ id: number; parent_id: number; name: string }>(
    sqlOf
      .insertInto('unit')
      .values(
        wanted.map(({ parentId, kind, name, grade }) => ({
          town_id: townId,
          parent_id: parentId,
          kind,
          name,
          grade,
        })),
      )
      .returning(['id', 'parent_id', 'name']),
  );
  const made = new Map(rows.map(({ id, parent_id, name }) => [`${parent_id}/${name}`, id] as const));
  return wanted.map(({ parentId, name }) => made.get(`${parentId}/${name}`) ?? 0);
};

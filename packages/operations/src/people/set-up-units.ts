import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import type { UnitKind } from '@plumbline/terms';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { placeKey, unitLock } from '../exam/import/places.ts';
import { type Answer, refuseInput } from '../problem.ts';
import type { InputFault } from '../record/parse-input.ts';
import { allows } from '../rights/declare.ts';
import { setupRights } from '../rights/setup.ts';
import { forgetTown, rootOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { checkText } from './check-text.ts';
import { className } from './class-name.ts';
import { notAdministrator } from './rights.ts';

/** A school with the number of classes in each of its grades. */
export interface WantedSchool {
  readonly name: string;
  readonly kind: 'centralSchool' | 'campus';
  readonly grades: readonly { readonly grade: number; readonly classes: number }[];
}

/** An office or a group; it belongs to the town where nothing is said of what it is under. */
export interface WantedGroup {
  readonly name: string;
  readonly kind: 'office' | 'subjectGroup' | 'researchGroup' | 'grade';
}

/** What is wanted of a town's units. */
export interface WantedUnits {
  readonly schools: readonly WantedSchool[];
  readonly groups: readonly WantedGroup[];
}

/** How many units were made, and how many were there already. */
export interface UnitsMade {
  readonly made: number;
  readonly there: number;
}

interface Row {
  readonly id: number;
  readonly parent_id: number | null;
  readonly kind: string;
  readonly name: string;
}

const mostSchools = 60;
const mostClasses = 40;
const mostGroups = 60;

const tooMany = (field: string, found: number, most: number): InputFault[] =>
  found <= most
    ? []
    : [
        {
          path: [field],
          text: [`一次有 ${found} 个，最多 ${most} 个；请分几次`, `There are ${found}, at most ${most} at a time`],
        },
      ];

const faultsOfNames = (field: 'schools' | 'groups', wanted: readonly { readonly name: string }[]): InputFault[] =>
  wanted.flatMap(({ name }, index) => {
    const isSecond = wanted.findIndex((other) => placeKey(other.name) === placeKey(name)) < index;
    const faults = checkText('name', ['名称', 'Name'], name, 60).map(({ text }) => text);
    if (isSecond)
      faults.push([`“${name.trim()}”写了两次，请去掉一个`, `“${name.trim()}” is there twice; leave one out`]);
    return faults.map((text) => ({ path: [field, String(index), 'name'], text }));
  });

const faultsOfGrades = (schools: readonly WantedSchool[]): InputFault[] =>
  schools.flatMap(({ grades }, index) =>
    grades.flatMap(({ grade, classes }, at) => {
      const isGrade = Number.isInteger(grade) && grade >= 1 && grade <= 9;
      const isCount = Number.isInteger(classes) && classes >= 0 && classes <= mostClasses;
      if (isGrade && isCount) return [];
      return [
        {
          path: ['schools', String(index), 'grades', String(at)],
          text: [
            `年级 ${grade}、班数 ${classes} 不能用；年级为 1 到 9，班数为 0 到 ${mostClasses}`,
            `Grade ${grade} with ${classes} classes cannot be; grades go from 1 to 9, classes from 0 to ${mostClasses}`,
          ] as const,
        },
      ];
    }),
  );

/** Makes those units that are not there yet. */
const unitMaker = (tx: Transaction, townId: number, rows: Row[]) => {
  let made = 0;
  let there = 0;
  const find = (parentId: number, kinds: readonly UnitKind[], name: string) =>
    rows.find(
      (row) =>
        row.parent_id === parentId && kinds.includes(row.kind as UnitKind) && placeKey(row.name) === placeKey(name),
    );
  const ensure = async (
    parentId: number,
    kind: UnitKind,
    name: string,
    more: { grade?: number | null; alike?: readonly UnitKind[] } = {},
  ): Promise<number> => {
    const known = find(parentId, more.alike ?? [kind], name);
    if (known !== undefined) {
      there += 1;
      return known.id;
    }
    const row = await tx.first(
      sqlOf
        .insertInto('unit')
        .values({ town_id: townId, parent_id: parentId, kind, name: name.trim(), grade: more.grade ?? null })
        .returning(['id', 'parent_id', 'kind', 'name']),
    );
    if (row === undefined) throw new Error('The unit was not inserted.');
    rows.push(row);
    made += 1;
    return row.id;
  };
  return { ensure, counts: (): UnitsMade => ({ made, there }) };
};

/**
 * Enters a town's schools with their classes, its offices and groups at once, all of them or none. What is there already,
 * by its name, stays as it is: the same entry again makes nothing twice.
 * @returns problems where the viewer may not, or an entry is wrong
 */
export const setUpUnits = async (
  deps: Deps,
  viewer: Viewer,
  { schools, groups }: WantedUnits,
): Promise<Answer<UnitsMade>> => {
  if (!allows(setupRights.acts.units, viewer)) return notAdministrator(viewer);
  const { townId } = viewer;
  const faults = [
    ...tooMany('schools', schools.length, mostSchools),
    ...tooMany('groups', groups.length, mostGroups),
    ...faultsOfNames('schools', schools),
    ...faultsOfNames('groups', groups),
    ...faultsOfGrades(schools),
  ];
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const root = rootOf(await townFacts(deps, townId));
  const counts = await transaction(deps.pool, viewer, async (tx) => {
    // Two who press the button at once must not make a school twice.
    await tx.run(sql`select pg_advisory_xact_lock(${unitLock}, ${townId}::int)`.compile(sqlOf));
    const rows = await tx.run<Row>(
      sqlOf
        .selectFrom('unit')
        .where('town_id', '=', townId)
        .where('to_on', 'is', null)
        .select(['id', 'parent_id', 'kind', 'name']),
    );
    const units = unitMaker(tx, townId, rows);
    for (const { name, kind, grades } of schools) {
      const school = await units.ensure(root, kind, name, { alike: ['campus', 'centralSchool'] });
      for (const { grade, classes } of grades)
        for (let number = 1; number <= classes; number += 1)
          await units.ensure(school, 'class', className(grade, number), { grade });
    }
    for (const { name, kind } of groups) await units.ensure(root, kind, name);
    return units.counts();
  });
  forgetTown(deps, townId);
  return { ok: true, ...counts };
};

import { sqlOf, transaction } from '@plumbline/database';
import { type UnitKind, unitKinds } from '@plumbline/terms';
import type { Deps } from '../deps.ts';
import { gradeOfClass } from '../exam/import/grade-of-class.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import type { InputFault } from '../record/parse-input.ts';
import { allows } from '../rights/declare.ts';
import { unitRights } from '../rights/unit.ts';
import { forgetTown, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { checkText } from './check-text.ts';
import { notAdministrator } from './rights.ts';

/** What is wanted of a new unit. */
export interface NewUnit {
  readonly parentId: number;
  readonly kind: UnitKind;
  readonly name: string;
  readonly code?: string | null | undefined;
  readonly fromOn?: string | null | undefined;
  /** Of a class or a group of a grade, 1 to 9; left out, what the name tells. */
  readonly grade?: number | null | undefined;
}

const faultsOfGrade = (grade: number | null | undefined): InputFault[] =>
  grade === null || grade === undefined || (Number.isInteger(grade) && grade >= 1 && grade <= 9)
    ? []
    : [
        {
          path: ['grade'],
          text: [`年级是 ${grade}，应为 1 到 9`, `The grade is ${grade}; 1 to 9 was expected`],
        },
      ];

/** Adds a unit under another one. */
export const createUnit = async (
  deps: Deps,
  viewer: Viewer,
  { parentId, kind, name, code = null, fromOn = null, grade = null }: NewUnit,
): Promise<Answer<{ unitId: number }>> => {
  if (!allows(unitRights.acts.keep, viewer)) return notAdministrator(viewer);
  const town = await townFacts(deps, viewer.townId);
  const faults = [...checkText('name', ['名称', 'Name'], name, 60), ...faultsOfGrade(grade)];
  if (!town.units.has(parentId))
    faults.push({
      path: ['parent'],
      text: ['没有这个上级单位；请另选', 'There is no such parent unit; please choose another'],
    });
  if (kind === 'town')
    faults.push({
      path: ['kind'],
      text: ['一个镇只有一个根单位；请选别的类型', 'A town has one root unit only; please choose another kind'],
    });
  if (!Object.hasOwn(unitKinds, kind))
    faults.push({ path: ['kind'], text: ['没有这种单位类型', 'There is no such kind of unit'] });
  if ([...town.units.values()].some((unit) => unit.parentId === parentId && unit.name === name.trim())) {
    faults.push({
      path: ['name'],
      text: [
        `这里已经有“${name.trim()}”；请换个名称`,
        `There is already “${name.trim()}” here; please choose another name`,
      ],
    });
  }
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const told = kind === 'class' || kind === 'grade' ? gradeOfClass(name) : null;
  const row = {
    town_id: viewer.townId,
    parent_id: parentId,
    kind,
    name: name.trim(),
    code,
    from_on: fromOn,
    grade: grade ?? told,
  };
  const unit = await transaction(deps.pool, viewer, (tx) =>
    tx.first(sqlOf.insertInto('unit').values(row).returning('id')),
  );
  forgetTown(deps, viewer.townId);
  if (unit === undefined) throw new Error('The unit was not inserted.');
  return { ok: true, unitId: unit.id };
};

/** Renames a unit, gives it its grade, or closes it from a day on. */
export const updateUnit = async (
  deps: Deps,
  viewer: Viewer,
  {
    unitId,
    name,
    toOn,
    grade,
  }: {
    unitId: number;
    name?: string | null | undefined;
    toOn?: string | null | undefined;
    grade?: number | null | undefined;
  },
): Promise<Answer<{ unitId: number }>> => {
  if (!allows(unitRights.acts.keep, viewer)) return notAdministrator(viewer);
  const faults = [
    ...(name === undefined || name === null ? [] : checkText('name', ['名称', 'Name'], name, 60)),
    ...faultsOfGrade(grade),
  ];
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const changed = await transaction(deps.pool, viewer, (tx) =>
    tx.first(
      sqlOf
        .updateTable('unit')
        .set((eb) => ({
          name: name ? name.trim() : eb.ref('name'),
          to_on: toOn === undefined ? eb.ref('to_on') : toOn,
          grade: grade === undefined ? eb.ref('grade') : grade,
        }))
        .where('town_id', '=', viewer.townId)
        .where('id', '=', unitId)
        .returning('id'),
    ),
  );
  forgetTown(deps, viewer.townId);
  return changed === undefined
    ? refuse(viewer.locale, 'NotFound', ['没有这个单位', 'There is no such unit'], { path: ['id'] })
    : { ok: true, unitId };
};

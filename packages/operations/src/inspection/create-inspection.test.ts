import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedInBoth } from '../testing/languages.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { createInspection, type NewInspection } from './create-inspection.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('inspections');
});
afterAll(() => town.close());

const wanted = (more: Partial<NewInspection> = {}): NewInspection => ({
  title: '作业批改专项检查',
  heldOn: '2026-11-18',
  unitId: town.east,
  inspectorIds: [town.people.inspector.personId],
  ...more,
});
const inspections = () =>
  readOnce(
    town.deps.pool,
    { townId: town.townId, personId: null },
    sqlOf.selectFrom('inspection').selectAll().orderBy('id'),
  );

describe('an inspection', () => {
  it('is entered with its inspectors, each once, in the plan year of its day', async () => {
    const { inspector, head } = town.people;
    const ids = [inspector.personId, head.personId, inspector.personId];
    const made = await createInspection(
      town.deps,
      town.people.admin,
      wanted({ title: ' 期中检查 ', large: true, inspectorIds: ids }),
    );
    const inspectionId = made.ok ? made.inspectionId : 0;
    expect((await inspections()).find(({ id }) => id === inspectionId)).toMatchObject({
      title: '期中检查',
      large: true,
      held_on: '2026-11-18',
      unit_id: town.east,
    });
    const inspectors = await readOnce(
      town.deps.pool,
      { townId: town.townId, personId: null },
      sqlOf
        .selectFrom('inspection_inspector')
        .where('inspection_id', '=', inspectionId)
        .select('person_id')
        .orderBy('person_id'),
    );
    expect(inspectors.map(({ person_id }) => person_id)).toEqual(
      [inspector.personId, head.personId].sort((a, b) => a - b),
    );
  });

  it.each([
    [{ title: '  ' }, 'title'],
    [{ title: '长'.repeat(121) }, 'title'],
    [{ unitId: 999_999 }, 'unit'],
    [{ inspectorIds: [999_999] }, 'inspectors'],
  ])('is refused with %j, and nothing is left behind', async (more, path) => {
    const before = await inspections();
    const refused = await refusedInBoth(town.people.admin, (viewer) =>
      createInspection(town.deps, viewer, wanted(more)),
    );
    expect(refused).toEqual([{ code: 'InvalidInput', path: [path] }]);
    expect(await inspections()).toEqual(before);
  });

  it('is entered by academic affairs alone', async () => {
    for (const viewer of [town.people.inspector, town.people.head, town.people.teacher])
      expect(await refusedInBoth(viewer, (each) => createInspection(town.deps, each, wanted()))).toEqual([
        { code: 'NotAllowed', path: null },
      ]);
  });

  it('takes findings, and only one that exists does', async () => {
    const made = await createInspection(town.deps, town.people.admin, wanted());
    const inspection = made.ok ? made.inspectionId : 0;
    const answer = await town.step(town.people.inspector, 'record', null, town.finding({ inspection }));
    expect(answer.ok).toBe(true);
    const missing = await town.step(town.people.inspector, 'record', null, town.finding({ inspection: 999_999 }));
    expect(missing).toMatchObject({ ok: false, problems: [{ code: 'InvalidInput', path: ['inspection'] }] });
  });
});

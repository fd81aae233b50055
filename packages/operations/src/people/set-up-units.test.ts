import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { townFacts } from '../town/facts.ts';
import { setUpUnits, type WantedUnits } from './set-up-units.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('units');
});
afterAll(() => town.close());

const setUp = (more: Partial<WantedUnits>, as = town.people.admin) =>
  setUpUnits(town.deps, as, { schools: [], groups: [], ...more });
const units = async () => [...(await townFacts(town.deps, town.townId)).units.values()];
const namesUnder = async (parentId: number | null) =>
  (await units()).filter((unit) => unit.parentId === parentId).map(({ name }) => name);

it('a school comes with its classes, each with its grade', async () => {
  const school = {
    name: '青石初中',
    kind: 'campus',
    grades: [
      { grade: 7, classes: 2 },
      { grade: 9, classes: 1 },
      { grade: 8, classes: 0 },
    ],
  } as const;
  expect(await setUp({ schools: [school] })).toEqual({ ok: true, made: 4, there: 0 });
  const all = await units();
  const id = all.find(({ name }) => name === '青石初中')?.id ?? 0;
  expect(all.filter(({ parentId }) => parentId === id).map(({ name, grade, kind }) => [name, grade, kind])).toEqual([
    ['七（1）班', 7, 'class'],
    ['七（2）班', 7, 'class'],
    ['九（1）班', 9, 'class'],
  ]);
});

it('the same entry again makes nothing twice, however the brackets are written, and adds what is new', async () => {
  const wanted = (classes: number) => ({
    schools: [{ name: '东片小学', kind: 'centralSchool' as const, grades: [{ grade: 1, classes }] }],
    groups: [{ name: '德育处', kind: 'office' as const }],
  });
  expect(await setUp(wanted(1))).toEqual({ ok: true, made: 2, there: 1 });
  expect(await setUp(wanted(2))).toEqual({ ok: true, made: 1, there: 3 });
  expect(await namesUnder(town.east)).toEqual(['一（1）班', '一（2）班']);
  expect(await setUp({ groups: [{ name: ' 德育处 ', kind: 'office' }] })).toEqual({ ok: true, made: 0, there: 1 });
});

it('two who press the button at once make one school', async () => {
  const wanted = { schools: [{ name: '北片小学', kind: 'campus' as const, grades: [{ grade: 2, classes: 2 }] }] };
  const answers = await Promise.all([setUp(wanted), setUp(wanted)]);
  expect(answers.map((answer) => answer.ok && answer.made).sort()).toEqual([0, 3]);
  expect((await namesUnder(town.root)).filter((name) => name === '北片小学')).toHaveLength(1);
});

it('says all that is wrong at once and makes nothing', async () => {
  const before = (await units()).length;
  const answer = await setUp({
    schools: [
      { name: ' ', kind: 'campus', grades: [{ grade: 10, classes: 1 }] },
      { name: '南片小学', kind: 'campus', grades: [{ grade: 1, classes: 41 }] },
      { name: '南片小学', kind: 'campus', grades: [] },
    ],
    groups: [{ name: '', kind: 'office' }],
  });
  expect(answer.ok ? [] : answer.problems.map(({ path }) => path?.join('.'))).toEqual([
    'schools.0.name',
    'schools.2.name',
    'groups.0.name',
    'schools.0.grades.0',
    'schools.1.grades.0',
  ]);
  expect(await units()).toHaveLength(before);
});

it('is academic affairs’ alone', async () => {
  const answer = await setUp({ groups: [{ name: '办公室', kind: 'office' }] }, town.people.head);
  expect(answer).toMatchObject({ ok: false, problems: [{ code: 'NotAllowed' }] });
});

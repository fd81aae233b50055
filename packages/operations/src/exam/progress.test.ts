import { afterAll, beforeAll, expect, it } from 'vitest';
import { entryProgress } from './progress.ts';
import { type ExamTown, examTown } from './testing/exam-town.ts';

let town: ExamTown;
beforeAll(async () => {
  town = await examTown('progress');
});
afterAll(() => town.close());

const countsOf = async (id: number) =>
  (await entryProgress(town.deps, town.people.admin, { id })).map(({ className, pupils, entered }) => [
    className,
    pupils,
    entered,
  ]);

it('counts the pupils of each class and the marks that are there', async () => {
  const examId = await town.open({ code: 'whole' });
  await town.enter(examId, town.classes.west, (place) => (place < 4 ? '70' : ''));
  expect(await countsOf(examId)).toEqual([
    ['六（1）班', 12, 0],
    ['六（2）班', 12, 0],
    ['六（1）班', 6, 4],
  ]);
});

it('of a sampled session counts those who were drawn, whoever else an import brought', async () => {
  const examId = await town.open({ code: 'drawn', sample: { size: 3, seed: 'x' } });
  await town.enter(examId, town.classes.west, () => '70');
  await town.rows(
    `insert into pupils.entrant (town_id, exam_id, pupil_id, from_revision, unit_id, class_id)
      select e.town_id, ${examId}, e.pupil_id, 1, e.unit_id, e.class_id from pupils.enrolment e
      where e.class_id = ${town.classes.west}
        and not exists (select from pupils.sample s where s.exam_id = ${examId} and s.pupil_id = e.pupil_id) returning 1`,
  );
  const counts = await countsOf(examId);
  expect(counts.at(-1)).toEqual(['六（1）班', 3, 3]);
  expect(counts.reduce((sum, [, pupils]) => sum + Number(pupils), 0)).toBe(6);
});

import type { At, SanctionTown } from './sanction-town.ts';

/** The town's two campuses and their head teachers' agreements, all missed by one session. */
export const missedAgreements = async (town: SanctionTown, code = 'MAIN') => {
  const examId = await town.exam(code);
  await town.results(examId, 1, [
    { group: town.east, n: 100, mean: 60, pass: 50, excellent: 10, low: 20 },
    { group: town.west, n: 100, mean: 58, pass: 50, excellent: 10, low: 20 },
    { group: town.teacher.personId, grouping: 'teacher', n: 40, mean: 55, pass: 15, excellent: 2, low: 12 },
    { group: town.people.other.personId, grouping: 'teacher', n: 40, mean: 99, pass: 40, excellent: 40, low: 0 },
  ]);
  const [east, west, teacher, met] = [
    await town.agreed('campusHead', town.east, town.head),
    await town.agreed('campusHead', town.west, town.westHead),
    await town.agreed('teacher', town.east, town.teacher),
    await town.agreed('teacher', town.east, town.people.other),
  ];
  const judged = await town.evaluate(examId, [east, west, teacher, met]);
  return { examId, east: judged[0] as At, west: judged[1] as At, teacher: judged[2] as At, met: judged[3] as At };
};

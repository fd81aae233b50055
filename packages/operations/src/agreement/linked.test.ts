import { sqlOf, transaction } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUnit } from '../people/units.ts';
import { readSubjects } from './figures.ts';
import { type AgreeingTown, agreeingTown } from './testing/agreeing-town.ts';

let town: AgreeingTown;
let sixth: number;
beforeAll(async () => {
  town = await agreeingTown('linked');
  sixth = await unit('grade', '六年级组', town.east);
});
afterAll(() => town.close());

const unit = async (kind: 'grade' | 'subjectGroup', name: string, parentId: number): Promise<number> => {
  const made = await createUnit(town.deps, town.people.admin, { parentId, kind, name });
  if (!made.ok) throw new Error(made.problems[0]?.message);
  return made.unitId;
};

const targets = [{ indicator: 'meanScore', comparison: 'atLeast', value: '70', mandatory: true }];

/** An agreement with a leader who is linked to a unit, evaluated by a session. */
const evaluated = async (unitId: number, name: string, examId: number) => {
  const leader = await town.person(name, 'linkedLeader', unitId);
  const draft = { party: 'linkedLeader', unit: unitId, partyB: leader.personId, targets };
  const half = await town.done(town.sign(town.leader, await town.offered(draft)));
  const inForce = await town.done(town.sign(leader, half));
  const { recordId } = await town.done(town.agreement(town.people.admin, 'evaluate', inForce, { exam: examId }));
  return transaction(town.deps.pool, { townId: town.townId, personId: null }, (tx) =>
    tx.first(
      sqlOf
        .selectFrom('agreement_evaluation')
        .where('town_id', '=', town.townId)
        .where('record_id', '=', recordId)
        .select(['outcome', 'targets']),
    ),
  );
};

describe('a linked leader', () => {
  const figures = { pass: 0, excellent: 0, low: 0, grouping: 'class' } as const;
  let examId: number;
  beforeAll(async () => {
    examId = await town.exam('linked');
    await town.results(examId, 1, [
      { group: 901, n: 20, mean: 80, grade: 6, ...figures },
      { group: 902, n: 10, mean: 50, grade: 6, ...figures },
      { group: 903, n: 30, mean: 10, grade: 5, ...figures },
      { group: town.east, n: 60, mean: 40, ...figures, grouping: 'campus' },
    ]);
  });

  it('is assessed with the classes of the grade and no others (O4)', async () => {
    const found = await evaluated(sixth, '关联', examId);
    expect(found).toMatchObject({ outcome: 'met', targets: [{ found: '70', met: true, n: 30 }] });
  });

  it('is assessed with the deviation of all its pupils together', async () => {
    const [[subject] = []] = await transaction(town.deps.pool, { townId: town.townId, personId: null }, (tx) =>
      readSubjects(tx, town.townId, { examId, revision: 1 }, [
        { group: { grouping: 'grade', groupId: sixth }, subject: null },
      ]),
    );
    const squares = 20 * 80 ** 2 + 19 * 12 ** 2 + 10 * 50 ** 2 + 9 * 12 ** 2;
    expect(subject?.sd).toBeCloseTo(Math.sqrt((squares - 2100 ** 2 / 30) / 29), 9);
    expect(subject).toMatchObject({ n: 30, sumHundredths: 210_000, small: false });
  });

  it('of a subject is assessed in that subject; without its figures nothing is evaluated', async () => {
    const chinese = await unit('subjectGroup', '语文学科组', town.root);
    expect(await evaluated(chinese, '语挂', examId)).toMatchObject({ outcome: 'notEvaluated' });
    const maths = await unit('subjectGroup', '数学学科组', town.root);
    await town.results(examId, 1, [{ group: town.root, n: 60, mean: 69.99, ...figures, grouping: 'town' }]);
    expect(await evaluated(maths, '数挂', examId)).toMatchObject({ outcome: 'missed', targets: [{ found: '69.99' }] });
  });

  it('of a unit whose grade nobody knows is not evaluated', async () => {
    const middle = await unit('grade', '中段年级组', town.east);
    expect(await evaluated(middle, '中段', examId)).toMatchObject({ outcome: 'notEvaluated' });
  });
});

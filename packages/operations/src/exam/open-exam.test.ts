import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedInBoth } from '../testing/languages.ts';
import { readExam } from './exam.ts';
import type { NewExam } from './new-exam.ts';
import { openExam } from './open-exam.ts';
import { drawKey } from './sample.ts';
import { type ExamTown, examTown } from './testing/exam-town.ts';

let town: ExamTown;
beforeAll(async () => {
  town = await examTown('open');
});
afterAll(() => town.close());

const told = async (more: Partial<NewExam>, viewer = town.people.admin) =>
  refusedInBoth(viewer, (reader) => openExam(town.deps, reader, town.exam(more)), ['六年级数学监测', '数学', '语文']);

describe('opening a session', () => {
  it('takes thresholds from the plan year, and gives every school a task', async () => {
    const examId = await town.open({ code: 'plain', enterBy: '2026-11-20' });
    expect(await readExam(town.deps, town.people.admin, { id: examId })).toMatchObject({
      code: 'plain',
      kind: 'monitoring',
      unitId: town.root,
      grades: [6],
      zeroFor: [],
      revision: 0,
      publishedRevision: null,
      lawProfile: 'moe-2021',
      subjects: [
        {
          position: 1,
          name: '数学',
          fullMark: 10_000,
          passPercent: '60.00',
          excellentPercent: '85.00',
          lowPercent: '40.00',
          weight: '1.0000',
        },
      ],
      tasks: [
        { unitId: town.east, personId: null, enterBy: '2026-11-20' },
        { unitId: town.west, personId: null, enterBy: '2026-11-20' },
      ],
    });
  });

  it('is refused by the law profile with source and offers, and recorded with reason and basis where somebody goes on', async () => {
    const answer = await openExam(
      town.deps,
      town.people.admin,
      town.exam({ code: 'monthly', kind: 'monthly', goOn: null }),
    );
    expect(answer.ok).toBe(false);
    if (answer.ok) return;
    const [problem] = answer.problems;
    expect(problem?.code).toBe('LawObjection');
    expect(problem?.objections?.map(({ rule }) => rule)).toEqual(['noCrossSchoolExams', 'noFrequentExams']);
    for (const { title, text, source, offers } of problem?.objections ?? [])
      for (const each of [title, text, source, offers]) expect(each).not.toBe('');
    expect(await town.rows("select from exam where code = 'monthly'")).toHaveLength(0);
    expect(await told({ code: 'monthly', kind: 'monthly', goOn: { reason: ' ', legalBasis: '' } })).toEqual([
      { code: 'InvalidInput', path: ['goOn', 'reason'] },
      { code: 'InvalidInput', path: ['goOn', 'legalBasis'] },
    ]);
    const examId = await town.open({ code: 'monthly', kind: 'monthly' });
    expect(
      await town.rows(
        `select act, rule, reason, person_id from exam_objection where exam_id = ${examId} order by rule`,
      ),
    ).toEqual(
      ['noCrossSchoolExams', 'noFrequentExams'].map((rule) => ({
        act: 'open',
        rule,
        reason: town.goOn.reason,
        person_id: town.people.admin.personId,
      })),
    );
  });

  it('asks nobody where the law has nothing against it', async () => {
    const more = { code: 'sampled', sample: { size: 4, seed: 'seed-1' }, goOn: null };
    const examId = await town.open(more);
    expect(await town.rows(`select from exam_objection where exam_id = ${examId}`)).toHaveLength(0);
  });

  it('counts all grades where none is named', async () => {
    expect(await told({ code: 'all', grades: [], goOn: null })).toEqual([{ code: 'LawObjection', path: null }]);
  });

  it('notices a second final of a term', async () => {
    const final = { kind: 'final', unitId: town.east, goOn: null } as const;
    await town.open({ ...final, code: 'final-1' });
    expect(await told({ ...final, code: 'final-2' })).toEqual([{ code: 'LawObjection', path: null }]);
    await town.open({ ...final, code: 'final-3', grades: [5] });
  });

  it('draws the sample that its seed says, and anybody can draw it again', async () => {
    const examId = await town.open({ code: 'drawn', sample: { size: 5, seed: 'autumn' } });
    const drawn = await town.rows<{ token: string }>(
      `select p.token from pupils.sample s join pupils.pupil p on p.town_id = s.town_id and p.id = s.pupil_id where s.exam_id = ${examId}`,
    );
    const expected = [town.east, town.west].flatMap((unitId) =>
      town.pupils
        .filter((pupil) => pupil.unitId === unitId)
        .map(({ token }) => token)
        .sort((a, b) => (drawKey('autumn', a) < drawKey('autumn', b) ? -1 : 1))
        .slice(0, 5),
    );
    expect(drawn.map(({ token }) => token).sort()).toEqual(expected.sort());
    expect(drawKey('autumn', 'A01')).toBe('b52128156e43d9bc590771147eaf25e7bfb61b3825d5678ab4330b1f875726f8');
    expect(await town.rows(`select purpose, pupils from pupils.read_log where exam_id = ${examId}`)).toEqual([
      { purpose: 'draw', pupils: 30 },
    ]);
  });

  it('draws nobody without a roster, and says so instead of opening a session for all', async () => {
    expect(await told({ code: 'nobody', grades: [5], sample: { size: 5 } })).toEqual([
      { code: 'InvalidInput', path: ['sample'] },
    ]);
    expect(await town.rows("select from exam where code = 'nobody'")).toHaveLength(0);
  });

  it('for a class draws among its own pupils', async () => {
    const examId = await town.open({
      code: 'class',
      kind: 'schoolCheck',
      unitId: town.classes.two,
      sample: { size: 3 },
    });
    const drawn = await town.rows<{ token: string }>(
      `select p.token from pupils.sample s join pupils.pupil p on p.town_id = s.town_id and p.id = s.pupil_id where s.exam_id = ${examId}`,
    );
    expect(drawn.map(({ token }) => token[0])).toEqual(['B', 'B', 'B']);
  });

  it.each<[string, Partial<NewExam>, readonly (readonly string[])[]]>([
    ['a code with a blank', { code: 'm 1' }, [['code']]],
    ['a code that is taken', { code: 'plain' }, [['code']]],
    ['no title', { title: ' ' }, [['title']]],
    ['a day beyond every plan year', { heldOn: '2031-01-01' }, [['heldOn']]],
    ['grade 10', { grades: [10] }, [['grades']]],
    ['no subject', { subjects: [] }, [['subjects']]],
    ['a full mark of 0', { subjects: [{ name: '数学', fullMark: '0' }] }, [['subjects', '0', 'fullMark']]],
    ['a full mark in hex', { subjects: [{ name: '数学', fullMark: '0x64' }] }, [['subjects', '0', 'fullMark']]],
    [
      'a subject twice',
      {
        subjects: [
          { name: '数学', fullMark: '100' },
          { name: '数学', fullMark: '100' },
        ],
      },
      [['subjects', '1', 'name']],
    ],
    [
      'lines that do not rise',
      { subjects: [{ name: '数学', fullMark: '100', passPercent: '90' }] },
      [['subjects', '0', 'passPercent']],
    ],
    ['exempt as zero', { zeroFor: ['EXEMPT'] }, [['zeroFor']]],
    ['entry before the day', { enterBy: '2026-11-01' }, [['enterBy']]],
    ['a task for no school', { tasks: [{ unitId: 1 }] }, [['tasks']]],
    ['an empty sample', { sample: { size: 0 } }, [['sample']]],
  ])('with %s says so', async (_, more, paths) => {
    expect(await told({ code: 'faulty', ...more })).toEqual(paths.map((path) => ({ code: 'InvalidInput', path })));
  });

  it('for entry by a stranger says so', async () => {
    expect(await told({ code: 'stranger', tasks: [{ unitId: town.east, personId: 987_654 }] })).toEqual([
      { code: 'InvalidInput', path: ['tasks'] },
    ]);
  });

  it('is for academic affairs, and for a head within the campus', async () => {
    const check = { code: 'check', kind: 'schoolCheck', unitId: town.east } as const;
    const notAllowed = [{ code: 'NotAllowed', path: null }];
    for (const [name, viewer] of Object.entries(town.everybody)) {
      if (name === 'admin') continue;
      expect([name, await told({ code: `by-${name}` }, viewer)]).toEqual([name, notAllowed]);
      if (name === 'head' || name === 'deputy') continue;
      expect([name, await told(check, viewer)]).toEqual([name, notAllowed]);
    }
    expect(await told({ ...check, kind: 'monitoring' }, town.people.head)).toEqual(notAllowed);
    await town.open(check, town.people.head);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExamFacts, readExam } from './exam.ts';
import type { Grouping } from './kinds.ts';
import { loadSight, seesDrafts, seesExam, shownOf, shownOfDraft, subjectsRead } from './sight.ts';
import { type ExamTown, examTown } from './testing/exam-town.ts';

let town: ExamTown;
let exam: ExamFacts;
beforeAll(async () => {
  town = await examTown('sight');
  const found = await readExam(town.deps, town.people.admin, { id: await town.open() });
  if (found === null) throw new Error('The session is not there.');
  exam = found;
});
afterAll(() => town.close());

const group = (
  grouping: Grouping,
  groupId: number,
  campusId: number | null,
  more: { small?: boolean; subject?: string | null } = {},
) => ({
  grouping,
  groupId,
  campusId,
  subject: '数学' as string | null,
  small: false,
  ...more,
});

/** What each person is shown: f figures, c the count only, - nothing; in the order of the groups below. */
const shown = async (small: boolean, by: typeof shownOf) => {
  const { east, west, root, classes, people } = town;
  const groups = [
    group('town', root, null, { small }),
    group('campus', east, east, { small }),
    group('campus', west, west, { small }),
    group('class', classes.one, east, { small }),
    group('class', classes.one, east, { small, subject: null }),
    group('class', classes.one, east, { small, subject: '语文' }),
    group('class', classes.west, west, { small }),
    group('teacher', people.teacher.personId, east, { small }),
    group('teacher', people.westTeacher.personId, west, { small }),
  ];
  const lines: Record<string, string> = {};
  for (const [name, viewer] of Object.entries(town.everybody)) {
    const sight = await loadSight(town.deps, viewer);
    lines[name] = groups.map((each) => ({ figures: 'f', count: 'c', nothing: '-' })[by(sight, exam, each)]).join('');
  }
  return lines;
};

const nobody = {
  inspector: '---------',
  researchLead: '---------',
  moralEducation: '---------',
  generalOffice: '---------',
  partySecretary: '---------',
  partyMember: '---------',
  countyViewer: '---------',
  integrator: '---------',
};

describe('who sees which figures', () => {
  it('of ordinary groups once they are published', async () => {
    expect(await shown(false, shownOf)).toEqual({
      ...nobody,
      admin: 'fffffffff',
      groupHead: 'fffffff--',
      groupDeputy: 'fffffff--',
      groupMember: 'fffffff--',
      head: 'ffffff-f-',
      deputy: 'ffffff-f-',
      westHead: 'fff---f-f',
      linkedLeader: 'fff------',
      subjectAdmin: 'fff------',
      subjectLead: 'fff------',
      teachingResearch: 'fff------',
      gradeHead: 'f--fff---',
      classTeacher: 'f--fff---',
      teacher: 'f--f---f-',
      other: 'f--------',
      westTeacher: 'f-----f-f',
      idle: 'f--------',
    });
  });

  it('of small groups: whoever reads those pupils’ marks, and of a campus those who lead it', async () => {
    expect(await shown(true, shownOf)).toEqual({
      ...nobody,
      admin: 'fffcccccc',
      groupHead: 'fffcccc--',
      groupDeputy: 'fffcccc--',
      groupMember: 'fffcccc--',
      head: 'cfcccc-c-',
      deputy: 'cfcccc-c-',
      westHead: 'ccf---c-c',
      linkedLeader: 'ccc------',
      subjectAdmin: 'ccc------',
      subjectLead: 'ccc------',
      teachingResearch: 'ccc------',
      gradeHead: 'c--ccc---',
      classTeacher: 'c--fff---',
      teacher: 'c--f---f-',
      other: 'c--------',
      westTeacher: 'c-----f-f',
      idle: 'c--------',
    });
  });

  it('of a draft: academic affairs, and a campus its own', async () => {
    const drafts = await shown(false, shownOfDraft);
    const seen = Object.entries(drafts).filter(([, line]) => line !== '---------');
    expect(Object.fromEntries(seen)).toEqual({
      admin: 'fffffffff',
      head: '-f-fff-f-',
      deputy: '-f-fff-f-',
      westHead: '--f---f-f',
    });
    for (const [name, viewer] of Object.entries(town.everybody))
      expect([name, seesDrafts(await loadSight(town.deps, viewer), exam)]).toEqual([
        name,
        name in Object.fromEntries(seen),
      ]);
  });

  it('of pupils by name: who teaches them today, in the subject taught, and the class teacher', async () => {
    const read: Record<string, unknown> = {};
    for (const [name, viewer] of Object.entries(town.everybody)) {
      const subjects = subjectsRead(await loadSight(town.deps, viewer), exam, town.classes.one);
      if (subjects === 'all' || subjects.length > 0) read[name] = subjects;
    }
    expect(read).toEqual({ teacher: ['数学'], classTeacher: 'all' });
  });

  it('of a session of another campus: nobody of this one', async () => {
    const check = { ...exam, unitId: town.west, tasks: [] };
    const sees: string[] = [];
    for (const [name, viewer] of Object.entries(town.everybody))
      if (seesExam(await loadSight(town.deps, viewer), check)) sees.push(name);
    expect(sees).not.toContain('head');
    expect(sees).not.toContain('teacher');
    expect(sees).toEqual(expect.arrayContaining(['admin', 'westHead', 'westTeacher', 'idle', 'linkedLeader']));
  });

  it('ends with the teaching: a former teacher reads no names, and still sees the class as it was on that day', async () => {
    const { setTeaching } = await import('../teaching/set-teaching.ts');
    const { admin, teacher, other } = town.people;
    const change = { classId: town.classes.one, subject: '数学', personId: other.personId, fromOn: '2026-11-18' };
    expect(await setTeaching(town.deps, admin, change)).toMatchObject({ ok: true });
    const [before, after] = [await loadSight(town.deps, teacher), await loadSight(town.deps, other)];
    expect([subjectsRead(before, exam, town.classes.one), subjectsRead(after, exam, town.classes.one)]).toEqual([
      [],
      ['数学'],
    ]);
    const own = group('class', town.classes.one, town.east);
    expect([shownOf(before, exam, own), shownOf(before, exam, { ...own, small: true })]).toEqual(['figures', 'count']);
  });
});

import { sqlOf, transaction } from '@plumbline/database';
import type { Role } from '@plumbline/terms';
import { sql } from 'kysely';
import { createUnit } from '../../people/units.ts';
import type { Answer } from '../../problem.ts';
import { setTeaching } from '../../teaching/set-teaching.ts';
import { type SmallTown, smallTown } from '../../testing/world.ts';
import type { Viewer } from '../../viewer.ts';
import { saveScores } from '../entry/save-scores.ts';
import { scoreTable } from '../entry/score-table.ts';
import type { NewExam } from '../new-exam.ts';
import { openExam } from '../open-exam.ts';
import { publishExam } from '../publish-exam.ts';

const sure = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.problems.map(({ code, message }) => `${code}: ${message}`).join('; '));
  return answer;
};

/** Roles that hold a post in the town beside those of the small town, each at the root. */
const offices: readonly Role[] = [
  'groupHead',
  'groupDeputy',
  'groupMember',
  'linkedLeader',
  'subjectAdmin',
  'subjectLead',
  'researchLead',
  'moralEducation',
  'teachingResearch',
  'generalOffice',
  'partySecretary',
  'partyMember',
  'countyViewer',
  'integrator',
];

/** A pupil of the town: number, name, school, class, entry score. */
export interface TownPupil {
  readonly token: string;
  readonly name: string;
  readonly unitId: number;
  readonly classId: number;
}

const goOn = { reason: '抽样监测条件不具备，先行试点', legalBasis: '镇领导小组 2026 年第 3 号纪要' };

/**
 * The small town with three classes and their pupils: two classes of 12 in the east, one of 6, a small group, in the west;
 * 李思雨 teaches 数学 in the first, 王丽 in the second, 龙飞 in the third; 高洁 is class teacher of the first.
 */
export const examTown = async (code = 'exams', base?: SmallTown) => {
  const town = base ?? (await smallTown(code));
  const { deps, people, east, west, root, townId } = town;
  const { admin, teacher, other } = people;
  const classUnit = async (parentId: number, name: string) =>
    sure(await createUnit(deps, admin, { parentId, kind: 'class', name, grade: 6 })).unitId;
  const classes = {
    one: await classUnit(east, '六（1）班'),
    two: await classUnit(east, '六（2）班'),
    west: await classUnit(west, '六（1）班'),
  };
  const office: Partial<Record<Role, Viewer>> = {};
  for (const role of offices) office[role] = await town.person(`某${role}`, role, root);
  const more = {
    deputy: await town.person('郑副', 'campusDeputy', east),
    gradeHead: await town.person('年级', 'gradeHead', east),
    classTeacher: await town.person('高洁', 'classTeacher', classes.one),
    westTeacher: await town.person('龙飞', 'teacher', west),
    idle: await town.person('闲人', 'teacher', west),
  };
  const teach = async (classId: number, subject: string, who: Viewer) =>
    sure(await setTeaching(deps, admin, { classId, subject, personId: who.personId, fromOn: '2026-09-01' }));
  await teach(classes.one, '数学', teacher);
  await teach(classes.two, '数学', other);
  await teach(classes.west, '数学', more.westTeacher);
  const plan = (prefix: string, count: number, unitId: number, classId: number): TownPupil[] =>
    Array.from({ length: count }, (_, index) => ({
      token: `${prefix}${String(index + 1).padStart(2, '0')}`,
      name: `学生${prefix}${index + 1}`,
      unitId,
      classId,
    }));
  const pupils = [
    ...plan('A', 12, east, classes.one),
    ...plan('B', 12, east, classes.two),
    ...plan('C', 6, west, classes.west),
  ];
  await transaction(deps.pool, { townId, personId: admin.personId, as: 'pupils' }, async (tx) => {
    const rows = JSON.stringify(pupils);
    await tx.run(
      sql`with given as (select * from jsonb_to_recordset(${rows}::jsonb) as g (token text, name text, "unitId" bigint, "classId" bigint)),
        made as (insert into pupils.pupil (town_id, token, token_kind, name, created_at)
          select ${townId}, token, 'school', name, now() from given returning id, token)
        insert into pupils.enrolment (town_id, pupil_id, unit_id, class_id, from_on)
          select ${townId}, made.id, given."unitId", given."classId", '2026-08-01' from made join given using (token)`.compile(
        sqlOf,
      ),
    );
  });
  const exam = (more: Partial<NewExam> = {}): NewExam => ({
    code: 'm1',
    title: '六年级数学监测',
    kind: 'monitoring',
    heldOn: '2026-11-16',
    unitId: root,
    grades: [6],
    subjects: [{ name: '数学', fullMark: '100' }],
    goOn,
    ...more,
  });
  const open = async (more: Partial<NewExam> = {}, who: Viewer = admin): Promise<number> =>
    sure(await openExam(deps, who, exam(more))).examId;
  /** Enters a class's table as academic affairs; `mark` gives what is typed for the pupil at a place. */
  const enter = async (
    examId: number,
    classId: number,
    mark: (place: number) => string,
    { subject = 1, who = admin, correction = false }: { subject?: number; who?: Viewer; correction?: boolean } = {},
  ): Promise<number> => {
    const { table } = sure(await scoreTable(deps, who, { examId, classId, subject, correction }));
    const cells = table.pupils.map(({ pupilId }, place) => ({ pupilId, typed: mark(place) }));
    const key = { examId, classId, subject, correction, expectedRevision: table.revision, idempotencyKey: town.key() };
    return sure(await saveScores(deps, who, { ...key, cells })).revision;
  };
  const publish = async (examId: number, expectedRevision: number, who: Viewer = admin) =>
    sure(await publishExam(deps, who, { examId, expectedRevision, goOn }));
  return {
    ...town,
    goOn,
    classes,
    pupils,
    people: { ...people, ...more, ...(office as Record<'groupHead', Viewer>) },
    /** Everybody by role or name. */
    everybody: { ...people, ...more, ...office } as Readonly<Record<string, Viewer>>,
    office: (role: Role): Viewer => office[role] as Viewer,
    exam,
    open,
    enter,
    publish,
    /** A session with a mark for everybody, published: marks rise from class to class so that the groups differ. */
    published: async (more: Partial<NewExam> = {}): Promise<number> => {
      const examId = await open(more);
      await enter(examId, classes.one, (place) => String(50 + place * 3.5));
      await enter(examId, classes.two, (place) => (place === 0 ? '缺考' : String(60 + place * 2)));
      const revision = await enter(examId, classes.west, (place) => String(37.25 + place));
      await publish(examId, revision);
      return examId;
    },
    /** Rows of a table of pupils, read past everything. */
    rows: <Row>(statement: string): Promise<Row[]> =>
      transaction(deps.pool, { townId, personId: null, as: 'pupils' }, (tx) =>
        tx.run<Row>(sql<Row>`${sql.raw(statement)}`.compile(sqlOf)),
      ),
  };
};

/** A town with classes, pupils and sessions. */
export type ExamTown = Awaited<ReturnType<typeof examTown>>;

import type { Role } from '@plumbline/terms';
import { type At, byProblems, called, change, isThere, listed, nobody, query } from './testing/asks.ts';
import { allBut, group, heads } from './testing/columns.ts';
import type { RightsTable } from './testing/table.ts';

/** Posts that look at sessions at the level of campuses. */
const level: readonly Role[] = ['linkedLeader', 'subjectAdmin', 'subjectLead', 'teachingResearch'];
const columns = {
  office: ['admin'],
  group,
  level,
  heads,
  grade: ['gradeHead'],
  class: ['classTeacher'],
  teacher: ['teacher'],
  rest: allBut('admin', ...group, ...level, ...heads, 'gradeHead', 'classTeacher', 'teacher'),
} as const satisfies Record<string, readonly Role[]>;

const withExam = (more: Readonly<Record<string, unknown>>) => (at: At) => ({ exam: at.id('exam'), ...more });
const empty = { problems: '', causes: '', worked: '', failed: '' };
const session = { code: 'x', title: '', heldOn: '2026-12-16', subjects: [{ name: '数学', fullMark: '100' }] };
const opening = (kind: string) => change((at) => ({ ...session, kind, unit: at.id('unit') }));
/** The pupil does not exist: looked at after the right. */
const typed = { subject: 1, expectedRevision: 0, cells: [{ pupil: nobody('person'), mark: '1' }] };
const compared = (by: string) =>
  query(
    '{ groups { group } }',
    (found: { groups: readonly { group: string }[] } | null, at) =>
      found?.groups.some(
        (each) => each.group === at.id(by === 'CLASS' ? 'class' : by === 'TEACHER' ? 'person' : 'unit'),
      ) ?? false,
    (at) => ({ exam: at.fixed('exam', 'town'), by }),
  );

/**
 * Sessions, marks and figures. Heads, the head of grade, the class teacher of 六（1）班 and its teacher of 数学 are of the
 * east. Everybody whose post concerns a session knows of it, and is told where something of it is not theirs to do.
 */
export const exams: RightsTable = [
  {
    // A session of the town, a check in the east, a check in the west, all published.
    places: ['town', 'east', 'west'],
    columns,
    asks: {
      exams: listed('exam'),
      exam: called('exam', 'code'),
      examPublish: change(withExam({ expectedRevision: 99 })),
      examUndoImport: change(withExam({ revision: 1 })),
      examAnalysisSave: change(withExam(empty)),
    },
    grid: `
                        office group level heads grade class teacher rest
      exams             yyy    yyy   yyy   yy-   yy-   yy-   yy-     ---
      exam              yyy    yyy   yyy   yy-   yy-   yy-   yy-     ---
      examPublish       yyy    nnn   nnn   ny-   nn-   nn-   nn-     ---
      examUndoImport    yyy    nnn   nnn   nn-   nn-   nn-   nn-     ---
      examAnalysisSave  yyy    nnn   nnn   nn-   nn-   nn-   nn-     ---
    `,
  },
  {
    // With a finding in the east that the person recorded; who records none, has none to link.
    places: ['town', 'east', 'west'],
    columns: {
      office: ['admin'],
      others: [...group, 'linkedLeader'],
      heads,
      rest: allBut('admin', ...group, 'linkedLeader', ...heads),
    },
    asks: { examLinkFinding: change((at) => ({ exam: at.id('exam'), case: at.fixed('case', 'recorder') })) },
    grid: `
                       office others heads rest
      examLinkFinding  yyy    nnn    yy-   ---
    `,
  },
  {
    // The east and the west, in a session of the town; what is still to be entered, in another one.
    places: ['same', 'other'],
    columns,
    asks: {
      'examAnalysisSave/unit': change((at) => ({ exam: at.fixed('exam', 'town'), unit: at.id('unit'), ...empty })),
      'examComparison/campus': compared('CAMPUS'),
      examMatrix: query(
        '{ campuses { campus } }',
        (found: { campuses: readonly { campus: string }[] } | null, at) =>
          found?.campuses.some(({ campus }) => campus === at.id('unit')) ?? false,
        (at) => ({ exam: at.fixed('exam', 'town') }),
      ),
      examTrend: query(
        '{ code }',
        (points: readonly unknown[]) => points.length > 0,
        (at) => ({ grouping: 'CAMPUS', group: at.id('unit') }),
      ),
      examProgress: query(
        '{ campus }',
        (rows: readonly { campus: string }[], at) => rows.some(({ campus }) => campus === at.id('unit')),
        (at) => ({ exam: at.fixed('exam', 'draft') }),
      ),
    },
    grid: `
                             office group level heads grade class teacher rest
      examAnalysisSave/unit  yy     nn    nn    yn    nn    nn    nn      --
      examComparison/campus  yy     yy    yy    yy    --    --    --      --
      examMatrix             yy     yy    yy    yy    --    --    --      --
      examTrend              yy     yy    yy    yy    --    --    --      --
      examProgress           yy     --    --    y-    --    --    --      --
    `,
  },
  {
    // 六（1）班 and 六（2）班 of the east, 六（1）班 of the west, in a session of the town.
    places: ['own', 'same', 'other'],
    columns,
    asks: {
      'examComparison/class': compared('CLASS'),
      classPupils: query('{ revision }', isThere, (at) => ({ exam: at.fixed('exam', 'town'), class: at.id('class') })),
      scoreTable: query('{ problems { code message } }', byProblems, (at) => ({
        exam: at.fixed('exam', 'draft'),
        class: at.id('class'),
        subject: 1,
      })),
      scoresSave: change((at) => ({ exam: at.fixed('exam', 'draft'), class: at.id('class'), ...typed }), {
        keyed: true,
      }),
      teaching: query(
        '{ subject }',
        (rows: readonly unknown[]) => rows.length > 0,
        (at) => ({ class: at.id('class') }),
      ),
      teachingSet: change((at) => ({ class: at.id('class'), subject: '数学', teacher: nobody('person') }), {
        passed: ['NotFound'],
      }),
    },
    grid: `
                            office group level heads grade class teacher rest
      examComparison/class  yyy    yyy   ---   yy-   yy-   y--   y--     ---
      classPupils           ---    ---   ---   ---   ---   y--   y--     ---
      scoreTable            yyy    nnn   nnn   yyn   nnn   nnn   nnn     ---
      scoresSave            yyy    nnn   nnn   yyn   nnn   nnn   nnn     ---
      teaching              yyy    yyy   yyy   yyy   yyy   yyy   yyy     yyy
      teachingSet           yyy    nnn   nnn   yyn   nnn   nnn   nnn     nnn
    `,
  },
  {
    // The person's own figures, those of a teacher in the east, of one in the west; only the teacher has any.
    places: ['own', 'same', 'other'],
    columns,
    asks: { 'examComparison/teacher': compared('TEACHER') },
    grid: `
                              office group level heads grade class teacher rest
      examComparison/teacher  -yy    ---   ---   -y-   ---   ---   y--     ---
    `,
  },
  {
    places: ['town'],
    columns,
    asks: {
      'examComparison/town': query('{ total { n } }', isThere, (at) => ({
        exam: at.fixed('exam', 'town'),
        by: 'TOWN',
      })),
      lawCheck: query('{ __typename }', isThere, (at) => ({
        input: { kind: 'FINAL', heldOn: '2027-01-15', unit: at.fixed('unit', 'root') },
      })),
    },
    grid: `
                           office group level heads grade class teacher rest
      examComparison/town  y      y     y     y     y     y     y       -
      lawCheck             y      y     y     y     y     y     y       y
    `,
  },
  {
    // The unit of the person's post, the east, the west.
    places: ['own', 'same', 'other'],
    columns: { office: ['admin'], heads, rest: allBut('admin', ...heads) },
    asks: { 'examOpen/check': opening('SCHOOL_CHECK'), 'examOpen/monitoring': opening('MONITORING') },
    grid: `
                           office heads rest
      examOpen/check       yyy    yyn   nnn
      examOpen/monitoring  yyy    nnn   nnn
    `,
  },
];

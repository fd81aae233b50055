import { loadSight, readExam, seesExam, type Viewer } from '@plumbline/operations';
import { type ExamTown, examTown } from '@plumbline/operations/testing/exam';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled, executeReference } from '../gateway.ts';
import { encodeId } from '../global-id.ts';

let town: ExamTown;
let examId: number;
let draftId: number;
beforeAll(async () => {
  town = await examTown('examlist');
  examId = await town.published();
  draftId = await town.open({ code: 'draft', title: '六年级期中抽测', heldOn: '2026-11-17' });
  await town.enter(draftId, town.classes.west, (place) => String(37.25 + place));
});
afterAll(() => town?.close());

const run = async (
  viewer: Viewer,
  text: string,
  variables: Record<string, unknown> = {},
  execute: typeof executeCompiled = executeCompiled,
) => {
  const context = await createContext({ deps: town.deps, accounts: {} as never, viewer, mustChangePassword: false });
  const answer = await execute({ document: parse(text), context, request: { variables }, operationName: null });
  return JSON.parse(JSON.stringify(answer)) as { data?: Record<string, unknown>; errors?: { message: string }[] };
};
const ask = async <Data>(viewer: Viewer, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const { data, errors } = await run(viewer, text, variables);
  if (errors !== undefined) throw new Error(errors[0]?.message);
  return data as Data;
};

const whole = `id code title kind kindTitle heldOn planYear { title } unit { name } grades written allowNegative zeroFor sampled sampleSize
  sampleSeed doubleEntry enterBy revision publishedRevision publishedAt publishedBy { name } openedBy { name } openedAt lawProfile published
  subjects { position name fullMark passPercent excellentPercent lowPercent weight } tasks { unit { name } person { name } enterBy }
  revisions { revision kind person { name } at rows added changed unchanged undoneBy undoHindrance } objections { act rule reason legalBasis person { name } }
  findings { title } analyses { id unit { name } subject problems causes worked failed revision author } allowed groupings`;
const figures = `group name campus grade entitled n participation small shown mean sd median quartileLow quartileHigh pass excellent low composite
  rank effect se lo hi effectRank rankLo rankHi pLastTwo differs difference differenceLo differenceHi target targetMet histogram`;
const comparison = (
  by: string,
) => `query($exam: ID!, $revision: Int) { examComparison(exam: $exam, by: ${by}, revision: $revision) {
  exam { code } revision published by subject subjectName fullMark scope model { intercept slope varGroup varResidual }
  total { ${figures} } groups { ${figures} } sentences } }`;

/** Every query about sessions and scores, with the ids filled in. */
const queries = (): readonly [name: string, text: string, variables: Record<string, unknown>][] => {
  const exam = encodeId('Exam', examId);
  const draft = encodeId('Exam', draftId);
  const west = encodeId('Unit', town.classes.west);
  const pupils =
    'query($exam: ID!, $class: ID!) { classPupils(exam: $exam, class: $class) { revision subjects { name } pupils { pupil number name prior marks { subject mark status } } } }';
  const table = `query($exam: ID!, $class: ID!, $correction: Boolean) { scoreTable(exam: $exam, class: $class, subject: 1, correction: $correction) {
    table { exam { code } class { name } subject subjectName fullMark phase revision rows { pupil number name mark status otherMark otherStatus } }
    revision problems { code message path } } }`;
  const trend = `query($group: ID!, $grouping: ExamGrouping!) { examTrend(grouping: $grouping, group: $group, subject: "数学") { exam code title heldOn subjectName fullMark figures { ${figures} } } }`;
  return [
    ['exams', `{ exams(first: 10) { totalCount nodes { ${whole} } } }`, {}],
    ['exam', `query($code: String!) { exam(code: $code) { ${whole} } }`, { code: 'm1' }],
    ['node', `query($id: ID!) { node(id: $id) { ... on Exam { ${whole} } } }`, { id: exam }],
    ...['TOWN', 'CAMPUS', 'CLASS', 'TEACHER'].flatMap((by): [string, string, Record<string, unknown>][] => [
      [`by ${by}`, comparison(by), { exam }],
      [`draft by ${by}`, comparison(by), { exam: draft }],
    ]),
    [
      'matrix',
      'query($exam: ID!) { examMatrix(exam: $exam) { revision subjects { name } campuses { campus name n small } cells { subject campus n small diff lo hi adjusted differs } } }',
      { exam },
    ],
    ['trend of the campus', trend, { grouping: 'CAMPUS', group: encodeId('Unit', town.west) }],
    ['trend of the class', trend, { grouping: 'CLASS', group: west }],
    [
      'trend of the teacher',
      trend,
      { grouping: 'TEACHER', group: encodeId('Person', town.people.westTeacher.personId) },
    ],
    [
      'progress',
      'query($exam: ID!) { examProgress(exam: $exam) { campus campusName class className subject pupils entered } }',
      { exam },
    ],
    ['pupils', pupils, { exam, class: west }],
    ['pupils of a draft', pupils, { exam: draft, class: west }],
    ['table', table, { exam: draft, class: west }],
    ['table of what is published', table, { exam, class: west }],
    ['table for a correction', table, { exam, class: west, correction: true }],
    ['pupil as a node', 'query($id: ID!) { node(id: $id) { id } }', { id: encodeId('Pupil', 1) }],
  ];
};

/** A pupil's name, a mark of that pupil, the mean of the small group in the west, and who teaches it. */
const markers = { name: '学生C1', mark: '37.25', mean: '39.75', teacher: '龙飞' } as const;

/** For each query, who meets which marker; nobody who is not named meets any. */
const expected: Readonly<Record<string, Readonly<Record<string, readonly (keyof typeof markers)[]>>>> = {
  'by CAMPUS': Object.fromEntries(
    ['admin', 'groupHead', 'groupDeputy', 'groupMember', 'westHead'].map((who) => [who, ['mean']]),
  ),
  'draft by CAMPUS': { admin: ['mean'], westHead: ['mean'] },
  'draft by TOWN': { admin: ['mean'] },
  'by CLASS': { westTeacher: ['mean'] },
  // The whole of the draft is the small campus so far.
  'draft by CLASS': { admin: ['mean'] },
  'by TEACHER': { admin: ['teacher'], westHead: ['teacher'], westTeacher: ['mean', 'teacher'] },
  'draft by TEACHER': { admin: ['mean', 'teacher'], westHead: ['teacher'] },
  'trend of the campus': Object.fromEntries(
    ['admin', 'groupHead', 'groupDeputy', 'groupMember', 'westHead'].map((who) => [who, ['mean']]),
  ),
  'trend of the class': { westTeacher: ['mean'] },
  'trend of the teacher': { admin: ['teacher'], westHead: ['teacher'], westTeacher: ['mean', 'teacher'] },
  pupils: { westTeacher: ['name', 'mark'] },
  table: { admin: ['name', 'mark'], westHead: ['name', 'mark'] },
  'table for a correction': { admin: ['name', 'mark'], westHead: ['name', 'mark'] },
};

describe('names and marks', () => {
  it('reach, of everybody in the town and over every query, only whoever may see them', async () => {
    for (const [query, text, variables] of queries()) {
      const met: Record<string, readonly string[]> = {};
      for (const [who, viewer] of Object.entries(town.everybody)) {
        const { data, errors } = await run(viewer, text, variables);
        expect([query, who, errors]).toEqual([query, who, undefined]);
        const answer = JSON.stringify(data);
        const found = Object.entries(markers).flatMap(([marker, value]) => (answer.includes(value) ? [marker] : []));
        if (found.length > 0) met[who] = found;
      }
      expect([query, met]).toEqual([query, expected[query] ?? {}]);
    }
  });

  it('are answered by GraphQL’s own executor with the same', async () => {
    for (const [query, text, variables] of queries())
      for (const who of ['admin', 'westHead', 'westTeacher', 'inspector']) {
        const viewer = town.everybody[who] as Viewer;
        expect([query, who, await run(viewer, text, variables, executeReference)]).toEqual([
          query,
          who,
          await run(viewer, text, variables),
        ]);
      }
  });

  it('leave a line in the log for each reading', async () => {
    const before = (await town.rows('select from pupils.read_log')).length;
    const [, text, variables] = queries().find(([name]) => name === 'pupils') ?? ['', '', {}];
    await run(town.people.westTeacher, text, variables);
    await run(town.people.inspector, text, variables);
    expect((await town.rows('select from pupils.read_log')).length).toBe(before + 1);
  });
});

describe('sessions', () => {
  it('are listed with what the reader may do, latest first', async () => {
    const list = async (viewer: Viewer) =>
      (
        await ask<{ exams: { totalCount: number; nodes: { code: string; allowed: string[]; groupings: string[] }[] } }>(
          viewer,
          '{ exams { totalCount nodes { code allowed groupings } } }',
        )
      ).exams;
    expect(await list(town.people.admin)).toEqual({
      totalCount: 2,
      nodes: [
        {
          code: 'draft',
          allowed: ['enter', 'import', 'publish', 'writeAnalysis', 'seeDrafts'],
          groupings: ['CAMPUS', 'CLASS', 'TEACHER'],
        },
        {
          code: 'm1',
          allowed: ['import', 'correct', 'writeAnalysis', 'seeDrafts'],
          groupings: ['CAMPUS', 'CLASS', 'TEACHER'],
        },
      ],
    });
    expect((await list(town.people.teacher)).nodes).toMatchObject([
      { allowed: [], groupings: ['CLASS', 'TEACHER'] },
      { allowed: [], groupings: ['CLASS', 'TEACHER'] },
    ]);
    expect((await list(town.office('linkedLeader'))).nodes[0]).toMatchObject({ allowed: [], groupings: ['CAMPUS'] });
    for (const role of ['integrator', 'countyViewer', 'moralEducation', 'researchLead'] as const)
      expect(await list(town.office(role))).toEqual({ totalCount: 0, nodes: [] });
  });

  it('are found by kind, state, day and title', async () => {
    const codes = async (filter: Record<string, unknown>) =>
      (
        await ask<{ exams: { nodes: { code: string }[] } }>(
          town.people.admin,
          'query($filter: ExamFilter) { exams(filter: $filter) { nodes { code } } }',
          { filter },
        )
      ).exams.nodes.map(({ code }) => code);
    expect(await codes({ published: true })).toEqual(['m1']);
    expect(await codes({ published: false })).toEqual(['draft']);
    expect(await codes({ kind: ['MONITORING'], heldFrom: '2026-11-17' })).toEqual(['draft']);
    expect(await codes({ kind: ['FINAL'] })).toEqual([]);
    expect(await codes({ search: '期中' })).toEqual(['draft']);
    expect(await codes({ search: 'm1' })).toEqual(['m1']);
    expect(await codes({ search: '' })).toEqual(['draft', 'm1']);
    expect(await codes({ unit: encodeId('Unit', town.east) })).toEqual([]);
  });

  it('say what the law has against them before anything is written', async () => {
    const { lawCheck } = await ask<{ lawCheck: { rule: string; source: string; offers: { text: string }[] }[] }>(
      town.people.admin,
      'query($input: LawCheckInput!) { lawCheck(input: $input) { rule title text source offers { text } } }',
      { input: { kind: 'WEEKLY', heldOn: '2026-11-18', unit: encodeId('Unit', town.root), grades: [6] } },
    );
    expect(lawCheck.map(({ rule }) => rule)).toEqual(['noCrossSchoolExams', 'noFrequentExams']);
    expect(lawCheck.every(({ source, offers }) => source !== '' && offers.length > 0)).toBe(true);
  });
});

const problems =
  'problems { code path ... on LawObjection { objections { rule } } ... on StaleVersion { currentVersion } }';
const mutations = {
  examOpen: `mutation($input: ExamOpenInput!) { answer: examOpen(input: $input) { exam { code } ${problems} } }`,
  examPublish: `mutation($input: ExamPublishInput!) { answer: examPublish(input: $input) { exam { code publishedRevision } ${problems} } }`,
  examUndoImport: `mutation($input: ExamUndoImportInput!) { answer: examUndoImport(input: $input) { exam { code } ${problems} } }`,
  examAnalysisSave: `mutation($input: ExamAnalysisSaveInput!) { answer: examAnalysisSave(input: $input) { exam { analyses { id problems author unit { name } } } ${problems} } }`,
  examLinkFinding: `mutation($input: ExamLinkFindingInput!) { answer: examLinkFinding(input: $input) { exam { findings { title } } ${problems} } }`,
  scoresSave: `mutation($input: ScoresSaveInput!) { answer: scoresSave(input: $input) { revision table { rows { name mark } } ${problems} } }`,
  teachingSet: `mutation($input: TeachingSetInput!) { answer: teachingSet(input: $input) { class { name teaching { subject teacher { name } } } ${problems} } }`,
} as const;
type Answered = { answer: Record<string, unknown> & { problems: { code: string; path: string[] | null }[] } };
const act = async (viewer: Viewer, name: keyof typeof mutations, input: Record<string, unknown>) =>
  (await ask<Answered>(viewer, mutations[name], { input })).answer;

describe('what changes a session', () => {
  const analysis = { problems: '计算失分多', causes: '口算训练少', worked: '', failed: '' };

  it('is refused to everybody who may not, tells them no name and no mark, and writes nothing', async () => {
    const exam = encodeId('Exam', examId);
    const draft = encodeId('Exam', draftId);
    const west = encodeId('Unit', town.classes.west);
    const [pupil] = await town.rows<{ id: number }>("select id from pupils.pupil where token = 'C01'");
    const inputs: [keyof typeof mutations, readonly string[], Record<string, unknown>][] = [
      [
        'examOpen',
        ['admin'],
        {
          code: 'mine',
          title: '我的',
          kind: 'MONITORING',
          heldOn: '2026-11-18',
          unit: encodeId('Unit', town.root),
          subjects: [{ name: '数学', fullMark: '100' }],
        },
      ],
      ['examPublish', ['admin'], { exam: draft, expectedRevision: 1, goOn: town.goOn }],
      ['examUndoImport', ['admin'], { exam, revision: 1 }],
      ['examAnalysisSave', ['admin'], { exam, ...analysis }],
      ['examLinkFinding', [], { exam, case: encodeId('RectificationCase', 1) }],
      [
        'scoresSave',
        ['admin', 'westHead'],
        {
          exam: draft,
          class: west,
          subject: 1,
          expectedRevision: 1,
          idempotencyKey: 'one-and-only',
          cells: [{ pupil: encodeId('Pupil', pupil?.id ?? 0), mark: '99' }],
        },
      ],
      [
        'teachingSet',
        ['admin', 'westHead'],
        { class: west, subject: '数学', teacher: encodeId('Person', town.people.idle.personId) },
      ],
    ];
    const state = () =>
      town.rows(
        `select (select count(*) from exam) as exams, (select count(*) from exam_revision) as revisions, (select count(*) from exam_analysis) as analyses,
          (select count(*) from teaching) as teaching, (select count(*) from pupils.score) as scores, (select sum(published_revision) from exam) as published`,
      );
    const before = await state();
    for (const [name, allowed, input] of inputs)
      for (const [who, viewer] of Object.entries(town.everybody)) {
        if (allowed.includes(who)) continue;
        const answer = await act(viewer, name, input);
        const code = answer.problems[0]?.code;
        expect([name, who, ['NotAllowed', 'NotFound'].includes(code ?? '')]).toEqual([name, who, true]);
        for (const value of Object.values(markers)) expect(JSON.stringify(answer)).not.toContain(value);
      }
    expect(await state()).toEqual(before);
  });

  it('opens, is entered, published and analysed by academic affairs', async () => {
    const { admin } = town.people;
    const input = {
      code: 'all',
      title: '全程',
      kind: 'MONTHLY',
      heldOn: '2026-11-18',
      unit: encodeId('Unit', town.root),
      grades: [6],
      subjects: [{ name: '数学', fullMark: '100' }],
    };
    expect((await act(admin, 'examOpen', input)).problems).toMatchObject([
      { code: 'LawObjection', objections: [{ rule: 'noCrossSchoolExams' }, { rule: 'noFrequentExams' }] },
    ]);
    expect(await act(admin, 'examOpen', { ...input, goOn: town.goOn })).toEqual({
      exam: { code: 'all' },
      problems: [],
    });
    const { exam } = await ask<{ exam: { id: string } }>(admin, '{ exam(code: "all") { id } }');
    const opened = await ask<{ scoreTable: { table: { revision: number; rows: { pupil: string }[] } } }>(
      admin,
      'query($exam: ID!, $class: ID!) { scoreTable(exam: $exam, class: $class, subject: 1) { table { revision rows { pupil } } } }',
      { exam: exam.id, class: encodeId('Unit', town.classes.west) },
    );
    const save = (marks: readonly string[], idempotencyKey: string, more: object = {}) =>
      act(admin, 'scoresSave', {
        exam: exam.id,
        class: encodeId('Unit', town.classes.west),
        subject: 1,
        expectedRevision: opened.scoreTable.table.revision,
        idempotencyKey,
        cells: opened.scoreTable.table.rows.map(({ pupil }, place) => ({ pupil, mark: marks[place] ?? '' })),
        ...more,
      });
    expect((await save(['1000'], 'first-try'))['problems']).toEqual([
      { code: 'InvalidInput', path: ['cells', '0', 'mark'] },
    ]);
    const marks = ['60', '61.5', '缺考', '63', '64', '65'];
    expect(await save(marks, 'second-try')).toMatchObject({
      revision: 1,
      table: {
        rows: [{ mark: '60' }, { mark: '61.5' }, { mark: null }, { mark: '63' }, { mark: '64' }, { mark: '65' }],
      },
    });
    expect((await save(['1'], 'third-try')).problems).toEqual([
      { code: 'StaleVersion', path: ['expectedRevision'], currentVersion: 1 },
    ]);
    expect(await act(admin, 'examPublish', { exam: exam.id, expectedRevision: 1 })).toMatchObject({
      exam: { publishedRevision: 1 },
      problems: [],
    });
    const written = await act(admin, 'examAnalysisSave', { exam: exam.id, ...analysis });
    expect(written).toMatchObject({ exam: { analyses: [{ problems: '计算失分多', author: '周敏', unit: null }] } });
    const [first] = (written['exam'] as { analyses: { id: string }[] }).analyses;
    await act(admin, 'examAnalysisSave', { exam: exam.id, analysis: first?.id, ...analysis, problems: '应用题失分多' });
    await act(town.people.westHead, 'examAnalysisSave', {
      exam: exam.id,
      unit: encodeId('Unit', town.west),
      ...analysis,
      problems: '本片',
    });
    const read = async (viewer: Viewer) =>
      (
        await ask<{ exam: { analyses: { problems: string }[] } }>(
          viewer,
          '{ exam(code: "all") { analyses { problems } } }',
        )
      ).exam.analyses.map(({ problems: text }) => text);
    expect(await read(admin)).toEqual(['应用题失分多', '本片']);
    expect(await read(town.people.westHead)).toEqual(['应用题失分多', '本片']);
    expect(await read(town.people.head)).toEqual(['应用题失分多']);
    expect(await read(town.people.teacher)).toEqual([]);
  });

  it('links the finding that its writer recorded, and no other', async () => {
    const { inspector, admin } = town.people;
    const strange = await town.done(town.step(inspector, 'record', null, town.finding({ title: '别人的发现' })));
    const own = await town.done(town.step(admin, 'record', null, town.finding({ title: '自己的发现' })));
    const link = (recordId: number) =>
      act(admin, 'examLinkFinding', { exam: encodeId('Exam', examId), case: encodeId('RectificationCase', recordId) });
    expect((await link(strange.recordId)).problems).toMatchObject([{ code: 'NotFound', path: ['case'] }]);
    await link(own.recordId);
    expect(await link(own.recordId)).toEqual({ exam: { findings: [{ title: '自己的发现' }] }, problems: [] });
    // A teacher may know of the session, and sees no case that is not theirs.
    expect(await ask(town.people.teacher, '{ exam(code: "m1") { findings { title } } }')).toEqual({
      exam: { findings: [] },
    });
  });

  it('keeps who taught before', async () => {
    const { admin, idle, other } = town.people;
    const two = encodeId('Unit', town.classes.two);
    expect(
      await act(admin, 'teachingSet', { class: two, subject: '数学', teacher: encodeId('Person', idle.personId) }),
    ).toMatchObject({
      class: { teaching: [{ subject: '数学', teacher: { name: '闲人' } }] },
      problems: [],
    });
    const { teaching } = await ask<{ teaching: unknown[] }>(
      other,
      'query($class: ID!) { teaching(class: $class) { subject teacher { name } from to } }',
      { class: two },
    );
    expect(teaching).toEqual([
      { subject: '数学', teacher: { name: '闲人' }, from: '2026-11-18', to: null },
      { subject: '数学', teacher: { name: '王丽' }, from: '2026-09-01', to: '2026-11-17' },
    ]);
    expect(
      (await act(admin, 'teachingSet', { class: encodeId('Unit', town.west), subject: '' })).problems.map(
        ({ path }) => path,
      ),
    ).toEqual([['subject'], ['class']]);
  });
});

describe('who may know of a session', () => {
  it('is decided in the list exactly as in the operations: by post, by what one teaches, and by a task', async () => {
    const { admin, teacher, head } = town.people;
    const west = encodeId('Unit', town.classes.west);
    await act(admin, 'teachingSet', { class: west, subject: '语文', teacher: encodeId('Person', teacher.personId) });
    const codes: Record<string, number> = {
      'west-campus': town.west,
      'west-class': town.classes.west,
      'east-class': town.classes.two,
    };
    for (const [code, unitId] of Object.entries(codes)) await town.open({ code, kind: 'schoolCheck', unitId });
    const tasks = [{ unitId: town.west, personId: head.personId }];
    await town.open({ code: 'west-task', kind: 'schoolCheck', unitId: town.west, tasks });
    const seen: Record<string, string> = {};
    for (const [who, viewer] of Object.entries(town.everybody)) {
      const sight = await loadSight(town.deps, viewer);
      const { exams } = await ask<{ exams: { nodes: { code: string }[] } }>(
        viewer,
        '{ exams(first: 100) { nodes { code } } }',
      );
      const { nodes } = await ask<{ nodes: ({ code: string } | null)[] }>(
        viewer,
        'query($ids: [ID!]!) { nodes(ids: $ids) { ... on Exam { code } } }',
        { ids: Array.from({ length: 60 }, (_, at) => encodeId('Exam', at + 1)) },
      );
      const own: string[] = [];
      for (const { id, code } of await town.rows<{ id: number; code: string }>('select id, code from exam')) {
        const exam = await readExam(town.deps, viewer, { id });
        if (exam !== null && seesExam(sight, exam)) own.push(code);
      }
      expect([who, exams.nodes.map(({ code }) => code).sort()]).toEqual([who, own.sort()]);
      expect([who, nodes.flatMap((node) => node?.code ?? []).sort()]).toEqual([who, own]);
      seen[who] = own.filter((code) => code.startsWith('west-') || code.startsWith('east-')).join(' ');
    }
    expect(seen).toMatchObject({
      admin: 'east-class west-campus west-class west-task',
      head: 'east-class west-task',
      other: 'east-class',
      teacher: 'east-class west-campus west-class west-task',
      westTeacher: 'west-campus west-class west-task',
      classTeacher: '',
      inspector: '',
    });
  });
});

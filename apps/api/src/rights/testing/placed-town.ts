import {
  appoint,
  createInspection,
  createSealer,
  type Deps,
  delegationMake,
  exportPerson,
  meetingCreate,
  openExam,
  reobservationAdd,
  saveQuery,
  setChatRobot,
  supportAdd,
  tellWaiting,
  type Viewer,
} from '@plumbline/operations';
import { examTown } from '@plumbline/operations/testing/exam';
import { sanctionTown } from '@plumbline/operations/testing/sanction';
import { type Role, roleCodes } from '@plumbline/terms';
import type { ById, Kind } from './places.ts';
import { readTold } from './read-told.ts';
import { sure } from './sure.ts';

const today = '2026-11-18';

/**
 * A town in which one person holds each role, and nothing else, with a record of each kind in each place as seen from that
 * person: their own, in their campus, in another campus. Posts of a campus are held in the east.
 */
export const placedTown = async (code: string, shared: Deps) => {
  const town = await sanctionTown(code, shared);
  const more = await examTown(`${code}-exam`, town);
  const { deps, root, east, west } = town;
  const { classes } = more;
  const { admin, inspector, head, teacher, other } = town.people;
  const { deputy: campusDeputy, gradeHead, classTeacher, westTeacher } = more.people;
  const of = (role: Role) => more.office(role);
  // Who is looked at. The others of the two towns set the scene, so that nobody has a part in what is not theirs.
  const people = new Map<Role, Viewer>(
    Object.entries({
      admin,
      inspector,
      teacher,
      campusDeputy,
      gradeHead,
      classTeacher,
      campusHead: head,
      groupHead: town.groupHead,
      groupDeputy: town.deputy,
      groupMember: town.member,
      partySecretary: town.secretary,
      partyMember: town.partyMember,
      generalOffice: town.office,
      linkedLeader: await town.person('挂钩人', 'linkedLeader', east),
      ...Object.fromEntries(
        (
          [
            'subjectAdmin',
            'subjectLead',
            'researchLead',
            'moralEducation',
            'teachingResearch',
            'countyViewer',
            'integrator',
          ] as const
        ).map((role) => [role, of(role)]),
      ),
    } satisfies Partial<Record<Role, Viewer>>).map(([role, viewer]) => [role as Role, viewer]),
  );
  const missing = roleCodes.filter((role) => !people.has(role));
  if (missing.length > 0) throw new Error(`Nobody holds ${missing.join()}.`);
  const stage = {
    admin: await town.person('布景甲', 'admin', root),
    inspector: await town.person('布景乙', 'inspector', root),
    leader: of('groupHead'),
    secretary: of('partySecretary'),
  };
  const byId: ById = new Map();
  const put = (kind: Kind, place: string, id: number, role?: Role) =>
    byId.set(`${kind} ${place}${role === undefined ? '' : ` ${role}`}`, id);

  // Cases and requests.
  const noticed = async (unit: number, responsible: Viewer, by = stage.inspector) => {
    const recorded = await town.done(town.step(by, 'record', null, { ...town.finding(), unit }));
    const issue = { responsible: responsible.personId, requirement: '一周内补齐', rectifyBy: '2026-12-02' };
    return (await town.done(town.step(stage.admin, 'issueNotice', recorded, issue))).recordId;
  };
  const asks = async (by: Viewer, parentId: number, input: Record<string, unknown>) =>
    (await town.done(town.request(by, 'ask', { parentId }, { reason: '材料未到', ...input }))).recordId;
  const extension = { kind: 'extension', newDay: '2026-12-09' };
  const recorders = [...people].filter(([role]) => recording.includes(role));
  for (const [role, viewer] of people) {
    const own = await noticed(east, viewer);
    put('case', 'responsible', own, role);
    put('request', 'asker', await asks(viewer, own, extension), role);
  }
  for (const [role, viewer] of recorders) put('case', 'recorder', await noticed(east, other, viewer), role);
  const inEast = await noticed(east, other);
  const inWest = await noticed(west, westTeacher);
  // As far as somebody else would have to hear, review or inspect it.
  const moved = async (
    id: number,
    steps: readonly (readonly [by: Viewer, step: string, input: Record<string, unknown>])[],
  ) => {
    let version = 2;
    for (const [by, name, input] of steps)
      ({ version } = await town.done(town.step(by, name, { recordId: id, version }, input)));
    return id;
  };
  const objecting = { reason: '情况有出入' };
  const plan = { rootCause: '布置过多', plan: '逐份补批', lastingMeasure: '周查' };
  for (const role of ['admin', 'groupHead', 'groupDeputy', 'campusHead', 'campusDeputy'] as const) {
    const viewer = people.get(role) as Viewer;
    const ofReceipt = [viewer, 'acknowledge', {}] as const;
    const ofPlan = [ofReceipt, [viewer, 'submitPlan', plan] as const];
    const ofApproval = [...ofPlan, [stage.admin, 'approvePlan', {}] as const];
    const ofReport = [...ofApproval, [viewer, 'submitReport', { report: '已补批' }] as const];
    const ofEnd = [...ofReport, [stage.admin, 'accept', { result: '属实', verified: true }] as const];
    put('case', 'withPlan', await moved(await noticed(east, viewer), ofPlan), role);
    put('case', 'withReport', await moved(await noticed(east, viewer), ofReport), role);
    put('case', 'mended', await moved(await noticed(east, viewer), ofEnd), role);
    put('case', 'contested', await moved(await noticed(east, viewer), [[viewer, 'object', objecting]]), role);
    put('case', 'contestedTo', await moved(await noticed(east, other, viewer), [[other, 'object', objecting]]), role);
  }
  put('case', 'same', inEast);
  put('case', 'other', inWest);
  put('request', 'same', await asks(other, inEast, extension));
  put('request', 'other', await asks(westTeacher, inWest, extension));
  for (const [role, viewer] of people) {
    if (!deciding.includes(role)) continue;
    const parent = await noticed(east, other);
    put('request', 'decider', await asks(other, parent, { kind: 'obstacle', owner: viewer.personId }), role);
  }

  // Agreements, of which nobody looked at but party B or the drafter has a part.
  const draft = (by: Viewer, partyB: Viewer, unit: number, party = 'department') =>
    town.offered({ party, unit, partyA: stage.leader.personId, partyB: partyB.personId }, by);
  for (const [role, viewer] of people)
    put('agreement', 'partyB', (await draft(stage.admin, viewer, east)).recordId, role);
  put('agreement', 'drafter', (await draft(admin, other, east, 'leaderInCharge')).recordId, 'admin');
  put('agreement', 'drafter', (await draft(head, westTeacher, east, 'leaderInCharge')).recordId, 'campusHead');
  for (const role of ['admin', 'campusHead'] as const) {
    const signed = await town.offered(
      { party: 'leaderInCharge', unit: east, partyA: stage.leader.personId, partyB: people.get(role)?.personId ?? 0 },
      stage.admin,
    );
    const half = await town.done(town.sign(stage.leader, signed));
    put('agreement', 'agreed', (await town.done(town.sign(people.get(role) as Viewer, half))).recordId, role);
  }
  put('agreement', 'same', (await draft(stage.admin, other, east)).recordId);
  put('agreement', 'other', (await draft(stage.admin, westTeacher, west)).recordId);

  // Consequences.
  const both = await town.person('党员干部', 'campusDeputy', west);
  const partyPost = {
    personId: both.personId,
    unitId: root,
    role: 'partyMember',
    title: '党支部委员',
    fromOn: '2026-08-01',
  };
  sure(await appoint(deps, stage.admin, partyPost));
  const examId = await town.exam(`${code}-final`, { heldOn: '2026-11-12' });
  const concernedRoles = [...people].filter(([role]) => concerned.includes(role));
  const low = { n: 40, mean: 50, pass: 15, excellent: 2, low: 12 };
  await town.results(examId, 1, [
    { group: east, ...low },
    { group: west, ...low },
    ...[
      ...concernedRoles.filter(([role]) => role !== 'campusHead').map(([, viewer]) => viewer),
      other,
      westTeacher,
    ].map(({ personId }) => ({ group: personId, grouping: 'teacher' as const, ...low })),
  ]);
  const missed = async (party: Parameters<typeof town.agreed>[0] | 'department', unit: number, partyB: Viewer) => {
    const [judged] = await town.evaluate(examId, [await town.agreed(party, unit, partyB)]);
    if (judged === undefined) throw new Error('Nothing was evaluated.');
    return judged;
  };
  const proposed = async (party: 'campusHead' | 'teacher', unit: number, partyB: Viewer) =>
    (await town.proposed(party === 'teacher' ? 'C' : 'A', await missed(party, unit, partyB), partyB, stage.admin))
      .recordId;
  for (const [role, viewer] of concernedRoles)
    put('sanction', 'concerned', await proposed(role === 'campusHead' ? 'campusHead' : 'teacher', east, viewer), role);
  put('sanction', 'same', await proposed('teacher', east, other));
  put('sanction', 'other', await proposed('teacher', west, westTeacher));
  const ofBoth = await missed('department', west, both);
  put('sanction', 'branch', (await town.proposed('B', ofBoth, both, stage.secretary)).recordId);

  // Sessions: one of the town and a check in each campus, all with marks; one of the town still to be entered.
  const session = async (
    examCode: string,
    unitId: number,
    kind: 'monitoring' | 'schoolCheck',
    isPublished: boolean,
  ) => {
    const opened = sure(
      await openExam(deps, stage.admin, {
        ...more.exam({ code: `${code}-${examCode}`, kind, unitId }),
        doubleEntry: false,
      }),
    ).examId;
    if (!isPublished) return opened;
    const within =
      unitId === root
        ? [classes.one, classes.two, classes.west]
        : unitId === east
          ? [classes.one, classes.two]
          : [classes.west];
    let revision = 0;
    for (const [place, classId] of within.entries())
      revision = await more.enter(opened, classId, (pupil) => String(40 + pupil * 3 + place * 7), { who: stage.admin });
    await more.publish(opened, revision, stage.admin);
    return opened;
  };
  put('exam', 'town', await session('town', root, 'monitoring', true));
  put('exam', 'east', await session('east', east, 'schoolCheck', true));
  put('exam', 'west', await session('west', west, 'schoolCheck', true));
  put('exam', 'draft', await session('draft', root, 'monitoring', false));
  put('class', 'own', classes.one);
  put('class', 'same', classes.two);
  put('class', 'other', classes.west);

  // People, units and what is kept of them.
  for (const [role, viewer] of people) {
    put('person', 'own', viewer.personId, role);
    put('unit', 'own', viewer.posts[0]?.unitId ?? root, role);
    put('post', 'own', viewer.posts[0]?.id ?? 0, role);
  }
  for (const [place, viewer, unit] of [
    ['same', other, east],
    ['other', westTeacher, west],
  ] as const) {
    put('person', place, viewer.personId);
    put('unit', place, unit);
    put('post', place, viewer.posts[0]?.id ?? 0);
  }
  put('unit', 'root', root);
  const help = async (viewer: Viewer) =>
    sure(
      await supportAdd(deps, stage.admin, {
        personId: viewer.personId,
        kind: 'mentor',
        measures: '每周听课',
        fromOn: today,
      }),
    ).supportId;
  const observed = async (supportId: number) =>
    sure(await reobservationAdd(deps, stage.admin, { supportId, observedOn: today, result: 'good' })).reobservationId;
  const helped = async (place: string, viewer: Viewer, role?: Role) => {
    const supportId = await help(viewer);
    put('support', place, supportId, role);
    put('reobservation', place, await observed(supportId), role);
  };
  for (const [role, viewer] of people) await helped('own', viewer, role);
  await helped('same', other);
  await helped('other', westTeacher);
  const meeting = async (unitId: number) =>
    sure(
      await meetingCreate(deps, stage.admin, {
        title: '质量分析会',
        heldOn: today,
        unitId,
        kind: 'qualityAnalysis',
        items: [],
      }),
    ).meetingId;
  put('meeting', 'root', await meeting(root));
  put('meeting', 'east', await meeting(east));
  put('meeting', 'west', await meeting(west));
  for (const [role, viewer] of people)
    put(
      'savedQuery',
      'own',
      sure(await saveQuery(deps, viewer, { list: 'cases', name: '我的', filter: {} })).queryId,
      role,
    );
  put('savedQuery', 'same', sure(await saveQuery(deps, other, { list: 'cases', name: '别人的', filter: {} })).queryId);
  put(
    'inspection',
    'town',
    sure(await createInspection(deps, stage.admin, { title: '常规检查', heldOn: today, unitId: root })).inspectionId,
  );
  put('planYear', 'present', town.thisYear);
  sure(await setChatRobot(deps, stage.admin, { unitId: east, url: 'https://example.com/robot' }));
  const delegated = async (from: Viewer, to: Viewer) =>
    sure(await delegationMake(deps, from, { toId: to.personId, fromOn: today, toOn: '2026-11-20', reason: '外出培训' }))
      .delegationId;
  for (const [role, viewer] of people) put('delegation', 'own', await delegated(viewer, stage.inspector), role);
  put('delegation', 'same', await delegated(other, westTeacher));
  put('person', 'office', stage.admin.personId);
  for (const viewer of [...people.values(), other, westTeacher])
    sure(await exportPerson(deps, stage.admin, { personId: viewer.personId, reason: '本人申请' }));
  const sealer = createSealer(deps);
  await sealer.seal(town.townId, { all: true });
  await tellWaiting(deps, town.townId);
  const followed = await readTold(deps, town.townId, byId);
  return { ...town, ...followed, deps, people, byId, stage };
};

const recording: readonly Role[] = [
  'admin',
  'inspector',
  'groupHead',
  'groupDeputy',
  'groupMember',
  'campusHead',
  'campusDeputy',
  'linkedLeader',
  'moralEducation',
];
const deciding: readonly Role[] = [
  'admin',
  'groupHead',
  'groupDeputy',
  'groupMember',
  'campusHead',
  'campusDeputy',
  'linkedLeader',
  'generalOffice',
  'moralEducation',
  'teachingResearch',
];
/** Roles whose holders a consequence can concern: by rule A a campus head, by rule C a teacher. */
const concerned: readonly Role[] = [
  'campusHead',
  'subjectAdmin',
  'subjectLead',
  'researchLead',
  'gradeHead',
  'classTeacher',
  'teacher',
];

/** The town of a test. */
export type PlacedTown = Awaited<ReturnType<typeof placedTown>>;

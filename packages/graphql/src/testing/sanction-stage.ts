import {
  type Answer,
  appoint,
  loadViewer,
  meetingCreate,
  meetingMinutes,
  proposeFrom,
  reobservationAdd,
  supportAdd,
  supportUpdate,
  type Viewer,
} from '@plumbline/operations';
import { type SanctionTown, sanctionTown } from '@plumbline/operations/testing/sanction';
import { sql } from 'kysely';

/** A record at a version. */
type At = Awaited<ReturnType<SanctionTown['at']>>;

/** A town with consequences in every part of their road. */
export interface SanctionStage {
  readonly town: SanctionTown;
  readonly people: Readonly<Record<string, Viewer>>;
  /** C, by hand, of a teacher: the whole road, upheld in review and on appeal; 处置〔2026〕1. */
  readonly ofTeacher: At;
  /** A, by rule, of the head of the east campus: a vote is given; 处置〔2026〕2. */
  readonly ofHead: At;
  /** B, by the Party secretary, of the same head: screened, known to the branch and to him alone. */
  readonly ofBranch: At;
  readonly supportId: number;
  readonly meetingId: number;
}

const must = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer;
};

/** Makes the town and plays its consequences. */
export const sanctionStage = async (code: string): Promise<SanctionStage> => {
  const town = await sanctionTown(code);
  const { admin, head, teacher, westHead, inspector, other } = town.people;
  const { groupHead, deputy, member, secretary, partyMember, office } = town;
  must(
    await appoint(town.deps, admin, {
      personId: head.personId,
      unitId: town.root,
      role: 'partyMember',
      title: '党员',
      fromOn: '2026-09-01',
    }),
  );
  const examId = await town.exam('MAIN');
  await town.results(examId, 1, [
    { group: town.east, n: 100, mean: 60, pass: 50, excellent: 10, low: 20 },
    { group: town.west, n: 100, mean: 65, pass: 60, excellent: 12, low: 15 },
    { group: teacher.personId, grouping: 'teacher', n: 40, mean: 55, pass: 15, excellent: 2, low: 12 },
  ]);
  const agreed = [
    await town.agreed('campusHead', town.east, head),
    await town.agreed('campusHead', town.west, westHead, '40'),
    await town.agreed('teacher', town.east, teacher),
  ];
  const [ofEast, , ofTeaching] = await town.evaluate(examId, agreed);
  if (ofEast === undefined || ofTeaching === undefined) throw new Error('An agreement is missing.');

  const { supportId } = must(
    await supportAdd(town.deps, admin, {
      personId: teacher.personId,
      unitId: town.east,
      kind: 'mentor',
      mentorId: other.personId,
      measures: '每周听一节课，共同备课',
      fromOn: '2026-10-12',
      untilOn: '2027-01-15',
      planned: 8,
    }),
  );
  must(await supportUpdate(town.deps, admin, { supportId, held: 5, effect: '板书有改进' }));
  must(
    await reobservationAdd(town.deps, admin, {
      supportId,
      observedOn: '2026-11-10',
      observerId: admin.personId,
      result: 'fair',
      remark: '提问面还不够宽',
    }),
  );
  const { meetingId } = must(
    await meetingCreate(town.deps, admin, {
      kind: 'qualityAnalysis',
      title: '十一月质量分析会',
      heldOn: '2026-11-17',
      place: '中心校会议室',
      items: ['各片校通报', '下月安排'],
    }),
  );
  must(await meetingMinutes(town.deps, admin, { meetingId, minutes: '各片校通报了情况。' }));
  must(
    await meetingCreate(town.deps, admin, { kind: 'qualityAnalysis', title: '十二月质量分析会', heldOn: '2026-12-02' }),
  );

  const ofTeacher = await (async () => {
    let last = await town.proposed('C', ofTeaching, teacher, deputy);
    last = await town.done(
      town.sanction(admin, 'askOpinion', last, { whom: inspector.personId, question: '课堂情况如何' }),
    );
    last = await town.done(town.sanction(inspector, 'giveOpinion', last, { opinion: '备课认真，学困生多' }));
    last = await town.done(
      town.sanction(admin, 'askOpinion', last, { whom: other.personId, question: '结对效果如何' }),
    );
    last = await town.deciding(last, teacher);
    last = await town.voted(last, [[groupHead, 'agree']]);
    last = await town.delivered(last, [[member, 'agree']], groupHead);
    last = await town.done(town.sanction(teacher, 'requestReview', last, { grounds: '合班未计' }));
    last = await town.voted(last, [
      [member, 'agree'],
      [groupHead, 'abstain'],
    ]);
    last = await town.done(town.sanction(groupHead, 'decideReview', last, { answer: '合班已按规定排除，维持' }));
    last = await town.done(town.sanction(teacher, 'appeal', last, { grounds: '请县里复核' }));
    return town.done(
      town.sanction(admin, 'uphold', last, {
        authority: '县教育局',
        answeredOn: '2026-11-18',
        answer: '维持原决定',
        scan: [await town.file(admin, '答复.pdf')],
      }),
    );
  })();

  await town.set({ 'sanction.ruleA': 1 });
  await proposeFrom(town.deps, town.townId, town.thisYear);
  const [byRule] = await town.rows(
    sql<{ record_id: number }>`select record_id from sanction where town_id = ${town.townId} and rule = 'A'`,
  );
  if (byRule === undefined) throw new Error('Rule A put nothing forward.');
  const ofHead = await town.voted(await town.deciding(await town.at(byRule.record_id), head), [[groupHead, 'agree']]);

  const ofBranch = await town.screened(await town.proposed('B', ofEast, head, secretary), secretary);
  const headNow = await loadViewer(town.deps, { townId: town.townId, personId: head.personId, locale: 'zh' });
  if (headNow === null) throw new Error('The head is missing.');
  const people = { ...town.people, head: headNow, groupHead, deputy, member, secretary, partyMember, office };
  return { town, people, ofTeacher, ofHead, ofBranch, supportId, meetingId };
};

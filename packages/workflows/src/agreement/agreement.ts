import { z } from 'zod';
import { defineWorkflow } from '../define.ts';
import {
  choice,
  clauses,
  day,
  exam,
  longText,
  optional,
  password,
  person,
  someFiles,
  targets,
  text,
  unit,
  yes,
} from '../field.ts';

/** Who is party B of an agreement (Q4): the centre signs with campus heads, a campus with everybody else. */
export const parties = {
  campusHead: ['片校长', 'Campus head'],
  department: ['教导处', 'Academic affairs'],
  leaderInCharge: ['分管领导', 'Leader in charge'],
  linkedLeader: ['挂钩领导', 'Linked leader'],
  teacher: ['教师', 'Teacher'],
} as const;

const party = z.enum(['campusHead', 'department', 'leaderInCharge', 'linkedLeader', 'teacher']);
const reason = (zh = '理由', en = 'Reason') => longText(zh, en, { max: 1000 });
const whatIsAgreed = () => ({
  targets: targets('目标', 'Targets'),
  clauses: optional(clauses('条款', 'Clauses')),
});
const evaluationExam = () =>
  optional(
    exam('按哪次考试评价', 'Evaluated by', {
      hint: ['可以以后再定', 'May be settled later'],
    }),
  );

/** States in which the text is still open or waits for signatures. */
const unsigned = ['drafted', 'offered', 'halfSigned', 'countered', 'refused'] as const;
const evaluated = ['met', 'missed', 'unevaluated'] as const;
/** A signature by the second party brings it into force. */
const afterSigning = { offered: 'halfSigned', halfSigned: 'inForce' } as const;

/** Target agreement 目标责任书 (plan clause Q4): drafted, offered, signed by both parties, evaluated from data, closed. */
export const agreement = defineWorkflow(
  {
    name: 'agreement',
    title: ['责任书', 'Target agreement'],
    version: 1,
    clause: 'Q4',
    series: '责任书',
    context: z.strictObject({
      party,
      examId: z.int().nullable(),
      signBy: z.iso.date(),
      versionNo: z.int().min(1),
      signatures: z.int().min(0).max(2),
      counters: z.int().min(0),
      reviews: z.int().min(0),
      evaluations: z.int().min(0),
    }),
    facts: z.strictObject({
      /** What an evaluation found; known only while one is made. */
      outcome: z.enum(['met', 'missed', 'notEvaluated']).nullable(),
      /** Whether what is offered differs from the version on the table. */
      changed: z.boolean(),
    }),
    relations: {
      partyA: { title: ['甲方', 'Party A'] },
      partyB: { title: ['乙方', 'Party B'] },
      signed: { title: ['签署人', 'Signatory'] },
      drafter: { title: ['拟稿人', 'Drafter'] },
      office: { title: ['教导处', 'Academic affairs'], heldBy: { roles: ['admin'], over: 'town' } },
      group: { title: ['领导小组', 'Leading group'], heldBy: { roles: ['groupHead', 'groupDeputy'], over: 'town' } },
      campusHead: { title: ['片校长', 'Campus head'], heldBy: { roles: ['campusHead'], over: 'unit' } },
    },
    permissions: {
      'agreement:draft': ['admin', 'campusHead'],
      'agreement:evaluate': ['admin', 'campusHead'],
    },
    separation: { 'agreement:draft': ['partyB'], 'agreement:evaluate': ['partyB'] },
    readers: { town: ['admin', 'groupHead', 'groupDeputy', 'groupMember'], unit: ['campusHead'] },
    guards: {
      hasMet: {
        test: ({ facts }) => facts.outcome === 'met',
        reason: ['必达目标全部达到', 'Every mandatory target is reached'],
      },
      hasMissed: {
        test: ({ facts }) => facts.outcome === 'missed',
        reason: ['有必达目标没有达到', 'A mandatory target is missed'],
      },
    },
    reminders: {
      remind: { title: ['签署提醒', 'Reminder to sign'], to: 'turn', orElse: ['drafter', 'office'] },
      escalateToGroup: { title: ['报领导小组', 'Escalated to the leading group'], to: ['group'], orElse: ['office'] },
    },
    deadlines: {
      sign: {
        title: ['签署期限', 'Sign by'],
        on: (context) => context.signBy,
        rungs: [
          [-3, 'remind'],
          [1, 'remind'],
          [3, 'escalateToGroup'],
        ],
      },
    },
    initial: 'drafted',
    states: {
      drafted: {
        title: ['拟稿', 'Drafted'],
        tone: 'neutral',
        tags: ['open'],
        task: ['送签', 'Offer it'],
        turn: ['drafter'],
      },
      offered: {
        title: ['待双方签署', 'To be signed by both'],
        tone: 'responsible',
        tags: ['open', 'awaited'],
        deadline: 'sign',
        task: ['签署', 'Sign'],
        turn: ['partyA', 'partyB'],
      },
      halfSigned: {
        title: ['一方已签', 'Signed by one'],
        tone: 'responsible',
        tags: ['open', 'awaited'],
        deadline: 'sign',
        task: ['签署', 'Sign'],
        turn: ['partyA', 'partyB'],
      },
      countered: {
        title: ['有修改意见', 'Counter-proposal to be answered'],
        tone: 'office',
        tags: ['open', 'awaited'],
        deadline: 'sign',
        task: ['答复修改意见', 'Answer the counter-proposal'],
        turn: ['drafter', 'office'],
      },
      refused: {
        title: ['拒签', 'Refused'],
        tone: 'office',
        tags: ['open'],
        task: ['重新送签或撤回', 'Offer again or withdraw'],
        turn: ['drafter', 'office'],
      },
      inForce: {
        title: ['已生效', 'In force'],
        tone: 'done',
        tags: ['open', 'binding'],
        task: ['评价', 'Evaluate'],
        turn: ['drafter', 'office'],
        turnFrom: 'dueDay',
      },
      met: {
        title: ['已完成', 'Met'],
        tone: 'done',
        tags: ['open', 'binding'],
        task: ['办结或再评价', 'Close or evaluate again'],
        turn: ['drafter', 'office'],
        turnFrom: 'dueDay',
      },
      missed: {
        title: ['未完成', 'Missed'],
        tone: 'office',
        tags: ['open', 'binding'],
        task: ['办结或再评价', 'Close or evaluate again'],
        turn: ['drafter', 'office'],
        turnFrom: 'dueDay',
      },
      unevaluated: {
        title: ['未评', 'Not evaluated'],
        tone: 'office',
        tags: ['open', 'binding'],
        task: ['补齐数据再评价，或办结', 'Evaluate again with the data, or close'],
        turn: ['drafter', 'office'],
      },
      closed: { title: ['已办结', 'Closed'], tone: 'done', tags: ['closed'], final: true },
      withdrawn: { title: ['已撤回', 'Withdrawn'], tone: 'neutral', tags: ['void'], final: true },
    },
  },
  (step) => ({
    draft: step({
      title: ['起草', 'Draft'],
      from: null,
      to: 'drafted',
      permission: 'agreement:draft',
      input: {
        party: choice('与谁签', 'With whom', parties),
        unit: unit('单位', 'Unit'),
        partyA: person('甲方签署人', 'Signs for party A'),
        partyB: person('乙方签署人', 'Party B'),
        title: optional(text('标题', 'Title', { hint: ['不填就按单位和学年', 'Left empty, from unit and plan year'] })),
        subject: optional(text('学科', 'Subject', { max: 20, hint: ['不填就算全部学科', 'Left empty, all subjects'] })),
        signBy: day('签署期限', 'Sign by'),
        exam: evaluationExam(),
        ...whatIsAgreed(),
      },
      change: ({ input }) => ({
        party: input.party,
        examId: input.exam ?? null,
        signBy: input.signBy,
        versionNo: 1,
        signatures: 0,
        counters: 0,
        reviews: 0,
        evaluations: 0,
      }),
      assign: { drafter: { to: 'actor' }, partyA: { to: 'partyA' }, partyB: { to: 'partyB' } },
      next: ['送签后双方才能签署', 'The parties can sign once it is offered'],
    }),
    offer: step({
      title: ['送签', 'Offer'],
      from: [...unsigned],
      to: 'offered',
      by: ['office', 'drafter'],
      permission: 'agreement:draft',
      // While signatures are collected, offering anew ends those that were given: it stays on the side road.
      main: ['drafted', 'countered', 'refused'],
      input: {
        signBy: optional(
          day('新的签署期限', 'New day to sign by', { hint: ['不填就用原期限', 'Left empty, it stays'] }),
        ),
        exam: evaluationExam(),
        targets: optional(targets('目标', 'Targets', { hint: ['不填就用现在的', 'Left empty, they stay'] })),
        clauses: optional(clauses('条款', 'Clauses', { hint: ['不填就用现在的', 'Left empty, they stay'] })),
        answer: optional(longText('答复修改意见', 'Answer to the counter-proposal', { max: 1000 })),
      },
      change: ({ context, facts, input, state }) => ({
        signBy: input.signBy ?? context.signBy,
        examId: input.exam ?? context.examId,
        versionNo: state === 'drafted' && !facts.changed ? context.versionNo : context.versionNo + 1,
        signatures: 0,
      }),
      release: ['signed'],
      next: [
        '双方签署同一版全文后生效；以前的签署作废',
        'In force once both sign the same text; earlier signatures end',
      ],
    }),
    counter: step({
      title: ['提出修改意见', 'Counter-propose'],
      personal: true,
      from: ['offered', 'halfSigned'],
      to: 'countered',
      by: ['partyA', 'partyB'],
      except: 'signed',
      input: {
        targets: optional(targets('目标改为', 'Targets, as proposed')),
        clauses: optional(clauses('条款改为', 'Clauses, as proposed')),
        reason: reason(),
      },
      change: ({ context }) => ({
        versionNo: context.versionNo + 1,
        counters: context.counters + 1,
        signatures: 0,
      }),
      release: ['signed'],
      notify: ['partyA', 'partyB', 'drafter'],
      next: [
        '生成新一版，对方的签署作废；由教导处答复',
        'Makes a new version, the other signature ends; the office answers',
      ],
    }),
    sign: step({
      title: ['签署', 'Sign'],
      personal: true,
      from: ['offered', 'halfSigned'],
      to: afterSigning,
      by: ['partyA', 'partyB'],
      except: 'signed',
      main: true,
      input: {
        contentHash: text('全文校验码', 'Hash of the text', {
          max: 64,
          hint: ['您所看的那一版全文的校验码', 'Of the text that you were shown'],
        }),
        read: yes('我已读完全文', 'I have read the whole text'),
        password: password('再输一次登录密码', 'Your password again', {
          hint: ['只用来确认是您本人，不会保存', 'Only to confirm that it is you; it is not kept'],
        }),
      },
      change: ({ context }) => ({ signatures: context.signatures + 1 }),
      assign: { signed: { to: 'actor', also: true } },
      notify: ['partyA', 'partyB', 'drafter'],
      next: [
        '双方签署同一版后生效；改一个字就要重签',
        'In force once both have signed; any change has to be signed again',
      ],
    }),
    signOnPaper: step({
      title: ['登记纸质签署', 'Record a signature on paper'],
      personal: true,
      from: ['offered', 'halfSigned'],
      to: afterSigning,
      by: ['office', 'drafter'],
      permission: 'agreement:draft',
      input: {
        signer: person('签署人', 'Who signed'),
        signedOn: day('签署日期', 'Signed on', { past: true }),
        scan: someFiles('扫描件', 'Scan', { hint: ['签字页的照片或扫描件', 'Photo or scan of the signed page'] }),
      },
      change: ({ context }) => ({ signatures: context.signatures + 1 }),
      assign: { signed: { to: 'signer', also: true } },
      notify: ['partyA', 'partyB', 'drafter'],
      next: ['与本人签署同样有效，注明在纸上签署', 'As good as a signature here, marked as made on paper'],
    }),
    refuse: step({
      title: ['拒签', 'Refuse'],
      personal: true,
      from: ['offered', 'halfSigned'],
      to: 'refused',
      by: ['partyA', 'partyB'],
      except: 'signed',
      input: { reason: reason() },
      change: () => ({ signatures: 0 }),
      release: ['signed'],
      notify: ['partyA', 'partyB', 'drafter', 'office'],
      next: ['由教导处修改后重新送签，或撤回', 'The office offers it anew, or withdraws it'],
    }),
    reviewMidTerm: step({
      title: ['中期评议', 'Mid-term review'],
      personal: true,
      from: 'inForce',
      to: null,
      by: ['office', 'drafter', 'partyA'],
      except: 'partyB',
      input: {
        notes: longText('评议情况', 'What was found'),
        measures: optional(longText('改进措施', 'Measures')),
      },
      change: ({ context }) => ({ reviews: context.reviews + 1 }),
      notify: ['partyA', 'partyB'],
      next: ['只作记录，目标不变', 'Kept as a record; the targets stay'],
    }),
    close: step({
      title: ['办结', 'Close'],
      personal: true,
      from: [...evaluated],
      to: 'closed',
      by: ['office', 'drafter', 'partyA'],
      permission: 'agreement:evaluate',
      main: true,
      input: { note: optional(longText('说明', 'Remark', { max: 1000 })) },
      notify: ['partyA', 'partyB'],
      next: ['记录保留，不再评价', 'The record is kept and evaluated no more'],
    }),
    evaluate: step({
      title: ['评价', 'Evaluate'],
      personal: true,
      from: ['inForce', ...evaluated],
      to: [['hasMet', 'met'], ['hasMissed', 'missed'], 'unevaluated'],
      by: ['office', 'drafter', 'partyA'],
      permission: 'agreement:evaluate',
      main: true,
      input: { exam: evaluationExam() },
      change: ({ context, input }) => ({
        examId: input.exam ?? context.examId,
        evaluations: context.evaluations + 1,
      }),
      notify: ['partyA', 'partyB', 'drafter'],
      next: [
        '按已发布的成绩逐项比较；成绩更正后再评一次，原评价保留',
        'Held against published results; a correction makes another evaluation, the earlier one stays',
      ],
    }),
    withdraw: step({
      title: ['撤回', 'Withdraw'],
      from: [...unsigned],
      to: 'withdrawn',
      by: ['office', 'drafter'],
      permission: 'agreement:draft',
      input: { reason: reason('撤回理由', 'Reason for withdrawing') },
      notify: ['partyA', 'partyB'],
      next: ['不再签署；记录保留', 'No longer to be signed; the record is kept'],
    }),
  }),
);

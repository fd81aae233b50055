import { z } from 'zod';
import { defineWorkflow } from '../define.ts';
import {
  choice,
  day,
  files,
  longText,
  onlyWhen,
  onlyWhere,
  optional,
  person,
  record,
  someFiles,
  text,
  unit,
  yes,
} from '../field.ts';

/** The rules that propose a consequence of a missed agreement (Q5 to Q8). */
export const sanctionRules = {
  A: ['规则 A：校片表态性发言', 'Rule A: statement by the campus head'],
  B: ['规则 B：诫勉谈话', 'Rule B: admonition talk'],
  C: ['规则 C：评优评先、调动、提拔资格', 'Rule C: eligibility'],
  D: ['规则 D：培训与轮岗', 'Rule D: training and rotation'],
} as const;

/** What a consequence consists of. */
export const sanctionMeasures = {
  statement: ['表态性发言', 'Statement at the quality-analysis meeting'],
  talk: ['诫勉谈话', 'Admonition talk'],
  ineligibility: ['暂停评优、评先、调动、提拔资格', 'Not eligible for awards, honours, transfer, promotion'],
  training: ['薄弱教师培训', 'Training for teachers who need help'],
  rotation: ['轮岗交流', 'Rotation'],
} as const;

/** Matters in which rule C makes ineligible (Q7). */
export const eligibilityMatters = {
  award: ['评优', 'Awards'],
  honour: ['评先', 'Honours'],
  transfer: ['调动', 'Transfer'],
  promotion: ['提拔', 'Promotion'],
} as const;

/** What help a teacher or campus is given before anything else (I3, Q8). */
export const supportKinds = {
  mentor: ['结对导师', 'Mentor'],
  training: ['专题培训', 'Training'],
  reobservation: ['复听课', 'Re-observation'],
  other: ['其他帮扶', 'Other help'],
} as const;

/** How a member of the body votes. */
export const ballots = {
  agree: ['同意', 'For'],
  disagree: ['不同意', 'Against'],
  abstain: ['弃权', 'Abstain'],
} as const;

const rule = z.enum(['A', 'B', 'C', 'D']);
const measure = z.enum(['statement', 'talk', 'ineligibility', 'training', 'rotation']);
const reason = (zh = '理由', en = 'Reason') => longText(zh, en, { max: 1000 });
const evidence = () => files('材料', 'Documents');

/** States before anything was decided. */
const undecided = ['proposed', 'screened', 'noticed', 'defending', 'deciding', 'counted'] as const;
/** States in which the body's members vote. */
const voting = ['deciding', 'counted', 'underReview', 'reviewCounted'] as const;
/** Where a vote or a recusal leads: to be announced once enough have voted and neither side is level. */
const decision = [['settled', 'counted'], 'deciding'] as const;
const review = [['reviewSettled', 'reviewCounted'], 'underReview'] as const;
const afterVote = { deciding: decision, counted: decision, underReview: review, reviewCounted: review } as const;
/** Where a consequence goes on after a review or an appeal that changed nothing. */
const asBefore = [['carriedOut', 'completed'], 'inEffect'] as const;

/**
 * Consequence of a missed agreement 处置 (plan clauses Q5 to Q8): proposed by a rule or a person, screened, notified,
 * defended, decided by the votes of the body that may decide it, delivered, in effect until a day, reviewed, appealed.
 */
export const sanction = defineWorkflow(
  {
    name: 'sanction',
    title: ['处置', 'Consequence'],
    version: 1,
    clause: 'Q5',
    series: '处置',
    confidentialSeries: '党内处置',
    context: z.strictObject({
      rule,
      measure,
      /** The body that may decide it: the leading group, or for rule B the Party branch alone. */
      body: z.enum(['group', 'branch']),
      /** Several stand level at the boundary of a rank, and nobody has broken the tie. */
      tied: z.boolean(),
      /** To be decided explicitly, with reasons. */
      held: z.boolean(),
      /** Measures of help that the person was given, offered here or in the register. */
      supports: z.int().min(0),
      supported: z.boolean(),
      /** Rules of law that object. */
      objections: z.int().min(0),
      /** The evaluation that it rests on was corrected, and no longer says missed. */
      basisGone: z.boolean(),
      /** Counts the votes anew: 1 the decision, then one for each review. */
      round: z.int().min(1),
      /** Members who may vote, and those of them who have. */
      mayVote: z.int().min(0),
      cast: z.int().min(0),
      reviewing: z.boolean(),
      reviews: z.int().min(0),
      appeals: z.int().min(0),
      /** The effect waits while a review or an appeal is open. */
      suspended: z.boolean(),
      carriedOut: z.boolean(),
      startsOn: z.iso.date().nullable(),
      endsOn: z.iso.date().nullable(),
      reviewBy: z.iso.date().nullable(),
      appealBy: z.iso.date().nullable(),
    }),
    facts: z.strictObject({
      today: z.iso.date(),
      /** What a proposal rests on; known only while it is made. */
      basis: z
        .strictObject({
          measure,
          tied: z.boolean(),
          held: z.boolean(),
          supports: z.int(),
          objections: z.int(),
          mayVote: z.int(),
        })
        .nullable(),
      /** Help in the register; known only while it is screened. */
      supports: z.int().nullable(),
      /** Members who may vote; known whenever that may have changed. */
      mayVote: z.int().nullable(),
      /** The count of a round with the vote at hand. */
      count: z
        .strictObject({
          cast: z.int(),
          mayVote: z.int(),
          /** More than the plan year's share of those who may vote have voted. */
          quorate: z.boolean(),
          leaning: z.enum(['carried', 'rejected', 'level']),
        })
        .nullable(),
      /** Days of the effect; known only while it is delivered. */
      effect: z.strictObject({ startsOn: z.iso.date(), endsOn: z.iso.date() }).nullable(),
      /** Whether the effect waits while a review is open. */
      waits: z.boolean(),
    }),
    relations: {
      concerned: { title: ['当事人', 'Person concerned'] },
      proposer: { title: ['提出人', 'Proposer'] },
      handler: { title: ['承办人', 'Case officer'] },
      chair: { title: ['主持人', 'Chair'] },
      member: { title: ['表决人', 'Voting member'] },
      recused: { title: ['回避人', 'Recused member'] },
      voted: { title: ['已投票人', 'Member who has voted'] },
      asked: { title: ['征求意见对象', 'Person asked for an opinion'] },
    },
    permissions: {
      'sanction:propose': ['admin', 'groupHead', 'groupDeputy', 'partySecretary'],
      // The general office where academic affairs itself is concerned.
      'sanction:handle': ['admin', 'generalOffice', 'partySecretary', 'partyMember'],
      'sanction:decide': ['groupHead', 'groupDeputy', 'groupMember', 'partySecretary', 'partyMember'],
    },
    separation: {
      'sanction:handle': ['concerned'],
      'sanction:decide': ['concerned', 'recused', 'proposer'],
    },
    // Nobody sees another's case without a part in it: every reader has an assignment.
    readers: { town: [], unit: [] },
    guards: {
      isTied: {
        test: ({ context }) => context.tied,
        reason: ['没有同分', 'There is no tie'],
      },
      tieBroken: {
        test: ({ context }) => !context.tied,
        reason: ['与别人同分，要先由主持人决定', 'It is tied with another; the chair decides that first'],
      },
      isLeftOut: {
        test: ({ input }) => input['finding'] === 'leaveOut',
        reason: ['不列入建议', 'It is left out'],
      },
      isExempt: {
        test: ({ input }) => input['finding'] === 'exempt' || input['competent'] === false,
        reason: ['应予免除，或不属本会职权', 'Exempt, or outside the competence of the body'],
      },
      notHeld: {
        test: ({ context }) => !context.held,
        reason: ['已经是须专门议决', 'It is held for an explicit decision already'],
      },
      lawObjects: {
        test: ({ context }) => context.objections > 0,
        reason: ['法规没有提醒', 'The law profile does not object'],
      },
      unsupported: {
        test: ({ context }) => !context.supported,
        reason: ['已有帮扶', 'Help was given'],
      },
      settled: {
        test: ({ facts: { count } }) => count?.quorate === true && count.leaning !== 'level',
        reason: ['人数够了，且票数不相等', 'Enough have voted, and the votes are not level'],
      },
      // Whoever asked for a review is not left without an answer: level, once all have voted, does not uphold.
      reviewSettled: {
        test: ({ facts: { count } }) =>
          count?.quorate === true && (count.leaning !== 'level' || count.cast >= count.mayVote),
        reason: [
          '复核的人数够了，且票数不相等或都已投票',
          'Enough have voted on the review, and not level, or all have',
        ],
      },
      voteNotRunning: {
        test: ({ context }) => context.cast === 0 || context.cast >= context.mayVote,
        reason: [
          '已有人投票，还有人没投；请等表决结束',
          'Some have voted and some have not yet; wait for the end of the vote',
        ],
      },
      carried: {
        test: ({ facts: { count } }) => count?.leaning === 'carried',
        reason: ['同意的票多', 'More votes are for it'],
      },
      keptAfterCarriedOut: {
        test: ({ context, facts: { count } }) => count?.leaning === 'carried' && context.carriedOut,
        reason: ['维持，且已执行完', 'Upheld, and carried out already'],
      },
      keptInEffect: {
        test: ({ context, facts: { count } }) => count?.leaning === 'carried' && !context.carriedOut,
        reason: ['维持，还没有执行', 'Upheld, and not carried out yet'],
      },
      carriedOut: {
        test: ({ context }) => context.carriedOut,
        reason: ['已执行完', 'It is carried out'],
      },
      mayAskReview: {
        test: ({ context, facts }) =>
          context.reviews === 0 && context.reviewBy !== null && facts.today <= context.reviewBy,
        reason: [
          '复核只能申请一次，且要在送达后规定的日子内',
          'A review is asked for once, within the days after delivery',
        ],
      },
      mayAppeal: {
        test: ({ context, facts }) =>
          context.appeals === 0 && context.appealBy !== null && facts.today <= context.appealBy,
        reason: [
          '申诉要先经过复核，且在复核答复后规定的日子内',
          'An appeal follows a review, within the days after its answer',
        ],
      },
      isMeasureToCarryOut: {
        test: ({ context }) => context.measure !== 'ineligibility' && !context.suspended && !context.carriedOut,
        reason: ['到期自行结束，或正暂缓执行，或已执行完', 'It ends by itself, or waits, or is carried out already'],
      },
      isStatement: { test: ({ context }) => context.measure === 'statement', reason: ['表态性发言', 'A statement'] },
      isTalk: { test: ({ context }) => context.measure === 'talk', reason: ['诫勉谈话', 'A talk'] },
      isTraining: { test: ({ context }) => context.measure === 'training', reason: ['培训', 'A training'] },
      isRotation: { test: ({ context }) => context.measure === 'rotation', reason: ['轮岗', 'A rotation'] },
    },
    reminders: {
      remind: { title: ['到期提醒', 'Reminder'], to: 'turn', orElse: ['handler', 'chair'] },
      remindBody: { title: ['表决提醒', 'Reminder to vote'], to: 'turn', orElse: ['chair'] },
      tellHandler: { title: ['逾期提醒承办人', 'Overdue, to the case officer'], to: ['handler'], orElse: ['chair'] },
    },
    deadlines: {
      screen: {
        title: ['审查期限', 'Screen by'],
        days: 'sanction.screenDays',
        rungs: [
          [-1, 'remind'],
          [1, 'remind'],
        ],
      },
      notify: {
        title: ['告知期限', 'Notify by'],
        days: 'sanction.noticeDays',
        rungs: [
          [-1, 'remind'],
          [1, 'remind'],
        ],
      },
      receive: {
        title: ['签收期限', 'Confirm receipt by'],
        days: 'sanction.receiptDays',
        rungs: [
          [0, 'remind'],
          [1, 'tellHandler'],
        ],
      },
      defend: {
        title: ['陈述申辩期限', 'State your defence by'],
        days: 'sanction.defenceDays',
        passed: 'lapseDefence',
        rungs: [[-1, 'remind']],
      },
      decide: {
        title: ['议决期限', 'Decide by'],
        days: 'sanction.decideDays',
        rungs: [
          [-2, 'remindBody'],
          [1, 'remindBody'],
        ],
      },
      deliver: {
        title: ['送达期限', 'Deliver by'],
        days: 'sanction.deliverDays',
        rungs: [
          [0, 'remind'],
          [2, 'remind'],
        ],
      },
      review: {
        title: ['申请复核期限', 'Ask for a review by'],
        calendarDays: 'sanction.reviewDays',
        rungs: [],
      },
      answerReview: {
        title: ['复核答复期限', 'Answer the review by'],
        calendarDays: 'sanction.answerDays',
        rungs: [
          [-5, 'remindBody'],
          [1, 'remindBody'],
        ],
      },
      appeal: { title: ['申诉期限', 'Appeal by'], calendarDays: 'sanction.appealDays', rungs: [] },
      answerAppeal: {
        title: ['申诉答复期限', 'Answer of the appeal by'],
        calendarDays: 'sanction.answerDays',
        rungs: [[1, 'remind']],
      },
      effect: {
        title: ['结束日期', 'Ends on'],
        on: (context) => context.endsOn,
        passed: 'expire',
        rungs: [[-5, 'tellHandler']],
      },
    },
    initial: 'proposed',
    states: {
      proposed: {
        title: ['待审查', 'To be screened'],
        tone: 'office',
        tags: ['open'],
        deadline: 'screen',
        task: ['审查', 'Screen'],
        turn: ['handler'],
      },
      screened: {
        title: ['待告知', 'To be notified'],
        tone: 'office',
        tags: ['open'],
        deadline: 'notify',
        task: ['送告知书', 'Serve the notice'],
        turn: ['handler'],
      },
      noticed: {
        title: ['已告知待签收', 'Notified, receipt to be confirmed'],
        tone: 'responsible',
        tags: ['open', 'awaited'],
        deadline: 'receive',
        task: ['签收告知书', 'Confirm receipt'],
        turn: ['concerned'],
      },
      defending: {
        title: ['陈述申辩期', 'Time for the defence'],
        tone: 'responsible',
        tags: ['open', 'awaited'],
        deadline: 'defend',
        task: ['写陈述申辩', 'State your defence'],
        turn: ['concerned'],
      },
      deciding: {
        title: ['待表决', 'To be voted on'],
        tone: 'office',
        tags: ['open', 'voting'],
        deadline: 'decide',
        task: ['表决', 'Vote'],
        turn: ['member'],
        // All have voted and it is level: the chair settles it.
        turnElse: ['chair'],
      },
      counted: {
        title: ['待宣布决定', 'Decision to be announced'],
        tone: 'office',
        tags: ['open', 'voting'],
        deadline: 'decide',
        task: ['宣布决定', 'Announce the decision'],
        turn: ['chair'],
      },
      decided: {
        title: ['已决定待送达', 'Decided, to be delivered'],
        tone: 'office',
        tags: ['open', 'decided'],
        deadline: 'deliver',
        task: ['送达决定', 'Deliver the decision'],
        turn: ['handler'],
      },
      inEffect: {
        title: ['执行中', 'In effect'],
        tone: 'responsible',
        tags: ['open', 'decided', 'binding'],
        deadline: 'effect',
        task: ['登记执行情况', 'Record that it was carried out'],
        turn: ['handler'],
        turnFrom: 'dueDay',
      },
      underReview: {
        title: ['复核中', 'Under review'],
        tone: 'office',
        tags: ['open', 'decided', 'binding', 'voting'],
        deadline: 'answerReview',
        task: ['表决复核', 'Vote on the review'],
        turn: ['member'],
      },
      reviewCounted: {
        title: ['复核待宣布', 'Review to be announced'],
        tone: 'office',
        tags: ['open', 'decided', 'binding', 'voting'],
        deadline: 'answerReview',
        task: ['宣布复核结果', 'Announce the review'],
        turn: ['chair'],
      },
      underAppeal: {
        title: ['申诉中', 'Under appeal'],
        tone: 'office',
        tags: ['open', 'decided', 'binding'],
        deadline: 'answerAppeal',
        task: ['登记申诉答复', 'Record the answer to the appeal'],
        turn: ['handler'],
      },
      completed: { title: ['已执行', 'Carried out'], tone: 'done', tags: ['closed', 'decided', 'binding'] },
      expired: { title: ['已到期', 'Ended by its day'], tone: 'done', tags: ['closed', 'decided', 'binding'] },
      lifted: { title: ['已提前解除', 'Lifted early'], tone: 'done', tags: ['closed', 'decided'], final: true },
      revoked: { title: ['已撤销', 'Revoked'], tone: 'done', tags: ['closed', 'decided'], final: true },
      waived: { title: ['不予处置', 'Waived'], tone: 'done', tags: ['closed'], final: true },
    },
  },
  (step) => ({
    propose: step({
      title: ['提出处置建议', 'Propose'],
      personal: true,
      from: null,
      to: 'proposed',
      permission: 'sanction:propose',
      input: {
        rule: choice('依据哪条规则', 'By which rule', sanctionRules),
        // The Party secretary reads no agreements.
        agreement: record('未完成的责任书', 'Missed agreement', { checkedByStep: true }),
        concerned: person('当事人', 'Person concerned'),
        reason: optional(reason('提出的理由', 'Why it is proposed')),
      },
      change: ({ input, facts: { basis } }) => ({
        rule: input.rule,
        measure: basis?.measure ?? 'statement',
        body: input.rule === 'B' ? ('branch' as const) : ('group' as const),
        tied: basis?.tied ?? false,
        held: basis?.held ?? true,
        supports: basis?.supports ?? 0,
        supported: (basis?.supports ?? 0) > 0,
        objections: basis?.objections ?? 0,
        basisGone: false,
        round: 1,
        mayVote: basis?.mayVote ?? 0,
        cast: 0,
        reviewing: false,
        reviews: 0,
        appeals: 0,
        suspended: false,
        carriedOut: false,
        startsOn: null,
        endsOn: null,
        reviewBy: null,
        appealBy: null,
      }),
      assign: {
        concerned: { to: 'concerned' },
        proposer: { to: 'actor' },
        handler: { to: 'gathered' },
        chair: { to: 'gathered' },
        member: { to: 'gathered' },
      },
      notify: ['handler'],
      next: ['承办人先审查；提出人不参加表决', 'The case officer screens it first; whoever proposed it does not vote'],
    }),
    breakTie: step({
      title: ['决定同分', 'Break the tie'],
      personal: true,
      from: 'proposed',
      to: [['isLeftOut', 'waived'], 'proposed'],
      by: 'chair',
      permission: 'sanction:decide',
      when: 'isTied',
      main: true,
      input: {
        finding: choice('与别人同分，本件', 'Tied with another; this one', {
          goOn: ['列入建议', 'Goes on as a proposal'],
          leaveOut: ['不列入建议', 'Is left out'],
        }),
        reason: reason(),
      },
      change: () => ({ tied: false, held: true }),
      notify: ['handler'],
      next: ['同分不自动取舍；理由写入记录', 'A tie is never broken silently; the reason is kept'],
    }),
    screen: step({
      title: ['审查', 'Screen'],
      personal: true,
      from: 'proposed',
      to: [['isExempt', 'waived'], 'screened'],
      by: 'handler',
      permission: 'sanction:handle',
      when: 'tieBroken',
      main: true,
      input: {
        competent: yes('属于本会职权', 'Within the competence of the body'),
        finding: choice('审查意见', 'Finding', {
          proceed: ['继续', 'Proceed'],
          exempt: ['应予免除', 'Exempt'],
        }),
        ground: onlyWhere(
          'finding',
          ['exempt'],
          choice('免除的情形', 'Ground of exemption', {
            leave: ['病假、产假或长期离岗', 'Sick, maternity or long leave'],
            moved: ['学年中调动', 'Moved in mid-year'],
            newHere: ['任教未满一年', 'In the first year'],
            notCompetent: ['不属本会职权', 'Outside the competence'],
            otherGround: ['其他', 'Other'],
          }),
        ),
        opinion: reason('审查说明', 'Remark on the finding'),
        support: onlyWhen('unsupported', reason('没有帮扶记录的原因', 'Why no help is on record')),
        lawReason: onlyWhen(
          'lawObjects',
          reason('法规有提醒，仍继续的理由', 'Why it goes on although the law objects'),
        ),
        legalBasis: onlyWhen('lawObjects', text('法律依据', 'Legal basis', { max: 300 })),
      },
      change: ({ context, facts }) => ({
        supports: facts.supports ?? context.supports,
        supported: (facts.supports ?? context.supports) > 0,
      }),
      next: [
        '继续的，送达告知书前先看帮扶情况；应予免除的就此了结',
        'If it goes on, the help given is looked at before the notice; if exempt, it ends here',
      ],
    }),
    serveNotice: step({
      title: ['送告知书', 'Serve the notice'],
      personal: true,
      from: 'screened',
      to: 'noticed',
      by: 'handler',
      permission: 'sanction:handle',
      main: true,
      input: {
        supportSeen: yes('已看过帮扶情况', 'I have looked at the help given'),
        note: optional(reason('补充说明', 'Remark')),
        files: evidence(),
      },
      notify: ['concerned'],
      next: [
        '当事人签收后有规定的日子陈述申辩；此时还没有作出决定',
        'Once received, the person concerned has days for the defence; nothing is decided yet',
      ],
    }),
    confirmReceipt: step({
      title: ['签收告知书', 'Confirm receipt'],
      personal: true,
      from: 'noticed',
      to: 'defending',
      by: 'concerned',
      main: true,
      notify: ['handler'],
      next: ['签收只表示收到，不表示同意', 'It means received, not agreed'],
    }),
    witnessRefusal: step({
      title: ['登记见证送达', 'Record a witnessed refusal'],
      personal: true,
      from: 'noticed',
      to: 'defending',
      by: 'handler',
      permission: 'sanction:handle',
      input: {
        witnesses: text('见证人（两人以上）', 'Witnesses (two or more)', { max: 200 }),
        what: reason('经过', 'What happened'),
        files: evidence(),
      },
      notify: ['concerned'],
      next: ['视为送达，申辩期照常起算', 'Counts as served; the time for the defence begins'],
    }),
    submitDefence: step({
      title: ['陈述申辩', 'State the defence'],
      personal: true,
      from: 'defending',
      to: 'deciding',
      by: ['concerned', 'handler'],
      main: true,
      input: {
        statement: longText('陈述申辩', 'Statement of defence', {
          max: 6000,
          hint: [
            '说了不会因此加重；当面口述的由承办人记录并附签字件',
            'It never makes things worse; an oral one is recorded by the case officer with the signed sheet',
          ],
        }),
        files: evidence(),
      },
      notify: ['handler', 'chair', 'concerned'],
      next: ['转入集体表决；有关的人回避', 'It goes to the vote; who is concerned takes no part'],
    }),
    hold: step({
      title: ['列为专门议决', 'Hold for an explicit decision'],
      personal: true,
      from: [...undecided],
      to: null,
      by: ['handler', 'chair', 'member'],
      except: 'concerned',
      when: 'notHeld',
      input: { reason: reason() },
      change: () => ({ held: true }),
      notify: ['chair', 'handler'],
      next: ['每一票和决定都要写明理由', 'Every vote and the decision must give reasons'],
    }),
    offerSupport: step({
      title: ['给予帮扶', 'Offer support'],
      personal: true,
      from: [...undecided, 'decided', 'inEffect'],
      to: null,
      by: ['handler', 'chair'],
      except: 'concerned',
      input: {
        kind: choice('帮扶方式', 'Kind of help', supportKinds),
        mentor: optional(person('帮扶人', 'Who helps')),
        measures: reason('具体措施', 'Measures'),
        until: optional(day('到哪天', 'Until')),
      },
      change: ({ context }) => ({ supports: context.supports + 1, supported: true }),
      notify: ['concerned'],
      next: ['记入帮扶登记，不影响申辩', 'Entered in the register of help; the defence is not affected'],
    }),
    askOpinion: step({
      title: ['征求意见', 'Ask for an opinion'],
      personal: true,
      from: [...undecided, 'underReview'],
      to: null,
      by: ['handler', 'chair', 'member'],
      except: 'concerned',
      input: { whom: person('向谁征求', 'Whom to ask'), question: reason('问题', 'Question') },
      assign: { asked: { to: 'whom', also: true } },
      notify: ['asked'],
      next: ['对方能看到本件并回复意见', 'That person sees the case and answers'],
    }),
    giveOpinion: step({
      title: ['回复意见', 'Give an opinion'],
      personal: true,
      from: [...undecided, 'underReview'],
      to: null,
      by: 'asked',
      except: 'concerned',
      input: { opinion: longText('意见', 'Opinion'), files: evidence() },
      notify: ['handler', 'chair'],
      next: ['供表决时参考', 'For those who vote'],
    }),
    recuse: step({
      title: ['回避', 'Recuse'],
      personal: true,
      from: [...voting],
      to: afterVote,
      keepsDeadline: true,
      by: 'member',
      permission: 'sanction:decide',
      except: 'voted',
      input: {
        who: optional(
          person('主持人决定回避的成员', 'Member whose recusal the chair decides', {
            hint: ['不填就是本人回避', 'Left empty, it is you'],
          }),
        ),
        reason: reason('回避的理由', 'Reason for the recusal'),
      },
      change: ({ context, facts: { count } }) => ({
        cast: count?.cast ?? context.cast,
        mayVote: count?.mayVote ?? context.mayVote,
      }),
      assign: { recused: { to: 'who', orElse: 'actor', also: true }, chair: { to: 'gathered' } },
      next: ['回避的人不投票，也不计入应投人数', 'Whoever is recused does not vote and is not counted'],
    }),
    vote: step({
      title: ['投票', 'Vote'],
      personal: true,
      from: [...voting],
      to: afterVote,
      keepsDeadline: true,
      by: 'member',
      permission: 'sanction:decide',
      except: 'voted',
      main: ['deciding', 'underReview'],
      sealed: 'voted',
      input: {
        ballot: choice('我的一票', 'My vote', ballots),
        reason: optional(reason('理由', 'Reason')),
      },
      change: ({ facts: { count } }) => ({ cast: count?.cast ?? 0, mayVote: count?.mayVote ?? 0 }),
      assign: { voted: { to: 'actor', also: true } },
      next: [
        '记名存档，不能改；投完才看得到别人的意见',
        'Recorded by name and final; you see the others’ only after voting',
      ],
    }),
    decide: step({
      title: ['宣布决定', 'Announce the decision'],
      personal: true,
      from: 'counted',
      to: [['carried', 'decided'], 'waived'],
      by: 'chair',
      permission: 'sanction:decide',
      main: true,
      input: {
        reason: longText('决定的理由', 'Reasons of the decision', {
          hint: ['写入决定书，要回应申辩', 'Go into the decision and answer the defence'],
        }),
      },
      release: ['voted'],
      notify: ['handler', 'concerned'],
      next: ['多数同意的送达当事人；不同意的就此了结', 'If carried it is delivered; if not, it ends here'],
    }),
    waive: step({
      title: ['不予处置', 'Waive'],
      personal: true,
      from: ['proposed', 'screened', 'noticed', 'defending', 'deciding'],
      to: 'waived',
      by: 'chair',
      permission: 'sanction:decide',
      when: 'voteNotRunning',
      input: { reason: reason() },
      notify: ['handler', 'concerned'],
      next: ['就此了结，理由写入记录', 'It ends here; the reason is kept'],
    }),
    deliver: step({
      title: ['送达决定', 'Deliver the decision'],
      personal: true,
      from: 'decided',
      to: 'inEffect',
      by: 'handler',
      permission: 'sanction:handle',
      main: true,
      input: {
        how: choice('送达方式', 'How it was delivered', {
          inPerson: ['当面签收', 'In person, signed for'],
          witnessed: ['拒收，有人见证', 'Refused, before witnesses'],
          byPost: ['邮寄', 'By post'],
        }),
        deliveredOn: day('送达日期', 'Delivered on', { past: true }),
        witnesses: onlyWhere('how', ['witnessed'], text('见证人', 'Witnesses', { max: 200 })),
        files: evidence(),
      },
      change: ({ facts: { effect }, due }) => ({
        startsOn: effect?.startsOn ?? null,
        endsOn: effect?.endsOn ?? null,
        reviewBy: due['review'] ?? null,
      }),
      notify: ['concerned', 'chair'],
      next: ['从现在起生效，到期自行结束；可以申请复核', 'In effect from now until its day; a review may be asked for'],
    }),
    requestReview: step({
      title: ['申请复核', 'Ask for a review'],
      personal: true,
      from: ['inEffect', 'completed'],
      to: 'underReview',
      by: 'concerned',
      when: 'mayAskReview',
      input: { grounds: longText('复核理由', 'Grounds'), files: evidence() },
      change: ({ context, facts }) => ({
        reviewing: true,
        reviews: context.reviews + 1,
        round: context.round + 1,
        cast: 0,
        mayVote: facts.mayVote ?? context.mayVote,
        suspended: facts.waits && !context.carriedOut,
      }),
      release: ['voted'],
      notify: ['handler', 'chair'],
      next: ['由原机构重新表决，规定日子内答复', 'The same body votes again and answers within its days'],
    }),
    decideReview: step({
      title: ['宣布复核结果', 'Announce the review'],
      personal: true,
      from: 'reviewCounted',
      to: [['keptAfterCarriedOut', 'completed'], ['keptInEffect', 'inEffect'], 'revoked'],
      by: 'chair',
      permission: 'sanction:decide',
      main: true,
      input: { answer: longText('复核答复', 'Answer to the review'), files: evidence() },
      change: ({ due }) => ({ reviewing: false, suspended: false, appealBy: due['appeal'] ?? null }),
      release: ['voted'],
      notify: ['concerned', 'handler'],
      next: [
        '同意的票多就维持，否则撤销；维持的可以申诉',
        'More votes for it uphold it, else it is revoked; who disagrees may appeal',
      ],
    }),
    appeal: step({
      title: ['申诉', 'Appeal'],
      personal: true,
      from: ['inEffect', 'completed'],
      to: 'underAppeal',
      by: 'concerned',
      when: 'mayAppeal',
      input: { grounds: longText('申诉理由', 'Grounds'), files: evidence() },
      change: ({ context, facts }) => ({
        appeals: context.appeals + 1,
        suspended: facts.waits && !context.carriedOut,
      }),
      notify: ['handler', 'chair'],
      next: ['由上一级机构答复，承办人登记', 'The next body answers; the case officer records it'],
    }),
    uphold: step({
      title: ['登记申诉维持', 'Record: upheld on appeal'],
      personal: true,
      from: 'underAppeal',
      to: asBefore,
      by: 'handler',
      permission: 'sanction:handle',
      main: true,
      input: {
        authority: text('答复机关', 'Who answered', { max: 100 }),
        answeredOn: day('答复日期', 'Answered on', { past: true }),
        answer: longText('答复内容', 'Answer'),
        scan: someFiles('答复扫描件', 'Scan of the answer'),
      },
      change: () => ({ suspended: false }),
      notify: ['concerned', 'chair'],
      next: ['照原决定继续', 'It goes on as decided'],
    }),
    revoke: step({
      title: ['登记申诉撤销', 'Record: revoked on appeal'],
      personal: true,
      from: 'underAppeal',
      to: 'revoked',
      by: 'handler',
      permission: 'sanction:handle',
      input: {
        authority: text('答复机关', 'Who answered', { max: 100 }),
        answeredOn: day('答复日期', 'Answered on', { past: true }),
        answer: longText('答复内容', 'Answer'),
        scan: someFiles('答复扫描件', 'Scan of the answer'),
      },
      change: () => ({ suspended: false }),
      notify: ['concerned', 'chair', 'member'],
      next: ['由此产生的一切恢复原状', 'All that followed from it is undone'],
    }),
    complete: step({
      title: ['登记已执行', 'Record that it was carried out'],
      personal: true,
      from: ['inEffect', 'underReview', 'underAppeal'],
      to: { inEffect: 'completed', underReview: 'underReview', underAppeal: 'underAppeal' },
      by: 'handler',
      permission: 'sanction:handle',
      when: 'isMeasureToCarryOut',
      main: ['inEffect'],
      input: {
        doneOn: day('日期', 'On', { past: true }),
        statement: onlyWhen('isStatement', longText('发言要点（记入会议记录）', 'What was said, for the minutes')),
        talk: onlyWhen('isTalk', longText('谈话记录', 'Notes of the talk')),
        course: onlyWhen('isTraining', text('培训课程', 'Course', { max: 120 })),
        attendance: onlyWhen('isTraining', text('出勤（如 12/12 次）', 'Attendance, such as 12 of 12', { max: 40 })),
        result: onlyWhen(
          'isTraining',
          choice('培训结果', 'Result', { passed: ['合格', 'Passed'], failed: ['不合格', 'Failed'] }),
        ),
        toUnit: onlyWhen('isRotation', unit('轮岗到', 'Rotates to')),
        consent: onlyWhen(
          'isRotation',
          choice('本人意见', 'The person’s answer', {
            consents: ['同意', 'Consents'],
            declines: ['不同意', 'Does not consent'],
          }),
        ),
        consentReasons: onlyWhere(
          'consent',
          ['declines'],
          reason('不同意的理由及答复', 'Reasons, and the answer to them'),
        ),
        order: onlyWhen('isRotation', text('调令文号', 'Number of the order', { max: 60 })),
        files: evidence(),
      },
      change: () => ({ carriedOut: true }),
      notify: ['concerned', 'chair'],
      next: ['执行完毕；复核和申诉的权利不变', 'It is carried out; review and appeal stay open'],
    }),
    lift: step({
      title: ['提前解除', 'Lift early'],
      personal: true,
      from: 'inEffect',
      to: 'lifted',
      by: 'chair',
      permission: 'sanction:decide',
      input: { reason: reason('解除的理由', 'Reason for lifting it') },
      notify: ['concerned', 'handler'],
      next: ['从今天起不再有效', 'It has no effect from today'],
    }),
    lapseDefence: step({
      title: ['申辩期满', 'Time for the defence is over'],
      from: 'defending',
      to: 'deciding',
      system: true,
      notify: ['handler', 'chair', 'concerned'],
      next: ['没有申辩不算承认，照常集体表决', 'Silence is no admission; the body votes as usual'],
    }),
    expire: step({
      title: ['到期结束', 'Ended by its day'],
      from: 'inEffect',
      to: 'expired',
      system: true,
      notify: ['concerned', 'handler'],
      next: ['自行结束，不用谁解除', 'It ends by itself'],
    }),
    compose: step({
      title: ['成员随岗位变动', 'The body follows the posts'],
      from: ['proposed', 'screened', 'noticed', 'defending', 'decided', 'inEffect', 'underAppeal', 'completed'],
      to: null,
      system: true,
      change: ({ context, facts }) => ({ mayVote: facts.mayVote ?? context.mayVote }),
      assign: { handler: { to: 'gathered' }, chair: { to: 'gathered' }, member: { to: 'gathered' } },
      next: ['岗位变动时自动办理', 'Follows from changes of posts'],
    }),
    recount: step({
      title: ['成员变动后重新计票', 'Counted again after the body changed'],
      from: [...voting],
      to: afterVote,
      keepsDeadline: true,
      system: true,
      change: ({ context, facts: { count } }) => ({
        cast: count?.cast ?? context.cast,
        mayVote: count?.mayVote ?? context.mayVote,
      }),
      assign: { handler: { to: 'gathered' }, chair: { to: 'gathered' }, member: { to: 'gathered' } },
      next: ['岗位变动时自动办理，已投的票有效', 'Follows from changes of posts; votes cast stay valid'],
    }),
    doubtBasis: step({
      title: ['依据有变', 'The basis has changed'],
      from: [...undecided, 'decided'],
      to: null,
      system: true,
      change: () => ({ basisGone: true, held: true }),
      notify: ['handler', 'chair'],
      next: [
        '责任书更正后不再是未完成，由主持人或表决处理',
        'Corrected, the agreement is no longer missed; the chair or the vote settles it',
      ],
    }),
    reconsider: step({
      title: ['依据有变，提请复核', 'The basis has changed: put to the body again'],
      from: ['inEffect', 'completed', 'expired'],
      to: 'underReview',
      system: true,
      change: ({ context, facts }) => ({
        basisGone: true,
        held: true,
        reviewing: true,
        round: context.round + 1,
        cast: 0,
        mayVote: facts.mayVote ?? context.mayVote,
        suspended: facts.waits && !context.carriedOut,
      }),
      release: ['voted'],
      notify: ['handler', 'chair', 'concerned'],
      next: ['由原机构重新表决：维持或撤销', 'The same body votes again: uphold or revoke'],
    }),
  }),
);

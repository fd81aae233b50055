import { choice, onlyWhen, onlyWhere, optional, person, record, text, yes } from '../../field.ts';
import { reason } from '../fields.ts';
import { step } from '../frame.ts';
import { body, byChair, byHandler } from '../who.ts';
import { sanctionRules } from '../words.ts';

/** From the proposal until the person concerned is told of it. */
export const proposal = {
  propose: step({
    title: ['提出处置建议', 'Propose'],
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
      ...body,
    },
    notify: ['handler'],
    next: ['承办人先审查；提出人不参加表决', 'The case officer screens it first; whoever proposed it does not vote'],
  }),
  breakTie: step({
    title: ['决定同分', 'Break the tie'],
    from: 'proposed',
    to: [['isLeftOut', 'waived'], 'proposed'],
    ...byChair,
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
    from: 'proposed',
    to: [['isExempt', 'waived'], 'screened'],
    ...byHandler,
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
      lawReason: onlyWhen('lawObjects', reason('法规有提醒，仍继续的理由', 'Why it goes on although the law objects')),
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
};

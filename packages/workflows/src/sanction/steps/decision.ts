import { choice, day, longText, onlyWhere, optional, person, text } from '../../field.ts';
import { asCounted } from '../changes.ts';
import { evidence, reason } from '../fields.ts';
import { step } from '../frame.ts';
import { afterVote, voting } from '../states.ts';
import { byChair, byHandler, byMember } from '../who.ts';
import { ballots } from '../words.ts';

/** The body votes; the chair announces; the decision is delivered. */
export const decision = {
  recuse: step({
    title: ['回避', 'Recuse'],
    from: voting,
    to: afterVote,
    keepsDeadline: true,
    ...byMember,
    except: 'voted',
    // Whoever is concerned is to be kept from voting, also when the chair has voted first.
    spares: 'chair',
    when: 'voteGoesOn',
    input: {
      who: optional(
        person('主持人决定回避的成员', 'Member whose recusal the chair decides', {
          hint: [
            '不填就是本人回避；自己已投票的主持人要选人',
            'Left empty, it is you; a chair who has voted names somebody',
          ],
        }),
      ),
      reason: reason('回避的理由', 'Reason for the recusal'),
    },
    change: asCounted,
    assign: { recused: { to: 'who', orElse: 'actor', also: true }, chair: { to: 'gathered' } },
    next: ['回避的人不投票，也不计入应投人数', 'Whoever is recused does not vote and is not counted'],
  }),
  vote: step({
    title: ['投票', 'Vote'],
    from: voting,
    to: afterVote,
    keepsDeadline: true,
    ...byMember,
    except: 'voted',
    main: ['deciding', 'underReview'],
    sealed: 'voted',
    input: {
      ballot: choice('我的一票', 'My vote', ballots),
      reason: optional(reason('理由', 'Reason')),
    },
    change: asCounted,
    assign: { voted: { to: 'actor', also: true } },
    next: [
      '记名存档，不能改；投完才看得到别人的意见',
      'Recorded by name and final; you see the others’ only after voting',
    ],
  }),
  decide: step({
    title: ['宣布决定', 'Announce the decision'],
    from: 'counted',
    to: [['carried', 'decided'], 'waived'],
    ...byChair,
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
    from: ['proposed', 'screened', 'noticed', 'defending', 'deciding'],
    to: 'waived',
    ...byChair,
    when: 'voteNotRunning',
    input: { reason: reason() },
    notify: ['handler', 'concerned'],
    next: ['就此了结，理由写入记录', 'It ends here; the reason is kept'],
  }),
  deliver: step({
    title: ['送达决定', 'Deliver the decision'],
    from: 'decided',
    to: 'inEffect',
    ...byHandler,
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
};

import { asCounted, asReviewed } from '../changes.ts';
import { systemStep } from '../frame.ts';
import { afterVote, undecided, voting } from '../states.ts';
import { body } from '../who.ts';

/** What nobody takes: it follows from the clock, from posts, and from a corrected agreement. */
export const system = {
  lapseDefence: systemStep({
    title: ['申辩期满', 'Time for the defence is over'],
    from: 'defending',
    to: 'deciding',
    notify: ['handler', 'chair', 'concerned'],
    next: ['没有申辩不算承认，照常集体表决', 'Silence is no admission; the body votes as usual'],
  }),
  expire: systemStep({
    title: ['到期结束', 'Ended by its day'],
    from: 'inEffect',
    to: 'expired',
    notify: ['concerned', 'handler'],
    next: ['自行结束，不用谁解除', 'It ends by itself'],
  }),
  compose: systemStep({
    title: ['成员随岗位变动', 'The body follows the posts'],
    from: ['proposed', 'screened', 'noticed', 'defending', 'decided', 'inEffect', 'underAppeal', 'completed'],
    to: null,
    change: ({ context, facts }) => ({ mayVote: facts.mayVote ?? context.mayVote }),
    assign: body,
    next: ['岗位变动时自动办理', 'Follows from changes of posts'],
  }),
  recount: systemStep({
    title: ['成员变动后重新计票', 'Counted again after the body changed'],
    from: voting,
    to: afterVote,
    keepsDeadline: true,
    change: asCounted,
    assign: body,
    next: ['岗位变动时自动办理，已投的票有效', 'Follows from changes of posts; votes cast stay valid'],
  }),
  doubtBasis: systemStep({
    title: ['依据有变', 'The basis has changed'],
    from: [...undecided, 'decided'],
    to: null,
    change: () => ({ basisGone: true, held: true }),
    notify: ['handler', 'chair'],
    next: [
      '责任书更正后不再是未完成，由主持人或表决处理',
      'Corrected, the agreement is no longer missed; the chair or the vote settles it',
    ],
  }),
  reconsider: systemStep({
    title: ['依据有变，提请复核', 'The basis has changed: put to the body again'],
    from: ['inEffect', 'completed', 'expired'],
    to: 'underReview',
    change: (now) => ({ ...asReviewed(now), basisGone: true, held: true }),
    release: ['voted'],
    notify: ['handler', 'chair', 'concerned'],
    next: ['由原机构重新表决：维持或撤销', 'The same body votes again: uphold or revoke'],
  }),
};

import { choice, day, longText, optional, person } from '../../field.ts';
import { evidence, reason } from '../fields.ts';
import { step } from '../frame.ts';
import { undecided } from '../states.ts';
import { supportKinds } from '../words.ts';

/** What goes on beside it: help, opinions, and holding it for an explicit decision. */
export const aside = {
  hold: step({
    title: ['列为专门议决', 'Hold for an explicit decision'],
    from: undecided,
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
    from: [...undecided, 'underReview'],
    to: null,
    by: 'asked',
    except: 'concerned',
    input: { opinion: longText('意见', 'Opinion'), files: evidence() },
    notify: ['handler', 'chair'],
    next: ['供表决时参考', 'For those who vote'],
  }),
};

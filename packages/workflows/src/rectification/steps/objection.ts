import { longText } from '../../field.ts';
import { objectable, objectedIn } from '../context.ts';
import { evidence, newDay, reason } from '../fields.ts';
import { step } from '../frame.ts';
import { byHearer } from '../who.ts';

/** The responsible person objects, and is answered before anything has to be mended. */
export const objection = {
  object: step({
    title: ['申辩', 'Object'],
    personal: true,
    from: objectable,
    to: 'objected',
    by: 'responsible',
    when: 'notHeardYet',
    input: { reason: longText('申辩理由', 'Reason for objecting', { max: 1000 }), evidence: evidence() },
    change: ({ context, state }) => ({ objectedIn: objectedIn.parse(state), objections: context.objections + 1 }),
    notify: ['issuer', 'inspector', 'campusHead'],
    next: ['由教导处答复；答复前不用整改', 'Academic affairs answers it; nothing has to be mended meanwhile'],
  }),
  upholdObjection: step({
    title: ['申辩成立', 'Uphold the objection'],
    from: 'objected',
    to: 'upheld',
    ...byHearer,
    input: { reason: reason('答复', 'Answer') },
    notify: ['responsible', 'inspector', 'issuer', 'campusHead'],
    next: ['撤销这条问题，不再整改', 'The finding is withdrawn'],
  }),
  rejectObjection: step({
    title: ['驳回申辩', 'Reject the objection'],
    from: 'objected',
    to: [['objectedWhenNoticed', 'noticed'], ['objectedWhenPlanning', 'planning'], 'rectifying'],
    ...byHearer,
    input: {
      reason: reason('答复', 'Answer'),
      rectifyBy: newDay(),
    },
    change: ({ context, input }) => ({ objectedIn: null, rectifyBy: input.rectifyBy ?? context.rectifyBy }),
    notify: ['responsible', 'inspector', 'issuer'],
    next: ['回到申辩前的步骤，继续整改', 'The case goes on from where it stood'],
  }),
};

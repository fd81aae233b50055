import { day, longText, optional, record, yes } from '../../field.ts';
import type { Context } from '../context.ts';
import { evidence, reason } from '../fields.ts';
import { step } from '../frame.ts';
import { byReinspector } from '../who.ts';

const openAgain = ({ reopens }: Context, rectifyBy: string | null) => ({
  lookBackOn: null,
  goodReinspections: 0,
  reopens: reopens + 1,
  rectifyBy,
});

/** Whether it stayed mended; if not, the same case goes on. */
export const lookBack = {
  lookBack: step({
    title: ['回头看', 'Look back'],
    from: 'closed',
    to: [['stillMended', 'closed'], 'rectifying'],
    ...byReinspector,
    when: 'lookBackAwaited',
    main: true,
    input: {
      effective: yes('整改仍然有效', 'Still mended'),
      result: longText('回头看情况', 'What was found', { max: 1000 }),
      rectifyBy: optional(
        day('再整改期限', 'Mend again by', {
          hint: ['无效时填；不填就按再次复查的天数', 'Where it failed; left empty, the days until a re-inspection'],
        }),
      ),
      evidence: evidence(),
    },
    change: ({ context, input, due }) =>
      input.effective ? { lookBackOn: null } : openAgain(context, input.rectifyBy ?? due['again'] ?? context.rectifyBy),
    notify: ['responsible', 'campusHead', 'issuer'],
    next: [
      '有效就保持销号；无效就在同一件上重新整改',
      'Effective: stays closed; otherwise the same case is open again',
    ],
  }),
  reopen: step({
    title: ['重新打开', 'Re-open'],
    from: 'closed',
    to: 'rectifying',
    ...byReinspector,
    when: 'withinPlanYear',
    input: {
      reason: reason('问题怎样复发', 'How the problem returned'),
      rectifyBy: day('再整改期限', 'Mend again by'),
      foundAgainIn: optional(
        record('复发的发现', 'Found again in', {
          hint: ['再次发现时记录的那一件', 'The case in which it was found again'],
        }),
      ),
      evidence: evidence(),
    },
    change: ({ context, input }) => openAgain(context, input.rectifyBy),
    notify: ['responsible', 'campusHead', 'issuer'],
    next: ['责任人在同一件上重新整改', 'The responsible person mends it again in the same case'],
  }),
};

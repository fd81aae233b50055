import { longText, optional, text, yes } from '../../field.ts';
import { evidence, reason } from '../fields.ts';
import { step } from '../frame.ts';
import { byHandler } from '../who.ts';

/** The person concerned is told, and heard (Q5). */
export const hearing = {
  serveNotice: step({
    title: ['送告知书', 'Serve the notice'],
    from: 'screened',
    to: 'noticed',
    ...byHandler,
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
    from: 'noticed',
    to: 'defending',
    by: 'concerned',
    main: true,
    notify: ['handler'],
    next: ['签收只表示收到，不表示同意', 'It means received, not agreed'],
  }),
  witnessRefusal: step({
    title: ['登记见证送达', 'Record a witnessed refusal'],
    from: 'noticed',
    to: 'defending',
    ...byHandler,
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
};

import { choice, clauses, day, longText, optional, person, targets, text, unit } from '../../field.ts';
import { evaluationExam } from '../fields.ts';
import { step } from '../frame.ts';
import { unsigned } from '../states.ts';
import { byDrafter } from '../who.ts';
import { parties } from '../words.ts';

/** The text is drafted and put on the table. */
export const drafting = {
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
      targets: targets('目标', 'Targets'),
      clauses: optional(clauses('条款', 'Clauses')),
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
    from: unsigned,
    to: 'offered',
    ...byDrafter,
    // While signatures are collected, offering anew ends those that were given: it stays on the side road.
    main: ['drafted', 'countered', 'refused'],
    input: {
      signBy: optional(day('新的签署期限', 'New day to sign by', { hint: ['不填就用原期限', 'Left empty, it stays'] })),
      exam: evaluationExam(),
      targets: optional(targets('目标', 'Targets', { hint: ['不填就用现在的', 'Left empty, they stay'] })),
      clauses: optional(clauses('条款', 'Clauses', { hint: ['不填就用现在的', 'Left empty, they stay'] })),
      answer: optional(longText('答复修改意见', 'Answer to the counter-proposal', { max: 1000 })),
      partyA: optional(
        person('改由谁代表甲方签署', 'Who signs for party A instead', {
          hint: ['原签署人离岗时才填', 'Only where whoever was to sign has left'],
        }),
      ),
    },
    change: ({ context, facts, input, state }) => ({
      signBy: input.signBy ?? context.signBy,
      examId: input.exam ?? context.examId,
      versionNo: state === 'drafted' && !facts.changed ? context.versionNo : context.versionNo + 1,
      signatures: 0,
    }),
    assign: { partyA: { to: 'partyA' } },
    release: ['signed'],
    next: ['双方签署同一版全文后生效；以前的签署作废', 'In force once both sign the same text; earlier signatures end'],
  }),
};

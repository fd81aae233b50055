import { longText, optional } from '../../field.ts';
import { evaluationExam, reason } from '../fields.ts';
import { step } from '../frame.ts';
import { evaluated, unsigned } from '../states.ts';
import { byDrafter, byEvaluator } from '../who.ts';

/** Reviewed and held against results, closed, or withdrawn before it was in force. */
export const outcome = {
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
    from: evaluated,
    to: 'closed',
    ...byEvaluator,
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
    ...byEvaluator,
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
    from: unsigned,
    to: 'withdrawn',
    ...byDrafter,
    input: { reason: reason('撤回理由', 'Reason for withdrawing') },
    notify: ['partyA', 'partyB'],
    next: ['不再签署；记录保留', 'No longer to be signed; the record is kept'],
  }),
};

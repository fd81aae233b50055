import { longText, onlyWhen, optional } from '../../field.ts';
import { evidence, reason } from '../fields.ts';
import { step } from '../frame.ts';
import { byReviewer } from '../who.ts';

/** How it is to be mended, where the finding weighs enough. */
export const plan = {
  submitPlan: step({
    title: ['提交整改方案', 'Submit the plan'],
    overridable: true,
    from: 'planning',
    to: 'planSubmitted',
    by: 'responsible',
    main: true,
    input: {
      rootCause: onlyWhen('serious', longText('根本原因', 'Root cause')),
      plan: longText('整改措施', 'Immediate action'),
      lastingMeasure: onlyWhen('serious', longText('长效措施', 'Lasting measure')),
      evidence: evidence(),
    },
    notify: ['inspector'],
    next: ['由下发人审核方案', 'The issuer reviews the plan'],
  }),
  approvePlan: step({
    title: ['通过方案', 'Approve the plan'],
    from: 'planSubmitted',
    to: 'rectifying',
    ...byReviewer,
    main: true,
    input: { note: optional(longText('意见', 'Remark', { max: 500 })) },
    change: () => ({ planApproved: true }),
    notify: ['responsible'],
    next: ['责任人按方案整改', 'The responsible person carries it out'],
  }),
  returnPlan: step({
    title: ['退回方案', 'Return the plan'],
    from: 'planSubmitted',
    to: 'planning',
    ...byReviewer,
    input: { reason: reason('退回理由', 'Reason for returning') },
    notify: ['responsible'],
    next: ['责任人修改后重报', 'The responsible person submits it again'],
  }),
};

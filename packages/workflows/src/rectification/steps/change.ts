import { person } from '../../field.ts';
import { reason } from '../fields.ts';
import { step } from '../frame.ts';

/** Somebody else is to mend it, or nobody any more. */
export const change = {
  reassign: step({
    title: ['改派责任人', 'Reassign'],
    from: ['noticed', 'planning', 'planSubmitted', 'rectifying', 'reported'],
    to: 'noticed',
    by: ['issuer', 'office', 'campusHead'],
    permission: 'rectification:assign',
    input: { responsible: person('新责任人', 'New responsible person'), reason: reason() },
    change: () => ({ objections: 0 }),
    assign: { responsible: { to: 'responsible', formerly: 'wasResponsible' } },
    notify: ['wasResponsible', 'inspector'],
    next: ['新责任人重新签收，原经过保留', 'The new person acknowledges it; the history stays'],
  }),
  void: step({
    title: ['作废', 'Void'],
    from: ['recorded', 'noticed', 'objected', 'planning', 'planSubmitted', 'rectifying'],
    to: 'voided',
    by: ['issuer', 'office'],
    permission: 'rectification:void',
    input: { reason: reason('作废理由', 'Reason for voiding') },
    notify: ['responsible', 'inspector', 'campusHead'],
    next: ['不再整改；记录保留，不删除', 'No longer to be rectified; the record is kept'],
  }),
};

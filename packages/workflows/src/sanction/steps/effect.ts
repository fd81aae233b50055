import { choice, day, longText, onlyWhen, onlyWhere, text, unit } from '../../field.ts';
import { evidence, reason } from '../fields.ts';
import { step } from '../frame.ts';
import { byChair, byHandler } from '../who.ts';

/** It is carried out, or lifted early. */
export const effect = {
  complete: step({
    title: ['登记已执行', 'Record that it was carried out'],
    from: ['inEffect', 'underReview', 'underAppeal'],
    to: { inEffect: 'completed', underReview: 'underReview', underAppeal: 'underAppeal' },
    ...byHandler,
    when: 'isMeasureToCarryOut',
    main: ['inEffect'],
    input: {
      doneOn: day('日期', 'On', { past: true }),
      statement: onlyWhen('isStatement', longText('发言要点（记入会议记录）', 'What was said, for the minutes')),
      talk: onlyWhen('isTalk', longText('谈话记录', 'Notes of the talk')),
      course: onlyWhen('isTraining', text('培训课程', 'Course', { max: 120 })),
      attendance: onlyWhen('isTraining', text('出勤（如 12/12 次）', 'Attendance, such as 12 of 12', { max: 40 })),
      result: onlyWhen(
        'isTraining',
        choice('培训结果', 'Result', { passed: ['合格', 'Passed'], failed: ['不合格', 'Failed'] }),
      ),
      toUnit: onlyWhen('isRotation', unit('轮岗到', 'Rotates to')),
      consent: onlyWhen(
        'isRotation',
        choice('本人意见', 'The person’s answer', {
          consents: ['同意', 'Consents'],
          declines: ['不同意', 'Does not consent'],
        }),
      ),
      consentReasons: onlyWhere(
        'consent',
        ['declines'],
        reason('不同意的理由及答复', 'Reasons, and the answer to them'),
      ),
      order: onlyWhen('isRotation', text('调令文号', 'Number of the order', { max: 60 })),
      files: evidence(),
    },
    change: () => ({ carriedOut: true }),
    notify: ['concerned', 'chair'],
    next: ['执行完毕；复核和申诉的权利不变', 'It is carried out; review and appeal stay open'],
  }),
  lift: step({
    title: ['提前解除', 'Lift early'],
    from: 'inEffect',
    to: 'lifted',
    ...byChair,
    input: { reason: reason('解除的理由', 'Reason for lifting it') },
    notify: ['concerned', 'handler'],
    next: ['从今天起不再有效', 'It has no effect from today'],
  }),
};

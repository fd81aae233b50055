import { day, longText, someFiles, text } from '../../field.ts';
import { asReviewed, asSuspended } from '../changes.ts';
import { evidence } from '../fields.ts';
import { step } from '../frame.ts';
import { asBefore } from '../states.ts';
import { byChair, byHandler } from '../who.ts';

/** What the next body answered, as the case officer records it. */
const answerToAppeal = () => ({
  authority: text('答复机关', 'Who answered', { max: 100 }),
  answeredOn: day('答复日期', 'Answered on', { past: true }),
  answer: longText('答复内容', 'Answer'),
  scan: someFiles('答复扫描件', 'Scan of the answer'),
});

/** The person concerned asks the same body again, then the next one. */
export const review = {
  requestReview: step({
    title: ['申请复核', 'Ask for a review'],
    from: ['inEffect', 'completed'],
    to: 'underReview',
    by: 'concerned',
    when: 'mayAskReview',
    input: { grounds: longText('复核理由', 'Grounds'), files: evidence() },
    change: (now) => ({ ...asReviewed(now), reviews: now.context.reviews + 1 }),
    release: ['voted'],
    notify: ['handler', 'chair'],
    next: ['由原机构重新表决，规定日子内答复', 'The same body votes again and answers within its days'],
  }),
  decideReview: step({
    title: ['宣布复核结果', 'Announce the review'],
    from: 'reviewCounted',
    to: [['keptAfterCarriedOut', 'completed'], ['keptInEffect', 'inEffect'], 'revoked'],
    ...byChair,
    main: true,
    input: { answer: longText('复核答复', 'Answer to the review'), files: evidence() },
    change: ({ due }) => ({ reviewing: false, suspended: false, appealBy: due['appeal'] ?? null }),
    release: ['voted'],
    notify: ['concerned', 'handler'],
    next: [
      '同意的票多就维持，否则撤销；维持的可以申诉',
      'More votes for it uphold it, else it is revoked; who disagrees may appeal',
    ],
  }),
  appeal: step({
    title: ['申诉', 'Appeal'],
    from: ['inEffect', 'completed'],
    to: 'underAppeal',
    by: 'concerned',
    when: 'mayAppeal',
    input: { grounds: longText('申诉理由', 'Grounds'), files: evidence() },
    change: (now) => ({ ...asSuspended(now), appeals: now.context.appeals + 1 }),
    notify: ['handler', 'chair'],
    next: ['由上一级机构答复，承办人登记', 'The next body answers; the case officer records it'],
  }),
  uphold: step({
    title: ['登记申诉维持', 'Record: upheld on appeal'],
    from: 'underAppeal',
    to: asBefore,
    ...byHandler,
    main: true,
    input: answerToAppeal(),
    change: () => ({ suspended: false }),
    notify: ['concerned', 'chair'],
    next: ['照原决定继续', 'It goes on as decided'],
  }),
  revoke: step({
    title: ['登记申诉撤销', 'Record: revoked on appeal'],
    from: 'underAppeal',
    to: 'revoked',
    ...byHandler,
    input: answerToAppeal(),
    change: () => ({ suspended: false }),
    notify: ['concerned', 'chair', 'member'],
    next: ['由此产生的一切恢复原状', 'All that followed from it is undone'],
  }),
};

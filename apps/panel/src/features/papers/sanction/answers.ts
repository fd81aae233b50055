import { partsOf } from '../../../shared/days.ts';
import type { Piece } from '../paper/pieces.ts';
import { fullDay } from '../paperDays.ts';
import {
  dayOf,
  issuerOf,
  paperHead,
  paragraph,
  type SanctionPaperContent,
  section,
  signature,
  written,
} from './common.tsx';
import { tallyLine } from './decision.ts';

/** The answer to the review 复核答复: of the same body, after it has voted again. */
export const reviewPieces = (content: SanctionPaperContent): readonly Piece[] => {
  const { record, t } = content;
  const { review } = record;
  if (!review) return [];
  const round = record.rounds.filter((each) => each.review && each.announced).at(-1);
  const votes = round ? tallyLine(round, content) : null;
  const said = { number: record.number, body: record.bodyTitle, day: dayOf(review.at, t) };
  return [
    ...paperHead(content, t('sanctionPapers.reviewTitle', { school: issuerOf(content) }), true),
    paragraph('lead', t(review.bySystem ? 'sanctionPapers.reviewLeadBasis' : 'sanctionPapers.reviewLead', said)),
    ...section(
      content,
      'sanctionPapers.reviewGrounds',
      review.bySystem ? [paragraph('basis', t('sanctionPapers.basisGone'))] : written('grounds', review.grounds, t),
    ),
    ...section(content, 'sanctionPapers.reviewResult', [
      paragraph('result', t(review.upheld ? 'sanctionPapers.upheld' : 'sanctionPapers.revoked')),
      ...(votes ? [paragraph('votes', votes)] : []),
    ]),
    ...section(content, 'sanctionPapers.answerText', [
      ...written('answer', review.answer, t),
      ...(review.upheld && record.appealBy
        ? [paragraph('rights', t('sanctionPapers.answerRights', { day: fullDay(record.appealBy, t) }))]
        : []),
    ]),
    signature(content, review.answeredAt ? partsOf(review.answeredAt).day : null),
  ];
};

/** The answer to the appeal 申诉答复: another body's, as it was recorded here with its scan. */
export const appealPieces = (content: SanctionPaperContent): readonly Piece[] => {
  const { record, t } = content;
  const { appeal } = record;
  if (!appeal) return [];
  return [
    ...paperHead(content, t('sanctionPapers.appealTitle'), true),
    paragraph(
      'lead',
      t('sanctionPapers.appealLead', {
        day: dayOf(appeal.at, t),
        number: record.number,
        authority: appeal.authority ?? '',
        answered: appeal.answeredOn ? fullDay(appeal.answeredOn, t) : '',
      }),
    ),
    ...section(content, 'sanctionPapers.appealGrounds', written('grounds', appeal.grounds, t)),
    ...section(content, 'sanctionPapers.appealResult', [
      paragraph('result', t(appeal.upheld ? 'sanctionPapers.upheld' : 'sanctionPapers.revoked')),
    ]),
    ...section(content, 'sanctionPapers.appealText', written('answer', appeal.answer, t)),
    signature(content, appeal.answeredAt ? partsOf(appeal.answeredAt).day : null),
  ];
};

import type { Piece } from '../../paper/pieces.ts';
import { fullDay } from '../../paperDays.ts';
import { dayOf, fileList, measureWords, paragraph, type SanctionPaperContent, written } from '../common.tsx';
import { roundParts } from './votes.ts';

/** Delivery, the days of the effect, and what became of it. */
export const effectParts = (content: SanctionPaperContent): readonly Piece[] => {
  const { record, t } = content;
  const { delivery, effect, meetingItem, lifting } = record;
  const lines = [
    delivery
      ? t('sanctionPapers.deliveredOn', { day: fullDay(delivery.deliveredOn, t), how: delivery.howTitle ?? '' })
      : null,
    delivery?.witnesses ? t('sanctionPapers.witnessesLine', { names: delivery.witnesses }) : null,
    effect
      ? t('sanctionPapers.effectLine', {
          from: fullDay(effect.startsOn, t),
          until: fullDay(effect.endsOn, t),
          measure: measureWords(content),
        })
      : null,
    effect?.suspended ? t('sanctionPapers.effectSuspended') : null,
    meetingItem
      ? t('sanctionPapers.meetingLine', {
          meeting: meetingItem.meetingTitle,
          day: fullDay(meetingItem.heldOn, t),
          position: meetingItem.position,
        })
      : null,
    effect?.doneOn ? t('sanctionPapers.effectDone', { day: fullDay(effect.doneOn, t) }) : null,
    effect?.liftedOn ? t('sanctionPapers.effectLifted', { day: fullDay(effect.liftedOn, t) }) : null,
    lifting?.reason ?? null,
    effect?.revokedOn ? t('sanctionPapers.effectRevoked', { day: fullDay(effect.revokedOn, t) }) : null,
  ];
  return lines.flatMap((line, index) => (line ? [paragraph(`effect-${index}`, line)] : []));
};

/** Review and appeal with their answers. */
export const reviewParts = (content: SanctionPaperContent): readonly Piece[] => {
  const { record, t } = content;
  const { review, appeal } = record;
  const result = (upheld: boolean | null) =>
    upheld === null ? [] : [paragraph('result', t(upheld ? 'sanctionPapers.upheld' : 'sanctionPapers.revoked'))];
  const keyed = (key: string, pieces: readonly Piece[]) =>
    pieces.map((each) => ({ ...each, key: `${key}-${each.key}` }));
  return [
    ...(review
      ? keyed('review', [
          paragraph(
            'begun',
            t(review.bySystem ? 'sanctionPapers.basisGone' : 'sanctionPapers.reviewAsked', {
              day: dayOf(review.at, t),
            }),
          ),
          ...(review.bySystem ? [] : written('grounds', review.grounds, t)),
          ...record.rounds.filter((round) => round.review).flatMap((round) => roundParts(round, content)),
          ...result(review.upheld),
          ...(review.answeredAt ? written('answer', review.answer, t) : []),
          ...fileList('files', [...review.files, ...review.answerFiles], t),
        ])
      : []),
    ...(appeal
      ? keyed('appeal', [
          paragraph('begun', t('sanctionPapers.appealAsked', { day: dayOf(appeal.at, t) })),
          ...written('grounds', appeal.grounds, t),
          ...(appeal.answeredAt
            ? [
                paragraph(
                  'answered',
                  t('sanctionPapers.appealAnswered', {
                    authority: appeal.authority ?? '',
                    day: appeal.answeredOn ? fullDay(appeal.answeredOn, t) : '',
                  }),
                ),
              ]
            : []),
          ...result(appeal.upheld),
          ...(appeal.answeredAt ? written('answer', appeal.answer, t) : []),
          ...fileList('files', [...appeal.files, ...appeal.scan], t),
        ])
      : []),
  ];
};

import type { Piece } from '../../paper/pieces.ts';
import { paperInstant } from '../../paperDays.ts';
import { dayOf, fileList, paragraph, type SanctionPaperContent, written } from '../common.tsx';

/** What the law profile objected to, and why it went on. */
export const lawPieces = ({ record, t }: SanctionPaperContent): readonly Piece[] =>
  record.law.flatMap(({ ruleId, title, source, text, reason, legalBasis }) => [
    paragraph(`law-${ruleId}`, t('sanctionPapers.lawLine', { title, source, text })),
    ...(reason && legalBasis
      ? [paragraph(`law-${ruleId}-reason`, t('sanctionPapers.lawGoesOn', { reason, basis: legalBasis }))]
      : []),
  ]);

/** Screening, notice and receipt. */
export const noticeParts = ({ record, t, locale }: SanctionPaperContent): readonly Piece[] => {
  const { screening, notice, receipt } = record;
  const lines = [
    screening
      ? t('sanctionPapers.screenedOn', {
          day: dayOf(screening.at, t),
          name: screening.by?.name ?? '',
          opinion: screening.opinion ?? t('sanctionPapers.reasonErased'),
        })
      : null,
    screening?.groundTitle ?? null,
    screening?.support ? t('sanctionPapers.noHelpReason', { reason: screening.support }) : null,
    notice ? t('sanctionPapers.noticedOn', { day: dayOf(notice.at, t) }) : null,
    receipt
      ? t(receipt.witnessed ? 'sanctionPapers.refusedOn' : 'sanctionPapers.receivedOn', {
          at: paperInstant(receipt.at, locale),
          names: receipt.witnesses ?? '',
        })
      : null,
  ];
  return [
    ...lines.flatMap((line, index) => (line ? [paragraph(`notice-${index}`, line)] : [])),
    ...fileList('notice-file', [...(notice?.files ?? []), ...(receipt?.files ?? [])], t),
  ];
};

/** What was said in defence, or that nothing was. */
export const defenceParts = ({ record, t }: SanctionPaperContent): readonly Piece[] => {
  const { defence } = record;
  if (!defence) return [];
  if (defence.lapsed) return [paragraph('lapsed', t('sanctionPapers.defenceLapsed', { day: dayOf(defence.at, t) }))];
  return [
    paragraph('heard', t('sanctionPapers.decisionHeard', { day: dayOf(defence.at, t) })),
    ...written('statement', defence.statement, t),
    ...fileList('defence-file', defence.files, t),
  ];
};

/** Opinions that were asked for. */
export const opinionParts = ({ record, t }: SanctionPaperContent): readonly Piece[] =>
  record.opinions.flatMap(({ whom, question, opinion, answeredAt, files }, index) => [
    paragraph(
      `asked-${index}`,
      t('sanctionPapers.opinionAsked', {
        name: whom?.name ?? '',
        question: question ?? t('sanctionPapers.reasonErased'),
      }),
    ),
    paragraph(
      `answered-${index}`,
      answeredAt
        ? t('sanctionPapers.opinionLine', {
            name: whom?.name ?? '',
            day: dayOf(answeredAt, t),
            opinion: opinion ?? t('sanctionPapers.reasonErased'),
          })
        : t('sanctionPapers.opinionWaits', { name: whom?.name ?? '' }),
    ),
    ...fileList(`opinion-file-${index}`, files, t),
  ]);

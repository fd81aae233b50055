import { partsOf } from '../../../shared/days.ts';
import { receiptTable, ServedBy, SlipHead } from '../notice/ReceiptSlip.tsx';
import type { Piece } from '../paper/pieces.ts';
import { paperInstant } from '../paperDays.ts';
import {
  daysOf,
  issuerOf,
  measureWords,
  note,
  paperHead,
  paragraph,
  type SanctionPaperContent,
  section,
  signature,
} from './common.tsx';
import { groundPieces, helpPieces, proposedBy } from './grounds.ts';

/** The notice 告知书: what is intended, on what grounds, the help given, and the rights; the receipt to be cut off. */
export const noticePieces = (content: SanctionPaperContent): readonly Piece[] => {
  const { record, t, locale } = content;
  const { notice, receipt, agreement, concerned } = record;
  const received = receipt && !receipt.witnessed ? paperInstant(receipt.at, locale) : null;
  return [
    ...paperHead(content, t('sanctionPapers.noticeTitle', { school: issuerOf(content) }), true),
    paragraph(
      'lead',
      t('sanctionPapers.noticeLead', {
        planYear: record.planYear.title,
        agreement: agreement.title,
        number: agreement.number,
        clause: record.ruleClause,
      }),
    ),
    ...section(content, 'sanctionPapers.intended', [
      paragraph('intended', t('sanctionPapers.intendedLine', { measure: measureWords(content) })),
      paragraph('by', proposedBy(content)),
      ...(notice?.note ? [paragraph('note', t('sanctionPapers.noteAdded', { note: notice.note }))] : []),
    ]),
    ...section(content, 'sanctionPapers.grounds', groundPieces(content)),
    ...section(content, 'sanctionPapers.help', helpPieces(content), 'sanctionPapers.helpNone'),
    ...section(content, 'sanctionPapers.yourRights', [
      paragraph('defend', t('sanctionPapers.rightDefence', { days: daysOf(content, 'sanction.defenceDays') })),
      paragraph('no-worse', t('sanctionPapers.rightNoWorse')),
      paragraph('see', t('sanctionPapers.rightSee')),
      paragraph(
        'review',
        t('sanctionPapers.rightReview', {
          review: daysOf(content, 'sanction.reviewDays'),
          appeal: daysOf(content, 'sanction.appealDays'),
        }),
      ),
    ]),
    note('received', t('sanctionPapers.receiptNote')),
    signature(content, notice ? partsOf(notice.at).day : null),
    {
      kind: 'block',
      key: 'slip',
      group: 'receipt',
      node: <SlipHead number={record.number} text={t('sanctionPapers.cutHere')} />,
    },
    receiptTable([{ key: record.number, name: concerned.name, acknowledged: received }], t, 'receipt'),
    { kind: 'block', key: 'served', group: 'receipt', node: <ServedBy /> },
  ];
};

import { codeText } from '../../../i18n/useT.ts';
import { partsOf } from '../../../shared/days.ts';
import { cell, type Piece, type Row } from '../paper/pieces.ts';
import { fullDay, paperInstant } from '../paperDays.ts';
import { gap, issuerOf, paperHead, paragraph, type SanctionPaperContent, sanctionFacts } from './common.tsx';

/** One paper that was delivered: issued when, how, received when, before whom. */
interface Delivered {
  readonly key: string;
  readonly title: string;
  readonly issued: string;
  readonly how: string;
  readonly received: readonly string[];
}

const noticeRow = ({ record, t, locale }: SanctionPaperContent): readonly Delivered[] => {
  const { notice, receipt } = record;
  if (!notice) return [];
  const at = receipt ? paperInstant(receipt.at, locale) : '';
  const received = !receipt
    ? [t('sanctionPapers.toBeReceived')]
    : receipt.witnessed
      ? [
          t('sanctionPapers.receivedWitnessed', { at }),
          t('sanctionPapers.witnessesLine', { names: receipt.witnesses ?? '' }),
        ]
      : [t('sanctionPapers.receivedOnline', { at })];
  return [
    {
      key: 'notice',
      title: t('sanctionPapers.paper_notice'),
      issued: partsOf(notice.at).day,
      how: receipt?.witnessed ? t('sanctionPapers.how_WITNESSED') : '',
      received,
    },
  ];
};

const decisionRow = ({ record, t }: SanctionPaperContent): readonly Delivered[] => {
  const { decision, delivery } = record;
  if (!decision?.carried) return [];
  return [
    {
      key: 'decision',
      title: t('sanctionPapers.paper_decision'),
      issued: partsOf(decision.at).day,
      how: delivery ? codeText(t, 'sanctionPapers.how_', delivery.how) : '',
      received: delivery
        ? [
            fullDay(delivery.deliveredOn, t),
            ...(delivery.witnesses ? [t('sanctionPapers.witnessesLine', { names: delivery.witnesses })] : []),
          ]
        : [t('sanctionPapers.toBeReceived')],
    },
  ];
};

const answerRows = ({ record, t }: SanctionPaperContent): readonly Delivered[] =>
  (['review', 'appeal'] as const).flatMap((key) => {
    const at = record[key]?.answeredAt;
    return at ? [{ key, title: t(`sanctionPapers.paper_${key}`), issued: partsOf(at).day, how: '', received: [] }] : [];
  });

const rowOf = ({ key, title, issued, how, received }: Delivered): Row => ({
  key,
  cells: [
    cell(title, { centred: true }),
    cell(issued, { centred: true }),
    cell(how, { centred: true }),
    { parts: received.map((text) => ({ text })), centred: true },
    cell(''),
  ],
});

/** The proof of delivery 送达回证: every paper of the case, how and when it was delivered, with room for signatures. */
export const receiptPieces = (content: SanctionPaperContent): readonly Piece[] => {
  const { record, t } = content;
  const delivered = [...noticeRow(content), ...decisionRow(content), ...answerRows(content)];
  return [
    ...paperHead(content, t('sanctionPapers.receiptTitle', { school: issuerOf(content) }), false),
    paragraph('lead', t('sanctionPapers.receiptLead')),
    gap('gap'),
    sanctionFacts(content),
    gap('gap-between'),
    {
      kind: 'table',
      key: 'delivered',
      group: 'signed',
      className: 'receipt',
      columns: [
        { title: t('sanctionPapers.document'), width: 28 },
        { title: t('sanctionPapers.issued'), width: 28 },
        { title: t('sanctionPapers.deliveredHow'), width: 26 },
        { title: t('sanctionPapers.deliveredAt'), width: 42 },
        { title: t('sanctionPapers.recipientSigns'), width: 32 },
      ],
      rows: delivered.map(rowOf),
    },
    {
      kind: 'block',
      key: 'by-hand',
      group: 'signed',
      node: (
        <p className="by-hand">
          {(['sanctionPapers.servedByLine', 'sanctionPapers.witnessLine'] as const).map((key) => (
            <span key={key}>
              {t(key)}
              <span className="written" />
            </span>
          ))}
        </p>
      ),
    },
    ...(record.receipt?.what ? [paragraph('what', record.receipt.what)] : []),
  ];
};

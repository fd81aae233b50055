import { type Recipient, receiptTable, ServedBy } from '../notice/ReceiptSlip.tsx';
import type { Piece } from '../paper/pieces.ts';
import { fullDay, paperInstant } from '../paperDays.ts';
import type { CasePaperContent } from './CasePaperSheet.tsx';
import { caseFacts, caseHead, stepsNamed } from './facts.tsx';

/** Who was to acknowledge, and whether they did so in the system since the notice was issued last. */
const recipientOf = ({ record, t, locale }: CasePaperContent): Recipient => {
  const [last] = stepsNamed(record, 'issueNotice', 'reassign', 'acknowledge').slice(-1);
  const acknowledged = last?.step === 'acknowledge' ? paperInstant(last.at, locale) : null;
  return { key: record.number, name: record.responsible?.name ?? t('papers.notSet'), acknowledged };
};

/** The receipt 送达回执 of one case, as a sheet of its own. */
export const receiptPieces = (content: CasePaperContent): readonly Piece[] => {
  const { record, school, t, locale } = content;
  const issuedOn = record.notice?.issuedOn ?? stepsNamed(record, 'issueNotice').at(-1)?.at.slice(0, 10);
  return [
    caseHead(t('papers.receiptTitle', { school }), record.notice?.number ?? record.number, t),
    { kind: 'text', key: 'lead', className: 'paragraph', text: t('papers.receiptLead') },
    { kind: 'block', key: 'gap', node: <div className="gap" /> },
    caseFacts(record, t, locale),
    { kind: 'block', key: 'gap-below', node: <div className="gap" /> },
    receiptTable([recipientOf(content)], t, 'signed'),
    { kind: 'block', key: 'served', group: 'signed', node: <ServedBy /> },
    {
      kind: 'block',
      key: 'signature',
      group: 'signed',
      node: (
        <div className="signature">
          <p>{school}</p>
          {issuedOn ? <p>{fullDay(issuedOn, t)}</p> : null}
        </div>
      ),
    },
  ];
};

import { type Translate, useT } from '../../../i18n/useT.ts';
import { cell, type Piece, type Row } from '../paper/pieces.ts';

/** What a receipt says of one recipient: who, and what the system knows of their acknowledging. */
export interface Recipient {
  readonly key: string;
  readonly name: string;
  /** When it was acknowledged in the system, in words; nothing where it was not. */
  readonly acknowledged: string | null;
}

/** Boxes to be ticked by hand. */
const Ways = ({ ticked }: { ticked: boolean }) => {
  const t = useT();
  return (
    <span className="choices">
      <b className={ticked ? 'box ticked' : 'box'} />
      {t('papers.wayScan')}
      {'\u3000'}
      <b className="box" />
      {t('papers.wayHand')}
      {'\u3000'}
      <b className="box" />
      {t('papers.wayWitness')}
    </span>
  );
};

/** The table of a receipt: one row for each recipient, to be signed. */
export const receiptTable = (recipients: readonly Recipient[], t: Translate, group?: string): Piece => ({
  kind: 'table',
  key: 'receipt',
  className: 'receipt',
  ...(group === undefined ? {} : { group }),
  columns: [
    { title: t('papers.item'), width: 9 },
    { title: t('papers.recipient'), width: 22 },
    { title: t('papers.wayOfService'), width: 53 },
    { title: t('papers.signature'), width: 34 },
    { title: t('papers.signedAt'), width: 38 },
  ],
  rows: recipients.map(
    ({ key, name, acknowledged }, index): Row => ({
      key: `receipt-${key}`,
      cells: [
        cell(String(index + 1), { centred: true }),
        cell(name, { centred: true }),
        { node: <Ways ticked={acknowledged !== null} />, centred: true },
        cell(acknowledged === null ? '' : t('papers.online'), { centred: true }),
        acknowledged === null
          ? cell(t('papers.blankTime'), { className: 'time' })
          : { parts: [{ text: acknowledged, small: true }], centred: true },
      ],
    }),
  ),
});

/** Lines below a receipt for who served it and who witnessed a refusal. */
export const ServedBy = () => {
  const t = useT();
  return (
    <p className="by-hand">
      <span>
        {t('papers.servedBy')}
        <span className="written" />
      </span>
      <span>
        {t('papers.witness')}
        <span className="written" />
      </span>
    </p>
  );
};

/** The line to cut along with what becomes of the slip, and the heading of the slip below it. */
export const SlipHead = ({ number, text }: { number: string; text?: string }) => {
  const t = useT();
  return (
    <>
      <div className="cut">
        <i />
        <span>{text ?? t('papers.cutHere')}</span>
        <i />
      </div>
      <h2 className="slip-title">
        {t('papers.receiptSlip')}
        <span>{t('papers.numberOfPaper', { number })}</span>
      </h2>
    </>
  );
};

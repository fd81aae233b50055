import { useMemo } from 'react';
import type { PanelLocale } from '../../../data/preferences.ts';
import { codeText, type Translate, usePanelLocale, useT } from '../../../i18n/useT.ts';
import { caseAddress } from '../address.ts';
import { portrait } from '../paper/geometry.ts';
import { Paper } from '../paper/Paper.tsx';
import { type Cell, type Column, cell, type Piece, type Row } from '../paper/pieces.ts';
import { QrCode } from '../paper/QrCode.tsx';
import { dayOfYear, deadlineLines, fullDay } from '../paperDays.ts';
import type { NoticeItem, NoticeModel } from './noticeModel.ts';
import { type Recipient, receiptTable, ServedBy, SlipHead } from './ReceiptSlip.tsx';

type Props = { notice: NoticeModel; school: string; origin: string };

/** Least squares of QR codes in millimetres: at arm's length from the sheet's corner, and close by in a table. */
const squares = { corner: 0.7, row: 0.4 } as const;

/** With several findings each row has a code of its own, since each is acknowledged by another person. */
const columnsOf = (t: Translate, several: boolean): readonly Column[] => {
  const [finding, requirement] = several ? [42, 34] : [50, 40];
  return [
    { title: t('papers.item'), width: 9 },
    { title: t('papers.found'), width: finding },
    { title: t('papers.required'), width: requirement },
    { title: t('papers.category'), width: several ? 13 : 15 },
    { title: t('papers.responsible'), width: several ? 19 : 20 },
    { title: t('papers.due'), width: several ? 19 : 22 },
    ...(several ? [{ title: t('papers.scanColumn'), width: 20 }] : []),
  ];
};

const halves = (text: string): readonly string[] => (text.length === 4 ? [text.slice(0, 2), text.slice(2)] : [text]);

const lines = (texts: readonly string[]): Cell => ({
  parts: texts.filter(Boolean).map((text) => ({ text })),
  centred: true,
});

const rowOf = (item: NoticeItem, origin: string, several: boolean, t: Translate, locale: PanelLocale): Row => ({
  key: item.number,
  cells: [
    cell(String(item.position), { centred: true }),
    {
      parts: [
        { text: item.finding },
        {
          text: [item.number, item.photos > 0 ? t('papers.photos', { n: item.photos }) : '']
            .filter(Boolean)
            .join('\u3000'),
          small: true,
        },
      ],
    },
    cell(item.requirement ?? t('papers.erased')),
    lines(halves(codeText(t, 'cases.category_', item.category))),
    lines(item.responsible ? [item.responsible.post, item.responsible.name] : [t('papers.notSet')]),
    lines(item.rectifyBy ? deadlineLines(item.rectifyBy, t, locale) : [t('papers.notSet')]),
    ...(several
      ? [
          {
            node: (
              <QrCode
                text={caseAddress(origin, item.number)}
                label={t('papers.qrOf', { number: item.number })}
                least={15}
                square={squares.row}
              />
            ),
            centred: true,
          },
        ]
      : []),
  ],
});

const leadOf = ({ inspection, items, clause }: NoticeModel, t: Translate): string =>
  inspection
    ? t('papers.leadInspection', {
        day: dayOfYear(inspection.heldOn, t),
        inspection: inspection.title,
        n: items.length,
        clause,
      })
    : t('papers.leadDaily', { n: items.length, clause });

const recipientsOf = ({ items }: NoticeModel, t: Translate): readonly Recipient[] =>
  items.map(({ number, responsible }) => ({
    key: number,
    name: responsible?.name ?? t('papers.notSet'),
    acknowledged: null,
  }));

const piecesOf = ({ notice, school, origin }: Props, t: Translate, locale: PanelLocale): readonly Piece[] => {
  const several = notice.items.length > 1;
  return [
    {
      kind: 'block',
      key: 'head',
      node: (
        <>
          <h1 className="title">{t('papers.noticeTitle', { school })}</h1>
          <p className="number">{t('papers.numberOfPaper', { number: notice.number })}</p>
          <p className="addressee">{t('papers.addressee', { unit: notice.unit })}</p>
        </>
      ),
    },
    { kind: 'text', key: 'lead', className: 'paragraph', text: leadOf(notice, t) },
    { kind: 'block', key: 'gap', node: <div className="gap" /> },
    {
      kind: 'table',
      key: 'items',
      className: 'items',
      columns: columnsOf(t, several),
      rows: notice.items.map((item) => rowOf(item, origin, several, t, locale)),
    },
    { kind: 'block', key: 'gap-below', node: <div className="gap" /> },
    { kind: 'text', key: 'note', className: 'note', text: t('papers.noticeNote') },
    {
      kind: 'block',
      key: 'signature',
      node: (
        <div className="signature">
          <p>{school}</p>
          <p>{fullDay(notice.issuedOn, t)}</p>
        </div>
      ),
    },
    { kind: 'block', key: 'slip', group: 'receipt', node: <SlipHead number={notice.number} /> },
    receiptTable(recipientsOf(notice, t), t, 'receipt'),
    { kind: 'block', key: 'served', group: 'receipt', node: <ServedBy /> },
  ];
};

/** The notice 整改通知单 with its findings, and the receipt to be cut off below it. */
export const NoticePaper = ({ notice, school, origin }: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  const pieces = useMemo(() => piecesOf({ notice, school, origin }, t, locale), [notice, school, origin, t, locale]);
  const [first] = notice.items;
  const corner =
    notice.items.length === 1 && first ? (
      <>
        <QrCode
          text={caseAddress(origin, first.number)}
          label={t('papers.qrOf', { number: first.number })}
          least={22}
          square={squares.corner}
        />
        <p>{t('papers.scanOpens')}</p>
      </>
    ) : undefined;
  return <Paper geometry={portrait} pieces={pieces} corner={corner} />;
};

import type { ReactNode } from 'react';
import type { Translate } from '../../../i18n/useT.ts';
import type { PaperEvent } from '../documents.ts';
import { cell, type Piece, type Row } from '../paper/pieces.ts';
import { fullDay } from '../paperDays.ts';
import type { CasePaperContent } from './CasePaperSheet.tsx';
import { caseFacts, caseHead, factRow, factTable, fieldText, stepsNamed, whoDid } from './facts.tsx';

/** What somebody wrote at a step, in one line. */
const gist = (event: PaperEvent, t: Translate): string => {
  const said = event.input.filter(({ kind }) => kind !== 'files').map((field) => fieldText(field, t));
  return [fullDay(event.at.slice(0, 10), t), event.stepTitle, whoDid(event, t), ...said].filter(Boolean).join('\u3000');
};

const drawn = (key: string, label: string, node: ReactNode): Row => ({
  key,
  cells: [cell(label, { head: true }), { node, span: 3 }],
});

const Box = ({ children }: { children: string }) => (
  <span className="choices">
    <b className="box" />
    {children}
    {'\u3000'}
  </span>
);

/** Fields to be filled by hand at the re-inspection. */
const blanks = (t: Translate): readonly Row[] => [
  factRow('when', t('papers.when'), t('papers.blankDay')),
  drawn(
    'how',
    t('papers.onTheSpot'),
    <>
      <Box>{t('papers.wentThere')}</Box>
      <Box>{t('papers.papersOnly')}</Box>
    </>,
  ),
  drawn('result', t('papers.result'), <div className="blank-area" />),
  drawn(
    'verdict',
    t('papers.verdict'),
    <>
      <Box>{t('papers.pass')}</Box>
      <Box>{t('papers.fail')}</Box>
    </>,
  ),
  drawn('reasons', t('papers.reasons'), <div className="blank-area low" />),
];

/** The re-inspection form 复查表: what is known is printed, the rest is written on the spot and entered afterwards. */
export const reinspectionPieces = (content: CasePaperContent): readonly Piece[] => {
  const { record, t, locale } = content;
  const [report] = stepsNamed(record, 'submitReport').slice(-1);
  const earlier = stepsNamed(record, 'accept', 'returnReport');
  return [
    caseHead(t('papers.reinspectionTitle'), record.number, t),
    caseFacts(record, t, locale, [
      factRow('report', t('papers.reportGist'), report ? gist(report, t) : t('papers.noReport')),
      ...earlier.map((event) => factRow(`earlier-${event.id}`, t('papers.earlier'), gist(event, t))),
    ]),
    { kind: 'block', key: 'gap', node: <div className="gap" /> },
    { ...factTable('blanks', blanks(t)), group: 'by-hand' },
    {
      kind: 'block',
      key: 'signed',
      group: 'by-hand',
      node: (
        <p className="by-hand three">
          {(['papers.inspectorSigns', 'papers.presentSigns', 'papers.signedOn'] as const).map((key) => (
            <span key={key}>
              {t(key)}
              <span className="written" />
            </span>
          ))}
        </p>
      ),
    },
  ];
};

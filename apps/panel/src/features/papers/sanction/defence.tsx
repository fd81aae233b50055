import { factRow, shortFacts } from '../case/facts.tsx';
import type { Row } from '../paper/pieces.ts';
import { type Piece, paragraphs } from '../paper/pieces.ts';
import { paperInstant } from '../paperDays.ts';
import {
  dayOf,
  fileList,
  gap,
  paperHead,
  paragraph,
  type SanctionPaperContent,
  sanctionFacts,
  section,
  written,
} from './common.tsx';

/** How, when and before whom it was said; blanks where it is to be written by hand. */
const circumstances = ({ record, t, locale }: SanctionPaperContent): readonly Row[] => {
  const { defence } = record;
  const way = !defence ? 'blank' : defence.byHandler ? 'officer' : 'own';
  return [
    factRow('way', t('sanctionPapers.defenceWay'), t(`sanctionPapers.way_${way}`)),
    shortFacts(
      'when',
      [t('sanctionPapers.defenceAt'), defence ? paperInstant(defence.at, locale) : ''],
      [t('sanctionPapers.recorder'), defence?.byHandler ? (defence.by?.name ?? '') : ''],
    ),
    ...(defence ? [] : [factRow('place', t('sanctionPapers.defencePlace'), '')]),
  ];
};

const byHand = ({ t }: SanctionPaperContent): readonly Piece[] => [
  paragraph('read-over', t('sanctionPapers.readOver')),
  {
    kind: 'block',
    key: 'signed',
    group: 'by-hand',
    node: (
      <p className="by-hand three">
        {(['sanctionPapers.speakerSigns', 'sanctionPapers.recorderSigns', 'sanctionPapers.signedOn'] as const).map(
          (key) => (
            <span key={key}>
              {t(key)}
              <span className="written" />
            </span>
          ),
        )}
      </p>
    ),
  },
];

/**
 * The record of the defence 陈述申辩笔录: what was said, or the form to write it down by hand; where nothing was said
 * in time, that.
 */
export const defencePieces = (content: SanctionPaperContent): readonly Piece[] => {
  const { record, t } = content;
  const { defence } = record;
  const head = paperHead(content, t('sanctionPapers.defenceTitle'), false);
  if (defence?.lapsed)
    return [
      ...head,
      sanctionFacts(content),
      gap('gap'),
      ...paragraphs('lapsed', t('sanctionPapers.defenceLapsed', { day: dayOf(defence.at, t) })),
    ];
  return [
    ...head,
    sanctionFacts(content, circumstances(content)),
    gap('gap'),
    ...section(
      content,
      'sanctionPapers.defenceText',
      defence
        ? written('statement', defence.statement, t)
        : [{ kind: 'block', key: 'blank', node: <div className="blank-lines" /> }],
    ),
    ...section(
      content,
      'sanctionPapers.attachments',
      fileList('file', defence?.files ?? [], t),
      'sanctionPapers.noAttachments',
    ),
    gap('gap-below'),
    ...byHand(content),
  ];
};

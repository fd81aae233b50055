import { useParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { useT } from '../../../i18n/useT.ts';
import type { PaperFrame } from '../documents.ts';
import { OtherPapers } from '../frame/OtherPapers.tsx';
import { PaperBody } from '../frame/PaperBody.tsx';
import { PaperMissing } from '../frame/PaperStatus.tsx';
import { PrintFrame } from '../frame/PrintFrame.tsx';
import { usePaperFrame } from '../frame/usePaperFrame.ts';
import { portrait } from '../paper/geometry.ts';
import type { Piece } from '../paper/pieces.ts';
import { issuingSchool } from '../school.ts';
import { appealPieces, reviewPieces } from './answers.ts';
import type { SanctionPaperContent } from './common.tsx';
import { decisionPieces } from './decision.ts';
import { defencePieces } from './defence.tsx';
import { type SanctionOnPaper, SanctionPaperQuery, type SanctionSettings } from './documents.ts';
import { DossierSheet } from './dossier/DossierSheet.tsx';
import { noticePieces } from './notice.tsx';
import { receiptPieces } from './receipt.tsx';
import { SanctionSheet } from './SanctionSheet.tsx';
import { type SanctionPaperName, sanctionPaperLink, sanctionPaperNames } from './sanctionPapers.ts';

type Given = { record: SanctionOnPaper; settings: SanctionSettings; frame: PaperFrame; origin: string };

type Single = Exclude<SanctionPaperName, 'dossier'>;

const makers: Readonly<Record<Single, (content: SanctionPaperContent) => readonly Piece[]>> = {
  notice: noticePieces,
  defence: defencePieces,
  receipt: receiptPieces,
  decision: decisionPieces,
  review: reviewPieces,
  appeal: appealPieces,
};

/** Whether what a paper says has happened; the record of the defence may be printed before, to be written by hand. */
const exists: Readonly<Record<Single, (record: SanctionOnPaper) => boolean>> = {
  notice: ({ notice }) => notice !== null,
  defence: () => true,
  receipt: ({ notice }) => notice !== null,
  decision: ({ decision, waiver }) => decision !== null || waiver !== null,
  review: ({ review }) => Boolean(review?.answeredAt),
  appeal: ({ appeal }) => Boolean(appeal?.answeredAt),
};

const OnePaper = ({ paper, record, settings, frame, origin }: Given & { paper: SanctionPaperName }) => {
  const t = useT();
  const given = { record, settings, school: issuingSchool(frame), origin };
  if (paper === 'dossier') return <DossierSheet {...given} />;
  if (!exists[paper](record))
    return (
      <PaperMissing
        title={t('sanctionPapers.notYet')}
        more={t(`sanctionPapers.notYet_${paper === 'defence' ? 'notice' : paper}`)}
      />
    );
  return <SanctionSheet {...given} pieces={makers[paper]} />;
};

/** `/print/sanction/:number/:paper`: the papers of one consequence, and the whole case. */
export const PrintSanctionPage = () => {
  const t = useT();
  const { number = '', paper: asked = '' } = useParams();
  const paper = sanctionPaperNames.find((name) => name === asked) ?? 'dossier';
  const read = useDocument(SanctionPaperQuery, { number });
  const { origin } = usePaperFrame();
  const titleOf = (name: SanctionPaperName) => t(`sanctionPapers.paper_${name}`);
  return (
    <PrintFrame
      title={`${number} ${titleOf(paper)}`}
      back={`/sanctions/${encodeURIComponent(number)}`}
      geometry={portrait}
      origin={origin}
      others={
        <OtherPapers
          names={sanctionPaperNames}
          present={paper}
          titleOf={titleOf}
          linkOf={(name) => sanctionPaperLink(number, name)}
        />
      }
    >
      <PaperBody read={read}>
        {({ sanction: record, settings }, frame, at) =>
          // Another paper has other pieces: it is measured anew.
          record && <OnePaper key={paper} paper={paper} record={record} settings={settings} frame={frame} origin={at} />
        }
      </PaperBody>
    </PrintFrame>
  );
};

import Button from '@mui/material/Button';
import { Link, useParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { useT } from '../../../i18n/useT.ts';
import { publicOrigin } from '../address.ts';
import { type PaperFrame, PaperFrameQuery } from '../documents.ts';
import { PaperMissing, PaperTrouble, PaperWaiting } from '../frame/PaperStatus.tsx';
import { PrintFrame } from '../frame/PrintFrame.tsx';
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

const Others = ({ number, paper }: { number: string; paper: SanctionPaperName }) => {
  const t = useT();
  return sanctionPaperNames.map((name) => (
    <Button
      key={name}
      component={Link}
      to={sanctionPaperLink(number, name)}
      replace
      variant={name === paper ? 'tonal' : 'text'}
      {...(name === paper ? { 'aria-current': 'page' as const } : {})}
    >
      {t(`sanctionPapers.paper_${name}`)}
    </Button>
  ));
};

/** `/print/sanction/:number/:paper`: the papers of one consequence, and the whole case. */
export const PrintSanctionPage = () => {
  const t = useT();
  const { number = '', paper: asked = '' } = useParams();
  const paper = sanctionPaperNames.find((name) => name === asked) ?? 'dossier';
  const frame = useDocument(PaperFrameQuery, {});
  const { data, error, refetch } = useDocument(SanctionPaperQuery, { number });
  const origin = frame.data && publicOrigin(frame.data.address, location.origin);
  const trouble = error ?? frame.error;
  const record = data?.sanction;
  return (
    <PrintFrame
      title={`${number} ${t(`sanctionPapers.paper_${paper}`)}`}
      back={`/sanctions/${encodeURIComponent(number)}`}
      geometry={portrait}
      origin={origin}
      others={<Others number={number} paper={paper} />}
    >
      {trouble ? (
        <PaperTrouble
          error={trouble}
          retry={() => {
            void refetch();
            void frame.refetch();
          }}
        />
      ) : null}
      {!trouble && (!data || !frame.data || origin === undefined) ? <PaperWaiting /> : null}
      {data && !record ? <PaperMissing title={t('papers.notFound')} more={t('papers.notFoundMore')} /> : null}
      {data && record && frame.data && origin !== undefined ? (
        // Another paper has other pieces: it is measured anew.
        <OnePaper
          key={paper}
          paper={paper}
          record={record}
          settings={data.settings}
          frame={frame.data}
          origin={origin}
        />
      ) : null}
    </PrintFrame>
  );
};

import type { TextKey } from '../../../i18n/texts.ts';
import type { PaperEvent } from '../documents.ts';
import { type Piece, paragraphs } from '../paper/pieces.ts';
import { fullDay } from '../paperDays.ts';
import type { CasePaperContent } from './CasePaperSheet.tsx';
import { caseFacts, caseHead, fieldText, stepsNamed, whoDid } from './facts.tsx';
import { evidencePieces } from './photos.tsx';

/** Who did a step on which day, then what they wrote: the first line of it stays with the former. */
const stepPieces = (event: PaperEvent, { t }: CasePaperContent): readonly Piece[] => {
  const group = `step-${event.id}`;
  const line = t('papers.stepLine', {
    day: fullDay(event.at.slice(0, 10), t),
    name: whoDid(event, t),
    step: event.stepTitle,
  });
  const written = event.input
    .filter(({ kind }) => kind !== 'files')
    .flatMap((field) => paragraphs(`field-${event.id}-${field.name}`, fieldText(field, t)));
  return [
    { kind: 'text', key: group, group, className: 'paragraph', text: line },
    ...written.map((piece, index) => (index === 0 ? { ...piece, group } : piece)),
  ];
};

const section = (
  heading: TextKey,
  { t }: CasePaperContent,
  pieces: readonly Piece[],
  empty: string,
): readonly Piece[] => [
  // A heading stays with what follows it.
  { kind: 'text', key: heading, group: heading, className: 'heading', text: t(heading) },
  ...(pieces.length > 0 ? pieces : paragraphs(`${heading}-empty`, empty)).map((piece, index, all) =>
    index === 0 || (piece.group !== undefined && piece.group === all[0]?.group) ? { ...piece, group: heading } : piece,
  ),
];

/** The rectification report 整改报告: finding, plan, what was done, evidence before and after, re-inspections. */
export const reportPieces = (content: CasePaperContent): readonly Piece[] => {
  const { record, t, locale } = content;
  const [plan] = stepsNamed(record, 'submitPlan').slice(-1);
  const reports = stepsNamed(record, 'submitReport');
  const reported = reports.at(-1);
  const files = [
    ...record.evidence.map((file, index) => ({ file, caption: t('papers.photoBefore', { n: index + 1 }) })),
    ...(reported?.evidence ?? []).map((file, index) => ({ file, caption: t('papers.photoAfter', { n: index + 1 }) })),
  ];
  const of = (events: readonly PaperEvent[]) => events.flatMap((event) => stepPieces(event, content));
  return [
    caseHead(t('papers.reportTitle'), record.number, t),
    caseFacts(record, t, locale),
    { kind: 'block', key: 'gap', node: <div className="gap" /> },
    ...section('papers.planHeading', content, plan ? of([plan]) : [], t('papers.noPlan')),
    ...section('papers.reportHeading', content, of(reports), t('papers.noReport')),
    ...section(
      'papers.evidenceHeading',
      content,
      evidencePieces(files, (name) => t('papers.fileLine', { name })),
      t('papers.noEvidence'),
    ),
    ...section('papers.reviewHeading', content, of(stepsNamed(record, 'accept', 'returnReport')), t('papers.noReview')),
    {
      kind: 'block',
      key: 'signature',
      node: (
        <div className="signature">
          <p>{t('papers.reportedBy', { name: record.responsible?.name ?? t('papers.notSet') })}</p>
          {reported ? <p>{fullDay(reported.at.slice(0, 10), t)}</p> : null}
        </div>
      ),
    },
  ];
};

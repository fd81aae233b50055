import type { PanelLocale } from '../../../data/preferences.ts';
import type { TextKey } from '../../../i18n/texts.ts';
import { codeText, type Translate } from '../../../i18n/useT.ts';
import { partsOf } from '../../../shared/days.ts';
import { factRow, factTable, shortFacts } from '../case/facts.tsx';
import { type Piece, paragraphs, type Row } from '../paper/pieces.ts';
import { fullDay } from '../paperDays.ts';
import type { SanctionOnPaper, SanctionPaperFile, SanctionSettings } from './documents.ts';

/** What a paper of a consequence is made from. */
export interface SanctionPaperContent {
  readonly record: SanctionOnPaper;
  readonly settings: SanctionSettings;
  readonly school: string;
  readonly t: Translate;
  readonly locale: PanelLocale;
}

/** Who issues the papers: the school, or for what the Party branch alone decides its branch. */
export const issuerOf = ({ record, school, t }: SanctionPaperContent): string =>
  record.body === 'BRANCH' ? t('sanctionPapers.branch', { school }) : school;

/** A setting of the plan year in days. */
export const daysOf = ({ settings }: SanctionPaperContent, key: string): string =>
  String(settings.find((setting) => setting.key === key)?.value ?? '');

/** The day of an instant as papers are dated. */
export const dayOf = (instant: string, t: Translate): string => fullDay(partsOf(instant).day, t);

/** The consequence in the words of an official sentence. */
export const measureWords = ({ record, t }: SanctionPaperContent): string =>
  codeText(t, 'sanctionPapers.measure_', record.measure);

/** Heading, number and, where it goes to the person concerned, to whom. */
export const paperHead = (
  { record, t, locale }: SanctionPaperContent,
  title: string,
  addressed: boolean,
): readonly Piece[] => {
  const { name, mainPost } = record.concerned;
  return [
    {
      kind: 'block',
      key: 'head',
      node: (
        <>
          <h1 className="title">{title}</h1>
          <p className="number">{t('papers.numberOfPaper', { number: record.number })}</p>
          {addressed ? (
            <p className="addressee">
              {mainPost
                ? t('sanctionPapers.addressee', { name, post: mainPost })
                : t('sanctionPapers.addresseeName', { name })}
            </p>
          ) : null}
        </>
      ),
    },
    ...(locale === 'zh' ? [] : [note('official', t('sanctionPapers.official'))]),
  ];
};

/** A paragraph of the body. */
export const paragraph = (key: string, text: string): Piece => ({ kind: 'text', key, text, className: 'paragraph' });

/** A remark in small letters. */
export const note = (key: string, text: string, className = 'note'): Piece => ({ kind: 'text', key, text, className });

/** Room between pieces. */
export const gap = (key: string, group?: string): Piece => ({
  kind: 'block',
  key,
  ...(group === undefined ? {} : { group }),
  node: <div className="gap" />,
});

/** A heading that stays with what follows it; says so where there is nothing. */
export const section = (
  { t }: SanctionPaperContent,
  heading: TextKey,
  pieces: readonly Piece[],
  empty: TextKey = 'sanctionPapers.none',
): readonly Piece[] => {
  const shown = pieces.length > 0 ? pieces : [paragraph(`${heading}-empty`, t(empty))];
  return [
    { kind: 'text', key: heading, group: heading, className: 'heading', text: t(heading) },
    ...shown.map((piece, index) =>
      index === 0 || (piece.group !== undefined && piece.group === shown[0]?.group)
        ? { ...piece, group: heading }
        : piece,
    ),
  ];
};

/** A text that somebody wrote; what was erased says so. */
export const written = (key: string, text: string | null, t: Translate): readonly Piece[] =>
  paragraphs(key, text ?? t('sanctionPapers.reasonErased'));

/** Who issues a paper over the day on which it was issued, with room for the seal. */
export const signature = (content: SanctionPaperContent, day: string | null): Piece => ({
  kind: 'block',
  key: 'signature',
  node: (
    <div className="signature">
      <p>{issuerOf(content)}</p>
      {day ? <p>{fullDay(day, content.t)}</p> : null}
    </div>
  ),
});

/** Files by their names. */
export const fileList = (key: string, files: readonly SanctionPaperFile[], t: Translate): readonly Piece[] =>
  files.map(({ name }, index) => paragraph(`${key}-${index}`, t('sanctionPapers.attachment', { n: index + 1, name })));

/** Whom and what the case is about, in a table. */
export const sanctionFacts = (content: SanctionPaperContent, more: readonly Row[] = []): Piece => {
  const { record, t } = content;
  const { concerned, agreement } = record;
  return factTable('facts', [
    shortFacts(
      'number',
      [t('sanctionPapers.number'), record.number],
      [t('sanctionPapers.planYear'), record.planYear.title],
    ),
    shortFacts(
      'concerned',
      [t('sanctionPapers.concerned'), concerned.name],
      [t('sanctionPapers.post'), concerned.mainPost ?? t('papers.notSet')],
    ),
    shortFacts(
      'unit',
      [t('sanctionPapers.unit'), record.unit.name],
      [
        t('sanctionPapers.clauseRule'),
        t('sanctionPapers.clauseAndRule', { clause: record.ruleClause, rule: record.rule }),
      ],
    ),
    factRow('agreement', t('sanctionPapers.agreement'), `${agreement.title}\u3000${agreement.number}`),
    factRow('measure', t('sanctionPapers.measure'), measureWords(content)),
    ...more,
  ]);
};

import type { PanelLocale } from '../../../data/preferences.ts';
import { codeText, type Translate } from '../../../i18n/useT.ts';
import { longDay } from '../../../shared/days.ts';
import type { PaperCase, PaperEvent } from '../documents.ts';
import { cell, type Piece, type Row } from '../paper/pieces.ts';
import { fullDay } from '../paperDays.ts';

/** A row of a form: what is asked for, and what is known of it. */
export const factRow = (key: string, label: string, text: string): Row => ({
  key,
  cells: [cell(label, { head: true }), cell(text, { span: 3 })],
});

/** A row of two things that are short. */
export const shortFacts = (key: string, first: readonly [string, string], second: readonly [string, string]): Row => ({
  key,
  cells: [first, second].flatMap(([label, text]) => [cell(label, { head: true }), cell(text)]),
});

/** A table of what is known or to be filled in, without column headings. */
export const factTable = (key: string, rows: readonly Row[]): Piece => ({
  kind: 'table',
  key,
  className: 'facts',
  headless: true,
  columns: [
    { title: 'label', width: 30 },
    { title: 'fact', width: 52 },
    { title: 'second-label', width: 26 },
    { title: 'second-fact', width: 48 },
  ],
  rows,
});

/** Who took a step; for whom, and whether as an administrator for somebody absent, stands beside the name. */
export const whoDid = ({ actor, onBehalfOf, override }: PaperEvent, t: Translate): string => {
  const name = actor?.name ?? '';
  if (onBehalfOf) return t('papers.forSomebody', { name, absent: onBehalfOf.name });
  return override ? t('papers.overridden', { name }) : name;
};

/** The case in a table: where, what, what is required, of whom, until when; then what a paper adds to it. */
export const caseFacts = (record: PaperCase, t: Translate, locale: PanelLocale, more: readonly Row[] = []): Piece => {
  const { inspection, responsible } = record;
  const blank = '\u3000';
  const joined = (...texts: readonly (string | null | undefined)[]) => texts.filter(Boolean).join(blank);
  return factTable('facts', [
    shortFacts(
      'number',
      [t('papers.number'), record.number],
      [t('papers.due'), record.rectifyBy ? longDay(record.rectifyBy, locale) : t('papers.notSet')],
    ),
    shortFacts(
      'kind',
      [t('papers.responsible'), joined(responsible?.name ?? t('papers.notSet'), responsible?.mainPost)],
      [
        t('papers.weightCategory'),
        joined(codeText(t, 'cases.weight_', record.weight), codeText(t, 'cases.category_', record.category)),
      ],
    ),
    factRow('place', t('papers.campusPlace'), joined(record.unit.name, record.place)),
    factRow(
      'source',
      t('papers.inspection'),
      inspection ? joined(inspection.title, inspection.heldOn) : t('papers.daily'),
    ),
    factRow('finding', t('papers.finding'), joined(record.title, record.description)),
    factRow('required', t('papers.required'), record.requirement ?? t('papers.notSet')),
    ...more,
  ]);
};

/** What was written in a field of a step: a day as papers write it. */
export const fieldText = ({ title, value, kind }: PaperEvent['input'][number], t: Translate): string =>
  t('papers.fieldLine', { title, value: kind === 'day' ? fullDay(value, t) : value });

/** Steps of some names, oldest first. */
export const stepsNamed = (record: PaperCase, ...names: readonly string[]): readonly PaperEvent[] =>
  record.events.filter(({ step }) => names.includes(step));

/** Heading and number of a paper about one case. */
export const caseHead = (title: string, number: string, t: Translate): Piece => ({
  kind: 'block',
  key: 'head',
  node: (
    <>
      <h1 className="title">{title}</h1>
      <p className="number">{t('papers.numberOfPaper', { number })}</p>
    </>
  ),
});

import { codeText } from '../../../i18n/useT.ts';
import { targetText, withUnit } from '../../agreements/content.ts';
import { foundText } from '../../agreements/foundText.ts';
import type { Piece } from '../paper/pieces.ts';
import { dayOf, paragraph, type SanctionPaperContent } from './common.tsx';

/** How the rule came to put the person forward, in one sentence or a few. */
const ruleLines = ({ record, t }: SanctionPaperContent): readonly string[] => {
  const { comparison, ladder, conditions } = record.basis;
  const own = comparison?.campuses.find((campus) => campus.own);
  if (comparison && own)
    return [
      t('sanctionPapers.groundsA', {
        n: comparison.campuses.filter(({ compared }) => compared).length,
        place: own.fromLast ?? t('sanctionPapers.notCompared'),
        composite: own.composite ?? t('papers.notSet'),
      }),
    ];
  if (ladder.length > 0)
    return [
      t('sanctionPapers.groundsD', {
        years: ladder
          .map(({ title, rung }) =>
            t('sanctionPapers.ladderYear', { year: title, rung: codeText(t, 'sanctionPapers.rung_', rung) }),
          )
          .join(t('papers.listStop')),
      }),
    ];
  const list = conditions.flatMap(({ title, met }) => (met ? [title] : [])).join(t('papers.listStop'));
  return [
    ...(list === '' ? [] : [t('sanctionPapers.groundsConditions', { list })]),
    ...conditions.flatMap(({ title, found, met }) => (met ? [] : [t('papers.fieldLine', { title, value: found })])),
  ];
};

/** The targets that decide, each with what was found. */
const targetLines = ({ record, t }: SanctionPaperContent): readonly string[] =>
  record.agreement.targets
    .filter(({ mandatory }) => mandatory)
    .map(({ title, unit, found, met, ...target }) => {
      const value = t('sanctions.targetFound', {
        target: targetText(target, unit),
        found: found === null ? t('agreements.notMeasured') : withUnit(foundText(found, target.value), unit),
      });
      return t('sanctionPapers.groundsTarget', {
        title,
        value,
        outcome: t(met === false ? 'agreements.notReached' : 'agreements.reached'),
      });
    });

/** Who put it forward: the rule, or a person who then takes no part in the vote. */
export const proposedBy = ({ record, t }: SanctionPaperContent): string =>
  record.byHand
    ? t('sanctionPapers.byPerson', { name: record.proposer?.name ?? t('papers.notSet') })
    : t('sanctionPapers.byRule', { rule: record.rule });

/** The facts and grounds of a consequence: the evaluation, the rule's own lines, what tells it from chance. */
export const groundPieces = (content: SanctionPaperContent): readonly Piece[] => {
  const { record, t } = content;
  const { basis, agreement } = record;
  const lines = [
    ...(agreement.evaluationNo === null ? [] : [t('sanctionPapers.groundsEvaluation', { no: agreement.evaluationNo })]),
    ...targetLines(content),
    ...ruleLines(content),
    ...(basis.dataVersion ? [t('sanctionPapers.groundsData', { version: basis.dataVersion })] : []),
    // Why it is held says the same as the sentence, and what follows from it.
    ...(basis.evidence && !(record.held && basis.held.length > 0) ? [basis.evidence.sentence] : []),
    ...(record.held ? [heldLine(content)] : []),
    ...(record.basisGone ? [t('sanctionPapers.basisGone')] : []),
  ];
  return lines.map((line, index) => paragraph(`ground-${index}`, line));
};

const heldLine = ({ record, t }: SanctionPaperContent): string => {
  const reasons = record.basis.held.map(({ text }) => text);
  return reasons.length > 0
    ? t('sanctionPapers.held', { reasons: reasons.join(t('papers.listStop')) })
    : t('sanctionPapers.heldPlain');
};

/** Help that the person was given, a line each with its re-observations. */
export const helpPieces = ({ record, t }: SanctionPaperContent): readonly Piece[] =>
  record.support.map((help) => {
    const last = help.reobservations.at(-1);
    const line = t('sanctionPapers.helpLine', {
      kind: help.mentor ? `${help.kindTitle} ${help.mentor.name}` : help.kindTitle,
      measures: help.measures,
      from: help.from,
      until: help.endedOn ?? help.until ?? t('sanctionPapers.helpOpen'),
      count: help.planned === null ? '' : t('sanctionPapers.helpCount', { planned: help.planned, held: help.held }),
    });
    const seen = last
      ? t('sanctionPapers.helpSeen', {
          day: dayOf(last.observedOn, t),
          name: last.observer.name,
          result: last.resultTitle,
        })
      : '';
    const effect = help.effect ? t('sanctionPapers.helpEffect', { effect: help.effect }) : '';
    return paragraph(`help-${help.id}`, [line, seen, effect].join(''));
  });

import type { Proposal, RulesAnswer, RulesInput } from '@plumbline/rules';
import { fill, type Locale, say, type Text } from '@plumbline/terms';
import { holdWords, measureWords, noteWords, ruleWords } from './simulate-words.ts';

const figure = (value: number | null): string => (value === null ? '-' : value.toFixed(2));

/** Why a proposal needs more than a hand raised: a tie, or evidence that does not settle it. */
const doubts = ({ tied, held, computation }: Proposal): readonly Text[] => {
  const tie: Text[] = tied ? [['同分，须先决定', 'tied: to be decided first']] : [];
  if (!('evidence' in computation)) return tie;
  const { pLast, lo, hi, holdPercent, smallGroup } = computation.evidence;
  const said = { pLast: figure(pLast), lo: figure(lo), hi: figure(hi), holdPercent, smallGroup };
  const reasons = held.map((reason) => fill(holdWords[reason], said));
  if (reasons.length === 0) return tie;
  const first: Text = ['须专门议决并写明理由', 'held for an explicit decision with reasons'];
  return [...tie, first, ...reasons];
};

/**
 * What rules A to D propose, as rows for a terminal: rule, who, campus, measure, doubts; then what they say nothing about.
 * @param reader language of the words
 */
export const rowsOfRules = (
  { campuses, persons }: RulesInput,
  { proposals, notes }: RulesAnswer,
  reader: Locale,
): readonly (readonly string[])[] => {
  const names = new Map([...persons, ...campuses].map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null): string => (id === null ? '' : (names.get(id) ?? id));
  const apart = say(['；', '; '], reader);
  return [
    ...proposals.map((proposal) => [
      say(ruleWords[proposal.rule], reader),
      nameOf(proposal.person),
      nameOf(proposal.campus),
      say(measureWords[proposal.measure], reader),
      doubts(proposal)
        .map((doubt) => say(doubt, reader))
        .join(apart),
    ]),
    ...notes.map(({ rule, code, about }) => [
      say(ruleWords[rule], reader),
      nameOf(about),
      '',
      '',
      say(noteWords[code], reader),
    ]),
  ];
};

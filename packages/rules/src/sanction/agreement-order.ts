import type { Outcome } from '../evaluation/evaluate.ts';
import type { AgreementFacts } from './facts.ts';
import { compareText, firstOf, groupsBy } from './order.ts';

/** Agreements by the day of their evaluation, then by their id. */
export const compareAgreements = (a: AgreementFacts, b: AgreementFacts): number =>
  compareText(a.evaluatedOn, b.evaluatedOn) || compareText(a.id, b.id);

/** What came of several agreements of one campus or person: missed when one of them was; `null` of none. */
export const outcomeOfAll = (outcomes: readonly Outcome[]): Outcome | null =>
  (['missed', 'notEvaluated', 'met'] as const).find((each) => outcomes.includes(each)) ?? null;

/**
 * The missed agreement that a consequence rests on, for each person by id: the first evaluated where somebody missed
 * several, since one consequence is one record per person and rule.
 */
export const firstMissedByPerson = (agreements: readonly AgreementFacts[]): readonly AgreementFacts[] =>
  [
    ...groupsBy(
      agreements.filter(({ outcome }) => outcome === 'missed'),
      ({ person }) => person,
    ).values(),
  ]
    .flatMap((group) => firstOf(group, compareAgreements) ?? [])
    .sort((a, b) => compareText(a.person, b.person));

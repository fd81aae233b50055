import type { Text } from '@plumbline/terms';
import { type IndicatorKey, indicators } from '../evaluation/indicators.ts';
import type { Grades, LawProfile, LawRule, LawSession, OfferDeclaration, SessionCondition } from './profile.ts';

/** What is allowed instead: in words, and as a change of the session that a program can make. */
export interface Offer {
  readonly text: Text;
  readonly change: Partial<Omit<LawSession, 'finalsThisTerm'>>;
}

/** A rule that what is planned would break. Going on needs a reason and a legal basis, both recorded. */
export interface LawBreach {
  readonly ruleId: string;
  readonly title: Text;
  readonly text: Text;
  readonly source: Text;
  readonly date: string;
  readonly status: LawRule['status'];
  readonly offers: readonly Offer[];
}

const within = ([from, to]: Grades, grades: readonly number[]): number[] =>
  grades.filter((grade) => from <= grade && grade <= to);

const holds = (when: SessionCondition, session: LawSession): boolean =>
  (when.kinds === undefined || when.kinds.includes(session.kind)) &&
  (when.written === undefined || when.written === session.written) &&
  (when.grades === undefined || within(when.grades, session.grades).length > 0) &&
  (when.scopes === undefined || when.scopes.includes(session.scope)) &&
  (when.sampled === undefined || when.sampled === session.sampled) &&
  (when.finalsAtLeast === undefined || session.finalsThisTerm >= when.finalsAtLeast) &&
  (when.resultsAs === undefined || when.resultsAs === session.resultsAs) &&
  (when.published === undefined || when.published === session.published);

const offerOf = ({ text, change = {}, keepGrades }: OfferDeclaration, session: LawSession): Offer[] => {
  if (keepGrades === undefined) return [{ text, change }];
  const kept = within(keepGrades, session.grades);
  return kept.length === 0 ? [] : [{ text, change: { ...change, grades: kept } }];
};

const breachOf = ({ id, title, text, source, date, status }: LawRule, offers: readonly Offer[]): LawBreach => ({
  ruleId: id,
  title,
  text,
  source,
  date,
  status,
  offers,
});

/**
 * Asks a law profile about a session that is to be set up or published.
 * @returns one breach per rule that it would break, each with its source and what is allowed instead; none when it may be
 * @example askLaw(moe2021, { kind: 'monthly', written: true, grades: [7], scope: 'town', sampled: false, finalsThisTerm: 0, resultsAs: 'grades', published: 'internal' })
 */
export const askLaw = ({ rules }: LawProfile, session: LawSession): readonly LawBreach[] =>
  rules.flatMap((rule) => {
    const broken = rule.checks
      .filter((check) => check.on === 'session')
      .filter(({ when, unless }) => holds(when, session) && !(unless !== undefined && holds(unless, session)));
    if (broken.length === 0) return [];
    return breachOf(
      rule,
      broken.flatMap(({ offers }) => offers.flatMap((offer) => offerOf(offer, session))),
    );
  });

/**
 * Asks a law profile about the targets of an agreement, or what else a consequence rests on. An agreement is missed by its
 * mandatory targets, so those are asked about; where none is mandatory, all.
 * @returns a breach for each rule that does not let it rest on scores alone
 */
export const askLawAboutTargets = (
  { rules }: LawProfile,
  targets: readonly { readonly indicator: IndicatorKey; readonly mandatory: boolean }[],
): readonly LawBreach[] => {
  const mandatory = targets.filter((target) => target.mandatory);
  const decisive = mandatory.length > 0 ? mandatory : targets;
  if (decisive.length === 0 || decisive.some(({ indicator }) => !indicators[indicator].fromScores)) return [];
  return rules.flatMap((rule) => {
    const checks = rule.checks.filter((check) => check.on === 'targets');
    if (checks.length === 0) return [];
    return breachOf(
      rule,
      checks.flatMap(({ offers }) => offers.map(({ text }) => ({ text, change: {} }))),
    );
  });
};

import type { SanctionMeasure } from './facts.ts';

/** Matters in which rule C makes ineligible (Q7): awards, honours, transfer, promotion. */
export const ineligibleMatters = ['award', 'honour', 'transfer', 'promotion'] as const;
export type IneligibleMatter = (typeof ineligibleMatters)[number];

/** What a delivered consequence does to a person, from a day to a day, `YYYY-MM-DD`, both included. */
export interface ConsequenceEffect {
  readonly kind: SanctionMeasure;
  readonly startsOn: string;
  readonly endsOn: string;
  /** It waits while a review or an appeal is open. */
  readonly suspended: boolean;
  /** Lifted early: from this day it has no effect. */
  readonly liftedOn: string | null;
  /** Revoked: it never had an effect. */
  readonly revokedOn: string | null;
}

/** Whether a person may be put forward, and which effects stand against it. */
export interface Eligibility<Effect> {
  readonly matter: IneligibleMatter;
  readonly on: string;
  readonly eligible: boolean;
  readonly reasons: readonly Effect[];
}

/** Tells whether an effect is in force on a day. */
export const isInForce = (
  { startsOn, endsOn, suspended, liftedOn, revokedOn }: ConsequenceEffect,
  on: string,
): boolean =>
  startsOn <= on && on <= endsOn && !suspended && revokedOn === null && (liftedOn === null || on < liftedOn);

/**
 * Whether a person is eligible in a matter on a day (Q7), with the effects that stand against it. Ineligible only while
 * an effect of rule C is in force; one that was revoked leaves every answer as if it had never been.
 * @param effects all of the person
 * @param on day, `YYYY-MM-DD`
 * @example eligibleOn(effects, 'award', '2026-11-24').eligible
 */
export const eligibleOn = <Effect extends ConsequenceEffect>(
  effects: readonly Effect[],
  matter: IneligibleMatter,
  on: string,
): Eligibility<Effect> => {
  const reasons = effects.filter((effect) => effect.kind === 'ineligibility' && isInForce(effect, on));
  return { matter, on, eligible: reasons.length === 0, reasons };
};

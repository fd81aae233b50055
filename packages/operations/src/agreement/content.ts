import type { CompositeParts, IndicatorKey, Party, Target, Thresholds } from '@plumbline/rules';
import type { Clause } from '@plumbline/workflows';

/** A result of an earlier plan year beside a target; `value` is a decimal, `null` where nothing was measured. */
export interface LastYear {
  readonly planYear: string;
  readonly value: string | null;
}

/** A target as an agreement says it: in words that do not change afterwards, beside the results of the last two years. */
export interface AgreedTarget extends Target {
  readonly indicator: IndicatorKey;
  readonly title: string;
  readonly unit: string;
  /** Earliest first. */
  readonly lastYears: readonly LastYear[];
}

/** Who signs, and for which unit. */
export interface Signer {
  readonly organisation: string;
  readonly name: string;
}

/** What follows when the agreement is missed, as the plan year's settings say. */
export interface Consequences {
  /** Rule A takes so many campuses with the lowest composite. */
  readonly lastCampuses: number;
  /** Among those that missed, or among all. */
  readonly lastOf: 'missed' | 'all';
  /** Working days for a statement of defence. */
  readonly defenceDays: number;
  /** Days after delivery in which a review may be asked for. */
  readonly reviewDays: number;
}

/** Everything that the text of an agreement is made from (Q4); kept with each version, never changed. */
export interface AgreementContent {
  readonly title: string;
  readonly planYear: string;
  /** Last day of the plan year, until which it is in force. */
  readonly endsOn: string;
  readonly party: Party;
  readonly partyA: Signer;
  readonly partyB: Signer;
  /** Only this subject counts; `null`: all. */
  readonly subject: string | null;
  readonly targets: readonly AgreedTarget[];
  readonly composite: CompositeParts;
  readonly thresholds: Thresholds;
  /** Names of the campuses that are compared. */
  readonly compared: readonly string[];
  readonly consequences: Consequences;
  readonly clauses: readonly Clause[];
}

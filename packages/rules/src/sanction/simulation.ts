import type { Outcome, Target, TargetResult } from '../evaluation/evaluate.ts';
import type { IndicatorKey, Party } from '../evaluation/indicators.ts';
import type { Results } from '../reading/read-targets.ts';
import type { CampusFacts, PersonFacts, Proposal, RuleNote, RuleSettings, SanctionRule } from './facts.ts';

/** Somebody with whom an agreement could have been made in an earlier year, and what they reached in it. */
export interface SimulatedParty {
  /** The same in every year. */
  readonly id: string;
  readonly name: string;
  readonly party: Party;
  readonly campus: string | null;
  readonly person: string;
  /** Pupils; `null` where nobody counted them. */
  readonly n: number | null;
  /** Exact decimals by indicator. */
  readonly figures: Results;
  /** Standard errors of the figures, in their own points; a rate that has none follows from the number of pupils. */
  readonly standardErrors?: Readonly<Partial<Record<IndicatorKey, number>>>;
  /** Those whose pupils sat the same papers, as a key; left out: all of the same kind of party. */
  readonly peers?: string;
}

/** An earlier year: what was reached in it, and the persons as they were then. */
export interface SimulatedYear {
  readonly year: number;
  readonly parties: readonly SimulatedParty[];
  readonly campuses: readonly CampusFacts[];
  /** With a teacher's recorded years up to this one; years that are simulated take their outcome from the set. */
  readonly persons: readonly PersonFacts[];
}

/** Proposed targets: one list for each kind of party, and others for some by their id. */
export interface TargetSet {
  readonly name: string;
  readonly forAll: Readonly<Partial<Record<Party, readonly Target[]>>>;
  readonly own?: Readonly<Record<string, readonly Target[]>>;
}

/** What the simulator page asks: sets of targets against earlier years. */
export interface SimulationInput {
  /**
   * All four rules are asked where `rules` is left out. Rule B is the Party branch's alone: leave it out for all others.
   */
  readonly settings?: Partial<RuleSettings>;
  readonly years: readonly SimulatedYear[];
  readonly sets: readonly TargetSet[];
}

/** What a set would have made of somebody's year. */
export interface SimulatedResult extends Pick<SimulatedParty, 'id' | 'name' | 'party' | 'campus' | 'person'> {
  readonly outcome: Outcome;
  readonly targets: readonly TargetResult[];
  /** Probability of missing though nothing tells them from their peers' mean; `null` where it cannot be told. */
  readonly missesByChance: number | null;
}

/** Whom a rule would have touched. */
export type SimulatedTouch = Pick<Proposal, 'person' | 'campus' | 'agreement' | 'measure' | 'tied' | 'held'>;

/** What a rule would have done in a year. */
export interface SimulatedRule {
  readonly rule: SanctionRule;
  readonly touched: readonly SimulatedTouch[];
  /** How many it touches on average though nothing tells anybody apart; `null` where it cannot be told. */
  readonly touchedByChance: number | null;
}

/** A year under a set of targets. */
export interface SimulatedYearAnswer {
  readonly year: number;
  readonly results: readonly SimulatedResult[];
  readonly met: number;
  readonly missed: number;
  readonly notEvaluated: number;
  /** How many of those evaluated miss on average though nothing tells anybody apart. */
  readonly missedByChance: number | null;
  readonly rules: readonly SimulatedRule[];
  readonly notes: readonly RuleNote[];
}

/** A set of targets against all years. */
export interface SimulatedSet {
  readonly name: string;
  readonly years: readonly SimulatedYearAnswer[];
  readonly met: number;
  readonly missed: number;
  readonly notEvaluated: number;
  readonly missedByChance: number | null;
  readonly rules: readonly {
    readonly rule: SanctionRule;
    readonly touched: number;
    readonly touchedByChance: number | null;
  }[];
}

/** The simulator's answer, sets in the order in which they were asked. */
export interface SimulationAnswer {
  readonly sets: readonly SimulatedSet[];
}

import type { Proposal, RuleNote, RuleSettings, RulesInput } from './facts.ts';

/** What one rule found. */
export interface RuleFindings {
  readonly proposals: readonly Proposal[];
  readonly notes: readonly RuleNote[];
}

/** A rule: looks at everything and puts forward, decides nothing. */
export type Rule = (input: RulesInput, settings: RuleSettings) => RuleFindings;

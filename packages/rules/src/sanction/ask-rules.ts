import type { RulesAnswer, RulesInput, SanctionRule } from './facts.ts';
import { ruleA } from './rule-a.ts';
import { ruleB } from './rule-b.ts';
import { ruleC } from './rule-c.ts';
import { ruleD } from './rule-d.ts';
import type { Rule, RuleFindings } from './rule-findings.ts';
import { usualRuleSettings } from './rule-settings.ts';

const rules: Readonly<Record<SanctionRule, Rule>> = { A: ruleA, B: ruleB, C: ruleC, D: ruleD };
const off = (rule: SanctionRule): RuleFindings => ({ proposals: [], notes: [{ rule, code: 'off', about: null }] });

/**
 * Puts a plan year's agreements before rules A to D (Q5 to Q8, decision table). The rules propose; a body decides.
 * Only rules that `settings.rules` names are asked; the plan's default is none. Proposals come by rule, A from the lowest
 * campus up, the others by person; the order of the input changes nothing.
 * @param input one row for each campus, person, agreement, and year of a person
 * @throws RangeError when a figure is not a decimal
 * @example askRules({ settings: { rules: ['A'] }, year: 2025, campuses, persons: [], agreements }).proposals
 */
export const askRules = (input: RulesInput): RulesAnswer => {
  const settings = { ...usualRuleSettings, ...input.settings };
  const found = (Object.keys(rules) as SanctionRule[]).map((rule) =>
    settings.rules.includes(rule) ? rules[rule](input, settings) : off(rule),
  );
  return {
    proposals: found.flatMap(({ proposals }) => proposals),
    notes: found.flatMap(({ notes }) => notes),
  };
};

import {
  InputFault,
  listAt,
  objectAt,
  type Results,
  type RulesInput,
  readRulesInput,
  resultsAt,
  type SanctionRule,
  type Target,
  targetsAt,
  textAt,
} from '@plumbline/rules';

/** An agreement to be tried out: what it asks for, and what was found for each indicator, as decimals. */
export interface TriedAgreement {
  readonly name: string;
  readonly targets: readonly Target[];
  readonly results: Results;
}

/** What `simulate` is given: agreements, the facts that rules A to D look at, or both. */
export interface SimulateInput {
  readonly agreements: readonly TriedAgreement[] | null;
  readonly rules: RulesInput | null;
}

const agreementAt = (value: unknown, path: string): TriedAgreement => {
  const { name, targets, results = {} } = objectAt(value, path);
  return {
    name: textAt(name, `${path}.name`),
    targets: targetsAt(targets, `${path}.targets`),
    results: resultsAt(results, `${path}.results`),
  };
};

/** Whoever tries the rules out wants to see them all, switched on or not. */
const all: readonly SanctionRule[] = ['A', 'B', 'C', 'D'];

const rulesAt = (value: unknown, path: string): RulesInput => {
  const input = readRulesInput(value, path);
  return { ...input, settings: { rules: all, ...input.settings } };
};

/**
 * Reads the input of `simulate`: `{ agreements: [{ name, targets: [{ indicator, comparison, value, mandatory }], results: { indicator: decimal } }], rules: RulesInput }`,
 * either of which may be left out. All four rules are asked where `rules.settings.rules` names none.
 * @throws InputFault that names the place and what was expected there
 */
export const readSimulateInput = (text: string): SimulateInput => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new InputFault('-', ['JSON', 'JSON'], text);
  }
  const { agreements, rules } = objectAt(parsed, '-');
  if (agreements === undefined && rules === undefined)
    throw new InputFault('-', ['agreements 或 rules', 'agreements or rules'], undefined);
  return {
    agreements: agreements === undefined ? null : listAt(agreements, 'agreements', agreementAt, { empty: false }),
    rules: rules === undefined ? null : rulesAt(rules, 'rules'),
  };
};

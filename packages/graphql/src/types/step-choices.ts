import { pascal } from '@plumbline/terms';
import {
  ballots,
  categories,
  parties,
  requestKinds,
  sanctionRules,
  supportKinds,
  type Workflow,
  weights,
  workflows,
} from '@plumbline/workflows';
import { AgreementPartyEnum } from './agreement-target.ts';
import { choices } from './choices.ts';
import { CategoryEnum, WeightEnum } from './rectification-case.ts';
import { RequestKindEnum } from './request.ts';
import { BallotEnum, SanctionRuleEnum, SupportKindEnum } from './sanction/enums.ts';

type ChoiceEnum = ReturnType<typeof choices<string>>;

/** Enums of choices by the options that fields share. */
const enums = new Map<unknown, ChoiceEnum>([
  [categories, CategoryEnum],
  [weights, WeightEnum],
  [requestKinds, RequestKindEnum],
  [parties, AgreementPartyEnum],
  [sanctionRules, SanctionRuleEnum],
  [ballots, BallotEnum],
  [supportKinds, SupportKindEnum],
]);

/**
 * The enum of a step's choice: the one that its options share with a type, else one of its own, named workflow + step +
 * field.
 * @throws Error when the field is no choice
 */
export const stepChoice = (workflowName: keyof typeof workflows, step: string, field: string): ChoiceEnum => {
  const workflow: Workflow = workflows[workflowName];
  const declared = workflow.steps[step]?.input?.[field];
  if (declared?.options === undefined) throw new Error(`${workflowName}.${step}.${field} is no choice.`);
  const known = enums.get(declared.options);
  if (known !== undefined) return known;
  const made = choices<string>(
    `${pascal(workflowName)}${pascal(step)}${pascal(field)}`,
    declared.title.join(' · '),
    declared.options,
  );
  enums.set(declared.options, made);
  return made;
};

import type { Context, Step } from '@plumbline/workflows';
import type { Standing } from './holders.ts';

/** Assignments that a step gives and takes. */
export const assignmentsAfter = (
  step: Step,
  before: readonly Standing[],
  actorId: number,
  input: Context,
): {
  readonly ended: readonly string[];
  readonly given: readonly Standing[];
  readonly after: readonly Standing[];
} => {
  const ended: string[] = [];
  const given: Standing[] = [];
  for (const [relation, rule] of Object.entries(step.assign ?? {})) {
    const person =
      rule === undefined ? undefined : rule.to === 'actor' ? actorId : (input[rule.to] ?? (rule.orElse && actorId));
    if (rule === undefined || typeof person !== 'number') continue;
    const holders = before.filter((each) => each.relation === relation);
    if (holders.length === 1 && holders[0]?.person_id === person) continue;
    ended.push(relation);
    given.push({ relation, person_id: person });
    const { formerly } = rule;
    if (formerly === undefined) continue;
    for (const { person_id } of holders)
      if (!before.some((each) => each.relation === formerly && each.person_id === person_id))
        given.push({ relation: formerly, person_id });
  }
  return { ended, given, after: [...before.filter(({ relation }) => !ended.includes(relation)), ...given] };
};

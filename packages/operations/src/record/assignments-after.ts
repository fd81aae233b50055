import type { Decided } from './decided.ts';
import type { Standing } from './holders.ts';

/** Persons whom a step gives a relation. */
const receivers = (
  { step, input, parentStandings }: Pick<Decided, 'step' | 'input' | 'parentStandings'>,
  actorId: number | null,
  relation: string,
): readonly number[] => {
  const rule = step.assign?.[relation];
  if (rule === undefined) return [];
  const named = rule.to === 'actor' ? actorId : input.plain[rule.to];
  if (typeof named === 'number') return [named];
  if (rule.orElse === undefined) return [];
  if (rule.orElse === 'actor') return actorId === null ? [] : [actorId];
  const wanted = rule.orElse.slice('parent:'.length);
  return parentStandings.filter((each) => each.relation === wanted).map(({ person_id }) => person_id);
};

/** Assignments that a step gives and takes. */
export const assignmentsAfter = (
  decided: Pick<Decided, 'step' | 'input' | 'parentStandings' | 'before'>,
  actorId: number | null,
): {
  readonly ended: readonly string[];
  readonly given: readonly Standing[];
  readonly after: readonly Standing[];
} => {
  const { step, before } = decided;
  const ended: string[] = [];
  const given: Standing[] = [];
  for (const [relation, rule] of Object.entries(step.assign ?? {})) {
    const people = receivers(decided, actorId, relation);
    if (people.length === 0) continue;
    const holders = before.filter((each) => each.relation === relation);
    if (holders.length === people.length && holders.every(({ person_id }) => people.includes(person_id))) continue;
    ended.push(relation);
    given.push(...people.map((person_id) => ({ relation, person_id })));
    const formerly = rule?.formerly;
    if (formerly === undefined) continue;
    for (const { person_id } of holders)
      if (!before.some((each) => each.relation === formerly && each.person_id === person_id))
        given.push({ relation: formerly, person_id });
  }
  return { ended, given, after: [...before.filter(({ relation }) => !ended.includes(relation)), ...given] };
};

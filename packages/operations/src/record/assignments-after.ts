import { barringIn, standInOf, toList } from '@plumbline/workflows';
import type { Decided } from './decided.ts';
import type { Standing } from './holders.ts';

type Assigning = Pick<Decided, 'workflow' | 'step' | 'input' | 'parentStandings' | 'before' | 'assign' | 'event'>;

/** Persons whom a step gives a relation; nothing where it leaves the holders alone. */
const receivers = (
  { step, input, parentStandings, assign }: Assigning,
  actorId: number | null,
  relation: string,
): readonly number[] | undefined => {
  const rule = step.assign?.[relation];
  if (rule === undefined) return undefined;
  if (rule.to === 'gathered') return assign?.[relation];
  const named = rule.to === 'actor' ? actorId : input.plain[rule.to];
  if (typeof named === 'number') return [named];
  if (rule.orElse === undefined) return undefined;
  if (rule.orElse === 'actor') return actorId === null ? undefined : [actorId];
  const wanted = rule.orElse.slice('parent:'.length);
  const people = parentStandings.filter((each) => each.relation === wanted).map(({ person_id }) => person_id);
  return people.length === 0 ? undefined : people;
};

/** Who takes a step: whose step it is (nobody for the clock), and who really acts where that is somebody else. */
export interface Taker {
  readonly personId: number | null;
  readonly onBehalfOf: number | null;
}

/**
 * Whoever acts for somebody absent is barred from then on as that one is: separation of duties outlasts a delegation and
 * an override.
 */
const standIns = (
  { workflow, step, before, event }: Assigning,
  { personId, onBehalfOf }: Taker,
  given: readonly Standing[],
): readonly Standing[] => {
  const { by } = event;
  if (personId === null || (by.standsIn === undefined && by.override === undefined)) return [];
  const actedFor = by.override
    ? toList(step.by)
    : [...by.relations, ...given.flatMap((each) => (each.person_id === onBehalfOf ? [each.relation] : []))];
  const barring = barringIn(workflow);
  return [...new Set(actedFor)]
    .filter((relation) => barring.has(relation))
    .map((relation) => ({ relation: standInOf(relation), person_id: personId }))
    .filter(({ relation }) => !before.some((each) => each.relation === relation && each.person_id === personId));
};

/** Assignments that a step gives and takes; who keeps a relation is in neither. */
export const assignmentsAfter = (
  decided: Assigning,
  taker: Taker,
): {
  readonly ended: readonly Standing[];
  readonly given: readonly Standing[];
  readonly after: readonly Standing[];
} => {
  const { step, before } = decided;
  // What is given to its actor goes to whose step it is: a delegate comes and goes.
  const actorId = taker.onBehalfOf ?? taker.personId;
  const ended = before.filter(({ relation }) => step.release?.includes(relation));
  const given: Standing[] = [];
  for (const [relation, rule] of Object.entries(step.assign ?? {})) {
    const people = receivers(decided, actorId, relation);
    if (people === undefined) continue;
    const holders = before.filter((each) => each.relation === relation);
    const added = [...new Set(people)].filter((person) => !holders.some(({ person_id }) => person_id === person));
    given.push(...added.map((person_id) => ({ relation, person_id })));
    if (rule?.also) continue;
    const left = holders.filter(({ person_id }) => !people.includes(person_id));
    ended.push(...left);
    const formerly = rule?.formerly;
    if (formerly === undefined) continue;
    for (const { person_id } of left)
      if (!before.some((each) => each.relation === formerly && each.person_id === person_id))
        given.push({ relation: formerly, person_id });
  }
  given.push(...standIns(decided, taker, given));
  return { ended, given, after: [...before.filter((each) => !ended.includes(each)), ...given] };
};

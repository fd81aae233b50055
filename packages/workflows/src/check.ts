import type { State, Step, Workflow } from './define.ts';
import { type Branch, branchesOf, listBranches, waysByState } from './machine.ts';
import { guardsOf, toList } from './rights.ts';

type Declared = Omit<Workflow, 'machine'>;

const reachableStates = ({ initial, steps }: Declared): ReadonlySet<string> => {
  const reachable = new Set([initial]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const step of Object.values(steps)) {
      const from = step.from === null ? [initial] : toList(step.from).filter((state) => reachable.has(state));
      for (const { target } of from.flatMap((state) => branchesOf(step, state))) {
        if (reachable.has(target)) continue;
        reachable.add(target);
        grown = true;
      }
    }
  }
  return reachable;
};

const faultsOfState = ({ deadlines, relations, steps }: Declared, name: string, state: State): string[] => {
  const leaves = Object.values(steps).some((step) => step.to !== null && toList(step.from).includes(name));
  const faults: string[] = [];
  if (!leaves && !state.final && !state.tags.includes('closed')) faults.push('has no way out and is not final');
  if (leaves && state.final) faults.push('is final and yet has a way out');
  if (state.deadline !== undefined && !Object.hasOwn(deadlines, state.deadline))
    faults.push(`has an unknown deadline ${state.deadline}`);
  for (const relation of [...(state.turn ?? []), ...(state.turnElse ?? [])])
    if (!Object.hasOwn(relations, relation)) faults.push(`waits for an unknown relation ${relation}`);
  if (state.tags.includes('open') && !state.turn?.length) faults.push("is open and nobody's turn");
  return faults;
};

const faultsOfBranches = ({ guards, states }: Declared, branches: readonly Branch[]): string[] => {
  const faults: string[] = [];
  for (const { guard, target } of branches) {
    if (!Object.hasOwn(states, target)) faults.push(`leads to an unknown state ${target}`);
    if (guard !== null && !Object.hasOwn(guards, guard)) faults.push(`branches on an unknown guard ${guard}`);
  }
  if (branches.at(-1)?.guard !== null) faults.push('must end with an unconditional branch');
  if (branches.slice(0, -1).some(({ guard }) => guard === null))
    faults.push('has an unconditional branch before its last');
  return faults;
};

const faultsOfTarget = (declared: Declared, step: Step): string[] => {
  const from = toList(step.from);
  const byState = waysByState(step);
  if (byState === null) return faultsOfBranches(declared, branchesOf(step, from[0] ?? declared.initial));
  return [
    ...from.filter((state) => byState[state] === undefined).map((state) => `leads nowhere from ${state}`),
    ...Object.keys(byState)
      .filter((state) => !from.includes(state))
      .map((state) => `leads from ${state}, where it does not start`),
    ...Object.values(byState).flatMap((way) =>
      way === undefined ? [] : faultsOfBranches(declared, listBranches(way)),
    ),
  ];
};

/** Tags of states in which only what binds somebody is done. */
const bindingTags: readonly string[] = ['awaited', 'binding', 'voting'];

/** Whether a step binds its person: a password, a secret, a confidential matter, or a state that waits for nothing else. */
const binds = ({ confidentialSeries, states }: Declared, { from, input, sealed }: Step): boolean =>
  confidentialSeries !== undefined ||
  sealed !== undefined ||
  Object.values(input ?? {}).some(({ kind }) => kind === 'password') ||
  (from !== null && toList(from).every((state) => states[state]?.tags.some((tag) => bindingTags.includes(tag))));

/** What is wrong with who may act for somebody else. */
const faultsOfStandingIn = (declared: Declared, step: Step): string[] => {
  const { by, from, overridable, permission, personal, system } = step;
  if (system) return personal || overridable ? ['is taken by the system, for which nobody stands in'] : [];
  const faults = binds(declared, step) && !personal ? ['binds a person and does not say that it is personal'] : [];
  if (!overridable) return faults;
  if (personal) faults.push('is personal and yet may be overridden');
  if (from === null) faults.push('creates a record, which is no step of somebody absent');
  if (permission !== undefined || toList(by).length === 0)
    faults.push('needs a permission, which no override replaces');
  if (Object.values(step.assign ?? {}).some((given) => given?.to === 'actor' || given?.orElse === 'actor'))
    faults.push('may be overridden and yet assigns its actor');
  return faults;
};

const faultsOfStep = (declared: Declared, step: Step): string[] => {
  const { guards, initial, permissions, relations, states } = declared;
  const input = step.input ?? {};
  const faults = faultsOfTarget(declared, step);
  const unknown = (known: object, names: readonly string[], words: string) => {
    for (const name of names) if (!Object.hasOwn(known, name)) faults.push(`${words} ${name}`);
  };
  unknown(states, toList(step.from), 'starts from an unknown state');
  unknown(relations, toList(step.by), 'is for an unknown relation');
  unknown(relations, toList(step.except), 'bars an unknown relation');
  unknown(relations, toList(step.spares), 'spares an unknown relation');
  unknown(relations, toList(step.release), 'ends an unknown relation');
  unknown(relations, toList(step.notify), 'tells an unknown relation');
  unknown(relations, toList(step.sealed), 'is sealed for an unknown relation');
  unknown(guards, guardsOf(step), 'waits for an unknown guard');
  unknown(permissions, toList(step.permission), 'has an unknown permission');
  for (const [field, { when, allowed }] of Object.entries(input)) {
    unknown(guards, toList(when), `asks for ${field} under an unknown guard`);
    unknown(permissions, toList(allowed), `asks ${field} for an unknown permission`);
  }
  for (const [relation, given] of Object.entries(step.assign ?? {})) {
    unknown(relations, [relation, ...toList(given?.formerly)], 'assigns an unknown relation');
    if (step.release?.includes(relation)) faults.push(`both assigns and ends ${relation}`);
    if (given?.orElse?.startsWith('parent:') && declared.beside === undefined)
      faults.push(`assigns ${relation} from a parent that it has not`);
    if (given === undefined || given.to === 'actor' || given.to === 'gathered') continue;
    unknown(input, [given.to], 'assigns from an unknown field');
    if (Object.hasOwn(input, given.to) && input[given.to]?.kind !== 'person')
      faults.push(`assigns from the field ${given.to}, which names no person`);
  }
  if (step.from === null && step.to !== initial) faults.push(`creates a record and must lead to ${initial}`);
  for (const [field, { where }] of Object.entries(input)) {
    if (where === undefined) continue;
    const options = input[where.field]?.options ?? {};
    unknown(options, where.is, `asks for ${field} where ${where.field} is an unknown choice`);
  }
  faults.push(...faultsOfStandingIn(declared, step));
  const startsBeside = step.from === null && declared.beside !== undefined;
  if (toList(step.by).length === 0 && step.permission === undefined && !step.system && !startsBeside)
    faults.push('says nothing about who may do it');
  return faults;
};

const faultsOfFrame = ({
  beside,
  deadlines,
  initial,
  permissions,
  relations,
  reminders,
  separation,
  states,
  steps,
}: Declared): string[] => {
  const faults: string[] = [];
  if (!Object.hasOwn(states, initial)) faults.push(`the first state ${initial} is unknown`);
  if (!Object.values(steps).some((step) => step.from === null)) faults.push('no step creates a record');
  for (const [name, { rungs, passed }] of Object.entries(deadlines)) {
    for (const [, reminder] of rungs)
      if (!Object.hasOwn(reminders, reminder)) faults.push(`deadline ${name} has an unknown reminder ${reminder}`);
    if (passed === undefined) continue;
    if (steps[passed]?.system !== true)
      faults.push(`deadline ${name} is followed by ${passed}, which is no step of the system`);
    for (const [state, { deadline }] of Object.entries(states))
      if (deadline === name && !toList(steps[passed]?.from).includes(state))
        faults.push(`deadline ${name} is followed by ${passed}, which does not start from ${state}`);
  }
  for (const [name, { to, orElse }] of Object.entries(reminders)) {
    for (const relation of [...(to === 'turn' ? [] : to), ...(orElse ?? [])])
      if (!Object.hasOwn(relations, relation)) faults.push(`reminder ${name} goes to an unknown relation ${relation}`);
  }
  if (beside !== undefined && steps[beside.ends]?.system !== true)
    faults.push(`ends beside its parent by ${beside.ends}, which is no step of the system`);
  for (const [permission, barring] of Object.entries(separation)) {
    if (!Object.hasOwn(permissions, permission)) faults.push(`separation names an unknown permission ${permission}`);
    for (const relation of barring ?? [])
      if (!Object.hasOwn(relations, relation)) faults.push(`separation names an unknown relation ${relation}`);
  }
  return faults;
};

/** Finds what the compiler cannot: the faults of a declaration, each as one sentence. */
export const faultsOf = (workflow: Declared): readonly string[] => {
  const reachable = reachableStates(workflow);
  const ofStates = Object.entries(workflow.states).flatMap(([name, state]) => [
    ...(reachable.has(name) ? [] : [`state ${name} cannot be reached`]),
    ...faultsOfState(workflow, name, state).map((fault) => `state ${name} ${fault}`),
  ]);
  const ofSteps = Object.entries(workflow.steps).flatMap(([name, step]) =>
    faultsOfStep(workflow, step).map((fault) => `step ${name} ${fault}`),
  );
  return [...faultsOfFrame(workflow), ...ofStates, ...ofSteps].map((fault) => `workflow ${workflow.name}: ${fault}`);
};

/**
 * Refuses a declaration with faults.
 * @throws Error that lists every fault
 */
export const checkWorkflow = (workflow: Declared): void => {
  const faults = faultsOf(workflow);
  if (faults.length > 0) throw new Error(faults.join('\n'));
};

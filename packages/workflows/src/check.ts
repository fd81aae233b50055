import type { Workflow } from './define.ts';
import { branchesOf } from './machine.ts';
import { toList } from './rights.ts';

/** Finds what the compiler cannot: the faults of a declaration, each as one sentence. */
export const faultsOf = (workflow: Omit<Workflow, 'machine'>): readonly string[] => {
  const faults: string[] = [];
  const { states, steps, guards, deadlines, relations, reminders } = workflow;
  const complain = (fault: string) => faults.push(`workflow ${workflow.name}: ${fault}`);

  const reachable = new Set([workflow.initial]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const step of Object.values(steps)) {
      if (step.from !== null && !toList(step.from).some((state) => reachable.has(state))) continue;
      for (const { target } of branchesOf(step)) {
        if (reachable.has(target)) continue;
        reachable.add(target);
        grown = true;
      }
    }
  }
  for (const [name, state] of Object.entries(states)) {
    const leaves = Object.values(steps).some((step) => toList(step.from).includes(name));
    if (!reachable.has(name)) complain(`state ${name} cannot be reached`);
    if (!leaves && !state.final && !state.tags.includes('closed'))
      complain(`state ${name} has no way out and is not final`);
    if (leaves && state.final) complain(`state ${name} is final and yet has a way out`);
    if (state.deadline !== undefined && !Object.hasOwn(deadlines, state.deadline))
      complain(`state ${name} has an unknown deadline ${state.deadline}`);
    for (const relation of state.turn ?? [])
      if (!Object.hasOwn(relations, relation)) complain(`state ${name} waits for an unknown relation ${relation}`);
    if (state.tags.includes('open') && !state.turn?.length) complain(`state ${name} is open and nobody's turn`);
  }
  for (const [name, deadline] of Object.entries(deadlines)) {
    for (const [, reminder] of deadline.rungs)
      if (!Object.hasOwn(reminders, reminder)) complain(`deadline ${name} has an unknown reminder ${reminder}`);
  }
  if (!Object.values(steps).some((step) => step.from === null)) complain('no step creates a record');
  for (const [name, step] of Object.entries(steps)) {
    const branches = branchesOf(step);
    for (const { target } of branches)
      if (!Object.hasOwn(states, target)) complain(`step ${name} leads to an unknown state ${target}`);
    if (branches.at(-1)?.guard !== null) complain(`the last branch of step ${name} must be unconditional`);
    if (step.from === null && step.to !== workflow.initial)
      complain(`step ${name} creates a record and must lead to ${workflow.initial}`);
    if (toList(step.by).length === 0 && step.permission === undefined)
      complain(`step ${name} says nothing about who may do it`);
    if (step.permission !== undefined && !Object.hasOwn(workflow.permissions, step.permission))
      complain(`step ${name} has an unknown permission ${step.permission}`);
    for (const [field, { when }] of Object.entries(step.input ?? {})) {
      if (when !== undefined && !Object.hasOwn(guards, when))
        complain(`field ${field} of step ${name} has an unknown guard ${when}`);
    }
    for (const [relation, given] of Object.entries(step.assign ?? {})) {
      if (!Object.hasOwn(relations, relation)) complain(`step ${name} assigns an unknown relation ${relation}`);
      if (given && given.to !== 'actor' && !Object.hasOwn(step.input ?? {}, given.to))
        complain(`step ${name} assigns from an unknown field ${given.to}`);
    }
  }
  return faults;
};

/**
 * Refuses a declaration with faults.
 * @throws Error that lists every fault
 */
export const checkWorkflow = (workflow: Omit<Workflow, 'machine'>): void => {
  const faults = faultsOf(workflow);
  if (faults.length > 0) throw new Error(faults.join('\n'));
};

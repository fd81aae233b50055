import { describe, expect, it } from 'vitest';
import type { Step, Workflow } from './define.ts';
import { fieldsAsked, judge, judgeAll } from './judge.ts';
import { advance, type Position } from './machine.ts';
import { rectification } from './rectification/rectification.ts';
import { type Actor, barringOf, toList } from './rights.ts';
import { actorFor, dueOf, inputsOf, shortestWays, stepNames } from './testing/model.ts';
import { models } from './testing/models.ts';

const subsets = (names: readonly string[]): readonly (readonly string[])[] => {
  const [first, ...others] = names;
  if (first === undefined) return [[]];
  return subsets(others).flatMap((set) => [set, [first, ...set]]);
};

/** Permissions that matter to a step: none, its own, all others, all. */
const permissionSets = (workflow: Workflow, step: Step): readonly (readonly string[])[] => {
  const all = Object.keys(workflow.permissions);
  const others = all.filter((name) => name !== step.permission);
  return step.permission === undefined ? [[], all] : [[], [step.permission], others, all];
};

describe.each(Object.values(models))('judge and machine of $workflow.name', (model) => {
  const { workflow } = model;
  const byState = Map.groupBy(
    shortestWays(model).map(({ end }) => end),
    ({ state }) => state,
  );

  it.each(stepNames(workflow, false))('agree about %s for everybody, in every state', (name) => {
    const step = workflow.steps[name] as Step;
    const input = inputsOf(step)[0] ?? {};
    const disagreements: unknown[] = [];
    let compared = 0;
    let moved = 0;
    const compare = (position: Position, by: Actor, facts: Readonly<Record<string, unknown>>) => {
      const { open } = judge(workflow, step, position, facts, by);
      const moves = advance(workflow, position, { type: name, input, by, facts, due: dueOf(workflow) }) !== null;
      compared += 1;
      if (moves) moved += 1;
      if (open !== moves) disagreements.push({ position, by, open, moves });
    };
    for (const [state, known] of byState) {
      // Where the step does not start, one position is refused as another.
      const positions = toList(step.from).includes(state) ? known : known.slice(0, 3);
      // Everybody in one position of each state; in the others, and with other facts, the people who differ most.
      const [first, ...others] = positions;
      const [usual = {}] = model.facts;
      for (const relations of subsets(Object.keys(workflow.relations))) {
        for (const permissions of permissionSets(workflow, step))
          if (first !== undefined) compare(first, { relations, permissions }, usual);
      }
      const barring = barringOf(workflow, step);
      const all = Object.keys(workflow.permissions);
      for (const position of positions) {
        for (const facts of model.facts) compare(position, actorFor(workflow, step), facts);
      }
      for (const position of others) {
        for (const facts of model.facts) {
          compare(position, { relations: toList(step.by), permissions: all }, facts);
          compare(position, { relations: [...toList(step.by), ...barring], permissions: all }, facts);
          compare(position, { relations: [], permissions: [] }, facts);
        }
      }
    }
    expect(disagreements).toEqual([]);
    expect(compared).toBeGreaterThan(100);
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThan(compared);
  });
});

const workflow = models.rectification.workflow;
const at = (state: string, more: Record<string, unknown> = {}): Position => ({
  state,
  context: {
    category: 'withDeadline',
    weight: 'ordinary',
    rectifyBy: '2026-12-02',
    planApproved: false,
    returns: 0,
    goodReinspections: 0,
    ...more,
  },
});
const facts = { reinspectionsNeeded: 3 };
const all = Object.keys(rectification.permissions);

describe('the reason that is shown', () => {
  const reasonOf = (name: keyof typeof rectification.steps, position: Position, actor: Actor) => {
    const verdict = judge(workflow, workflow.steps[name] as Step, position, facts, actor);
    return verdict.open ? null : { theirs: verdict.theirs, reason: verdict.reason };
  };

  it('says in which state a step of one’s own opens', () => {
    expect(reasonOf('accept', at('noticed'), { relations: ['inspector'], permissions: all })).toEqual({
      theirs: true,
      reason: ['现在是“待签收”；要到“待复查”时才能办', 'Now "To be acknowledged"; open at: To be re-inspected'],
    });
  });

  it('says that nobody checks their own work, also after a reassignment', () => {
    const own = (relations: string[]) => reasonOf('accept', at('reported'), { relations, permissions: all });
    expect(own(['issuer', 'responsible'])?.reason[1]).toContain('You are the responsible person');
    expect(own(['issuer', 'wasResponsible'])?.reason[0]).toContain('原责任人');
    expect(own(['issuer'])).toBeNull();
  });

  it('tells a stranger only that the step is not theirs', () => {
    expect(reasonOf('accept', at('reported'), { relations: [], permissions: all })).toEqual({
      theirs: false,
      reason: ['这一步不归您办', 'This step is not yours to take'],
    });
  });

  it('is there in both languages whenever a step is closed', () => {
    for (const state of Object.keys(workflow.states)) {
      for (const relations of subsets(Object.keys(workflow.relations))) {
        for (const { verdict } of judgeAll(workflow, at(state), facts, { relations, permissions: all })) {
          if (!verdict.open) expect(verdict.reason.every((text) => text.trim().length > 3)).toBe(true);
        }
      }
    }
  });
});

describe('the fields that a step asks for', () => {
  it('are root cause and lasting measure for serious findings only, and then they must be filled', () => {
    const asked = (weight: string) =>
      fieldsAsked(workflow, workflow.steps['submitPlan'] as Step, at('planning', { weight }), facts);
    expect(asked('serious')).toEqual({
      asked: ['rootCause', 'plan', 'lastingMeasure', 'evidence'],
      required: ['rootCause', 'plan', 'lastingMeasure'],
    });
    expect(asked('ordinary')).toEqual({ asked: ['plan', 'evidence'], required: ['plan'] });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context, Step } from './define.ts';
import { judge } from './judge.ts';
import { advance, branchesOf, dueOn, type Position, type StepEvent } from './machine.ts';
import { type Actor, toList } from './rights.ts';
import { beginnings, dueOf, eventsOf, inputsOf, lineOf, reachable, shortestWays, stepNames } from './testing/model.ts';
import { models } from './testing/models.ts';

describe.each(Object.values(models))('the machine of $workflow.name', (model) => {
  const { workflow } = model;
  const ways = shortestWays(model);
  const positions = ways.map(({ end }) => end);
  const holds = (guard: string, { context }: Position, event: StepEvent) =>
    workflow.guards[guard]?.test({ context, facts: event.facts, input: event.input });

  /** Every single move from every position that can be reached. */
  const moves = positions.flatMap((from) =>
    model.facts.flatMap((facts) =>
      eventsOf(workflow, facts).flatMap((event) => {
        const to = advance(workflow, from, event);
        return to === null ? [] : [{ from, event, to }];
      }),
    ),
  );

  it('can be brought into every state, and the shortest way there leads there', () => {
    expect(new Set(positions.map(({ state }) => state))).toEqual(new Set(Object.keys(workflow.states)));
    for (const { start, events, line } of ways) {
      const end = events.reduce<Position>((at, event) => {
        const next = advance(workflow, at, event);
        if (next === null) throw new Error(`${event.type} is refused on the way to ${line}`);
        return next;
      }, start);
      expect(lineOf(model, end)).toBe(line);
    }
  });

  it('leads nowhere else: every move from a known position ends in a known one', () => {
    const known = new Set(ways.map(({ line }) => line));
    expect(moves.map(({ to }) => lineOf(model, to)).filter((line) => !known.has(line))).toEqual([]);
  });

  const edges = stepNames(workflow, false).flatMap((name) =>
    toList(workflow.steps[name]?.from).flatMap((from) =>
      branchesOf(workflow.steps[name] as Step).map(({ target }) => ({ from, name, target })),
    ),
  );
  it.each(edges)('goes from $from by $name to $target', ({ from, name, target }) => {
    expect(moves.some((move) => move.from.state === from && move.event.type === name && move.to.state === target)).toBe(
      true,
    );
  });

  const guarded = edges.flatMap(({ from, name }) =>
    branchesOf(workflow.steps[name] as Step).flatMap(({ guard, target }) =>
      guard === null ? [] : [{ from, name, guard, target }],
    ),
  );
  const uniquely = [...new Map(guarded.map((each) => [JSON.stringify(each), each])).values()];
  it.each(uniquely)('takes $name from $from to $target only where $guard holds', ({ from, name, guard, target }) => {
    const own = moves.filter((move) => move.from.state === from && move.event.type === name);
    const sides = (wanted: boolean) => own.filter((move) => holds(guard, move.from, move.event) === wanted);
    expect(sides(true).map(({ to }) => to.state)).toEqual(sides(true).map(() => target));
    expect(sides(false).map(({ to }) => to.state)).not.toContain(target);
    expect(Math.min(sides(true).length, sides(false).length)).toBeGreaterThan(0);
  });

  it('meets both sides of every guard that a field or a step hangs on', () => {
    for (const [name, step] of Object.entries(workflow.steps)) {
      const hanging = [...toList(step.when), ...Object.values(step.input ?? {}).flatMap(({ when }) => when ?? [])];
      for (const guard of hanging) {
        const there = positions.filter(({ state }) => toList(step.from).includes(state));
        const sides = model.facts.flatMap((facts) =>
          there.map(({ context }) => workflow.guards[guard]?.test({ context, facts, input: {} })),
        );
        expect([name, guard, new Set(sides)]).toEqual([name, guard, new Set([true, false])]);
      }
    }
  });

  it('reads nothing but the fields that the model names', () => {
    const hidden = Object.keys(workflow.context.shape).filter((field) => !model.read.includes(field));
    const blind = (context: Context): Context =>
      new Proxy(context, {
        get: (target, field) => {
          if (hidden.includes(String(field))) throw new Error(`a guard reads ${String(field)}; name it in the model`);
          return target[String(field)];
        },
      });
    for (const guard of Object.values(workflow.guards)) {
      for (const { context } of positions) {
        for (const facts of model.facts) guard.test({ context: blind(context), facts, input: {} });
      }
    }
  });

  describe('on 2,000 random walks of random people', () => {
    const relations = Object.keys(workflow.relations);
    const permissions = Object.keys(workflow.permissions);
    const names = stepNames(workflow, false);
    const actor: fc.Arbitrary<Actor> = fc.record({
      relations: fc.subarray(relations, { minLength: 1 }),
      permissions: fc.subarray(permissions, { minLength: 1 }),
    });
    const event = fc.constantFrom(...names).chain((type) =>
      fc.record({
        type: fc.constant(type),
        input: fc.constantFrom(...inputsOf(workflow.steps[type] as Step)),
        by: actor,
        facts: fc.constantFrom(...model.facts),
        due: fc.constant(dueOf(workflow)),
      }),
    );
    const known = new Set(reachable(model));

    it('moves exactly where the judge opens, keeps its context whole, and never leaves the known positions', () => {
      let taken = 0;
      fc.assert(
        fc.property(
          fc.constantFrom(...beginnings(model)),
          fc.array(event, { minLength: 25, maxLength: 40 }),
          (start, events) => {
            events.reduce<Position>((at, each) => {
              const next = advance(workflow, at, each);
              const step = workflow.steps[each.type] as Step;
              expect(next !== null).toBe(judge(workflow, step, at, each.facts, each.by).open);
              if (next === null) return at;
              taken += 1;
              expect(known.has(lineOf(model, next))).toBe(true);
              const deadline = workflow.states[next.state]?.deadline;
              if (deadline === undefined) expect(dueOn(workflow, next, each.due)).toBeNull();
              return next;
            }, start);
          },
        ),
        { seed: 20_261_124, numRuns: 2_000 },
      );
      expect(taken).toBeGreaterThan(2_000);
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context, Step } from './define.ts';
import { judge } from './judge.ts';
import { advance, branchesOf, dueOn, goesOn, type Position, type StepEvent } from './machine.ts';
import { type Actor, toList } from './rights.ts';
import { addDays, dueOnDay, rungsOf } from './testing/calendar.ts';
import {
  actorFor,
  beginnings,
  eventsOf,
  inputsOf,
  lineOf,
  reachable,
  shortestWays,
  stepNames,
} from './testing/model.ts';
import { models } from './testing/models.ts';

describe.each(Object.values(models))('the machine of $workflow.name', (model) => {
  const { workflow } = model;
  const ways = shortestWays(model);
  const positions = ways.map(({ end }) => end);
  const holds = (guard: string, { context }: Position, event: StepEvent) =>
    workflow.guards[guard]?.test({ context, facts: event.facts, input: event.input });

  /** Every single move from every position that can be reached. */
  const events = model.facts.flatMap((facts) => eventsOf(workflow, facts));
  const moves = positions.flatMap((from) =>
    events.flatMap((event) => {
      const to = toList(workflow.steps[event.type]?.from).includes(from.state) ? advance(workflow, from, event) : null;
      return to === null ? [] : [{ from, event, to }];
    }),
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
      branchesOf(workflow.steps[name] as Step, from).map(({ target }) => ({ from, name, target })),
    ),
  );
  it.each(edges)('goes from $from by $name to $target', ({ from, name, target }) => {
    expect(moves.some((move) => move.from.state === from && move.event.type === name && move.to.state === target)).toBe(
      true,
    );
  });

  const guarded = edges.flatMap(({ from, name }) =>
    branchesOf(workflow.steps[name] as Step, from).flatMap(({ guard, target }) =>
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

  describe('on 10,000 random walks of random people', () => {
    const relations = Object.keys(workflow.relations);
    const permissions = Object.keys(workflow.permissions);
    const names = stepNames(workflow, false);
    const actor: fc.Arbitrary<Actor> = fc.record({
      relations: fc.subarray(relations, { minLength: 1 }),
      permissions: fc.subarray(permissions, permissions.length === 0 ? {} : { minLength: 1 }),
    });
    const event = fc.constantFrom(...names).chain((type) =>
      fc.record({
        type: fc.constant(type),
        input: fc.constantFrom(...inputsOf(workflow.steps[type] as Step)),
        // Some of them may, so that walks lead far enough.
        by: fc.oneof(actor, fc.constant(actorFor(workflow, workflow.steps[type] as Step))),
        facts: fc.constantFrom(...model.facts),
        /** Days that pass before it. */
        after: fc.nat({ max: 12 }),
      }),
    );
    /** Days of a walk are its own. */
    const withoutDays = (line: string): string => line.replaceAll(/\d{4}-\d{2}-\d{2}/g, 'day');
    const known = new Set(reachable(model).map(withoutDays));

    const isFixed = (state: string): boolean => {
      const deadline = workflow.deadlines[workflow.states[state]?.deadline ?? ''];
      return deadline !== undefined && !('on' in deadline);
    };

    /** The day of a state is that of its entry and its deadline; a step that stays keeps it, and the end of a record has none. */
    const expectDays = (
      before: Moment,
      { today, at: { state, context }, due }: Moment,
      goingOn: boolean,
      stays: boolean,
    ): void => {
      const { deadline: name, final } = workflow.states[state] ?? {};
      const deadline = name === undefined ? undefined : workflow.deadlines[name];
      if (deadline === undefined) expect(due).toBeNull();
      else if ('on' in deadline) expect(due).toBe(deadline.on(context));
      else expect(due).toBe(goingOn ? before.due : dueOnDay(workflow, today)[name ?? '']);
      const rungs = rungsOf(workflow, state, due);
      if (final || due === null) expect(rungs).toEqual([]);
      expect(rungs.map(({ reminder }) => reminder)).toEqual(
        due === null ? [] : (deadline?.rungs ?? []).map(([, reminder]) => reminder),
      );
      if (stays) expect(state).toBe(before.at.state);
    };

    /** Whoever comes back into a state with another day gets its reminders anew, none on a day of before. */
    const expectAnew = (before: Moment, now: Moment): void => {
      const rungs = rungsOf(workflow, now.at.state, now.due);
      const earlier = rungsOf(workflow, before.at.state, before.due);
      expect(rungs.map(({ reminder }) => reminder)).toEqual(earlier.map(({ reminder }) => reminder));
      for (const [index, { on }] of rungs.entries()) expect(on).not.toBe(earlier[index]?.on);
    };

    /** A record on a day, with the day by which its state should be left. */
    interface Moment {
      readonly today: string;
      readonly at: Position;
      readonly due: string | null;
    }
    const start: fc.Arbitrary<Moment> = fc
      .record({ at: fc.constantFrom(...beginnings(model)), after: fc.nat({ max: 200 }) })
      .map(({ at, after }) => {
        const today = addDays('2026-09-01', after);
        return { at, today, due: dueOn(workflow, at, dueOnDay(workflow, today)) };
      });

    it('moves exactly where the judge opens, keeps its context whole, never leaves the known positions, and has the days of its states', () => {
      let taken = 0;
      let stayed = 0;
      let returned = 0;
      fc.assert(
        fc.property(start, fc.array(event, { minLength: 10, maxLength: 25 }), (first, events) => {
          const entered = new Map<string, Moment>();
          events.reduce<Moment>((moment, { after, ...given }) => {
            const today = addDays(moment.today, after);
            const sent: StepEvent = { ...given, due: dueOnDay(workflow, today) };
            const next = advance(workflow, moment.at, sent);
            const step = workflow.steps[sent.type] as Step;
            expect(next !== null).toBe(judge(workflow, step, moment.at, sent.facts, sent.by).open);
            if (next === null) return { today, at: moment.at, due: moment.due };
            taken += 1;
            expect(known.has(withoutDays(lineOf(model, next)))).toBe(true);
            const goingOn = goesOn(workflow, step, moment.at.state, next.state);
            const due = dueOn(workflow, next, sent.due, goingOn ? moment.due : undefined);
            const now: Moment = { today, at: next, due };
            expectDays(moment, now, goingOn, step.to === null);
            if (step.to === null) stayed += 1;
            else {
              const before = entered.get(next.state);
              if (isFixed(next.state) && before !== undefined && before.due !== due) {
                returned += 1;
                expectAnew(before, now);
              }
              entered.set(next.state, now);
            }
            return now;
          }, first);
        }),
        { seed: 20_261_124, numRuns: 10_000 },
      );
      expect(taken).toBeGreaterThan(9_000);
      // A workflow without such steps has none of either.
      const stays = names.some((name) => workflow.steps[name]?.to === null);
      const timed = Object.keys(workflow.states).some(isFixed);
      expect([stayed > 100, returned > 100]).toEqual([stays, stays && timed && model.rarelyReturns !== true]);
    }, 120_000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../define.ts';
import { advance, type Position } from '../machine.ts';
import { mayAct } from '../rights.ts';
import { models } from '../testing/models.ts';
import { agreement } from './agreement.ts';

const { workflow } = models.agreement;
type Name = keyof typeof agreement.steps;
const relations = Object.keys(agreement.relations);
const permissions = Object.keys(agreement.permissions);
const stepOf = (name: Name) => workflow.steps[name] as Step;

/** Who may do what, written down a second time on purpose: a slip in the table of steps shows here. */
const written: Readonly<
  Record<
    Exclude<Name, 'draft' | 'partyLeft' | 'handOver'>,
    { by: readonly string[]; permission?: string; bars?: readonly string[] }
  >
> = {
  offer: { by: ['office', 'drafter'], permission: 'agreement:draft', bars: ['partyB'] },
  counter: { by: ['partyA', 'partyB'], bars: ['signed'] },
  sign: { by: ['partyA', 'partyB'], bars: ['signed'] },
  signOnPaper: { by: ['office', 'drafter'], permission: 'agreement:draft', bars: ['partyB'] },
  refuse: { by: ['partyA', 'partyB'], bars: ['signed'] },
  reviewMidTerm: { by: ['office', 'drafter', 'partyA'], bars: ['partyB'] },
  close: { by: ['office', 'drafter', 'partyA'], permission: 'agreement:evaluate', bars: ['partyB'] },
  evaluate: { by: ['office', 'drafter', 'partyA'], permission: 'agreement:evaluate', bars: ['partyB'] },
  withdraw: { by: ['office', 'drafter'], permission: 'agreement:draft', bars: ['partyB'] },
};

describe.each(Object.entries(written))('%s', (name, { by, permission, bars = [] }) => {
  it('may be done by whom the plan names, and by nobody else', () => {
    fc.assert(
      fc.property(fc.record({ relations: fc.subarray(relations), permissions: fc.subarray(permissions) }), (who) => {
        const related = by.some((relation) => who.relations.includes(relation));
        const allowed = permission === undefined || who.permissions.includes(permission);
        const barred = bars.some((relation) => who.relations.includes(relation));
        expect(mayAct(workflow, stepOf(name as Name), who) === null).toBe(related && allowed && !barred);
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});

it('writes down every step that moves an agreement', () => {
  const moving = Object.entries(workflow.steps).flatMap(([name, { from, system }]) =>
    from === null || system ? [] : [name],
  );
  expect(moving.toSorted()).toEqual(Object.keys(written).toSorted());
});

describe('versions and signatures', () => {
  const at = (state: string, more: object = {}): Position => ({
    state,
    context: {
      party: 'campusHead',
      examId: null,
      signBy: '2026-11-27',
      versionNo: 1,
      signatures: 0,
      counters: 0,
      reviews: 0,
      evaluations: 0,
      ...more,
    },
  });
  const take = (from: Position, name: Name, facts: object = { outcome: null, changed: false }) => {
    const { by = [], permission } = stepOf(name);
    const actor = { relations: [by].flat(), permissions: permission === undefined ? [] : [permission] };
    return advance(workflow, from, { type: name, input: {}, by: actor, facts: { ...facts }, due: {} });
  };

  it('keep version 1 when the draft is offered as it stands, and count on whenever anything else is offered', () => {
    expect(take(at('drafted'), 'offer')?.context['versionNo']).toBe(1);
    expect(take(at('drafted'), 'offer', { outcome: null, changed: true })?.context['versionNo']).toBe(2);
    for (const state of ['offered', 'halfSigned', 'countered', 'refused'])
      expect([state, take(at(state, { versionNo: 4 }), 'offer')?.context['versionNo']]).toEqual([state, 5]);
  });

  it('begin anew with every offer, counter-proposal and refusal', () => {
    for (const name of ['offer', 'counter', 'refuse'] as const) {
      expect(take(at('halfSigned', { signatures: 1 }), name)?.context['signatures']).toBe(0);
      expect(stepOf(name).release).toEqual(['signed']);
    }
    expect(stepOf('partyLeft').release).toEqual(['signed']);
  });

  it('bring it into force with the second signature, on paper or not', () => {
    for (const name of ['sign', 'signOnPaper'] as const) {
      expect(take(at('offered'), name)).toMatchObject({ state: 'halfSigned', context: { signatures: 1 } });
      expect(take(at('halfSigned', { signatures: 1 }), name)).toMatchObject({
        state: 'inForce',
        context: { signatures: 2 },
      });
    }
  });
});

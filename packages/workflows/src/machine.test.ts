import { describe, expect, it } from 'vitest';
import type { Step } from './define.ts';
import { advance, begin, dueOn, type Position, type StepEvent } from './machine.ts';
import { dueOf, eventFor } from './testing/model.ts';
import { models } from './testing/models.ts';

const { workflow } = models.rectification;
const facts = { reinspectionsNeeded: 2 };
const due = dueOf(workflow);
const event = (name: string, input: Record<string, unknown> = {}): StepEvent => eventFor(workflow, name, input, facts);
const first = (more: Record<string, unknown> = {}): Position =>
  begin(
    workflow,
    workflow.steps['record'] as Step,
    event('record', { category: 'withDeadline', weight: 'ordinary', ...more }),
  );
const issue = { responsible: 7, rectifyBy: '2026-12-02' };

/** Walks by step names and inputs; a refused step fails the test. */
const walk = (start: Position, ...steps: readonly (string | readonly [string, Record<string, unknown>])[]): Position =>
  steps.reduce<Position>((at, each) => {
    const [name, input] = typeof each === 'string' ? [each, {}] : each;
    const next = advance(workflow, at, event(name, input));
    if (next === null) throw new Error(`${name} is refused in ${at.state}`);
    return next;
  }, start);
const report = ['acknowledge', 'submitPlan', 'approvePlan', 'submitReport'] as const;

describe('the day by which a state should be left', () => {
  it('begins with each state anew and ends with it', () => {
    const day = (position: Position) => dueOn(workflow, position, due);
    let at = first();
    const seen: [string, string | null][] = [[at.state, day(at)]];
    for (const step of [['issueNotice', issue] as const, ...report, ['accept', { verified: true }] as const]) {
      at = walk(at, step);
      seen.push([at.state, day(at)]);
    }
    expect(seen).toEqual([
      ['recorded', due['issue']],
      ['noticed', due['acknowledge']],
      ['planning', due['plan']],
      ['planSubmitted', due['review']],
      ['rectifying', '2026-12-02'],
      ['reported', due['reinspect']],
      ['closed', due['afterClosing']],
    ]);
  });

  it('counts from the return when a plan comes back', () => {
    const returned = walk(first(), ['issueNotice', issue], 'acknowledge', 'submitPlan', 'returnPlan');
    expect(dueOn(workflow, returned, { ...due, plan: '2027-01-04' })).toBe('2027-01-04');
  });

  it('stays after a returned report, unless a new day is given', () => {
    const reported = walk(first(), ['issueNotice', issue], ...report);
    expect(dueOn(workflow, walk(reported, 'returnReport'), due)).toBe('2026-12-02');
    expect(dueOn(workflow, walk(reported, ['returnReport', { rectifyBy: '2026-12-20' }]), due)).toBe('2026-12-20');
  });

  it('is the next re-inspection while a long-term finding has not been found good often enough', () => {
    const reported = walk(first({ category: 'longTerm' }), ['issueNotice', issue], ...report);
    const again = walk(reported, ['accept', { verified: true }]);
    expect([again.state, dueOn(workflow, again, due)]).toEqual(['rectifying', due['again']]);
  });

  it('is none where the record itself has no day yet, and none in a state that does not exist', () => {
    expect(dueOn(workflow, { state: 'rectifying', context: { ...first().context, rectifyBy: null } }, due)).toBeNull();
    expect(dueOn(workflow, { ...first(), state: 'elsewhere' }, due)).toBeNull();
  });
});

describe('a step', () => {
  it('changes nothing when it is refused', () => {
    const at = first();
    const before = structuredClone(at);
    expect(advance(workflow, at, event('accept', { verified: true }))).toBeNull();
    expect(advance(workflow, at, { ...event('record'), type: 'unheardOf' })).toBeNull();
    expect(at).toEqual(before);
  });

  it('leaves the position that it starts from alone', () => {
    const at = walk(first(), ['issueNotice', issue], ...report);
    const before = structuredClone(at);
    walk(at, ['returnReport', { rectifyBy: '2027-01-01' }]);
    expect(at).toEqual(before);
  });

  it('is a fault of the declaration where its context does not fit', () => {
    const bad = { ...first(), context: { ...first().context, returns: -1 } };
    expect(() => advance(workflow, bad, event('issueNotice', issue))).toThrow('returns');
    const odd = { ...first(), context: { ...first().context, surplus: 1 } };
    expect(() => advance(workflow, odd, event('issueNotice', issue))).toThrow('surplus');
    expect(() =>
      begin(workflow, workflow.steps['record'] as Step, event('record', { category: 'someday', weight: 'light' })),
    ).toThrow('category');
  });
});

describe('rectification', () => {
  const shortest = (weight: string, category: string) =>
    walk(first({ weight, category }), ['issueNotice', issue], 'acknowledge').state;

  it.each([
    ['light', 'withDeadline', 'rectifying'],
    ['light', 'longTerm', 'rectifying'],
    ['serious', 'onTheSpot', 'rectifying'],
    ['ordinary', 'withDeadline', 'planning'],
    ['serious', 'longTerm', 'planning'],
  ])('of a %s finding, %s, goes on with %s once acknowledged', (weight, category, state) => {
    expect(shortest(weight, category)).toBe(state);
  });

  it('asks for no second plan when somebody else takes over after the plan was approved', () => {
    const rectifying = walk(first(), ['issueNotice', issue], 'acknowledge', 'submitPlan', 'approvePlan');
    expect(walk(rectifying, ['reassign', { responsible: 8 }], 'acknowledge').state).toBe('rectifying');
  });

  it('takes weight and category anew when the notice is issued', () => {
    const issued = walk(first(), ['issueNotice', { ...issue, weight: 'light', category: 'onTheSpot' }]);
    expect(issued.context).toMatchObject({ weight: 'light', category: 'onTheSpot' });
    expect(walk(first(), ['issueNotice', issue]).context).toMatchObject({
      weight: 'ordinary',
      category: 'withDeadline',
    });
  });

  it('counts every returned report', () => {
    const twice = walk(first(), ['issueNotice', issue], ...report, 'returnReport', 'submitReport', 'returnReport');
    expect(twice.context['returns']).toBe(2);
  });

  it('closes a long-term finding after as many good re-inspections as the plan year wants', () => {
    const reported = walk(first({ category: 'longTerm' }), ['issueNotice', issue], ...report);
    const once = walk(reported, 'accept');
    expect([once.state, once.context['goodReinspections']]).toEqual(['rectifying', 1]);
    const twice = walk(once, 'submitReport', 'accept');
    expect([twice.state, twice.context['goodReinspections']]).toEqual(['closed', 2]);
  });

  it.each(['recorded', 'noticed', 'planning', 'planSubmitted', 'rectifying'])(
    'can be voided while it is %s',
    (state) => {
      expect(advance(workflow, { state, context: first().context }, event('void'))?.state).toBe('voided');
    },
  );

  it.each(['reported', 'closed', 'voided'])('cannot be voided once it is %s', (state) => {
    expect(advance(workflow, { state, context: first().context }, event('void'))).toBeNull();
  });
});

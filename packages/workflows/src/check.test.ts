import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkWorkflow, faultsOf } from './check.ts';
import { defineWorkflow, type Workflow } from './define.ts';
import { password, person, text } from './field.ts';
import { workflows } from './index.ts';

type Declared = Omit<Workflow, 'machine'>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A declaration without a fault: asked, then granted or withdrawn. */
const sound = (): Mutable<Declared> => ({
  name: 'leave',
  title: ['请假', 'Leave'],
  version: 1,
  clause: 'O1',
  series: '请假',
  context: z.strictObject({ days: z.int() }),
  facts: z.strictObject({}),
  relations: { asker: { title: ['申请人', 'Asker'] }, office: { title: ['办公室', 'Office'] } },
  permissions: { 'leave:grant': ['admin'] },
  separation: { 'leave:grant': ['asker'] },
  readers: { town: ['admin'], unit: [] },
  guards: { long: { test: ({ context }) => Number(context['days']) > 3, reason: ['超过三天', 'Over three days'] } },
  reminders: { remind: { title: ['提醒', 'Reminder'], to: 'turn' } },
  deadlines: { decide: { title: ['批复期限', 'Decide by'], days: 'leave.days', rungs: [[1, 'remind']] } },
  initial: 'asked',
  states: {
    asked: { title: ['待批', 'Asked'], tone: 'neutral', tags: ['open'], deadline: 'decide', turn: ['office'] },
    granted: { title: ['已批', 'Granted'], tone: 'done', tags: ['closed'] },
    withdrawn: { title: ['已撤', 'Withdrawn'], tone: 'neutral', tags: ['void'], final: true },
  },
  steps: {
    ask: {
      title: ['申请', 'Ask'],
      from: null,
      to: 'asked',
      permission: 'leave:grant',
      input: { why: text('事由', 'Why'), whom: person('代课', 'Stand-in') },
      assign: { asker: { to: 'actor' } },
    },
    grant: {
      title: ['同意', 'Grant'],
      from: 'asked',
      to: [['long', 'asked'], 'granted'],
      by: 'office',
      permission: 'leave:grant',
    },
    withdraw: { title: ['撤回', 'Withdraw'], from: 'asked', to: 'withdrawn', by: 'asker' },
  },
});

const step = (name: string, change: object) => (declared: Mutable<Declared>) => {
  declared.steps = { ...declared.steps, [name]: { ...declared.steps[name], ...change } as never };
};
const state = (name: string, change: object) => (declared: Mutable<Declared>) => {
  declared.states = {
    ...declared.states,
    [name]: { tone: 'neutral', tags: [], title: ['态', 'State'], ...declared.states[name], ...change } as never,
  };
};

const faults: readonly [string, (declared: Mutable<Declared>) => void, string][] = [
  ['a state that no step leads to', state('lost', { final: true }), 'state lost cannot be reached'],
  [
    'a state that only unreachable states lead to',
    (declared) => {
      state('lost', {})(declared);
      state('farther', { final: true })(declared);
      step('on', { title: ['去', 'Go'], from: 'lost', to: 'farther', by: 'asker' })(declared);
    },
    'state farther cannot be reached',
  ],
  ['a state without a way out', state('granted', { tags: [] }), 'state granted has no way out and is not final'],
  [
    'a final state with a way out',
    step('withdraw', { from: ['asked', 'withdrawn'] }),
    'state withdrawn is final and yet has a way out',
  ],
  ['an unknown deadline', state('asked', { deadline: 'never' }), 'state asked has an unknown deadline never'],
  [
    'an unknown relation whose turn it is',
    state('asked', { turn: ['chief'] }),
    'state asked waits for an unknown relation chief',
  ],
  ['an open state that is nobody’s turn', state('asked', { turn: [] }), "state asked is open and nobody's turn"],
  [
    'an unknown reminder',
    (declared) => {
      declared.deadlines = { decide: { title: ['批复期限', 'Decide by'], days: 'leave.days', rungs: [[1, 'shout']] } };
    },
    'deadline decide has an unknown reminder shout',
  ],
  [
    'a deadline that a person’s step follows',
    (declared) => {
      declared.deadlines = {
        decide: { title: ['批复期限', 'Decide by'], days: 'leave.days', rungs: [], passed: 'grant' },
      };
    },
    'deadline decide is followed by grant, which is no step of the system',
  ],
  [
    'a deadline whose step does not start where it ends',
    (declared) => {
      declared.deadlines = {
        decide: { title: ['批复期限', 'Decide by'], days: 'leave.days', rungs: [], passed: 'lapse' },
      };
      step('lapse', { title: ['作废', 'Lapse'], from: 'granted', to: 'withdrawn', system: true })(declared);
    },
    'deadline decide is followed by lapse, which does not start from asked',
  ],
  [
    'an unknown relation that must act at last',
    state('asked', { turnElse: ['chief'] }),
    'state asked waits for an unknown relation chief',
  ],
  [
    'an unknown relation that sees what is sealed',
    step('grant', { sealed: 'chief' }),
    'step grant is sealed for an unknown relation chief',
  ],
  [
    'a last branch of one of its states that is guarded',
    step('grant', { to: { asked: [['long', 'granted']] } }),
    'step grant must end with an unconditional branch',
  ],
  [
    'an unknown guard of a branch of one of its states',
    step('grant', { to: { asked: [['short', 'asked'], 'granted'] } }),
    'step grant branches on an unknown guard short',
  ],
  [
    'no step that creates a record',
    (declared) => {
      const { ask: _, ...others } = declared.steps;
      declared.steps = others;
    },
    'no step creates a record',
  ],
  ['an unknown target', step('withdraw', { to: 'nowhere' }), 'step withdraw leads to an unknown state nowhere'],
  [
    'an unknown state to start from',
    step('withdraw', { from: ['asked', 'nowhere'] }),
    'step withdraw starts from an unknown state nowhere',
  ],
  [
    'a last branch that is guarded',
    step('grant', { to: [['long', 'granted']] }),
    'step grant must end with an unconditional branch',
  ],
  [
    'an unconditional branch before the last',
    step('grant', { to: ['granted', ['long', 'asked'], 'asked'] }),
    'step grant has an unconditional branch before its last',
  ],
  [
    'an unknown guard of a branch',
    step('grant', { to: [['short', 'asked'], 'granted'] }),
    'step grant branches on an unknown guard short',
  ],
  ['an unknown guard of a step', step('grant', { when: 'short' }), 'step grant waits for an unknown guard short'],
  [
    'an unknown relation that may do a step',
    step('withdraw', { by: ['asker', 'chief'] }),
    'step withdraw is for an unknown relation chief',
  ],
  [
    'an unknown relation that is told',
    step('withdraw', { notify: ['chief'] }),
    'step withdraw tells an unknown relation chief',
  ],
  [
    'a creating step that leads elsewhere',
    step('ask', { to: 'granted' }),
    'step ask creates a record and must lead to asked',
  ],
  [
    'a step that asks for a password and is not personal',
    step('grant', { input: { password: password('密码', 'Password') } }),
    'step grant binds a person and does not say that it is personal',
  ],
  [
    'a step that leaves only what waits for a signature, and is not personal',
    state('asked', { tags: ['open', 'awaited'] }),
    'step withdraw binds a person and does not say that it is personal',
  ],
  [
    'a step of a confidential workflow that is not personal',
    (declared) => {
      declared.confidentialSeries = '密';
    },
    'step withdraw binds a person and does not say that it is personal',
  ],
  [
    'a step of the system that is personal',
    (declared) => {
      step('lapse', { title: ['作废', 'Lapse'], from: 'asked', to: 'withdrawn', system: true, personal: true })(
        declared,
      );
    },
    'step lapse is taken by the system, for which nobody stands in',
  ],
  [
    'a personal step that may be overridden',
    step('withdraw', { personal: true, overridable: true }),
    'step withdraw is personal and yet may be overridden',
  ],
  [
    'a step behind a permission that may be overridden',
    step('grant', { overridable: true }),
    'step grant needs a permission, which no override replaces',
  ],
  [
    'a creating step that may be overridden',
    step('ask', { overridable: true }),
    'step ask creates a record, which is no step of somebody absent',
  ],
  [
    'a step that may be overridden and gives its actor a relation',
    step('withdraw', { overridable: true, assign: { office: { to: 'actor' } } }),
    'step withdraw may be overridden and yet assigns its actor',
  ],
  [
    'a step without anybody who may do it',
    step('withdraw', { by: [] }),
    'step withdraw says nothing about who may do it',
  ],
  [
    'an unknown permission',
    step('grant', { permission: 'leave:dream' }),
    'step grant has an unknown permission leave:dream',
  ],
  [
    'a field with an unknown guard',
    step('ask', { input: { why: { ...text('事由', 'Why'), when: 'short' }, whom: person('代课', 'Stand-in') } }),
    'step ask asks for why under an unknown guard short',
  ],
  [
    'a field for somebody with an unknown permission',
    step('ask', {
      input: { why: text('事由', 'Why'), whom: person('代课', 'Stand-in', { allowed: 'leave:dream' }) },
    }),
    'step ask asks whom for an unknown permission leave:dream',
  ],
  [
    'an unknown relation that is assigned',
    step('withdraw', { assign: { chief: { to: 'actor' } } }),
    'step withdraw assigns an unknown relation chief',
  ],
  [
    'an unknown field to assign from',
    step('ask', { assign: { asker: { to: 'who' } } }),
    'step ask assigns from an unknown field who',
  ],
  [
    'a field to assign from that names nobody',
    step('ask', { assign: { asker: { to: 'why' } } }),
    'step ask assigns from the field why, which names no person',
  ],
  [
    'an unknown relation that is held formerly',
    step('ask', { assign: { asker: { to: 'whom', formerly: 'chief' } } }),
    'step ask assigns an unknown relation chief',
  ],
  [
    'a state that it starts from and leads nowhere from',
    step('withdraw', { from: ['asked', 'granted'], to: { asked: 'withdrawn' } }),
    'step withdraw leads nowhere from granted',
  ],
  [
    'a state that it leads from and does not start in',
    step('withdraw', { to: { asked: 'withdrawn', granted: 'withdrawn' } }),
    'step withdraw leads from granted, where it does not start',
  ],
  [
    'an unknown state for one that it starts from',
    step('withdraw', { to: { asked: 'nowhere' } }),
    'step withdraw leads to an unknown state nowhere',
  ],
  [
    'an unknown relation that is barred from a step',
    step('withdraw', { except: 'chief' }),
    'step withdraw bars an unknown relation chief',
  ],
  [
    'an unknown relation that ends with a step',
    step('withdraw', { release: ['chief'] }),
    'step withdraw ends an unknown relation chief',
  ],
  [
    'a relation that a step both assigns and ends',
    step('ask', { assign: { asker: { to: 'actor' } }, release: ['asker'] }),
    'step ask both assigns and ends asker',
  ],
  [
    'an unknown permission that is kept apart',
    (declared) => {
      declared.separation = { 'leave:dream': ['asker'] };
    },
    'separation names an unknown permission leave:dream',
  ],
  [
    'an unknown relation that is kept apart',
    (declared) => {
      declared.separation = { 'leave:grant': ['chief'] };
    },
    'separation names an unknown relation chief',
  ],
  [
    'an unknown first state',
    (declared) => {
      declared.initial = 'nowhere';
    },
    'the first state nowhere is unknown',
  ],
];

describe('a declaration', () => {
  it('without a fault is taken', () => {
    expect(faultsOf(sound())).toEqual([]);
  });

  it.each(faults)('with %s is found faulty', (_, spoil, fault) => {
    const declared = sound();
    spoil(declared);
    expect(faultsOf(declared)).toContain(`workflow leave: ${fault}`);
  });

  it('is refused with all its faults at once', () => {
    const declared = sound();
    step('withdraw', { by: [], to: 'nowhere' })(declared);
    expect(() => checkWorkflow(declared)).toThrow(/unknown state nowhere[\s\S]*who may do it/);
  });

  it('is checked where it is defined', () => {
    const { steps, ...frame } = sound();
    expect(() => defineWorkflow({ ...frame, initial: 'granted' } as never, () => steps as never)).toThrow(
      'must lead to granted',
    );
  });

  it.each(Object.values(workflows))('of the product is sound: $name', (workflow) => {
    expect(faultsOf(workflow)).toEqual([]);
  });
});

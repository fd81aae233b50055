import { describe, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { type ContextOf, declareFrame, defineWorkflow, type StepInput } from './define.ts';
import { text } from './field.ts';
import type { rectification } from './rectification/rectification.ts';

describe('types inferred from the table', () => {
  it('know what each step takes', () => {
    type Issue = StepInput<typeof rectification, 'issueNotice'>;
    expectTypeOf<Issue['responsible']>().toEqualTypeOf<number>();
    expectTypeOf<Issue['rectifyBy']>().toEqualTypeOf<string>();
    expectTypeOf<Issue['weight']>().toEqualTypeOf<'light' | 'ordinary' | 'serious' | undefined>();
    expectTypeOf<StepInput<typeof rectification, 'accept'>['verified']>().toEqualTypeOf<boolean>();
    expectTypeOf<StepInput<typeof rectification, 'record'>['evidence']>().toEqualTypeOf<number[] | undefined>();
    // @ts-expect-error a step that does not exist
    type _Unknown = StepInput<typeof rectification, 'forgive'>;
  });

  it('know the context of a record', () => {
    expectTypeOf<ContextOf<typeof rectification>['rectifyBy']>().toEqualTypeOf<string | null>();
    expectTypeOf<ContextOf<typeof rectification>['category']>().toEqualTypeOf<
      'onTheSpot' | 'withDeadline' | 'longTerm'
    >();
  });

  it('refuse a misspelt state, guard, relation, permission or context, and a guard that reads what is personal', () => {
    const frame = {
      name: 'leave',
      title: ['请假', 'Leave'],
      version: 1,
      clause: 'O1',
      series: '请假',
      context: z.strictObject({ days: z.int() }),
      facts: z.strictObject({}),
      relations: { asker: { title: ['申请人', 'Asker'] } },
      permissions: { 'leave:ask': ['teacher'] },
      separation: {},
      readers: { town: ['admin'], unit: [] },
      guards: {
        long: {
          test: ({ context }: { context: { days: number } }) => context.days > 3,
          reason: ['超过三天', 'Over three days'],
        },
      },
      reminders: {},
      deadlines: {},
      initial: 'asked',
      states: { asked: { title: ['待批', 'Asked'], tone: 'neutral', tags: ['closed'] } },
    } as const;
    const ask = { title: ['申请', 'Ask'], from: null, to: 'asked', permission: 'leave:ask' } as const;
    const never = () => [
      defineWorkflow(frame, (step) => ({ ask: step(ask) })),
      // @ts-expect-error an unknown state
      defineWorkflow(frame, (step) => ({ ask: step({ ...ask, to: 'askde' }) })),
      // @ts-expect-error an unknown guard
      defineWorkflow(frame, (step) => ({ ask: step({ ...ask, when: 'lnog' }) })),
      // @ts-expect-error an unknown relation
      defineWorkflow(frame, (step) => ({ ask: step({ ...ask, by: 'akser' }) })),
      // @ts-expect-error an unknown permission
      defineWorkflow(frame, (step) => ({ ask: step({ ...ask, permission: 'leave:aks' }) })),
      // @ts-expect-error a context of another type
      defineWorkflow(frame, (step) => ({ ask: step({ ...ask, change: () => ({ days: 'three' }) }) })),
      defineWorkflow(frame, (step) => ({
        ask: step({
          ...ask,
          input: { why: text('事由', 'Why') },
          // @ts-expect-error a change may not read personal content
          change: ({ input }) => ({ days: input.why.length }),
        }),
      })),
    ];
    const apart = () => {
      const { frame: declared, step } = declareFrame(frame);
      return [
        defineWorkflow(declared, () => ({ ask: step(ask) })),
        // @ts-expect-error an unknown state, in a file of its own
        step({ ...ask, to: 'askde' }),
        // @ts-expect-error an unknown guard, in a file of its own
        step({ ...ask, when: 'lnog' }),
      ];
    };
    expectTypeOf([never, apart]).toBeArray();
  });
});

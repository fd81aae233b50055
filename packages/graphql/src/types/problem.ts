import type { Problem, ProblemCode } from '@plumbline/operations';
import { builder } from '../builder.ts';

/** A refusal that the caller can act on; a new kind breaks no client. */
export const ProblemType = builder.interfaceRef<Problem>('Problem').implement({
  description: 'A refusal: what was found, what was expected, what to do, in the reader’s language',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Name of the problem’s type' }),
    message: t.exposeString('message'),
    path: t.stringList({
      nullable: true,
      description: 'The field of the input concerned',
      resolve: ({ path }) => (path === null ? null : [...path]),
    }),
  }),
  resolveType: ({ code }) => code,
});

const ProblemStep = builder.objectRef<{ name: string; title: string }>('ProblemStep').implement({
  fields: (t) => ({ name: t.exposeString('name'), title: t.exposeString('title') }),
});

const plain: readonly ProblemCode[] = ['NotFound', 'NotAllowed', 'InvalidInput', 'IdempotencyKeyReused'];
for (const code of plain) builder.objectRef<Problem>(code).implement({ interfaces: [ProblemType] });

builder.objectRef<Problem>('StepNotAvailable').implement({
  interfaces: [ProblemType],
  fields: (t) => ({
    availableSteps: t.field({ type: [ProblemStep], resolve: ({ availableSteps }) => [...(availableSteps ?? [])] }),
  }),
});

builder.objectRef<Problem>('StaleVersion').implement({
  interfaces: [ProblemType],
  fields: (t) => ({
    currentVersion: t.int({ nullable: true, resolve: ({ currentVersion }) => currentVersion ?? null }),
  }),
});

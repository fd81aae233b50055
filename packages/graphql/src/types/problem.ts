import type { Objection, ObjectionOffer, Problem, ProblemCode } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { ExamKindEnum } from './exam-kind.ts';

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

const plain: readonly ProblemCode[] = ['NotFound', 'NotAllowed', 'InvalidInput', 'IdempotencyKeyReused', 'TextAltered'];
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

/** What the law profile would allow, in words and as a change of the session. */
const ObjectionOfferType = builder.objectRef<ObjectionOffer>('ObjectionOffer').implement({
  description: 'What is allowed instead: in words, and what to change of the session · 可以改为',
  fields: (t) => ({
    text: t.exposeString('text'),
    kind: t.field({ type: ExamKindEnum, nullable: true, resolve: ({ change }) => change.kind ?? null }),
    written: t.boolean({ nullable: true, resolve: ({ change }) => change.written ?? null }),
    sampled: t.boolean({ nullable: true, resolve: ({ change }) => change.sampled ?? null }),
    scope: t.string({
      nullable: true,
      description: 'town, campus or class: what the session is to be narrowed to',
      resolve: ({ change }) => change.scope ?? null,
    }),
    grades: t.intList({ nullable: true, resolve: ({ change }) => (change.grades ? [...change.grades] : null) }),
  }),
});

/** A rule of the law profile that a session breaks. */
export const ObjectionType = builder.objectRef<Objection>('Objection').implement({
  description: 'What the law profile objects to, with its source, and what is allowed instead · 法规提示',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'Id of the rule in the profile' }),
    title: t.exposeString('title'),
    text: t.exposeString('text'),
    source: t.exposeString('source'),
    offers: t.field({
      type: [ObjectionOfferType],
      description: 'What is allowed instead',
      resolve: ({ offers }) => [...offers],
    }),
  }),
});

builder.objectRef<Problem>('LawObjection').implement({
  interfaces: [ProblemType],
  fields: (t) => ({
    objections: t.field({ type: [ObjectionType], resolve: ({ objections }) => [...(objections ?? [])] }),
  }),
});

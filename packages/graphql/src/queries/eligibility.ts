import {
  type EligibilityOfMatter,
  eligibility,
  type EligibilityAnswer as Found,
  type Problem,
} from '@plumbline/operations';
import { say } from '@plumbline/terms';
import { eligibilityMatters } from '@plumbline/workflows';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { ProblemType } from '../types/problem.ts';
import { EligibilityMatterEnum, SanctionRuleEnum } from '../types/sanction/enums.ts';
import { readNode } from './nodes.ts';

type Reason = EligibilityOfMatter['reasons'][number];

const ReasonType = builder.objectRef<Reason>('EligibilityReason').implement({
  description: 'Why somebody is not eligible: the consequence in force on the day · 原因',
  fields: (t) => ({
    number: t.exposeString('number', {
      nullable: true,
      description: 'Of the consequence, where the caller has a part in it',
    }),
    rule: t.expose('rule', { type: SanctionRuleEnum }),
    clause: t.exposeString('clause'),
    startsOn: t.expose('startsOn', { type: 'Date' }),
    endsOn: t.expose('endsOn', { type: 'Date' }),
    text: t.string({ resolve: ({ text }, _args, { viewer }) => say(text, viewer.locale) }),
  }),
});

const MatterType = builder.objectRef<EligibilityOfMatter>('EligibilityOfMatter').implement({
  description: 'Whether somebody is eligible in a matter · 资格',
  fields: (t) => ({
    matter: t.expose('matter', { type: EligibilityMatterEnum }),
    title: t.string({ resolve: ({ matter }, _args, { viewer }) => say(eligibilityMatters[matter], viewer.locale) }),
    eligible: t.exposeBoolean('eligible'),
    reasons: t.field({ type: [ReasonType], resolve: ({ reasons }) => [...reasons] }),
  }),
});

interface Answered {
  readonly found: Found | null;
  readonly on: string;
  readonly problems: readonly Problem[];
}

const AnswerType = builder.objectRef<Answered>('EligibilityAnswer').implement({
  description: 'Whether somebody is eligible on a day, with reasons; or why the caller is not told · 资格查询',
  fields: (t) => ({
    person: t.field({
      type: 'Person',
      nullable: true,
      resolve: ({ found }, _args, context, info) =>
        found === null ? null : readNode(info, context, 'Person', found.personId),
    }),
    on: t.expose('on', { type: 'Date' }),
    matters: t.field({ type: [MatterType], resolve: ({ found }) => [...(found?.matters ?? [])] }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

builder.queryFields((t) => ({
  eligibility: t.field({
    type: AnswerType,
    description:
      'Whether a person is eligible for awards, honours, transfer and promotion on a day (Q7): asked by the person, academic affairs, the leading group, the general office, the head of the person’s campus · 资格查询',
    args: {
      person: t.arg.id({ required: true }),
      matter: t.arg({ type: EligibilityMatterEnum, description: 'Left out, all of them' }),
      on: t.arg({ type: 'Date', description: 'Left out, today' }),
    },
    resolve: async (_root, { person, matter, on }, context): Promise<Answered> => {
      checkDays(context, { on }, 'on');
      const day = on ?? context.today;
      const answer = await eligibility(context.deps, context.viewer, {
        personId: idFrom('Person', person),
        matter: matter ?? null,
        on: day,
      });
      return answer.ok ? { found: answer, on: day, problems: [] } : { found: null, on: day, problems: answer.problems };
    },
  }),
}));

import { type Problem, type ProposableAgreement, proposableAgreements } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { encodeId } from '../global-id.ts';
import { ProblemType } from '../types/problem.ts';
import { SanctionRuleEnum } from '../types/sanction/enums.ts';

const AgreementType = builder.objectRef<ProposableAgreement>('ProposableAgreement').implement({
  description: 'A missed agreement in short, also for those who do not read agreements',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => encodeId('Agreement', id) }),
    number: t.exposeString('number'),
    title: t.exposeString('title'),
    unitName: t.exposeString('unitName'),
    personId: t.id({ description: 'Party B', resolve: ({ personId }) => encodeId('Person', personId) }),
    personName: t.exposeString('personName'),
  }),
});

interface Answered {
  readonly agreements: readonly ProposableAgreement[];
  readonly problems: readonly Problem[];
}
const AnswerType = builder.objectRef<Answered>('ProposableAgreements').implement({
  description: 'Missed agreements from which the caller may propose a consequence · 可提出处置的责任书',
  fields: (t) => ({
    agreements: t.field({
      type: [AgreementType],
      description: 'The latest first, at most 100',
      resolve: ({ agreements }) => [...agreements],
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

builder.queryFields((t) => ({
  proposableAgreements: t.field({
    type: AnswerType,
    description:
      'Missed agreements from which a consequence may be proposed by hand, where there is none yet; by rule B only those of Party members in administrative posts, for the Party secretary alone (Q5 to Q8)',
    args: {
      rule: t.arg({ type: SanctionRuleEnum, description: 'Left out, every rule by which the caller may propose' }),
      search: t.arg.string({ description: 'Number or words of the title' }),
    },
    resolve: async (_root, { rule, search }, { deps, viewer }): Promise<Answered> => {
      const answer = await proposableAgreements(deps, viewer, { rule: rule ?? null, search: search ?? null });
      return answer.ok ? { ...answer, problems: [] } : { agreements: [], problems: answer.problems };
    },
  }),
}));

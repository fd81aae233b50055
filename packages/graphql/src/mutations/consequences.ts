import { type Problem, type ProposedConsequences, planYearOf, proposeConsequences } from '@plumbline/operations';
import { say } from '@plumbline/terms';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { ProblemType } from '../types/problem.ts';
import { SanctionRuleEnum } from '../types/sanction/enums.ts';
import { noteText } from '../types/sanction/words.ts';

type Note = Pick<ProposedConsequences['notes'][number], 'rule' | 'code'> & { readonly count: number };

interface Count {
  readonly rule: Note['rule'];
  readonly count: number;
}

const CountType = builder.objectRef<Count>('SanctionProposedCount').implement({
  description: 'How many were put forward by a rule that the caller may know of',
  fields: (t) => ({ rule: t.expose('rule', { type: SanctionRuleEnum }), count: t.exposeInt('count') }),
});

const NoteType = builder.objectRef<Note>('SanctionNote').implement({
  description: 'Why a rule says nothing about some',
  fields: (t) => ({
    rule: t.expose('rule', { type: SanctionRuleEnum }),
    code: t.exposeString('code'),
    count: t.exposeInt('count', { description: 'About how many it says so' }),
    text: t.string({ resolve: ({ code }, _args, { viewer }) => say(noteText[code], viewer.locale) }),
  }),
});

interface Outcome {
  readonly found: ProposedConsequences | null;
  readonly problems: readonly Problem[];
}

const notesOf = ({ notes }: ProposedConsequences): Note[] =>
  [...Map.groupBy(notes, ({ rule, code }) => `${rule} ${code}`).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ rule: first.rule, code: first.code, count: same.length }];
  });

const Payload = builder.objectRef<Outcome>('ProposeConsequencesPayload').implement({
  fields: (t) => ({
    proposed: t.field({ type: [CountType], resolve: ({ found }) => [...(found?.proposed ?? [])] }),
    notes: t.field({ type: [NoteType], resolve: ({ found }) => (found === null ? [] : notesOf(found)) }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const Input = builder.inputType('ProposeConsequencesInput', {
  fields: (t) => ({ planYear: t.id({ description: 'Left out, the present one' }) }),
});

builder.mutationFields((t) => ({
  proposeConsequences: t.field({
    type: Payload,
    description:
      '按规则提出建议 · Has the rules that are switched on put forward what is missing for a plan year, never twice (Q5 to Q8)',
    args: { input: t.arg({ type: Input, required: true }) },
    resolve: async (_root, { input: { planYear } }, { deps, viewer, town, today }): Promise<Outcome> => {
      const yearId = planYear ? idFrom('PlanYear', planYear) : planYearOf(town, today).id;
      const answer = await proposeConsequences(deps, viewer, yearId);
      return answer.ok ? { found: answer, problems: [] } : { found: null, problems: answer.problems };
    },
  }),
}));

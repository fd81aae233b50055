import { type LadderRecord, type LadderYear, ladderOf, type PersonLadder, type Problem } from '@plumbline/operations';
import { say } from '@plumbline/terms';
import { sanctionMeasures, type Workflow, workflows } from '@plumbline/workflows';
import { builder } from '../builder.ts';
import { encodeId, idFrom } from '../global-id.ts';
import { OutcomeEnum } from '../types/agreement-evaluation.ts';
import { ProblemType } from '../types/problem.ts';
import { LadderStepType } from '../types/sanction/basis.ts';
import { SanctionMeasureEnum, SanctionRuleEnum, SanctionRungEnum } from '../types/sanction/enums.ts';
import { ladderText, outcomeText } from '../types/sanction/words.ts';
import { StateTone } from '../types/tone.ts';
import { readNode } from './nodes.ts';

const workflow: Workflow = workflows.sanction;

const RecordType = builder.objectRef<LadderRecord>('SanctionRef').implement({
  description: 'A consequence in short',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => encodeId('Sanction', id) }),
    number: t.exposeString('number'),
    rule: t.expose('rule', { type: SanctionRuleEnum }),
    measure: t.expose('measure', { type: SanctionMeasureEnum }),
    measureTitle: t.string({
      resolve: ({ measure }, _args, { viewer }) => say(sanctionMeasures[measure], viewer.locale),
    }),
    stateTitle: t.string({
      resolve: ({ state }, _args, { viewer }) => say(workflow.states[state]?.title ?? [state, state], viewer.locale),
    }),
    tone: t.field({ type: StateTone, resolve: ({ state }) => workflow.states[state]?.tone ?? 'neutral' }),
  }),
});

const YearType = builder.objectRef<LadderYear>('SanctionLadderYear').implement({
  description: 'A plan year of a person: what the agreement came to, the rung, the consequences · 学年',
  fields: (t) => ({
    planYear: t.id({ resolve: ({ planYearId }) => encodeId('PlanYear', planYearId) }),
    title: t.exposeString('title'),
    year: t.exposeInt('year', { description: 'The calendar year in which it begins' }),
    outcome: t.expose('outcome', {
      type: OutcomeEnum,
      nullable: true,
      description: 'The worst one, where there were several agreements',
    }),
    outcomeTitle: t.string({ resolve: ({ outcome }, _args, { viewer }) => say(outcomeText(outcome), viewer.locale) }),
    rung: t.field({
      type: SanctionRungEnum,
      nullable: true,
      description: 'None where the year says nothing',
      resolve: ({ step }) => step?.rung ?? null,
    }),
    text: t.string({
      nullable: true,
      resolve: ({ step }, _args, { viewer }) => (step === null ? null : say(ladderText(step), viewer.locale)),
    }),
    step: t.field({
      type: LadderStepType,
      nullable: true,
      description: 'The year of rule D’s ladder with its evidence',
      resolve: ({ step, title }) => (step === null ? null : { step, title }),
    }),
    sanctions: t.field({
      type: [RecordType],
      description: 'Consequences of the year in which the caller has a part',
      resolve: ({ records }) => [...records],
    }),
  }),
});

interface Answered {
  readonly found: PersonLadder | null;
  readonly problems: readonly Problem[];
}
const AnswerType = builder.objectRef<Answered>('SanctionLadderAnswer').implement({
  description: 'A person’s ladder over the plan years, or why the caller is not told · 逐年情况',
  fields: (t) => ({
    person: t.field({
      type: 'Person',
      nullable: true,
      resolve: ({ found }, _args, context, info) =>
        found === null ? null : readNode(info, context, 'Person', found.personId),
    }),
    years: t.field({
      type: [YearType],
      description: 'Earliest first; only those that say something',
      resolve: ({ found }) => [...(found?.years ?? [])],
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

builder.queryFields((t) => ({
  sanctionLadder: t.field({
    type: AnswerType,
    description:
      'The ladder of a person by plan year with its evidence (Q8): asked by the person, academic affairs, the leading group, the head of the person’s campus',
    args: {
      person: t.arg.id({ required: true }),
      reason: t.arg.string({ description: 'Why it is read; kept in the read log' }),
    },
    resolve: async (_root, { person, reason }, { deps, viewer }): Promise<Answered> => {
      const answer = await ladderOf(deps, viewer, idFrom('Person', person), reason);
      return answer.ok ? { found: answer, problems: [] } : { found: null, problems: answer.problems };
    },
  }),
}));

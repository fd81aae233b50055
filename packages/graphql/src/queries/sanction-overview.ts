import { type Overview, overviewOf, type Problem, planYearOf, type RuleCount } from '@plumbline/operations';
import { say } from '@plumbline/terms';
import { sanctionRules, type Workflow, workflows } from '@plumbline/workflows';
import { builder } from '../builder.ts';
import { encodeId, idFrom } from '../global-id.ts';
import { ProblemType } from '../types/problem.ts';
import { SanctionRuleEnum } from '../types/sanction/enums.ts';
import { clauseOfRule } from '../types/sanction/words.ts';
import { StateTone } from '../types/tone.ts';
import { PlanYear } from './town.ts';

const workflow: Workflow = workflows.sanction;

const RuleCountType = builder.objectRef<RuleCount>('SanctionRuleCount').implement({
  description: 'A rule, and the consequences by it in which the caller has a part',
  fields: (t) => ({
    rule: t.expose('rule', { type: SanctionRuleEnum }),
    title: t.string({ resolve: ({ rule }, _args, { viewer }) => say(sanctionRules[rule], viewer.locale) }),
    clause: t.string({ resolve: ({ rule }) => clauseOfRule[rule] }),
    on: t.exposeBoolean('on', { description: 'Switched on in the plan year' }),
    total: t.exposeInt('total'),
    open: t.exposeInt('open'),
    held: t.exposeInt('held'),
    tied: t.exposeInt('tied'),
    inEffect: t.int({ resolve: ({ inEffect }) => inEffect }),
    waived: t.int({ resolve: ({ waived }) => waived }),
    revoked: t.int({ resolve: ({ revoked }) => revoked }),
  }),
});

const StateCountType = builder.objectRef<Overview['states'][number]>('SanctionStateCount').implement({
  fields: (t) => ({
    state: t.exposeString('state'),
    title: t.string({
      resolve: ({ state }, _args, { viewer }) => say(workflow.states[state]?.title ?? [state, state], viewer.locale),
    }),
    tone: t.field({ type: StateTone, resolve: ({ state }) => workflow.states[state]?.tone ?? 'neutral' }),
    count: t.exposeInt('count'),
  }),
});

const WaitingType = builder.objectRef<Overview['waiting'][number]>('SanctionWaiting').implement({
  description: 'For whom cases wait',
  fields: (t) => ({
    personId: t.id({ resolve: ({ personId }) => encodeId('Person', personId) }),
    name: t.exposeString('name'),
    count: t.exposeInt('count'),
    overdue: t.exposeInt('overdue'),
  }),
});

interface Answered {
  readonly found: Overview | null;
  readonly problems: readonly Problem[];
}

const AnswerType = builder.objectRef<Answered>('SanctionOverview').implement({
  description: 'One page of counts for those who decide or handle; each counts what they have a part in · 一页总览',
  fields: (t) => ({
    planYear: t.field({
      type: PlanYear,
      resolve: ({ found }, _args, { town, today }) =>
        town.planYears.find(({ id }) => id === found?.planYearId) ?? planYearOf(town, today),
    }),
    planYears: t.field({
      type: [PlanYear],
      description: 'Those that have consequences or evaluated agreements, latest first',
      resolve: ({ found }, _args, { town }) =>
        (found?.planYearIds ?? []).flatMap((yearId) => town.planYears.find(({ id }) => id === yearId) ?? []),
    }),
    agreements: t.int({ description: 'That the caller reads', resolve: ({ found }) => found?.agreements ?? 0 }),
    missed: t.int({ resolve: ({ found }) => found?.missed ?? 0 }),
    notEvaluated: t.int({ resolve: ({ found }) => found?.notEvaluated ?? 0 }),
    open: t.int({ resolve: ({ found }) => found?.open ?? 0 }),
    held: t.int({ description: 'Open and held', resolve: ({ found }) => found?.held ?? 0 }),
    tied: t.int({ description: 'Open and tied', resolve: ({ found }) => found?.tied ?? 0 }),
    overdue: t.int({ resolve: ({ found }) => found?.overdue ?? 0 }),
    toVote: t.int({ description: 'Wait for the caller’s own vote', resolve: ({ found }) => found?.toVote ?? 0 }),
    waitingForMe: t.int({ resolve: ({ found }) => found?.waitingForMe ?? 0 }),
    inEffect: t.int({ resolve: ({ found }) => found?.inEffect ?? 0 }),
    underReview: t.int({ resolve: ({ found }) => found?.underReview ?? 0 }),
    rules: t.field({
      type: [RuleCountType],
      description: 'Rules of the caller’s body: B for the Party branch alone',
      resolve: ({ found }) => [...(found?.rules ?? [])],
    }),
    states: t.field({ type: [StateCountType], resolve: ({ found }) => [...(found?.states ?? [])] }),
    waiting: t.field({
      type: [WaitingType],
      description: 'Most first; whom a case concerns is not named',
      resolve: ({ found }) => [...(found?.waiting ?? [])],
    }),
    mayPropose: t.boolean({
      description: 'The caller may have the rules put forward proposals',
      resolve: ({ found }) => found?.mayPropose ?? false,
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

builder.queryFields((t) => ({
  sanctionOverview: t.field({
    type: AnswerType,
    description:
      'Counts of consequences on one page: for the leading group, academic affairs and the Party branch, anybody else gets the problem NotAllowed',
    args: { planYear: t.arg.id({ description: 'Of the miss; left out, the latest one that has any' }) },
    resolve: async (_root, { planYear }, { deps, viewer }): Promise<Answered> => {
      const answer = await overviewOf(deps, viewer, planYear ? idFrom('PlanYear', planYear) : null);
      return answer.ok ? { found: answer, problems: [] } : { found: null, problems: answer.problems };
    },
  }),
}));

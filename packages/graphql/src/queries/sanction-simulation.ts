import { type Problem, type ProposedTargets, type Simulation, simulateOnEarlierYears } from '@plumbline/operations';
import type {
  SimulatedResult,
  SimulatedRule,
  SimulatedSet,
  SimulatedTouch,
  SimulatedYearAnswer,
  TargetResult,
} from '@plumbline/rules';
import { say } from '@plumbline/terms';
import { sanctionMeasures, sanctionRules } from '@plumbline/workflows';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { encodeId, idFrom, readId } from '../global-id.ts';
import { OutcomeEnum } from '../types/agreement-evaluation.ts';
import {
  AgreementComparisonEnum,
  AgreementPartyEnum,
  AgreementTargetInput,
  indicatorTitle,
  indicatorUnit,
} from '../types/agreement-target.ts';
import { ProblemType } from '../types/problem.ts';
import { SanctionMeasureEnum, SanctionRuleEnum } from '../types/sanction/enums.ts';
import { rounded } from '../types/sanction/words.ts';
import { PlanYear } from './town.ts';

/** The global id of a party: the campus, or of a teacher the person. */
const globalIdOf = (id: string): string => {
  const [party, number = ''] = id.split(':');
  return encodeId(party === 'teacher' ? 'Person' : 'Unit', number);
};

const campusName = (campus: string | null, { town }: GraphqlContext): string | null =>
  campus === null ? null : (town.units.get(Number(campus))?.name ?? null);

type WithNames<Value> = Value & { readonly names: ReadonlyMap<string, string> };

const TargetType = builder.objectRef<TargetResult>('SimulatedTarget').implement({
  description: 'A proposed target, and what was reached · 测算的目标',
  fields: (t) => ({
    indicator: t.string({ resolve: ({ indicator }) => indicator }),
    title: t.string({ resolve: ({ indicator }, _args, { viewer }) => indicatorTitle(indicator, viewer.locale) }),
    unit: t.string({ resolve: ({ indicator }, _args, { viewer }) => indicatorUnit(indicator, viewer.locale) }),
    comparison: t.expose('comparison', { type: AgreementComparisonEnum }),
    value: t.exposeString('value'),
    mandatory: t.exposeBoolean('mandatory'),
    found: t.string({
      nullable: true,
      description: 'Decimal; none without data',
      resolve: ({ found }) => rounded(found),
    }),
    met: t.exposeBoolean('met', { nullable: true }),
    margin: t.string({
      nullable: true,
      description: 'Below 0: how far it would have been missed',
      resolve: ({ margin }) => rounded(margin),
    }),
  }),
});

const ResultType = builder.objectRef<WithNames<SimulatedResult>>('SimulatedResult').implement({
  description: 'What a set would have made of a year of somebody',
  fields: (t) => ({
    id: t.id({ description: 'The campus, or of a teacher the person', resolve: ({ id }) => globalIdOf(id) }),
    name: t.exposeString('name'),
    party: t.expose('party', { type: AgreementPartyEnum }),
    campusName: t.string({
      nullable: true,
      resolve: ({ campus }, _args, context) => campusName(campus, context),
    }),
    personName: t.string({ nullable: true, resolve: ({ person, names }) => names.get(person) ?? null }),
    outcome: t.expose('outcome', { type: OutcomeEnum }),
    missesByChance: t.exposeFloat('missesByChance', {
      nullable: true,
      description: 'Chance of missing though nothing tells them from their peers, 0 to 1; none: cannot be told',
    }),
    targets: t.field({ type: [TargetType], resolve: ({ targets }) => [...targets] }),
  }),
});

const TouchType = builder.objectRef<WithNames<SimulatedTouch>>('SimulatedTouch').implement({
  description: 'Somebody whom a rule would have touched',
  fields: (t) => ({
    name: t.string({ resolve: ({ person, names }) => names.get(person) ?? '' }),
    campusName: t.string({
      nullable: true,
      resolve: ({ campus }, _args, context) => campusName(campus, context),
    }),
    measure: t.expose('measure', { type: SanctionMeasureEnum }),
    measureTitle: t.string({
      resolve: ({ measure }, _args, { viewer }) => say(sanctionMeasures[measure], viewer.locale),
    }),
    tied: t.exposeBoolean('tied'),
    held: t.boolean({
      description: 'It would be held for an explicit decision',
      resolve: ({ held }) => held.length > 0,
    }),
  }),
});

const YearRuleType = builder.objectRef<WithNames<SimulatedRule>>('SimulatedYearRule').implement({
  description: 'What a rule would have done in a year',
  fields: (t) => ({
    rule: t.expose('rule', { type: SanctionRuleEnum }),
    title: t.string({ resolve: ({ rule }, _args, { viewer }) => say(sanctionRules[rule], viewer.locale) }),
    touched: t.int({ resolve: ({ touched }) => touched.length }),
    touchedByChance: t.exposeFloat('touchedByChance', {
      nullable: true,
      description: 'How many it touches on average though nothing tells anybody apart; none: cannot be told',
    }),
    persons: t.field({
      type: [TouchType],
      resolve: ({ touched, names }) => touched.map((each) => ({ ...each, names })),
    }),
  }),
});

const YearType = builder
  .objectRef<WithNames<SimulatedYearAnswer> & { readonly title: string }>('SimulatedYear')
  .implement({
    description: 'A plan year under a set of targets',
    fields: (t) => ({
      year: t.exposeInt('year', { description: 'The calendar year in which it begins' }),
      title: t.exposeString('title'),
      met: t.exposeInt('met'),
      missed: t.exposeInt('missed'),
      notEvaluated: t.exposeInt('notEvaluated'),
      missedByChance: t.exposeFloat('missedByChance', {
        nullable: true,
        description: 'How many miss on average though nothing tells anybody apart',
      }),
      results: t.field({
        type: [ResultType],
        resolve: ({ results, names }) => results.map((each) => ({ ...each, names })),
      }),
      rules: t.field({
        type: [YearRuleType],
        resolve: ({ rules, names }) => rules.map((each) => ({ ...each, names })),
      }),
    }),
  });

const SetRuleType = builder.objectRef<SimulatedSet['rules'][number]>('SimulatedRule').implement({
  description: 'What a rule would have done in all years together',
  fields: (t) => ({
    rule: t.expose('rule', { type: SanctionRuleEnum }),
    title: t.string({ resolve: ({ rule }, _args, { viewer }) => say(sanctionRules[rule], viewer.locale) }),
    touched: t.exposeInt('touched'),
    touchedByChance: t.exposeFloat('touchedByChance', { nullable: true }),
  }),
});

const SetType = builder.objectRef<SimulatedSet & Pick<Simulation, 'tried'>>('SimulatedSet').implement({
  description: 'A set of targets against earlier plan years · 一套目标的测算',
  fields: (t) => ({
    name: t.exposeString('name'),
    met: t.exposeInt('met'),
    missed: t.exposeInt('missed'),
    notEvaluated: t.exposeInt('notEvaluated'),
    missedByChance: t.exposeFloat('missedByChance', { nullable: true }),
    rules: t.field({ type: [SetRuleType], resolve: ({ rules }) => [...rules] }),
    years: t.field({
      type: [YearType],
      description: 'Earliest first',
      resolve: ({ years, tried }) =>
        years.flatMap((year) => {
          const read = tried.find(({ simulated }) => simulated.year === year.year);
          return read === undefined ? [] : [{ ...year, title: read.planYear.title, names: read.personNames }];
        }),
    }),
  }),
});

interface Party {
  readonly id: string;
  readonly name: string;
  readonly party: SimulatedResult['party'];
  readonly campus: string | null;
  readonly years: readonly string[];
}
const PartyType = builder.objectRef<Party>('SimulatedParty').implement({
  description: 'A campus or teacher on whom targets can be tried',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => globalIdOf(id) }),
    name: t.exposeString('name'),
    party: t.expose('party', { type: AgreementPartyEnum }),
    campusName: t.string({
      nullable: true,
      resolve: ({ campus }, _args, context) => campusName(campus, context),
    }),
    planYears: t.stringList({
      description: 'Titles of the plan years with results',
      resolve: ({ years }) => [...years],
    }),
  }),
});

const partiesOf = ({ tried }: Simulation): Party[] => {
  const known = new Map<string, Party>();
  for (const { planYear, simulated } of tried)
    for (const { id, name, party, campus } of simulated.parties) {
      const years = [...(known.get(id)?.years ?? []), planYear.title];
      known.set(id, { id, name, party, campus, years });
    }
  return [...known.values()];
};

interface Answered {
  readonly found: Simulation | null;
  readonly problems: readonly Problem[];
}
const AnswerType = builder.objectRef<Answered>('SanctionSimulation').implement({
  description: 'Proposed targets against earlier plan years · 目标测算',
  fields: (t) => ({
    planYears: t.field({
      type: [PlanYear],
      description: 'Plan years that can be tried, earliest first: those with a published final or monitoring',
      resolve: ({ found }) => [...(found?.possible ?? [])],
    }),
    parties: t.field({
      type: [PartyType],
      description: 'On whom targets can be tried in the plan years asked for',
      resolve: ({ found }) => (found === null ? [] : partiesOf(found)),
    }),
    sets: t.field({
      type: [SetType],
      resolve: ({ found }) => (found?.answer.sets ?? []).map((set) => ({ ...set, tried: found?.tried ?? [] })),
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const PartyTargetsInput = builder.inputType('SimulatedPartyTargetsInput', {
  fields: (t) => ({
    party: t.field({ type: AgreementPartyEnum, required: true, description: 'CAMPUS_HEAD or TEACHER' }),
    targets: t.field({ type: [AgreementTargetInput], required: true }),
  }),
});
const OwnTargetsInput = builder.inputType('SimulatedOwnTargetsInput', {
  fields: (t) => ({
    id: t.id({ required: true, description: 'A campus or, of a teacher, the person' }),
    targets: t.field({ type: [AgreementTargetInput], required: true }),
  }),
});
const SetInput = builder.inputType('SimulatedTargetSetInput', {
  description: 'A set of proposed targets',
  fields: (t) => ({
    name: t.string({ required: true }),
    targets: t.field({ type: [PartyTargetsInput], required: true, description: 'One list for each kind of party' }),
    own: t.field({ type: [OwnTargetsInput], description: 'Others, for some' }),
  }),
});
const Input = builder.inputType('SanctionSimulationInput', {
  fields: (t) => ({
    sets: t.field({
      type: [SetInput],
      required: true,
      description: 'At most four; none tells what can be tried',
    }),
    planYears: t.idList({ description: 'Left out, every one that can be tried' }),
  }),
});

type Targets = readonly (typeof AgreementTargetInput)['$inferInput'][];
const targetsOf = (targets: Targets): ProposedTargets['targets'] => targets.map((target) => ({ ...target }));

const ownOf = ({ id, targets }: { id: string | number; targets: Targets }): ProposedTargets => {
  const found = readId(String(id));
  const party = found?.type === 'Person' ? 'teacher' : 'campusHead';
  return { party, id: `${party}:${found?.id ?? 0}`, targets: targetsOf(targets) };
};

builder.queryFields((t) => ({
  sanctionSimulation: t.field({
    type: AnswerType,
    description:
      'Tries proposed targets on earlier plan years: who would have met them, whom each rule would have touched, how many by chance alone; for academic affairs and the leading group, anybody else gets the problem NotAllowed',
    args: { input: t.arg({ type: Input, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }): Promise<Answered> => {
      const answer = await simulateOnEarlierYears(deps, viewer, {
        planYearIds: input.planYears?.map((id) => idFrom('PlanYear', id)) ?? null,
        sets: input.sets.map(({ name, targets, own }) => ({
          name,
          targets: [
            ...targets.flatMap(({ party, targets: each }): ProposedTargets[] =>
              party === 'campusHead' || party === 'teacher' ? [{ party, id: null, targets: targetsOf(each) }] : [],
            ),
            ...(own ?? []).map(ownOf),
          ],
        })),
      });
      return answer.ok ? { found: answer, problems: [] } : { found: null, problems: answer.problems };
    },
  }),
}));

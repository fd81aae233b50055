import type { BasisContent } from '@plumbline/operations';
import type { ComparedCampus, Computation, Evidence, HoldReason, LadderGroup, LadderStep } from '@plumbline/rules';
import { say, type Text } from '@plumbline/terms';
import { builder } from '../../builder.ts';
import { encodeId } from '../../global-id.ts';
import { at, computed, fromRow, hidden, instant, named } from '../../read/fields.ts';
import type { Row } from '../../read/read.ts';
import { OutcomeEnum } from '../agreement-evaluation.ts';
import { SanctionLastOfEnum, SanctionRungEnum } from './enums.ts';
import {
  evidenceText,
  heldText,
  ladderText,
  noteText,
  outcomeText,
  placesThatTell,
  rounded,
  stepsOf,
} from './words.ts';

interface Held {
  readonly reason: HoldReason;
  readonly computation: Computation;
  readonly evidence: Evidence;
}
const HoldReasonType = builder.objectRef<Held>('SanctionHoldReason').implement({
  description: 'Why it is held for an explicit decision with reasons · 须专门议决的原因',
  fields: (t) => ({
    code: t.exposeString('reason'),
    text: t.string({
      resolve: ({ reason, computation, evidence }, _args, { viewer }) =>
        say(heldText(reason, computation, evidence), viewer.locale),
    }),
  }),
});

const EvidenceType = builder.objectRef<{ evidence: Evidence; computation: Computation }>('SanctionEvidence').implement({
  description: 'How far a rank can be told from chance · 能不能和偶然区分',
  fields: (t) => ({
    n: t.int({ nullable: true, description: 'Pupils', resolve: ({ evidence }) => evidence.n }),
    lo: t.float({
      nullable: true,
      description: '95 % interval of the effect, in points about the average',
      resolve: ({ evidence }) => evidence.lo,
    }),
    hi: t.float({ nullable: true, resolve: ({ evidence }) => evidence.hi }),
    pLast: t.float({
      nullable: true,
      description: 'Chance of being among the last of those compared, 0 to 1; none: not available',
      resolve: ({ evidence }) => evidence.pLast,
    }),
    holdPercent: t.int({
      description: 'Chance in percent under which it is held',
      resolve: ({ evidence }) => evidence.holdPercent,
    }),
    smallGroup: t.int({
      description: 'Pupils under which a group is small',
      resolve: ({ evidence }) => evidence.smallGroup,
    }),
    sentence: t.string({
      resolve: ({ evidence, computation }, _args, { viewer }) =>
        say(evidenceText(computation, evidence), viewer.locale),
    }),
  }),
});

interface Compared {
  readonly campus: ComparedCampus;
  readonly places: number;
  readonly target: { readonly value: string; readonly margin: string | null } | null;
  readonly own: boolean;
}
const ComparedCampusType = builder.objectRef<Compared>('SanctionComparedCampus').implement({
  description: 'A campus in rule A’s comparison · 参加比较的校片',
  fields: (t) => ({
    unitId: t.id({ resolve: ({ campus }) => encodeId('Unit', campus.campus) }),
    name: t.string({ resolve: ({ campus }) => campus.name }),
    outcome: t.field({ type: OutcomeEnum, nullable: true, resolve: ({ campus }) => campus.outcome }),
    outcomeTitle: t.string({
      resolve: ({ campus }, _args, { viewer }) => say(outcomeText(campus.outcome), viewer.locale),
    }),
    compared: t.boolean({ resolve: ({ campus }) => campus.compared }),
    composite: t.string({
      nullable: true,
      description: 'Rounded to as few places, at least two, as tell all apart',
      resolve: ({ campus, places }) => rounded(campus.composite, places),
    }),
    passRate: t.string({ nullable: true, resolve: ({ campus }) => rounded(campus.passRate) }),
    excellentRate: t.string({ nullable: true, resolve: ({ campus }) => rounded(campus.excellentRate) }),
    n: t.int({ description: 'Pupils', resolve: ({ campus }) => campus.n }),
    target: t.string({
      nullable: true,
      description: 'Composite that the campus agreed to',
      resolve: ({ target }) => rounded(target?.value ?? null),
    }),
    margin: t.string({
      nullable: true,
      description: 'Below 0: how far it was missed',
      resolve: ({ target }) => rounded(target?.margin ?? null),
    }),
    effect: t.float({
      nullable: true,
      description: 'Value added given entry scores, in points about the average',
      resolve: ({ campus }) => campus.estimate?.effect ?? null,
    }),
    lo: t.float({ nullable: true, description: '95 % interval', resolve: ({ campus }) => campus.estimate?.lo ?? null }),
    hi: t.float({ nullable: true, resolve: ({ campus }) => campus.estimate?.hi ?? null }),
    fromLast: t.int({
      nullable: true,
      description: '1 is the lowest; equals share a place',
      resolve: ({ campus }) => campus.fromLast,
    }),
    pLast: t.float({
      nullable: true,
      description: 'Chance of being among the last of those compared',
      resolve: ({ campus }) => campus.pLast,
    }),
    proposed: t.boolean({ resolve: ({ campus }) => campus.proposed }),
    tied: t.boolean({
      description: 'Level with another at the boundary by every indicator',
      resolve: ({ campus }) => campus.tied,
    }),
    own: t.boolean({ description: 'The campus of this case', resolve: ({ own }) => own }),
  }),
});

interface Comparison {
  readonly computation: Extract<Computation, { rule: 'A' }>;
  readonly rows: readonly Compared[];
}
const ComparisonType = builder.objectRef<Comparison>('SanctionComparison').implement({
  description: 'The campuses as rule A compares them · 校片比较',
  fields: (t) => ({
    lastOf: t.field({ type: SanctionLastOfEnum, resolve: ({ computation }) => computation.lastOf }),
    last: t.int({ description: 'How many are last', resolve: ({ computation }) => computation.lastCampuses }),
    campuses: t.field({
      type: [ComparedCampusType],
      description: 'Lowest first, those that are not compared after them',
      resolve: ({ rows }) => [...rows],
    }),
  }),
});

/** A teacher's place in the county. */
export const CountyPlaceType = builder.objectRef<LadderGroup>('SanctionCountyPlace').implement({
  description: 'A teacher’s place in the county in a subject and grade · 全县名次',
  fields: (t) => ({
    subject: t.exposeString('subject'),
    grade: t.exposeInt('grade'),
    mean: t.string({ resolve: ({ mean }) => rounded(mean) ?? mean }),
    place: t.exposeInt('place'),
    compared: t.exposeInt('compared', { description: 'How many were compared' }),
    groupMean: t.string({ nullable: true, resolve: ({ groupMean }) => rounded(groupMean) }),
    groupSd: t.string({ nullable: true, resolve: ({ groupSd }) => rounded(groupSd) }),
    n: t.exposeInt('n', { nullable: true, description: 'Pupils' }),
    standardScore: t.string({
      nullable: true,
      description: 'County standard score',
      resolve: ({ standardScore }) => rounded(standardScore),
    }),
    lineRate: t.string({ nullable: true, resolve: ({ lineRate }) => rounded(lineRate) }),
    last: t.boolean({ description: 'Among the county’s last', resolve: ({ placing }) => placing === 'last' }),
    tied: t.boolean({ description: 'Level with others at the boundary', resolve: ({ placing }) => placing === 'tied' }),
  }),
});

/** A year of rule D's ladder. */
export interface ShownStep {
  readonly step: LadderStep;
  readonly title: string;
}
/** A year of rule D’s ladder. */
export const LadderStepType = builder.objectRef<ShownStep>('SanctionLadderStep').implement({
  description: 'A plan year of rule D’s ladder as it was worked out · 阶梯',
  fields: (t) => ({
    year: t.int({ description: 'The calendar year in which it begins', resolve: ({ step }) => step.year }),
    title: t.exposeString('title'),
    outcome: t.field({ type: OutcomeEnum, nullable: true, resolve: ({ step }) => step.outcome }),
    outcomeTitle: t.string({ resolve: ({ step }, _args, { viewer }) => say(outcomeText(step.outcome), viewer.locale) }),
    county: t.field({
      type: CountyPlaceType,
      nullable: true,
      description: 'The group that counts: the better one',
      resolve: ({ step }) => step.county,
    }),
    groups: t.field({ type: [CountyPlaceType], resolve: ({ step }) => [...step.groups] }),
    standardScore: t.string({ nullable: true, resolve: ({ step }) => rounded(step.standardScore) }),
    lineRate: t.string({ nullable: true, resolve: ({ step }) => rounded(step.lineRate) }),
    flagged: t.boolean({
      nullable: true,
      description: 'Missed, and among the county’s last',
      resolve: ({ step }) => step.flagged,
    }),
    tied: t.boolean({ resolve: ({ step }) => step.tied }),
    improved: t.boolean({ nullable: true, resolve: ({ step }) => step.improved }),
    rung: t.field({ type: SanctionRungEnum, resolve: ({ step }) => step.rung }),
    text: t.string({
      description: 'What it means, in words',
      resolve: ({ step }, _args, { viewer }) => say(ladderText(step), viewer.locale),
    }),
  }),
});

interface Condition {
  readonly title: Text;
  readonly found: Text;
  readonly met: boolean;
}
const ConditionType = builder.objectRef<Condition>('SanctionCondition').implement({
  description: 'Something that the rule asks for, and what was found · 条件',
  fields: (t) => ({
    title: t.string({ resolve: ({ title }, _args, { viewer }) => say(title, viewer.locale) }),
    found: t.string({ resolve: ({ found }, _args, { viewer }) => say(found, viewer.locale) }),
    met: t.exposeBoolean('met'),
  }),
});

const contentOf = (row: Row): BasisContent => hidden<BasisContent>(row, '$content');
const computationOf = (row: Row): Computation => contentOf(row).proposal.computation;
const evidenceIn = (computation: Computation): Evidence | null =>
  'evidence' in computation ? computation.evidence : null;

const conditionsOf = ({ proposal: { computation, tied }, gone }: BasisContent): readonly Condition[] => {
  const missed: Condition = {
    title: ['责任书未完成', 'The agreement was missed'],
    found: gone === undefined ? outcomeText('missed') : outcomeText(gone.outcome),
    met: gone === undefined,
  };
  const yes = (title: Text): Condition => ({ title, found: ['是', 'Yes'], met: true });
  switch (computation.rule) {
    case 'A': {
      const last: Text = [`在最后 ${computation.lastCampuses} 个之列`, `Among the last ${computation.lastCampuses}`];
      return [missed, tied ? { title: last, found: ['同分，待决定', 'Tied, to be decided'], met: false } : yes(last)];
    }
    case 'B':
      return [
        missed,
        yes(['评价当日是党员', 'A Party member on the day of evaluation']),
        yes(['评价当日担任行政职务', 'In an administrative post on the day of evaluation']),
      ];
    case 'C':
      return [missed, yes(['是教师的责任书', 'An agreement of a teacher'])];
    case 'D':
      return [missed];
  }
};

const comparisonOf = ({ proposal, campusTargets }: BasisContent): Comparison | null => {
  const { computation, campus: own } = proposal;
  if (computation.rule !== 'A') return null;
  const places = placesThatTell(computation.campuses.map(({ composite }) => composite));
  const ordered = computation.campuses.toSorted(
    (a, b) => (a.fromLast ?? Number.POSITIVE_INFINITY) - (b.fromLast ?? Number.POSITIVE_INFINITY) || 0,
  );
  return {
    computation,
    rows: ordered.map((campus) => ({
      campus,
      places,
      target: campusTargets?.[campus.campus] ?? null,
      own: campus.campus === own,
    })),
  };
};

/** Title of the plan year that begins in a calendar year. */
export const titleOfYear = (planYears: readonly { startsOn: string; title: string }[], year: number): string =>
  planYears.find(({ startsOn }) => startsOn.startsWith(String(year)))?.title ?? `${year}—${year + 1}`;

/** What a proposal rests on. */
export const BasisType = builder.objectRef<Row>('SanctionBasis').implement({
  description:
    'What a proposal rests on: inputs, thresholds, ranks and how far they can be told from chance; frozen · 依据',
  extensions: { hidden: { $content: (alias: string) => at(alias, 'computation') } },
  fields: (t) => ({
    no: t.field({ type: 'Int', extensions: named('basis_no'), resolve: fromRow }),
    at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    evaluationNo: t.field({ type: 'Int', nullable: true, extensions: named('evaluation_no'), resolve: fromRow }),
    hash: t.field({
      type: 'String',
      description: 'SHA-256 of the canonical JSON of the computation',
      extensions: named('hash'),
      resolve: fromRow,
    }),
    dataVersion: t.field({
      type: 'String',
      nullable: true,
      extensions: computed('$content'),
      resolve: (row) => contentOf(row).proposal.dataVersion,
    }),
    clause: t.field({ type: 'String', extensions: computed('$content'), resolve: (row) => computationOf(row).clause }),
    byRule: t.field({
      type: 'Boolean',
      description: 'Put forward by the rule, and not by hand',
      extensions: computed('$content'),
      resolve: (row) => !contentOf(row).byHand,
    }),
    gone: t.field({
      type: 'Boolean',
      description: 'Corrected, it is no longer put forward',
      extensions: computed('$content'),
      resolve: (row) => contentOf(row).gone !== undefined,
    }),
    tied: t.field({
      type: 'Boolean',
      extensions: computed('$content'),
      resolve: (row) => contentOf(row).proposal.tied,
    }),
    held: t.field({
      type: [HoldReasonType],
      description: 'Why it is held for an explicit decision; empty where it is not',
      extensions: computed('$content'),
      resolve: (row) => {
        const computation = computationOf(row);
        const evidence = evidenceIn(computation);
        return evidence === null
          ? []
          : contentOf(row).proposal.held.map((reason) => ({ reason, computation, evidence }));
      },
    }),
    evidence: t.field({
      type: EvidenceType,
      nullable: true,
      description: 'Of rules A and D',
      extensions: computed('$content'),
      resolve: (row) => {
        const computation = computationOf(row);
        const evidence = evidenceIn(computation);
        return evidence === null ? null : { evidence, computation };
      },
    }),
    comparison: t.field({
      type: ComparisonType,
      nullable: true,
      description: 'Of rule A',
      extensions: computed('$content'),
      resolve: (row) => comparisonOf(contentOf(row)),
    }),
    ladder: t.field({
      type: [LadderStepType],
      description: 'Of rule D, earliest year first',
      extensions: computed('$content'),
      resolve: (row, _args, { town }) => {
        const computation = computationOf(row);
        return computation.rule === 'D'
          ? computation.ladder.map((step) => ({ step, title: titleOfYear(town.planYears, step.year) }))
          : [];
      },
    }),
    conditions: t.field({
      type: [ConditionType],
      description: 'What the rule asks for, and what was found',
      extensions: computed('$content'),
      resolve: (row) => [...conditionsOf(contentOf(row))],
    }),
    steps: t.stringList({
      description: 'The computation step by step, in sentences · 逐步验算',
      extensions: computed('$content'),
      resolve: (row, _args, { viewer }) => stepsOf(computationOf(row)).map((text) => say(text, viewer.locale)),
    }),
    notes: t.stringList({
      description: 'What the rule said besides',
      extensions: computed('$content'),
      resolve: (row, _args, { viewer }) =>
        [...new Set(contentOf(row).notes.map(({ code }) => code))].map((code) => say(noteText[code], viewer.locale)),
    }),
  }),
});

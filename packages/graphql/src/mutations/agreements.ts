import {
  type AgreementTemplate,
  type DraftRow,
  draftAgreements,
  type OfferRow,
  offerAgreements,
  type Problem,
  saveAgreementTemplate,
} from '@plumbline/operations';
import { type Target, workflows } from '@plumbline/workflows';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { idFrom } from '../global-id.ts';
import { AgreementTemplateType } from '../queries/agreements.ts';
import { at, hidden } from '../read/fields.ts';
import { type Row, readRows } from '../read/read.ts';
import { ownTown, seenBy, sightShape } from '../read/record-scope.ts';
import { nodesNamed } from '../read/selection.ts';
import {
  AgreementClauseInput,
  AgreementPartyEnum,
  AgreementTargetInput,
  AgreementTargetType,
} from '../types/agreement-target.ts';
import { ProblemType } from '../types/problem.ts';

const keyDescription = 'Chosen by the caller, new for each call; the same call again goes on where it stopped';

const DraftItemInput = builder.inputType('AgreementDraftItemInput', {
  description: 'With whom one agreement is to be drafted',
  fields: (t) => ({
    unit: t.id({ required: true }),
    partyA: t.id({ required: true }),
    partyB: t.id({ required: true }),
  }),
});

const RaiseInput = builder.inputType('AgreementRaiseInput', {
  description: 'What is added to last year’s result of an indicator, where there is one',
  fields: (t) => ({
    indicator: t.string({ required: true }),
    by: t.string({ required: true, description: 'Decimal, below 0 for less' }),
  }),
});

const DraftManyInput = builder.inputType('AgreementDraftManyInput', {
  fields: (t) => ({
    party: t.field({ type: AgreementPartyEnum, required: true }),
    exam: t.id({ description: 'The session by which they will be evaluated' }),
    signBy: t.field({ type: 'Date', required: true }),
    raise: t.field({ type: [RaiseInput] }),
    targets: t.field({ type: [AgreementTargetInput], description: 'Left out, those of the template' }),
    clauses: t.field({ type: [AgreementClauseInput], description: 'Left out, those of the template' }),
    items: t.field({ type: [DraftItemInput], description: 'At most 500; left out, every campus with its head' }),
    partyA: t.id({ description: 'Who signs for the centre, where no items are given' }),
    idempotencyKey: t.string({ required: true, description: keyDescription }),
    preview: t.boolean({ description: 'Judges every row and writes nothing' }),
  }),
});

const OfferItemInput = builder.inputType('AgreementOfferItemInput', {
  fields: (t) => ({ id: t.id({ required: true }), expectedVersion: t.int({ required: true }) }),
});

const OfferManyInput = builder.inputType('AgreementOfferManyInput', {
  fields: (t) => ({
    items: t.field({ type: [OfferItemInput], required: true, description: 'At most 500' }),
    signBy: t.field({ type: 'Date', description: 'A new day for all; left out, each keeps its own' }),
    exam: t.id(),
    idempotencyKey: t.string({ required: true, description: keyDescription }),
    preview: t.boolean({ description: 'Judges every row and writes nothing' }),
  }),
});

const TemplateSaveInput = builder.inputType('AgreementTemplateSaveInput', {
  fields: (t) => ({
    party: t.field({ type: AgreementPartyEnum, required: true }),
    targets: t.field({ type: [AgreementTargetInput], required: true }),
    clauses: t.field({ type: [AgreementClauseInput], required: true }),
  }),
});

interface ShownRow {
  readonly record: Row | null;
  readonly unitId: number | null;
  readonly partyB: number | null;
  readonly targets: readonly Target[];
  readonly problems: readonly Problem[];
}

const rowName = 'AgreementManyRow';
const ManyRowType = builder.objectRef<ShownRow>(rowName).implement({
  description: 'What came of one agreement, in the order of the items',
  fields: (t) => ({
    record: t.field({ type: 'Agreement', nullable: true, resolve: ({ record }) => record }),
    unit: t.string({
      nullable: true,
      description: 'Name of the unit, when drafting',
      resolve: ({ unitId }, _args, { town }) => (unitId === null ? null : (town.units.get(unitId)?.name ?? null)),
    }),
    partyB: t.string({
      nullable: true,
      description: 'Name of party B, when drafting',
      resolve: ({ partyB }, _args, { names }) => (partyB === null ? null : names('person', partyB)),
    }),
    targets: t.field({
      type: [AgreementTargetType],
      description: 'Targets that it is drafted with',
      resolve: ({ targets }) => [...targets],
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

interface ManyOutcome {
  readonly rows: readonly ShownRow[];
  readonly problems: readonly Problem[];
}

const payloadName = 'AgreementManyPayload';
const ManyPayload = builder.objectRef<ManyOutcome>(payloadName).implement({
  description: 'A result per agreement, and what is wrong with the call as a whole',
  fields: (t) => ({
    rows: t.field({ type: [ManyRowType], resolve: ({ rows }) => [...rows] }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

interface TemplateOutcome {
  readonly template: (AgreementTemplate & { readonly own: boolean }) | null;
  readonly problems: readonly Problem[];
}
const TemplatePayload = builder.objectRef<TemplateOutcome>('AgreementTemplatePayload').implement({
  fields: (t) => ({
    template: t.field({ type: AgreementTemplateType, nullable: true, resolve: ({ template }) => template }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const readByIds = (
  info: GraphQLResolveInfo,
  context: GraphqlContext,
  ids: readonly number[],
  nodes: readonly FieldNode[],
): Promise<Row[]> =>
  readRows(info, context, {
    type: 'Agreement',
    nodes,
    shape: `many ${sightShape(context)}`,
    args: { $ids: ids },
    base: ({ slot }) =>
      sql`select b.* from record b where b.town_id = ${ownTown()} and b.id = any(${slot('$ids')}::bigint[]) ${seenBy(context, workflows.agreement, 'b')}`,
    order: (alias) => at(alias, 'id'),
    hidden: { $row: (alias) => at(alias, 'id') },
  });

type Answered = { readonly recordId: number | null; readonly problems: readonly Problem[] } & Partial<DraftRow>;

const shownRows = async (
  info: GraphQLResolveInfo,
  context: GraphqlContext,
  rows: readonly Answered[],
): Promise<ShownRow[]> => {
  const nodes = nodesNamed(info, rowName, nodesNamed(info, payloadName, info.fieldNodes, 'rows'), 'record');
  const ids = rows.flatMap(({ recordId }) => recordId ?? []);
  const read = nodes.length === 0 || ids.length === 0 ? [] : await readByIds(info, context, ids, nodes);
  const byId = new Map(read.map((row) => [hidden<number>(row, '$row'), row]));
  return rows.map(({ recordId, unitId = null, partyB = null, targets = [], problems }) => ({
    record: recordId === null ? null : (byId.get(recordId) ?? null),
    unitId,
    partyB,
    targets,
    problems,
  }));
};

/** An id from outside as a number; 0, which nothing has, for what is no id of the type. */
const optionalId = (type: 'Person' | 'Exam', id: unknown): number | undefined =>
  id === null || id === undefined ? undefined : idFrom(type, id);

builder.mutationFields((t) => ({
  agreementDraftMany: t.field({
    type: ManyPayload,
    description: '批量起草 · Drafts many agreements, a step for each, raising last year’s results by given steps (Q4)',
    args: { input: t.arg({ type: DraftManyInput, required: true }) },
    resolve: async (_root, { input }, context, info): Promise<ManyOutcome> => {
      const answer = await draftAgreements(context.deps, context.viewer, {
        party: input.party,
        examId: optionalId('Exam', input.exam),
        signBy: input.signBy,
        raise: input.raise ? Object.fromEntries(input.raise.map(({ indicator, by }) => [indicator, by])) : undefined,
        targets: input.targets ?? undefined,
        clauses: input.clauses ?? undefined,
        items: input.items?.map(({ unit, partyA, partyB }) => ({
          unitId: idFrom('Unit', unit),
          partyA: idFrom('Person', partyA),
          partyB: idFrom('Person', partyB),
        })),
        partyA: optionalId('Person', input.partyA),
        key: input.idempotencyKey,
        preview: input.preview ?? false,
      });
      if (!answer.ok) return { rows: [], problems: answer.problems };
      return { rows: await shownRows(info, context, answer.rows), problems: [] };
    },
  }),
  agreementOfferMany: t.field({
    type: ManyPayload,
    description: '批量送签 · Offers many agreements for signature, a step for each (Q4)',
    args: { input: t.arg({ type: OfferManyInput, required: true }) },
    resolve: async (_root, { input }, context, info): Promise<ManyOutcome> => {
      const answer = await offerAgreements(context.deps, context.viewer, {
        items: input.items.map(({ id, expectedVersion }) => ({ recordId: idFrom('Agreement', id), expectedVersion })),
        signBy: input.signBy ?? undefined,
        examId: optionalId('Exam', input.exam),
        key: input.idempotencyKey,
        preview: input.preview ?? false,
      });
      if (!answer.ok) return { rows: [], problems: answer.problems };
      const rows: readonly OfferRow[] = answer.rows;
      return { rows: await shownRows(info, context, rows), problems: [] };
    },
  }),
  agreementTemplateSave: t.field({
    type: TemplatePayload,
    description: '保存模板 · Keeps what agreements of a kind begin with in this plan year',
    args: { input: t.arg({ type: TemplateSaveInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }): Promise<TemplateOutcome> => {
      const { party, targets, clauses } = input;
      const answer = await saveAgreementTemplate(deps, viewer, party, { targets, clauses });
      return answer.ok ? { template: answer.template, problems: [] } : { template: null, problems: answer.problems };
    },
  }),
}));

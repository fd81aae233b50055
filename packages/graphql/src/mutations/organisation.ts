import type { Json } from '@plumbline/database';
import {
  type Answer,
  appoint,
  createAccount,
  createInspection,
  createPerson,
  createUnit,
  deleteSavedQuery,
  markCopyRead,
  type Problem,
  resetPassword,
  saveQuery,
  updatePerson,
  updateUnit,
} from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { decodeId, type NodeType, readId } from '../global-id.ts';
import { readNode } from '../queries/nodes.ts';
import { UnitKindEnum } from '../types/organisation.ts';
import { ProblemType } from '../types/problem.ts';
import { recordTypes } from '../types/workflow-record.ts';

interface Outcome {
  readonly id: number | null;
  readonly oneTimePassword: string | null;
  readonly problems: readonly Problem[];
}

const outcome = <Value>(
  answer: Answer<Value>,
  idOf: (value: Value) => number,
  oneTimePassword: string | null = null,
): Outcome =>
  answer.ok
    ? { id: idOf(answer), oneTimePassword, problems: [] }
    : { id: null, oneTimePassword: null, problems: answer.problems };

const id = (type: NodeType, given: string | number): number => decodeId(type, String(given)) ?? 0;

const payload = (type: 'Unit' | 'Person' | 'Inspection', field: string) =>
  builder.objectRef<Outcome>(`${type}Payload`).implement({
    fields: (t) => ({
      [field]: t.field({
        type,
        nullable: true,
        resolve: (done, _args, context, info) => (done.id === null ? null : readNode(info, context, type, done.id)),
      }),
      problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
      ...(type === 'Person' && {
        oneTimePassword: t.exposeString('oneTimePassword', { nullable: true, description: 'Shown once' }),
      }),
    }),
  });

const UnitPayload = payload('Unit', 'unit');
const PersonPayload = payload('Person', 'person');
const InspectionPayload = payload('Inspection', 'inspection');
const SavedQueryPayload = builder.objectRef<{ problems: readonly Problem[] }>('SavedQueryPayload').implement({
  fields: (t) => ({ problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }) }),
});

const CreateUnitInput = builder.inputType('CreateUnitInput', {
  fields: (t) => ({
    parent: t.id({ required: true }),
    kind: t.field({ type: UnitKindEnum, required: true }),
    name: t.string({ required: true }),
    code: t.string(),
    from: t.field({ type: 'Date' }),
    grade: t.int({ description: 'Of a class: 1 to 9' }),
  }),
});
const UpdateUnitInput = builder.inputType('UpdateUnitInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    name: t.string(),
    closesOn: t.field({ type: 'Date' }),
    grade: t.int({ description: 'Of a class: 1 to 9' }),
  }),
});
const CreatePersonInput = builder.inputType('CreatePersonInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    staffNo: t.string(),
    login: t.string({ description: 'With it the person gets an account and a one-time password' }),
    unit: t.id({ description: 'With role and from: the first post' }),
    role: t.string(),
    postTitle: t.string(),
    from: t.field({ type: 'Date' }),
  }),
});
const UpdatePersonInput = builder.inputType('UpdatePersonInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    name: t.string({ required: true }),
    staffNo: t.string(),
    login: t.string({ description: 'Gives an account to who has none' }),
  }),
});
const AppointInput = builder.inputType('AppointInput', {
  fields: (t) => ({
    person: t.id({ required: true }),
    unit: t.id({ required: true }),
    role: t.string({ required: true }),
    title: t.string({ required: true }),
    from: t.field({ type: 'Date', required: true }),
    to: t.field({ type: 'Date' }),
  }),
});
const ResetPasswordInput = builder.inputType('ResetPasswordInput', {
  fields: (t) => ({ person: t.id({ required: true }) }),
});
const CreateInspectionInput = builder.inputType('CreateInspectionInput', {
  fields: (t) => ({
    title: t.string({ required: true }),
    heldOn: t.field({ type: 'Date', required: true }),
    unit: t.id({ required: true }),
    inspectors: t.idList(),
    large: t.boolean(),
  }),
});
const SaveQueryInput = builder.inputType('SaveQueryInput', {
  fields: (t) => ({
    list: t.string({ required: true }),
    name: t.string({ required: true }),
    filter: t.field({ type: 'JSON', required: true }),
  }),
});

builder.mutationFields((t) => ({
  createUnit: t.field({
    type: UnitPayload,
    args: { input: t.arg({ type: CreateUnitInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'from');
      return outcome(
        await createUnit(context.deps, context.viewer, {
          parentId: id('Unit', input.parent),
          kind: input.kind,
          name: input.name,
          code: input.code,
          fromOn: input.from,
          grade: input.grade,
        }),
        ({ unitId }) => unitId,
      );
    },
  }),
  updateUnit: t.field({
    type: UnitPayload,
    args: { input: t.arg({ type: UpdateUnitInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'closesOn');
      return outcome(
        await updateUnit(context.deps, context.viewer, {
          unitId: id('Unit', input.id),
          name: input.name,
          toOn: input.closesOn,
          grade: input.grade,
        }),
        ({ unitId }) => unitId,
      );
    },
  }),
  createPerson: t.field({
    type: PersonPayload,
    description: 'Adds a person, and at once an account and a first post where those are given',
    args: { input: t.arg({ type: CreatePersonInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'from');
      const { deps, viewer, accounts } = context;
      const post =
        input.unit && input.role
          ? {
              unitId: id('Unit', input.unit),
              role: input.role,
              title: input.postTitle ?? '',
              fromOn: input.from ?? context.today,
            }
          : undefined;
      const made = await createPerson(deps, viewer, { name: input.name, staffNo: input.staffNo, post });
      if (!made.ok) {
        const problems = made.problems.map((problem) =>
          problem.path?.[0] === 'title' ? { ...problem, path: ['postTitle'] } : problem,
        );
        return { id: null, oneTimePassword: null, problems };
      }
      const { personId } = made;
      const problems: Problem[] = [];
      let oneTimePassword: string | null = null;
      if (input.login) {
        const account = await createAccount(deps, accounts, viewer, personId, input.login);
        if (account.ok) oneTimePassword = account.oneTimePassword;
        else problems.push(...account.problems);
      }
      return { id: personId, oneTimePassword, problems };
    },
  }),
  updatePerson: t.field({
    type: PersonPayload,
    args: { input: t.arg({ type: UpdatePersonInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer, accounts }) => {
      const personId = id('Person', input.id);
      const changed = await updatePerson(deps, viewer, { personId, name: input.name, staffNo: input.staffNo });
      if (!changed.ok || !input.login) return outcome(changed, () => personId);
      const account = await createAccount(deps, accounts, viewer, personId, input.login);
      return account.ok
        ? { id: personId, oneTimePassword: account.oneTimePassword, problems: [] }
        : { id: personId, oneTimePassword: null, problems: account.problems };
    },
  }),
  appoint: t.field({
    type: PersonPayload,
    description: 'Gives a person a post from a day on: rights follow the appointment (O1)',
    args: { input: t.arg({ type: AppointInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'from', 'to');
      const personId = id('Person', input.person);
      const post = await appoint(context.deps, context.viewer, {
        personId,
        unitId: id('Unit', input.unit),
        role: input.role,
        title: input.title,
        fromOn: input.from,
        toOn: input.to,
      });
      return outcome(post, () => personId);
    },
  }),
  resetPassword: t.field({
    type: PersonPayload,
    args: { input: t.arg({ type: ResetPasswordInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer, accounts }) => {
      const personId = id('Person', input.person);
      const reset = await resetPassword(deps, accounts, viewer, personId);
      return outcome(reset, () => personId, reset.ok ? reset.oneTimePassword : null);
    },
  }),
  createInspection: t.field({
    type: InspectionPayload,
    args: { input: t.arg({ type: CreateInspectionInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'heldOn');
      const inspectorIds = (input.inspectors ?? []).map((each) => id('Person', each));
      const made = await createInspection(context.deps, context.viewer, {
        title: input.title,
        heldOn: input.heldOn,
        unitId: id('Unit', input.unit),
        inspectorIds,
        large: input.large ?? false,
      });
      return outcome(made, ({ inspectionId }) => inspectionId);
    },
  }),
  saveQuery: t.field({
    type: SavedQueryPayload,
    args: { input: t.arg({ type: SaveQueryInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }) => {
      const saved = await saveQuery(deps, viewer, { list: input.list, name: input.name, filter: input.filter as Json });
      return { problems: saved.ok ? [] : saved.problems };
    },
  }),
  deleteSavedQuery: t.field({
    type: SavedQueryPayload,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, { deps, viewer }) => {
      const gone = await deleteSavedQuery(deps, viewer, id('SavedQuery', args.id));
      return { problems: gone.ok ? [] : gone.problems };
    },
  }),
  markCopyRead: t.field({
    type: 'Boolean',
    description: 'Marks the caller’s copies of a record as read',
    args: { record: t.arg.id({ required: true }) },
    resolve: async (_root, { record }, { deps, viewer }) => {
      const found = readId(String(record));
      const isRecord = found !== null && Object.values<string>(recordTypes).includes(found.type);
      await markCopyRead(deps, viewer, isRecord ? found.id : 0);
      return true;
    },
  }),
}));

import { type Answer, appoint, createAccount, createPerson, resetPassword, updatePerson } from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { idFrom } from '../global-id.ts';
import { readNode } from '../queries/nodes.ts';
import { ProblemType } from '../types/problem.ts';
import { type EntryOutcome, outcomeOf } from './outcome.ts';

interface PersonOutcome extends EntryOutcome {
  readonly oneTimePassword: string | null;
}

/** What came of an entry about a person, with the one-time password where an account came of it. */
const outcome = (answer: Answer<object>, personId: number, oneTimePassword: string | null = null): PersonOutcome => ({
  ...outcomeOf(answer, () => personId),
  oneTimePassword: answer.ok ? oneTimePassword : null,
});

/** Gives an account to somebody who is entered already, and stays so where the account is refused. */
const withAccount = async (
  { deps, accounts, viewer }: GraphqlContext,
  personId: number,
  login: string,
): Promise<PersonOutcome> => {
  const account = await createAccount(deps, accounts, viewer, personId, login);
  return account.ok
    ? { id: personId, oneTimePassword: account.oneTimePassword, problems: [] }
    : { id: personId, oneTimePassword: null, problems: account.problems };
};

const PersonPayload = builder.objectRef<PersonOutcome>('PersonPayload').implement({
  fields: (t) => ({
    person: t.field({
      type: 'Person',
      nullable: true,
      resolve: ({ id }, _args, context, info) => (id === null ? null : readNode(info, context, 'Person', id)),
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
    oneTimePassword: t.exposeString('oneTimePassword', { nullable: true, description: 'Shown once' }),
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

builder.mutationFields((t) => ({
  createPerson: t.field({
    type: PersonPayload,
    description: 'Adds a person, and at once an account and a first post where those are given',
    args: { input: t.arg({ type: CreatePersonInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'from');
      const post =
        input.unit && input.role
          ? {
              unitId: idFrom('Unit', input.unit),
              role: input.role,
              title: input.postTitle ?? '',
              fromOn: input.from ?? context.today,
            }
          : undefined;
      const made = await createPerson(context.deps, context.viewer, { name: input.name, staffNo: input.staffNo, post });
      if (!made.ok) {
        const problems = made.problems.map((problem) =>
          problem.path?.[0] === 'title' ? { ...problem, path: ['postTitle'] } : problem,
        );
        return { id: null, oneTimePassword: null, problems };
      }
      return input.login ? withAccount(context, made.personId, input.login) : outcome(made, made.personId);
    },
  }),
  updatePerson: t.field({
    type: PersonPayload,
    args: { input: t.arg({ type: UpdatePersonInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { name, staffNo, login } = input;
      const personId = idFrom('Person', input.id);
      const changed = await updatePerson(context.deps, context.viewer, { personId, name, staffNo });
      return changed.ok && login ? withAccount(context, personId, login) : outcome(changed, personId);
    },
  }),
  appoint: t.field({
    type: PersonPayload,
    description: 'Gives a person a post from a day on: rights follow the appointment (O1)',
    args: { input: t.arg({ type: AppointInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'from', 'to');
      const personId = idFrom('Person', input.person);
      const post = await appoint(context.deps, context.viewer, {
        personId,
        unitId: idFrom('Unit', input.unit),
        role: input.role,
        title: input.title,
        fromOn: input.from,
        toOn: input.to,
      });
      return outcome(post, personId);
    },
  }),
  resetPassword: t.field({
    type: PersonPayload,
    args: { input: t.arg({ type: ResetPasswordInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer, accounts }) => {
      const personId = idFrom('Person', input.person);
      const reset = await resetPassword(deps, accounts, viewer, personId);
      return outcome(reset, personId, reset.ok ? reset.oneTimePassword : null);
    },
  }),
}));

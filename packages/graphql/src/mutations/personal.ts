import {
  type ErasurePreview,
  erasePerson,
  erasePupil,
  grantReading,
  type Problem,
  previewErasure,
  withdrawReading,
} from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom, readId } from '../global-id.ts';
import { ErasurePreviewType } from '../types/personal.ts';
import { ProblemType } from '../types/problem.ts';
import { recordTypes } from '../types/workflow-record.ts';

interface Previewed {
  readonly preview: ErasurePreview | null;
  readonly problems: readonly Problem[];
}
interface Done {
  readonly done: boolean;
  readonly problems: readonly Problem[];
}

const PreviewPayload = builder.objectRef<Previewed>('ErasurePreviewPayload').implement({
  fields: (t) => ({
    preview: t.field({ type: ErasurePreviewType, nullable: true, resolve: ({ preview }) => preview }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});
const done = (name: string) =>
  builder.objectRef<Done>(name).implement({
    fields: (t) => ({
      done: t.exposeBoolean('done'),
      problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
    }),
  });
const ErasurePayload = done('ErasurePayload');
const GrantPayload = done('ReadingGrantPayload');

type Outcome = { readonly ok: true } | { readonly ok: false; readonly problems: readonly Problem[] };
const outcome = (answer: Outcome): Done =>
  answer.ok ? { done: true, problems: [] } : { done: false, problems: answer.problems };

const PersonErasureInput = builder.inputType('PersonErasureInput', {
  fields: (t) => ({
    person: t.id({ required: true }),
    alsoRemove: t.stringList({
      description: 'Phone or identity numbers to take out of texts as well; kept no longer than until it is done',
    }),
  }),
});
const PersonEraseInput = builder.inputType('PersonEraseInput', {
  fields: (t) => ({
    person: t.id({ required: true }),
    reason: t.string({ required: true }),
    confirm: t.string({ required: true, description: 'The person’s name, typed once more' }),
    alsoRemove: t.stringList(),
  }),
});
const PupilEraseInput = builder.inputType('PupilEraseInput', {
  fields: (t) => ({
    number: t.string({ required: true, description: 'The pupil’s number as on the roster' }),
    reason: t.string({ required: true }),
    confirm: t.string({ required: true, description: 'The number, typed once more' }),
  }),
});
const ReadingGrantInput = builder.inputType('ReadingGrantInput', {
  fields: (t) => ({
    record: t.id({ required: true }),
    person: t.id({ required: true }),
    reason: t.string({ required: true }),
    until: t.field({ type: 'Date', required: true, description: 'The last day; at most 90 days from today' }),
  }),
});
const ReadingWithdrawInput = builder.inputType('ReadingWithdrawInput', {
  fields: (t) => ({ record: t.id({ required: true }), person: t.id({ required: true }) }),
});

const recordOf = (id: string | number): number => {
  const found = readId(String(id));
  return found !== null && Object.values<string>(recordTypes).includes(found.type) ? found.id : 0;
};
const personOf = (id: string | number): number => idFrom('Person', id);

builder.mutationFields((t) => ({
  personErasurePreview: t.field({
    type: PreviewPayload,
    description:
      'Tells what erasing a person would do: what goes, what the law keeps and why, what stands against it. Writes nothing; a mutation, so that what is typed stands in no address · 注销预览',
    args: { input: t.arg({ type: PersonErasureInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }) => {
      const answer = await previewErasure(deps, viewer, {
        personId: personOf(input.person),
        alsoRemove: input.alsoRemove ?? [],
      });
      return answer.ok ? { preview: answer, problems: [] } : { preview: null, problems: answer.problems };
    },
  }),
  personErase: t.field({
    type: ErasurePayload,
    description: 'Erases a person’s personal data as far as the law lets; it cannot be undone · 注销个人数据',
    args: { input: t.arg({ type: PersonEraseInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }) =>
      outcome(
        await erasePerson(deps, viewer, {
          personId: personOf(input.person),
          reason: input.reason,
          confirm: input.confirm,
          alsoRemove: input.alsoRemove ?? [],
        }),
      ),
  }),
  pupilErase: t.field({
    type: ErasurePayload,
    description: 'Erases a pupil: number and name go, marks stay as figures without a name · 注销学生数据',
    args: { input: t.arg({ type: PupilEraseInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }) => outcome(await erasePupil(deps, viewer, input)),
  }),
  readingGrant: t.field({
    type: GrantPayload,
    description: 'Lets somebody read a confidential record for a stated reason and until a day · 授权查阅',
    args: { input: t.arg({ type: ReadingGrantInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'until');
      const grant = {
        recordId: recordOf(input.record),
        personId: personOf(input.person),
        reason: input.reason,
        until: input.until,
      };
      return outcome(await grantReading(context.deps, context.viewer, grant));
    },
  }),
  readingWithdraw: t.field({
    type: GrantPayload,
    description: 'Withdraws the right to read that was given by hand · 撤回授权',
    args: { input: t.arg({ type: ReadingWithdrawInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }) =>
      outcome(
        await withdrawReading(deps, viewer, { recordId: recordOf(input.record), personId: personOf(input.person) }),
      ),
  }),
}));

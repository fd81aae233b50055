import {
  listRollovers,
  type Problem,
  type RolloverChoices,
  type RolloverPreview,
  rolloverPreview,
} from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { idFrom } from '../global-id.ts';
import { ProblemType } from '../types/problem.ts';
import { PostActEnum, RolloverPreviewType, RolloverType, TeachingActEnum } from '../types/rollover.ts';

const TermInput = builder.inputType('RolloverTermInput', {
  fields: (t) => ({
    title: t.string({ required: true }),
    startsOn: t.field({ type: 'Date', required: true }),
    endsOn: t.field({ type: 'Date', required: true }),
  }),
});
const ClassInput = builder.inputType('RolloverClassInput', {
  fields: (t) => ({
    class: t.id({ required: true }),
    leaves: t.boolean(),
    name: t.string({ description: 'Of the class that its pupils go to' }),
  }),
});
const IntakeInput = builder.inputType('RolloverIntakeInput', {
  fields: (t) => ({
    school: t.id({ required: true }),
    grade: t.int({ required: true }),
    classes: t.int({ required: true }),
  }),
});
const PostInput = builder.inputType('RolloverPostInput', {
  fields: (t) => ({
    post: t.id({ required: true }),
    act: t.field({ type: PostActEnum, required: true }),
    unit: t.id({ description: 'With MOVE' }),
  }),
});

/** What is chosen in place of what is proposed. */
export const RolloverInput = builder.inputType('RolloverInput', {
  description: 'What is chosen in place of what is proposed; whatever is left out stays as proposed',
  fields: (t) => ({
    from: t.id({ description: 'The plan year that is left; left out, the present one' }),
    title: t.string(),
    endsOn: t.field({ type: 'Date' }),
    terms: t.field({ type: [TermInput] }),
    teaching: t.field({ type: TeachingActEnum }),
    classes: t.field({ type: [ClassInput] }),
    intakes: t.field({ type: [IntakeInput] }),
    posts: t.field({ type: [PostInput] }),
  }),
});

/** Reads what was chosen. */
export const choicesOf = (context: GraphqlContext, input: typeof RolloverInput.$inferInput): RolloverChoices => {
  checkDays(context, input, 'endsOn');
  for (const term of input.terms ?? []) checkDays(context, term, 'startsOn', 'endsOn');
  return {
    fromYearId: input.from ? idFrom('PlanYear', input.from) : null,
    title: input.title,
    endsOn: input.endsOn,
    terms: input.terms,
    teaching: input.teaching,
    classes: input.classes?.map((each) => ({
      classId: idFrom('Unit', each.class),
      leaves: each.leaves,
      name: each.name,
    })),
    intakes: input.intakes?.map((each) => ({
      schoolId: idFrom('Unit', each.school),
      grade: each.grade,
      classes: each.classes,
    })),
    posts: input.posts?.map((each) => ({
      postId: idFrom('Post', each.post),
      act: each.act,
      unitId: each.unit ? idFrom('Unit', each.unit) : null,
    })),
  };
};

interface Previewed {
  readonly preview: RolloverPreview | null;
  readonly problems: readonly Problem[];
}

const PreviewPayload = builder.objectRef<Previewed>('RolloverPreviewPayload').implement({
  fields: (t) => ({
    preview: t.field({ type: RolloverPreviewType, nullable: true, resolve: ({ preview }) => preview }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

builder.queryFields((t) => ({
  rolloverPreview: t.field({
    type: PreviewPayload,
    description: '预览学年交替 · What the turn of the plan year would do; nothing is written',
    args: { input: t.arg({ type: RolloverInput, required: true }) },
    resolve: async (_root, { input }, context): Promise<Previewed> => {
      const answer = await rolloverPreview(context.deps, context.viewer, choicesOf(context, input));
      return answer.ok ? { preview: answer, problems: [] } : { preview: null, problems: answer.problems };
    },
  }),
  rollovers: t.field({
    type: [RolloverType],
    description: 'Turns of the plan year that were carried out, latest first · 学年交替记录',
    resolve: async (_root, _args, { deps, viewer }) => [...(await listRollovers(deps, viewer))],
  }),
}));

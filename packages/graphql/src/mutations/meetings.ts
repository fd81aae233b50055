import { meetingCreate, meetingMinutes, meetingUpdate } from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { readNode } from '../queries/nodes.ts';
import { MeetingKindEnum } from '../types/meeting.ts';
import { ProblemType } from '../types/problem.ts';
import { type EntryOutcome, outcomeOf } from './outcome.ts';

const MeetingPayload = builder.objectRef<EntryOutcome>('MeetingPayload').implement({
  fields: (t) => ({
    meeting: t.field({
      type: 'Meeting',
      nullable: true,
      resolve: ({ id }, _args, context, info) => (id === null ? null : readNode(info, context, 'Meeting', id)),
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const MeetingCreateInput = builder.inputType('MeetingCreateInput', {
  fields: (t) => ({
    unit: t.id({ description: 'Left out, the town' }),
    kind: t.field({ type: MeetingKindEnum, required: true }),
    title: t.string({ required: true }),
    heldOn: t.field({ type: 'Date', required: true }),
    place: t.string(),
    items: t.stringList({
      description: 'Titles of its items; statements that wait for a meeting join it by themselves',
    }),
  }),
});
const MeetingUpdateInput = builder.inputType('MeetingUpdateInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    title: t.string(),
    heldOn: t.field({ type: 'Date' }),
    place: t.string(),
    items: t.stringList({ description: 'Replace all items but the statements' }),
  }),
});
const MeetingMinutesInput = builder.inputType('MeetingMinutesInput', {
  fields: (t) => ({ id: t.id({ required: true }), minutes: t.string({ required: true }) }),
});

const meetingNumber = (given: string | number): number => idFrom('Meeting', given);

builder.mutationFields((t) => ({
  meetingCreate: t.field({
    type: MeetingPayload,
    description: '安排会议 · Plans a meeting (R5)',
    args: { input: t.arg({ type: MeetingCreateInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'heldOn');
      const { unit, kind, title, heldOn, place, items } = input;
      return outcomeOf(
        await meetingCreate(context.deps, context.viewer, {
          kind,
          title,
          heldOn,
          ...(unit && { unitId: idFrom('Unit', unit) }),
          ...(place && { place }),
          ...(items && { items }),
        }),
        ({ meetingId }) => meetingId,
      );
    },
  }),
  meetingUpdate: t.field({
    type: MeetingPayload,
    description: '修改会议 · What is given replaces what stands there',
    args: { input: t.arg({ type: MeetingUpdateInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'heldOn');
      const { title, heldOn, place, items } = input;
      return outcomeOf(
        await meetingUpdate(context.deps, context.viewer, {
          meetingId: meetingNumber(input.id),
          ...(typeof title === 'string' && { title }),
          ...(heldOn && { heldOn }),
          ...(typeof place === 'string' && { place }),
          ...(items && { items }),
        }),
        ({ meetingId }) => meetingId,
      );
    },
  }),
  meetingMinutes: t.field({
    type: MeetingPayload,
    description: '会议记录 · Writes the minutes of a meeting',
    args: { input: t.arg({ type: MeetingMinutesInput, required: true }) },
    resolve: async (_root, { input }, context) =>
      outcomeOf(
        await meetingMinutes(context.deps, context.viewer, {
          meetingId: meetingNumber(input.id),
          minutes: input.minutes,
        }),
        ({ meetingId }) => meetingId,
      ),
  }),
}));

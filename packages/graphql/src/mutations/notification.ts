import {
  type Answer,
  markNotificationsRead,
  type Problem,
  readChatRobots,
  setChatRobot,
  setNotificationChoice,
} from '@plumbline/operations';
import { builder } from '../builder.ts';
import { decodeId, idFrom } from '../global-id.ts';
import { choiceView, unreadNotifications } from '../queries/notification.ts';
import { ChatRobotType, LanguageEnum, NotificationChoiceType, NotificationKindEnum } from '../types/notification.ts';
import { ProblemType } from '../types/problem.ts';

interface Outcome {
  readonly problems: readonly Problem[];
}

const problemsOf = <Value>(answer: Answer<Value>): Outcome => ({ problems: answer.ok ? [] : answer.problems });

const NotificationsPayload = builder.objectRef<Outcome>('NotificationsPayload').implement({
  fields: (t) => ({
    unread: t.int({
      description: 'How many are left unread',
      resolve: (_done, _args, context) => unreadNotifications(context),
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const NotificationChoicePayload = builder.objectRef<Outcome>('NotificationChoicePayload').implement({
  fields: (t) => ({
    choice: t.field({
      type: NotificationChoiceType,
      description: 'What holds now',
      resolve: (_done, _args, context) => choiceView(context),
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const ChatRobotPayload = builder.objectRef<Outcome>('ChatRobotPayload').implement({
  fields: (t) => ({
    chatRobots: t.field({
      type: [ChatRobotType],
      resolve: async (_done, _args, { deps, viewer }) => [...(await readChatRobots(deps, viewer))],
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const MarkNotificationsReadInput = builder.inputType('MarkNotificationsReadInput', {
  fields: (t) => ({
    ids: t.idList({ description: 'At most 200; with `all` they are not looked at' }),
    all: t.boolean(),
  }),
});

const SetNotificationChoiceInput = builder.inputType('SetNotificationChoiceInput', {
  fields: (t) => ({
    address: t.string({ description: 'E-mail address; left out: no mail' }),
    language: t.field({ type: LanguageEnum, required: true }),
    mail: t.field({ type: [NotificationKindEnum], required: true, description: 'Kinds to be mailed' }),
    quietFrom: t.string({ required: true, description: 'HH:MM' }),
    quietTo: t.string({ required: true, description: 'HH:MM; equal to quietFrom: no quiet hours' }),
  }),
});

const SetChatRobotInput = builder.inputType('SetChatRobotInput', {
  fields: (t) => ({
    unit: t.id({ required: true, description: 'Whose records the robot speaks of, with everything below it' }),
    url: t.string({ description: 'Webhook address; left out: the robot is taken away' }),
  }),
});

builder.mutationFields((t) => ({
  markNotificationsRead: t.field({
    type: NotificationsPayload,
    description: 'Marks notifications of the caller as read, and the copies they tell of',
    args: { input: t.arg({ type: MarkNotificationsReadInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }) => {
      const ids = (input.ids ?? []).slice(0, 200).flatMap((id) => decodeId('Notification', String(id)) ?? []);
      await markNotificationsRead(deps, viewer, input.all === true ? 'all' : ids);
      return { problems: [] };
    },
  }),
  setNotificationChoice: t.field({
    type: NotificationChoicePayload,
    description: 'Keeps how the caller wants to be told',
    args: { input: t.arg({ type: SetNotificationChoiceInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }) =>
      problemsOf(
        await setNotificationChoice(deps, viewer, {
          address: input.address ?? null,
          locale: input.language,
          mail: {
            turn: input.mail.includes('turn'),
            copy: input.mail.includes('copy'),
            reminder: input.mail.includes('reminder'),
          },
          quiet: { from: input.quietFrom, to: input.quietTo },
        }),
      ),
  }),
  setChatRobot: t.field({
    type: ChatRobotPayload,
    description: 'Sets the chat robot of a unit, or takes it away; for administrators',
    args: { input: t.arg({ type: SetChatRobotInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }) =>
      problemsOf(
        await setChatRobot(deps, viewer, {
          unitId: idFrom('Unit', input.unit),
          url: input.url ?? null,
        }),
      ),
  }),
}));

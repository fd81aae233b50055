import type { Text } from '@plumbline/terms';
import { workflowNamed } from '@plumbline/workflows';

/** Why somebody is told: a copy 抄送 of an event, their turn 待办, or a reminder of a deadline. */
export const notificationKinds = ['turn', 'copy', 'reminder'] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** What an inbox holds: those, what happened to the reader's account, and that a delegation begins; these two are never mailed. */
export const inboxKinds = [...notificationKinds, 'account', 'delegation'] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** What of a notification's record says what it is about. */
export interface Occasion {
  readonly kind: InboxKind;
  /** Name of the record's workflow; `null` where its reader may not see the record. */
  readonly workflow: string | null;
  readonly state: string | null;
  readonly step: string | null;
  readonly reminder: string | null;
  /** Somebody stood in for the reader. */
  readonly inYourName?: boolean | null;
  /** An administrator stepped in for somebody absent. */
  readonly override?: boolean | null;
}

const fallback: Readonly<Record<InboxKind, Text>> = {
  turn: ['轮到您办理', 'It is your turn'],
  copy: ['抄送给您', 'Copied to you'],
  reminder: ['期限提醒', 'Reminder of a deadline'],
  account: [
    '您的密码被重置过；不是您要求的，请告诉教导处',
    'Your password was replaced; tell academic affairs if you did not ask for it',
  ],
  delegation: ['代理开始', 'A delegation begins'],
};

/** Adds to a step that it was taken for somebody: whoever was absent reads it at once. */
const marked = (words: Text, { inYourName, override }: Occasion): Text => {
  const [zh, en] = words;
  if (inYourName) return [`${zh}（代您办理）`, `${en} (done for you)`];
  return override ? [`${zh}（管理员代为办理）`, `${en} (administrator’s override)`] : words;
};

/** What a notification says, in the words of the workflow: the task, the step that was taken, or the reminder. */
export const wordsOf = (occasion: Occasion): Text => {
  const { kind, workflow, state, step, reminder } = occasion;
  if (kind === 'account' || kind === 'delegation') return fallback[kind];
  const declared = workflow === null ? undefined : workflowNamed(workflow);
  const words =
    kind === 'turn'
      ? declared?.states[state ?? '']?.task
      : kind === 'copy'
        ? marked(declared?.steps[step ?? '']?.title ?? fallback.copy, occasion)
        : declared?.reminders[reminder ?? '']?.title;
  return words ?? fallback[kind];
};

import type { Text } from '@plumbline/terms';
import { workflowNamed } from '@plumbline/workflows';

/** Why somebody is told: a copy 抄送 of an event, their turn 待办, or a reminder of a deadline. */
export const notificationKinds = ['turn', 'copy', 'reminder'] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** What of a notification's record says what it is about. */
export interface Occasion {
  readonly kind: NotificationKind;
  /** Name of the record's workflow; `null` where its reader may not see the record. */
  readonly workflow: string | null;
  readonly state: string | null;
  readonly step: string | null;
  readonly reminder: string | null;
}

const fallback: Readonly<Record<NotificationKind, Text>> = {
  turn: ['轮到您办理', 'It is your turn'],
  copy: ['抄送给您', 'Copied to you'],
  reminder: ['期限提醒', 'Reminder of a deadline'],
};

/** What a notification says, in the words of the workflow: the task, the step that was taken, or the reminder. */
export const wordsOf = ({ kind, workflow, state, step, reminder }: Occasion): Text => {
  const declared = workflow === null ? undefined : workflowNamed(workflow);
  const words =
    kind === 'turn'
      ? declared?.states[state ?? '']?.task
      : kind === 'copy'
        ? declared?.steps[step ?? '']?.title
        : declared?.reminders[reminder ?? '']?.title;
  return words ?? fallback[kind];
};

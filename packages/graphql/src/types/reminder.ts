import { say } from '@plumbline/terms';
import { builder } from '../builder.ts';
import { at, computed, fromRow, hidden, instant, named } from '../read/fields.ts';
import { workflowOf } from './workflow-of.ts';

/** A reminder or escalation in a record's history: a row of its own, without a version. */
export const ReminderType = builder.objectType('Reminder', {
  description: 'A reminder or escalation that the clock sent as a deadline came near or had passed · 提醒',
  extensions: {
    hidden: {
      $kind: (alias: string) => at(alias, 'kind'),
      $reminder: (alias: string) => at(alias, 'reminder'),
      $deadline: (alias: string) => at(alias, 'deadline'),
    },
  },
  fields: (t) => ({
    reminder: t.field({ type: 'String', extensions: named('reminder'), resolve: fromRow }),
    title: t.field({
      type: 'String',
      extensions: computed('$kind', '$reminder'),
      resolve: (row, _args, { viewer }) =>
        say(workflowOf(row).reminders[hidden<string>(row, '$reminder')]?.title ?? ['', ''], viewer.locale),
    }),
    deadline: t.field({ type: 'String', extensions: named('deadline'), resolve: fromRow }),
    deadlineTitle: t.field({
      type: 'String',
      extensions: computed('$kind', '$deadline'),
      resolve: (row, _args, { viewer }) =>
        say(workflowOf(row).deadlines[hidden<string>(row, '$deadline')]?.title ?? ['', ''], viewer.locale),
    }),
    dueOn: t.field({
      type: 'Date',
      description: 'The day that it reminds of',
      extensions: named('due_on'),
      resolve: fromRow,
    }),
    at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    passedOver: t.field({
      type: 'Boolean',
      description: 'It had come due together with a later one, which alone was sent',
      extensions: named('passed_over'),
      resolve: fromRow,
    }),
  }),
});

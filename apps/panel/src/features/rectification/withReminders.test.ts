import { expect, test } from 'vitest';
import { withReminders } from './withReminders.ts';

const at = (time: string) => ({ at: `2026-11-${time}:00+08:00` });
const event = (time: string) => ({ event: at(time) });
const shown = (merged: ReturnType<typeof withReminders>) =>
  merged.map((each) =>
    'reminder' in each
      ? `!${(each.reminder as { at: string }).at.slice(8, 13)}`
      : (each.event as { at: string }).at.slice(8, 13),
  );

test('a reminder stands between the steps around it', () => {
  const events = [event('18T10:00'), event('20T09:00'), event('27T16:00')];
  const reminders = [at('19T07:30'), at('23T07:30'), at('23T07:30')];
  expect(shown(withReminders(events, reminders))).toEqual(['18T10', '!19T07', '20T09', '!23T07', '!23T07', '27T16']);
});

test('the last ones stand at the end, one at the instant of a step after it, and none without steps is lost', () => {
  expect(shown(withReminders([event('18T10:00')], [at('18T10:00'), at('30T07:30')]))).toEqual([
    '18T10',
    '!18T10',
    '!30T07',
  ]);
  expect(shown(withReminders([], [at('18T10:00')]))).toEqual(['!18T10']);
});

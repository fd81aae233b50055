import { addDays, addWorkingDays, type DayKind, isWorkingDay } from '@plumbline/rules';
import { workflows } from '@plumbline/workflows';
import { describe, expect, it } from 'vitest';
import { recipientsOf } from './recipients.ts';
import { type DueWindow, horizonInDays, latestDueDay, windowsOn } from './windows.ts';

const days = (from: string, to: string, kind: DayKind) => {
  const found: [string, DayKind][] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) found.push([day, kind]);
  return found;
};

/** National holiday with make-up days before and after, a winter vacation, and a make-up day in the middle of it. */
const exceptions = new Map<string, DayKind>([
  ['2026-09-27', 'makeUp'],
  ...days('2026-10-01', '2026-10-07', 'holiday'),
  ['2026-10-10', 'makeUp'],
  ...days('2027-01-21', '2027-02-23', 'vacation'),
  ['2027-02-06', 'makeUp'],
]);
const from = '2026-08-31';
const dayOf = (place: number) => addDays(from, place);
const everyDay = Array.from({ length: 240 }, (_, place) => dayOf(place));
const workingDays = everyDay.filter((day) => isWorkingDay(day, exceptions));
const rungs = [-10, -5, -3, -2, -1, 0, 1, 2, 5, 10];

describe('the latest due day for which a rung has come due', () => {
  it.each(rungs)('agrees with counting the working days of each due day, %i working days from it', (rung) => {
    for (const today of workingDays.slice(20, -20)) {
      const latest = latestDueDay(today, rung, exceptions);
      // Every due day around it: up to the latest the rung has come, after it not yet.
      for (let dueOn = addDays(latest, -3); dueOn <= addDays(latest, 3); dueOn = addDays(dueOn, 1))
        expect([today, dueOn, addWorkingDays(dueOn, rung, exceptions) <= today]).toEqual([
          today,
          dueOn,
          dueOn <= latest,
        ]);
    }
  });
});

describe('windows', () => {
  const { rectification } = workflows;
  const windowOf = (windows: readonly DueWindow[], dueOn: string, state: string) =>
    windows.filter((window) => window.state === state && window.after < dueOn && dueOn <= window.latest);

  it('hold for each due day the last rung that has come due, and never two of one state', () => {
    for (const today of workingDays.slice(40, 60)) {
      const windows = windowsOn(rectification, today, exceptions);
      for (const [state, { deadline }] of Object.entries(rectification.states)) {
        for (const dueOn of everyDay.slice(0, 160)) {
          const declared = deadline === undefined ? [] : [...(rectification.deadlines[deadline]?.rungs ?? [])];
          const due = declared.filter(([rung]) => addWorkingDays(dueOn, rung, exceptions) <= today);
          const found = windowOf(windows, dueOn, state);
          expect([today, state, dueOn, found.map(({ rung }) => rung)]).toEqual([
            today,
            state,
            dueOn,
            due.length === 0 ? [] : [Math.max(...due.map(([rung]) => rung))],
          ]);
          expect(found[0]?.earlier.length ?? 0).toBe(Math.max(due.length - 1, 0));
        }
      }
    }
  });

  it('do not reach back beyond the horizon', () => {
    for (const { after } of windowsOn(rectification, '2026-11-18', exceptions))
      expect(after >= addDays('2026-11-18', -horizonInDays)).toBe(true);
  });
});

describe('recipients', () => {
  it('of every reminder are those whose turn it is, or who have a part in it; an escalation comes to the office at last', () => {
    for (const workflow of Object.values(workflows)) {
      for (const [reminder, { to }] of Object.entries(workflow.reminders)) {
        const audiences = recipientsOf(workflow, reminder);
        expect(audiences.length).toBeGreaterThan(0);
        // Of a consequence nobody is told but who has a part in it: the case officers, then the chair.
        const last = workflow.name === 'sanction' ? { assigned: 'chair' } : { roles: ['admin'], over: 'town' };
        if (to !== 'turn') expect(audiences.at(-1)).toEqual(last);
      }
    }
  });
});

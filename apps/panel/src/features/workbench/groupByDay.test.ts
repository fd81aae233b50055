import { describe, expect, it } from 'vitest';
import { dueGroupOf, groupByDay } from './groupByDay.ts';

const today = '2026-11-24'; // a Tuesday

describe('to-dos by due day', () => {
  it.each([
    ['2026-11-20', true, 'overdue'],
    ['2026-11-24', false, 'today'],
    ['2026-11-25', false, 'tomorrow'],
    ['2026-11-26', false, 'week'],
    ['2026-11-29', false, 'week'],
    ['2026-11-30', false, 'later'],
    [null, false, 'none'],
  ] as const)('put %s (overdue: %s) under %s', (dueOn, overdue, group) => {
    expect(dueGroupOf({ dueOn, overdue }, today)).toBe(group);
  });

  it('believe the server about what is overdue', () => {
    expect(dueGroupOf({ dueOn: '2026-11-24', overdue: true }, today)).toBe('overdue');
  });

  it('call the next Monday tomorrow on a Sunday', () => {
    expect(dueGroupOf({ dueOn: '2026-11-30', overdue: false }, '2026-11-29')).toBe('tomorrow');
  });

  it('leave empty groups out and keep the order within one', () => {
    const items = [
      { id: 1, dueOn: '2026-12-02', overdue: false },
      { id: 2, dueOn: '2026-11-24', overdue: false },
      { id: 3, dueOn: '2026-12-01', overdue: false },
    ];
    expect(groupByDay(items, today).map(({ group, items: inGroup }) => [group, inGroup.map(({ id }) => id)])).toEqual([
      ['today', [2]],
      ['later', [1, 3]],
    ]);
  });
});

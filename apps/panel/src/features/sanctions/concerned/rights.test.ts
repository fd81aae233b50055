import { describe, expect, it } from 'vitest';
import { stripOf, todayIn } from './dayStrip.ts';
import { rightsOf } from './rights.ts';

const today = '2026-11-24';
const record = {
  receipt: {},
  delivery: null,
  dueOn: '2026-11-27',
  reviewBy: null,
  appealBy: null,
  defence: null,
  review: null,
  appeal: null,
  availableSteps: [{ name: 'submitDefence' }],
  blockedSteps: [{ name: 'requestReview', reason: '还没有送达' }],
};

describe('the rights of the person concerned', () => {
  it('are open with their day, or say why not', () => {
    expect(rightsOf(record, today).map(({ name, standing, until, reason }) => [name, standing, until, reason])).toEqual(
      [
        ['submitDefence', 'open', '2026-11-27', null],
        ['requestReview', 'later', null, '还没有送达'],
        ['appeal', 'later', null, null],
      ],
    );
  });

  it('are used once handed in, which a lapse or a review by the system is not', () => {
    const at = '2026-11-13T09:00:00+08:00';
    const standing = (more: object) =>
      rightsOf({ ...record, availableSteps: [], ...more }, today).map((right) => right.standing);
    const asked = { at, bySystem: false, answeredAt: at };
    expect(standing({ defence: { at, lapsed: false }, review: asked, appeal: { at } })).toEqual([
      'used',
      'used',
      'used',
    ]);
    const delivered = { delivery: {}, reviewBy: '2026-12-20' };
    expect(
      standing({ ...delivered, defence: { at, lapsed: true }, review: { ...asked, bySystem: true, answeredAt: null } }),
    ).toEqual(['passed', 'shut', 'later']);
    expect(standing({ ...delivered, reviewBy: '2026-11-23', review: null, receipt: null })).toEqual([
      'later',
      'passed',
      'later',
    ]);
    expect(standing({ ...delivered, review: asked, appealBy: '2026-11-23' })[2]).toBe('passed');
  });

  it('run until the days of the decision', () => {
    const open = rightsOf(
      {
        ...record,
        reviewBy: '2027-01-03',
        availableSteps: [{ name: 'requestReview' }],
        defence: { at: '2026-11-13T09:00:00+08:00', lapsed: false },
      },
      today,
    );
    expect(open[1]).toMatchObject({ standing: 'open', until: '2027-01-03' });
    expect(open[0]).toMatchObject({ standing: 'used', until: null });
  });
});

describe('the days for the defence', () => {
  // Friday the 20th; the weekend is no day.
  const working = new Set(['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
  it('begin on the next working day and end with the last', () => {
    const days = stripOf('2026-11-20', '2026-11-27', working, '2026-11-24');
    expect(days.map(({ day, place, last }) => [day.slice(8), place, last])).toEqual([
      ['23', 'past', false],
      ['24', 'today', false],
      ['25', 'coming', false],
      ['26', 'coming', false],
      ['27', 'coming', true],
    ]);
    expect(todayIn(days)).toBe(2);
  });

  it('show the last day even where the calendar does not', () => {
    expect(stripOf('2026-11-20', '2026-11-21', working, '2026-11-20')).toEqual([
      { day: '2026-11-21', place: 'coming', last: true },
    ]);
    expect(stripOf('2026-11-20', '2026-11-20', working, '2026-11-20')).toEqual([]);
  });
});

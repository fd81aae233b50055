import { describe, expect, it } from 'vitest';
import type { TownFacts } from '../town/facts.ts';
import { intendedDays } from './effect-days.ts';

const year = (id: number, from: number, settings: readonly [string, number][] = []) => ({
  id,
  title: `${from}`,
  startsOn: `${from}-08-01`,
  endsOn: `${from + 1}-07-31`,
  settings: new Map(settings),
});
const town = {
  code: 'days',
  planYears: [year(1, 2024), year(2, 2025), year(3, 2026, [['sanction.talkDays', 10]])],
} as unknown as TownFacts;

describe('the days of an effect', () => {
  it.each([
    // measure, missed year, delivered; from, to
    ['ineligibility', 1, '2025-07-10', '2025-08-01', '2026-07-31'],
    ['ineligibility', 1, '2025-11-18', '2025-11-18', '2026-07-31'],
    ['ineligibility', 1, '2026-07-31', '2026-07-31', '2026-07-31'],
    ['ineligibility', 3, '2027-06-30', '2027-08-01', '2028-07-31'],
    ['statement', 1, '2025-11-18', '2025-11-18', '2026-01-17'],
    ['talk', 1, '2025-11-18', '2025-11-18', '2025-12-18'],
    ['talk', 2, '2026-11-18', '2026-11-18', '2026-11-28'],
    ['training', 1, '2025-11-18', '2025-11-18', '2026-07-31'],
    ['rotation', 2, '2027-07-31', '2027-07-31', '2027-07-31'],
  ] as const)('of %s for year %i, delivered on %s', (measure, missedYearId, deliveredOn, startsOn, endsOn) => {
    expect(intendedDays(town, { measure, missedYearId, deliveredOn })).toEqual({ startsOn, endsOn });
  });

  it.each([
    ['ineligibility', 1, '2026-08-01'],
    ['training', 2, '2027-08-01'],
  ] as const)('of %s for year %i are over on %s', (measure, missedYearId, deliveredOn) => {
    expect(intendedDays(town, { measure, missedYearId, deliveredOn })).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/calendar.ts';
import { type ConsequenceEffect, eligibleOn, ineligibleMatters } from './eligible-on.ts';

const effect = (more: Partial<ConsequenceEffect> = {}): ConsequenceEffect => ({
  kind: 'ineligibility',
  startsOn: '2026-09-01',
  endsOn: '2027-07-31',
  suspended: false,
  liftedOn: null,
  revokedOn: null,
  ...more,
});

describe('eligibility', () => {
  it.each<[string, readonly ConsequenceEffect[], string, boolean]>([
    ['without effects', [], '2026-11-24', true],
    ['the day before it starts', [effect()], '2026-08-31', true],
    ['on the day it starts', [effect()], '2026-09-01', false],
    ['in between', [effect()], '2026-11-24', false],
    ['on its last day', [effect()], '2027-07-31', false],
    ['the day after, by itself', [effect()], '2027-08-01', true],
    ['while it waits for a review', [effect({ suspended: true })], '2026-11-24', true],
    ['before it was lifted', [effect({ liftedOn: '2026-11-24' })], '2026-11-23', false],
    ['from the day it was lifted', [effect({ liftedOn: '2026-11-24' })], '2026-11-24', true],
    ['before the day it was revoked, too', [effect({ revokedOn: '2026-11-24' })], '2026-10-01', true],
    ['after it was revoked', [effect({ revokedOn: '2026-11-24' })], '2026-12-01', true],
    ['with a statement', [effect({ kind: 'statement' })], '2026-11-24', true],
    ['with a talk', [effect({ kind: 'talk' })], '2026-11-24', true],
    ['with a training', [effect({ kind: 'training' })], '2026-11-24', true],
    ['with a rotation', [effect({ kind: 'rotation' })], '2026-11-24', true],
    ['with one revoked and one in force', [effect({ revokedOn: '2026-10-01' }), effect()], '2026-11-24', false],
  ])('%s', (_, effects, on, eligible) => {
    for (const matter of ineligibleMatters) expect(eligibleOn(effects, matter, on).eligible).toBe(eligible);
  });

  it('names what stands against it, with all that the caller knows of it', () => {
    const [early, late] = [
      { ...effect({ endsOn: '2026-12-31' }), number: '1' },
      { ...effect({ startsOn: '2026-12-01' }), number: '2' },
    ];
    expect(eligibleOn([early, late], 'award', '2026-12-15')).toEqual({
      matter: 'award',
      on: '2026-12-15',
      eligible: false,
      reasons: [early, late],
    });
    expect(eligibleOn([early, late], 'award', '2027-01-01').reasons).toEqual([late]);
  });
});

const days = fc.integer({ min: 0, max: 40 }).map((after) => addDays('2026-09-01', after));
const effects = fc
  .record({
    kind: fc.constantFrom('ineligibility' as const, 'ineligibility' as const, 'training' as const),
    startsOn: days,
    length: fc.integer({ min: 0, max: 20 }),
    suspended: fc.boolean(),
    liftedOn: fc.option(days),
    revokedOn: fc.option(days),
  })
  .map(({ length, startsOn, ...rest }) => ({ ...rest, startsOn, endsOn: addDays(startsOn, length) }));

const everyDay = Array.from({ length: 67 }, (_, after) => addDays('2026-09-01', after - 2));

it('revoking an effect restores exactly the earlier answers, for every day and matter', () => {
  fc.assert(
    fc.property(fc.array(effects, { maxLength: 4 }), effects, days, fc.nat({ max: 4 }), (others, one, on, at) => {
      const revoked = others.toSpliced(at, 0, { ...one, revokedOn: on });
      const answers = (given: readonly ConsequenceEffect[]) =>
        everyDay.flatMap((day) => ineligibleMatters.map((matter) => eligibleOn(given, matter, day)));
      expect(JSON.stringify(answers(revoked))).toBe(JSON.stringify(answers(others)));
    }),
  );
});

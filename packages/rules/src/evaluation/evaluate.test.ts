import { describe, expect, it } from 'vitest';
import { compositePartsOf } from '../exam/exam-settings.ts';
import { settings } from '../settings/settings.ts';
import { decimal, fraction } from '../statistics/fraction.ts';
import { evaluate, type Target } from './evaluate.ts';
import { examFigures, rectificationFigures } from './figures.ts';
import { indicatorKeys, indicators, isIndicator } from './indicators.ts';

const pass: Target = { indicator: 'passRate', comparison: 'atLeast', value: '70.00', mandatory: true };
const low: Target = { indicator: 'lowRate', comparison: 'atMost', value: '5', mandatory: true };
const timely: Target = { indicator: 'rectifiedOnTime', comparison: 'atLeast', value: '90', mandatory: false };
const outcome = (targets: readonly Target[], figures: Parameters<typeof evaluate>[1]) =>
  evaluate(targets, figures).outcome;

describe('an agreement', () => {
  it('is met when every mandatory target is reached, whatever became of the others', () => {
    const figures = { passRate: decimal('70'), lowRate: decimal('5'), rectifiedOnTime: decimal('10') };
    expect(evaluate([pass, low, timely], figures)).toEqual({
      outcome: 'met',
      targets: [
        { ...pass, found: '70', met: true, margin: '0' },
        { ...low, found: '5', met: true, margin: '0' },
        { ...timely, found: '10', met: false, margin: '-80' },
      ],
    });
  });

  it('is missed when one mandatory target is', () => {
    expect(outcome([pass, low], { passRate: decimal('99'), lowRate: decimal('5.01') })).toBe('missed');
  });

  it('is not evaluated, never missed, when any target has no data', () => {
    expect(outcome([pass, low], { passRate: decimal('10') })).toBe('notEvaluated');
    expect(evaluate([pass, timely], { passRate: decimal('80') })).toEqual({
      outcome: 'notEvaluated',
      targets: [
        { ...pass, found: '80', met: true, margin: '10' },
        { ...timely, found: null, met: null, margin: null },
      ],
    });
    expect(outcome([], {})).toBe('notEvaluated');
  });

  it('tells 69.995 from 70.00 and both from 70.005', () => {
    expect(outcome([pass], { passRate: decimal('69.995') })).toBe('missed');
    expect(outcome([pass], { passRate: decimal('70') })).toBe('met');
    expect(outcome([pass], { passRate: decimal('70.005') })).toBe('met');
    expect(outcome([{ ...low, value: '69.995' }], { lowRate: decimal('70.00') })).toBe('missed');
  });

  it('shows digits enough to see why it was missed', () => {
    const hair = fraction(70n * 10n ** 15n - 1n, 10n ** 15n);
    const [result] = evaluate([pass], { passRate: hair }).targets;
    expect(result).toMatchObject({ met: false, found: '69.999999999999999', margin: '-0.000000000000001' });
    const [third] = evaluate([{ ...pass, value: '66.6666666667' }], { passRate: fraction(200, 3) }).targets;
    expect(third).toMatchObject({ met: false, margin: '-0.00000000003333333333' });
  });

  it('cannot rest on a value that is no decimal', () => {
    expect(() => evaluate([{ ...pass, value: '70%' }], {})).toThrow('"70%" is not a decimal');
  });
});

describe('figures', () => {
  const parts = compositePartsOf((key) => settings[key].default);
  const tally = { fullMark: 12_000, n: 8, sum: 576_00, counts: { pass: 4, excellent: 1, low: 2 } };

  it('of a session are exact', () => {
    expect(examFigures([{ weight: '1', tally }], parts)).toEqual({
      // 0.4 x 60 + 0.3 x 50 + 0.2 x 12.5 + 0.1 x 75
      composite: fraction(49),
      meanScore: fraction(60),
      passRate: fraction(50),
      excellentRate: fraction(25, 2),
      lowRate: fraction(25),
    });
  });

  it('are not there where a subject that counts has no mark', () => {
    const none = { fullMark: 12_000, n: 0, sum: 0, counts: { pass: 0, excellent: 0, low: 0 } };
    expect(
      examFigures(
        [
          { weight: '1', tally },
          { weight: '1', tally: none },
        ],
        parts,
      ),
    ).toEqual({});
  });

  it('of rectification are whole where nothing was due, since nothing was late', () => {
    expect(rectificationFigures({ due: 3, onTime: 2 })).toEqual({ rectifiedOnTime: fraction(200, 3) });
    expect(rectificationFigures({ due: 0, onTime: 0 })).toEqual({ rectifiedOnTime: decimal('100') });
  });
});

describe.each(indicatorKeys)('the indicator %s', (key) => {
  it('is worded in both languages, cites its clause and suits somebody', () => {
    const { title, clause, parties } = indicators[key];
    expect([/\p{Script=Han}/u.test(title[0]), /^[\x20-\x7e]+$/.test(title[1])]).toEqual([true, true]);
    expect(clause).toMatch(/^[A-Z]\d+$/);
    expect(parties.length).toBeGreaterThan(0);
    expect(isIndicator(key)).toBe(true);
    expect(isIndicator(`${key}x`)).toBe(false);
  });
});

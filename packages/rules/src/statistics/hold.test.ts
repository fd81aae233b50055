import { describe, expect, it } from 'vitest';
import { holdReasons } from './hold.ts';

const limits = { smallGroup: 10, holdPercent: 90 };
const sure = { n: 40, pLast: 0.95, lo: -9, hi: -3 };

describe('a proposal that rests on a rank', () => {
  it.each([
    [sure, []],
    [{ ...sure, n: 10, pLast: 0.9 }, []],
    [{ ...sure, n: 9 }, ['smallGroup']],
    [{ ...sure, pLast: 0.8999 }, ['notSurelyLast']],
    [{ ...sure, hi: 0 }, ['includesAverage']],
    [{ ...sure, pLast: 0.5, hi: 1 }, ['notSurelyLast', 'includesAverage']],
    [{ ...sure, pLast: null }, ['notAvailable']],
    [{ n: 3, pLast: null, lo: null, hi: null }, ['smallGroup', 'notAvailable']],
  ])('on %o is held for %o', (evidence, reasons) => {
    expect(holdReasons(evidence, limits)).toEqual(reasons);
  });
});

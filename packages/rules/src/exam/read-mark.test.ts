import { describe, expect, it } from 'vitest';
import { readMark } from './read-mark.ts';

const limits = { fullMark: 10_000, allowNegative: false };
const fault = (name: string) => ({ kind: 'fault', fault: name });
const mark = (hundredths: number) => ({ kind: 'mark', hundredths });
const status = (name: string) => ({ kind: 'status', status: name });

describe('a mark as it is typed', () => {
  it.each([
    ['85', mark(8500)],
    ['85.5', mark(8550)],
    ['85.05', mark(8505)],
    [' ８５．５　', mark(8550)],
    ['="85"', mark(8500)],
    ["'85", mark(8500)],
    ['0', mark(0)],
    ['-0', mark(0)],
    ['100', mark(10_000)],
    ['100.00', mark(10_000)],
    ['100.01', fault('OVER_FULL_MARK')],
    ['1000000000000000000000', fault('OVER_FULL_MARK')],
    ['-1', fault('NEGATIVE')],
    ['85.123', fault('TOO_MANY_DECIMALS')],
    ['8.5e1', fault('NOT_A_NUMBER')],
    ['0x55', fault('NOT_A_NUMBER')],
    ['85.', fault('NOT_A_NUMBER')],
    ['.5', fault('NOT_A_NUMBER')],
    ['八十五', fault('NOT_A_NUMBER')],
    ['', status('MISSING')],
    ['-', status('MISSING')],
    ['缺考', status('ABSENT')],
    ['作弊', status('VOID')],
    ['违纪', status('VOID')],
    ['缓考', status('DEFERRED')],
    ['免考', status('EXEMPT')],
    ['absent', status('ABSENT')],
    ['toString', fault('NOT_A_NUMBER')],
  ])('“%s” is read as it should be', (typed, expected) => {
    expect(readMark(typed, limits)).toEqual(expected);
  });

  it('may be negative only where the session says so', () => {
    expect(readMark('-2.5', { ...limits, allowNegative: true })).toEqual(mark(-250));
  });
});

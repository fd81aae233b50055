import { describe, expect, it } from 'vitest';
import { settingKeys, settings, settingValue } from './settings.ts';

describe.each(settingKeys)('the setting %s', (key) => {
  const { title, unit, clause, default: usual, min, max } = settings[key];

  it('has a whole default within its bounds', () => {
    expect([min, usual, max].every(Number.isInteger)).toBe(true);
    expect(min <= usual && usual <= max).toBe(true);
  });

  it('cites its clause and is worded in both languages', () => {
    expect(clause).toMatch(/^[A-Z]\d+$/);
    for (const [zh, en] of [title, unit])
      expect([/\p{Script=Han}/u.test(zh), /^[\x20-\x7e]+$/.test(en)]).toEqual([true, true]);
  });

  it('is a choice of two, each worded, or a number', () => {
    const { choices = [] } = settings[key];
    expect([0, 2]).toContain(choices.length);
    if (choices.length > 0) expect([min, max]).toEqual([0, 1]);
    for (const [zh, en] of choices)
      expect([/\p{Script=Han}/u.test(zh), /^[\x20-\x7e]+$/.test(en)]).toEqual([true, true]);
  });

  it('is the plan’s value until the town sets its own', () => {
    expect(settingValue(new Map(), key)).toBe(usual);
    expect(settingValue(new Map([[key, 0]]), key)).toBe(0);
    expect(settingValue(new Map([['another', 99]]), key)).toBe(usual);
  });
});

import { describe, expect, it } from 'vitest';
import { textOf } from '../../../i18n/texts.ts';
import { quorumText, type Tally, tallyText } from './tally.ts';

const t = (key: string, values = {}) => textOf(key, 'zh', values);
const tally: Tally = { sealed: false, cast: 3, needed: 4, short: 1, mayVote: 6, agree: 2, disagree: 1, abstain: 0 };

describe('the votes so far', () => {
  it.each<[Partial<Tally>, string]>([
    [{}, '同意 2，不同意 1'],
    [{ abstain: 1, cast: 4 }, '同意 2，不同意 1，弃权 1'],
    [{ sealed: true, agree: null, disagree: null, abstain: null }, '已投 3 票'],
  ])('%o', (given, text) => {
    expect(tallyText({ ...tally, ...given }, t)).toBe(text);
  });

  it.each<[Partial<Tally>, string]>([
    [{}, '6 人可投，满 4 票才能议决，还差 1 票'],
    [{ short: 0, cast: 4, agree: 3 }, '6 人可投，满 4 票才能议决，票数够了'],
    [{ short: 0, cast: 4, agree: 2, disagree: 2 }, '6 人可投，满 4 票才能议决，票数相等，还不能宣布'],
    // Who may not know the tally is not told that it is level either.
    [{ short: 0, cast: 4, agree: null, disagree: null }, '6 人可投，满 4 票才能议决，票数够了'],
  ])('say what is missing: %o', (given, text) => {
    expect(quorumText({ ...tally, ...given }, t)).toBe(text);
  });
});

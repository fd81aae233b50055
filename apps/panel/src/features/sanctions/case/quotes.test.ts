import { describe, expect, it } from 'vitest';
import { textOf } from '../../../i18n/texts.ts';
import { notTold } from './overlap.ts';
import { partsOf } from './parts.ts';
import { excerpt, quotesOf, withQuote } from './quotes.ts';

const t = (key: string, values = {}) => textOf(key, 'zh', values);
const bare = {
  basis: { evidence: null, comparison: null, steps: [] },
  opinions: [],
  support: [],
  defence: null,
  law: [],
};
const full = {
  basis: { evidence: { sentence: '概率 0.75，低于 0.90。' }, comparison: {}, steps: ['先排序', '取最低两个'] },
  opinions: [
    { whom: { name: '甲' }, opinion: '建议先帮扶' },
    { whom: { name: '乙' }, opinion: null },
  ],
  support: [
    { kindTitle: '结对导师', measures: '', short: 3 },
    { kindTitle: '复听课', measures: '', short: 0 },
  ],
  defence: { lapsed: false, statement: '换过三任教师。\n请考虑。' },
  law: [{ title: '不得唯分数', reason: null }],
};

describe('quoting the case into reasons', () => {
  it('numbers the parts as they stand on the page', () => {
    expect(partsOf(bare)).toEqual(['worked', 'support', 'defence', 'law']);
    expect(partsOf(full)).toEqual(['worked', 'chance', 'support', 'defence', 'opinions', 'law']);
    expect(quotesOf(full, t).map(({ no, text }) => [no, text])).toEqual([
      [1, '取最低两个'],
      [2, '概率 0.75，低于 0.90。'],
      [3, '已给帮扶 2 项：结对导师（少 3 次）、复听课。'],
      [4, '本人申辩：“换过三任教师。 请考虑。”'],
      [5, '甲的意见：“建议先帮扶”'],
      [6, '法规提醒：不得唯分数。'],
    ]);
  });

  it('offers no quote of what says nothing', () => {
    expect(quotesOf(bare, t)).toEqual([{ no: 2, part: 'support', text: '帮扶登记里没有记录。' }]);
  });

  it('says that silence is no admission', () => {
    const texts = quotesOf({ ...bare, defence: { lapsed: true, statement: null } }, t).map(({ text }) => text);
    expect(texts).toContain('本人没有申辩，不算承认。');
  });

  it('puts a quote below what was written, once', () => {
    expect(withQuote('', '甲')).toBe('甲');
    expect(withQuote('理由。 ', '甲')).toBe('理由。\n甲');
    expect(withQuote(withQuote('理由。', '甲'), '甲')).toBe('理由。\n甲');
  });

  it('cuts a long text by characters, not in the middle of one', () => {
    expect(excerpt('𠮷'.repeat(5), 3)).toBe('𠮷𠮷…');
    expect(excerpt(' a \n b ', 10)).toBe('a b');
  });
});

describe('neighbours that cannot be told apart', () => {
  const campus = (name: string, lo: number | null, hi: number | null, more = {}) => ({
    name,
    lo,
    hi,
    own: false,
    compared: true,
    ...more,
  });
  it('are those compared whose intervals overlap', () => {
    expect(
      notTold([
        campus('甲', -6.6, -0.8),
        campus('乙', -4.8, 0.1, { own: true }),
        campus('丙', -3.8, 1.4),
        campus('丁', 0.2, 4),
        campus('戊', -9, 9, { compared: false }),
        campus('己', null, null),
      ]),
    ).toEqual(['甲', '丙']);
  });

  it('are none where the case itself has no interval', () => {
    expect(notTold([campus('甲', -6.6, -0.8), campus('乙', null, null, { own: true })])).toEqual([]);
    expect(notTold([])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { personKeys, pinyinOf, recordKeys, searchedKeys } from './keys.ts';

/** Whether what is typed finds something with these keys: every key must be there. */
const finds = (kind: 'person' | 'record', typed: string, keys: readonly string[]) => {
  const searched = searchedKeys(kind, typed);
  return searched.length > 0 && searched.every((key) => keys.includes(key));
};

describe('a person', () => {
  const keys = personKeys('单雪梅', 'T-0187');

  it.each([
    '单雪梅',
    '雪梅',
    '单',
    '梅',
    'shan',
    'shanxuemei',
    'shan xue mei',
    'SXM',
    'sx',
    'Ｓｈａｎ',
    'T-0187',
    't0187',
    't01',
  ])('is found by %j', (typed) => {
    expect(finds('person', typed, keys)).toBe(true);
  });

  it.each(['单梅', '雪单', 'dan', 'xuemei', 'mxs', '0187', '张', '单雪梅1'])('is not found by %j', (typed) => {
    expect(finds('person', typed, keys)).toBe(false);
  });

  it.each([
    ['单雪', 'shan xue'],
    ['曾国强', 'zeng guo qiang'],
    ['吕布', 'lv bu'],
    ['仇英', 'qiu ying'],
  ])('named %s is read %s, a surname as a surname', (name, read) => {
    expect(pinyinOf(name)).toBe(read);
  });
});

describe('a record', () => {
  const keys = recordKeys('五年级数学作业 PPT-2 未更新：46 本未复批（5A 班）', '整改〔2026〕187', 2026000187);

  it.each([
    '数学作业',
    '作业',
    '复批',
    '批',
    'PPT',
    'ppt-2',
    'ppt 2',
    '46',
    '46 本',
    '46本',
    '5A',
    '５ａ',
    '5A 班',
    '数学 46',
    '整改〔2026〕187',
    '187',
    '2026187',
    '2026 187',
    '整改 187',
  ])('is found by %j', (typed) => {
    expect(finds('record', typed, keys)).toBe(true);
  });

  it.each(['语文', '业作', 'word', '47', '188', '2025 187', '作业 语文'])('is not found by %j', (typed) => {
    expect(finds('record', typed, keys)).toBe(false);
  });

  it('is found by each part of its own title, however it is cut', () => {
    const title = '三（3）班两次习作未见批阅，全班46本，Word 打印稿3份';
    const own = recordKeys(title, '整改〔2026〕1', 2026000001);
    for (const part of ['三', '班两次', '两次习作未见批阅', '全班', '本', '46', 'Word', 'word打印稿', '打印稿', '3'])
      expect([part, finds('record', part, own)]).toEqual([part, true]);
  });
});

describe('what is typed', () => {
  it.each(['', '   ', '，。！', '\u200b'])('asks for nothing when there is no word in it: %j', (typed) => {
    expect([searchedKeys('record', typed), searchedKeys('person', typed)]).toEqual([[], []]);
  });

  it('never makes more keys than are looked up quickly', () => {
    expect(searchedKeys('record', '检查'.repeat(500)).length).toBeLessThanOrEqual(20);
    expect(searchedKeys('record', 'x'.repeat(5000))).toEqual(['x'.repeat(24)]);
    expect(recordKeys('检'.repeat(3000), '整改〔2026〕1', 2026000001).length).toBeLessThanOrEqual(400);
  });
});

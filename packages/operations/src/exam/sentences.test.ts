import { describe, expect, it } from 'vitest';
import type { TownFacts } from '../town/facts.ts';
import { groupings } from './kinds.ts';
import { type SaidGroup, scopeWords, sentencesOf, toldApart } from './sentences.ts';

const group = (name: string, effect: number | null, se = 1, more: Partial<SaidGroup> = {}): SaidGroup => ({
  name,
  n: 50,
  small: false,
  effect,
  se: effect === null ? null : se,
  differs: effect === null ? null : effect - 1.96 * se > 0 ? 'above' : effect + 1.96 * se < 0 ? 'below' : null,
  ...more,
});
const say = (groups: readonly SaidGroup[]) => sentencesOf(groupings.campus, groups).map(([zh]) => zh);
const sayInEnglish = (groups: readonly SaidGroup[]) => sentencesOf(groupings.campus, groups).map(([, en]) => en);

describe('what a comparison says', () => {
  it('names who differs from the average, and warns of ranking neighbours', () => {
    const groups = [group('中心校', 3.4), group('东岭', 2.1), group('柳湾', 0.6), group('白果', -3.7, 1.4)];
    expect(say(groups)).toEqual([
      '能和平均分清的只有 3 个：中心校、东岭高于平均，白果低于平均。',
      '相邻的校片里分得出先后的只有：柳湾和白果；其余不要排名。',
    ]);
    expect(sayInEnglish(groups)[0]).toBe(
      'Only 3 can be told from the average: 中心校, 东岭 above the average, 白果 below it.',
    );
  });

  it('says that nobody differs, and that no order is to be read into it', () => {
    expect(say([group('甲', 0.5), group('乙', 0.2), group('丙', -0.7)])).toEqual([
      '没有一个校片能和平均分清。',
      '任何两个相邻的校片都分不出先后，不要按这个次序排名。',
    ]);
  });

  it('names the neighbours that can be told apart', () => {
    expect(say([group('甲', 0.5), group('乙', 0.4), group('丙', -6)])[1]).toBe(
      '相邻的校片里分得出先后的只有：乙和丙；其余不要排名。',
    );
  });

  it('says nothing of an order that holds throughout', () => {
    expect(say([group('甲', 9), group('乙', 0), group('丙', -9)])).toHaveLength(1);
  });

  it('warns where there are no entry scores, and names small groups', () => {
    expect(say([group('甲', null), group('乙', null, 1, { small: true, n: 8 })])).toEqual([
      '没有入学成绩，只能比原始分；原始分也反映生源，不能说明学校做了多少。',
      '人数太少，只作参考：乙。',
    ]);
  });

  it('does not take figures that are withheld for missing entry scores', () => {
    expect(say([group('甲', null, 1, { shown: 'count' }), group('乙', null, 1, { shown: 'count' })])).toEqual([
      '人数太少，或者看了会推出人数太少的组，所以只显示人数。',
    ]);
  });

  it('counts instead of naming many', () => {
    const many = Array.from({ length: 30 }, (_, place) => group(`第${place}`, 30 - place * 2, 0.1));
    expect(say(many)[0]).toBe('15 个高于平均，14 个低于平均；其余和平均分不清。');
  });

  it('tells a single group’s side of the average, and nothing where there is no figure', () => {
    expect(say([group('甲', 3)])).toEqual(['甲高于平均。']);
    expect(say([group('甲', -3)])).toEqual(['甲低于平均。']);
    expect(say([group('甲', 1)])).toEqual(['甲和平均分不清：区间盖住了平均线。']);
    expect(say([group('甲', null)])).toEqual([]);
    expect(say([])).toEqual([]);
  });

  it('puts the campus before names that are used twice', () => {
    const groups = [
      group('五（1）班', 4, 1, { campus: '东片小学' }),
      group('五（1）班', -4, 1, { campus: '南片小学' }),
    ];
    expect(say([...groups, group('六（1）班', 1, 1, { campus: '南片小学', small: true })])).toContain(
      '人数太少，只作参考：南片小学六（1）班。',
    );
    expect(say(groups)[0]).toBe('能和平均分清的只有 2 个：东片小学五（1）班高于平均，南片小学五（1）班低于平均。');
    expect(say([groups[0] as SaidGroup, group('六（1）班', -4)])[0]).toContain('：五（1）班高于平均');
  });
});

describe('telling two groups apart', () => {
  it('asks whether the interval of their difference leaves out 0', () => {
    expect(toldApart({ effect: 2.8, se: 1 }, { effect: 0, se: 1 })).toBe(true);
    expect(toldApart({ effect: 2.7, se: 1 }, { effect: 0, se: 1 })).toBe(false);
    expect(toldApart({ effect: null, se: null }, { effect: 0, se: 1 })).toBe(false);
  });
});

describe('the scope of a comparison', () => {
  const town = { units: new Map([[1, { id: 1, kind: 'town', name: '青石镇' }]]) } as unknown as TownFacts;
  const words = (groups: readonly { n: number }[]) =>
    scopeWords(town, { unitId: 1, lawProfile: 'moe-2021' }, { by: 'class', total: { n: 285 }, groups })[0];

  it('says how many groups the pupils are in, or which part of them is listed', () => {
    expect(words([{ n: 200 }, { n: 85 }])).toContain('全镇，2 个班，285 人。');
    expect(words([{ n: 16 }])).toContain('全镇，285 人，这里列出其中 1 个班。');
  });

  it('names the rules by their title, and none where there are none', () => {
    expect(words([])).toMatch(/不公布分数和名次，依据“义务教育考试管理（2021）”。$/);
    const unruled = { by: 'class', total: { n: 1 }, groups: [] } as const;
    expect(scopeWords(town, { unitId: 1, lawProfile: null }, unruled)[0]).toMatch(/不公布分数和名次。$/);
  });
});

import {
  askRules,
  type CampusFacts,
  type Computation,
  type Evidence,
  type LadderStep,
  usualRuleSettings,
} from '@plumbline/rules';
import { sanctionMeasures } from '@plumbline/workflows';
import { describe, expect, it } from 'vitest';
import {
  evidenceText,
  ladderText,
  noteText,
  placesThatTell,
  questionText,
  rounded,
  shownNumber,
  stepsOf,
} from './words.ts';

const han = /\p{Script=Han}/u;

describe('figures for reading', () => {
  it.each([
    ['49', 2, '49.00'],
    ['67.256', 2, '67.26'],
    ['-4.7', 2, '-4.70'],
    ['63.205', 3, '63.205'],
    ['0', 2, '0.00'],
  ])('%s with %d places is %s', (value, places, shown) => {
    expect(rounded(value, places)).toBe(shown);
  });

  it('leave out what is missing', () => {
    expect(rounded(null)).toBeNull();
  });

  it.each<[readonly (string | null)[], number]>([
    [['63.21', '67.26', null], 2],
    [['63.211', '63.214'], 3],
    [['63.2111', '63.2114', '63.2111'], 4],
    [['63.21', '63.21'], 2],
    [['1.00000001', '1.00000002'], 6],
    [[], 2],
  ])('have as few places as tell %j apart', (values, places) => {
    expect(placesThatTell(values)).toBe(places);
  });

  it('have a true minus sign', () => {
    expect([shownNumber(-4.83, 1), shownNumber(0.1, 1)]).toEqual(['−4.8', '0.1']);
  });
});

const evidence = (change: Partial<Evidence> = {}): Evidence => ({
  n: 97,
  lo: -4.8,
  hi: 0.1,
  pLast: 0.75,
  holdPercent: 90,
  smallGroup: 10,
  reasons: [],
  ...change,
});
const ofA = (change: Partial<Extract<Computation, { rule: 'A' }>> = {}): Computation => ({
  rule: 'A',
  clause: 'Q5',
  lastOf: 'missed',
  lastCampuses: 2,
  campuses: [],
  evidence: evidence(),
  ...change,
});

describe('how far a rank can be told from chance', () => {
  it.each<[string, Partial<Evidence>, string, string]>([
    [
      'held for two reasons',
      { reasons: ['notSurelyLast', 'includesAverage'] },
      '真在末2名的概率是 0.75，低于 0.90；95% 区间 −4.8 到 0.1，包含平均。',
      'The chance of truly being among the last 2 is 0.75, below 0.90; the 95 % interval goes from −4.8 to 0.1 and includes the average.',
    ],
    [
      'held as a small group',
      { n: 6, reasons: ['smallGroup'] },
      '只有 6 名学生，少于 10 名。',
      'Only 6 pupils, fewer than 10.',
    ],
    [
      'held as not available',
      { pLast: null, lo: null, hi: null, reasons: ['notAvailable'] },
      '算不出概率：缺少入学成绩，或比较范围的数据不全。',
      'The chance is not available: entry scores, or figures of those compared, are missing.',
    ],
    [
      'not held',
      { pLast: 0.94, lo: -6.6, hi: -0.8 },
      '真在末2名的概率是 0.94，不低于 0.90；95% 区间 −6.6 到 −0.8，不含平均。',
      'The chance of truly being among the last 2 is 0.94, not below 0.90; the 95 % interval goes from −6.6 to −0.8 and does not include the average.',
    ],
  ])('is said in one sentence when it is %s', (_, change, zh, en) => {
    expect(evidenceText(ofA(), evidence(change))).toEqual([zh, en]);
  });

  it('speaks of the county for rule D', () => {
    const computation: Computation = {
      rule: 'D',
      clause: 'Q8',
      lastTeachers: 3,
      improvementBy: 'standardScore',
      ladder: [],
      evidence: evidence(),
    };
    expect(evidenceText(computation, evidence({ reasons: ['notSurelyLast'] }))[0]).toContain('县末3名');
  });
});

/** The example of the plan, put through the rules. */
const town = (campuses: readonly (readonly [string, string, 'met' | 'missed', string?])[]) =>
  askRules({
    settings: { ...usualRuleSettings, rules: ['A'] },
    year: 2025,
    campuses: campuses.map(
      ([id, composite, , passRate = '80']): CampusFacts => ({
        id,
        name: id,
        composite,
        passRate,
        excellentRate: '20',
        n: 100,
        estimate: null,
      }),
    ),
    persons: [],
    agreements: campuses.map(([id, , outcome]) => ({
      id: `agreement ${id}`,
      party: 'campusHead',
      campus: id,
      person: `head ${id}`,
      outcome,
      evaluatedOn: '2026-07-10',
    })),
  });

describe('the computation step by step', () => {
  it('of rule A names those compared, their order and who is put forward', () => {
    const { proposals } = town([
      ['甲', '81', 'met'],
      ['乙', '77', 'missed'],
      ['丙', '74', 'met'],
      ['丁', '70', 'missed'],
      ['戊', '69', 'met'],
      ['己', '66', 'missed'],
    ]);
    const [first] = proposals;
    if (first === undefined) throw new Error('Nothing was put forward.');
    expect(stepsOf(first.computation).map(([zh]) => zh)).toEqual([
      '比较的校片：未完成目标的 3 个',
      '综合分从低到高：己 66.00、丁 70.00、乙 77.00',
      '同分先比及格率，再比优秀率；边界上没有同分',
      '最后 2 个中未完成的，提出建议：己、丁',
      '算不出概率：缺少入学成绩，或比较范围的数据不全。',
    ]);
  });

  it('of rule A says which are level at the boundary', () => {
    const { proposals } = town([
      ['甲', '66', 'missed'],
      ['乙', '70', 'missed'],
      ['丙', '70', 'missed'],
    ]);
    const tied = proposals.find((each) => each.tied);
    if (tied === undefined) throw new Error('Nobody is level.');
    expect(stepsOf(tied.computation)[2]?.[0]).toBe('边界上及格率、优秀率也相同，待主持人决定：丙、乙');
  });

  it.each<Computation>([
    { rule: 'B', clause: 'Q6', partyMember: true, administrative: true, evaluatedOn: '2026-07-10' },
    { rule: 'C', clause: 'Q7', evaluatedOn: '2026-07-10' },
  ])('of rule $rule names the day of evaluation', (computation) => {
    for (const [zh, en] of stepsOf(computation)) {
      expect(zh).toContain('2026-07-10');
      expect(en).toContain('2026-07-10');
    }
  });
});

describe('the ladder in words', () => {
  const step = (change: Partial<LadderStep>): LadderStep => ({
    year: 2025,
    outcome: 'missed',
    county: null,
    groups: [],
    standardScore: null,
    lineRate: null,
    flagged: null,
    tied: false,
    improved: null,
    improvedBy: null,
    rung: 'none',
    ...change,
  });
  it.each<[string, Partial<LadderStep>, string]>([
    ['flagged', { rung: 'flagged', flagged: true }, '目标未完成，且在县末位之列'],
    [
      'flagged and tied',
      { rung: 'flagged', flagged: true, tied: true },
      '目标未完成，且在县末位之列（同名次，待决定）',
    ],
    ['training', { rung: 'training' }, '上年在末位之列，本年没有进步：培训'],
    ['rotation', { rung: 'rotation' }, '培训后仍没有进步：轮岗'],
    ['paused', { rung: 'paused' }, '没有可用的数据，阶梯暂停'],
    ['a target that was met', { outcome: 'met' }, '目标完成，阶梯重新开始'],
    ['an improvement', { improved: true }, '有进步，阶梯重新开始'],
    ['a year without figures of the county', {}, '没有县里的数据'],
  ])('says %s', (_, change, zh) => {
    expect(ladderText(step(change))[0]).toBe(zh);
  });
});

describe('every sentence', () => {
  it('is there in both languages', () => {
    const measures = Object.keys(sanctionMeasures) as (keyof typeof sanctionMeasures)[];
    const texts = [...Object.values(noteText), ...measures.map((measure) => questionText(measure, 'Zhao Min'))];
    for (const [zh, en] of texts) {
      expect(zh).toMatch(han);
      expect(en).not.toMatch(han);
    }
    expect(new Set(measures.map((measure) => questionText(measure, '某人')[0])).size).toBe(measures.length);
  });
});

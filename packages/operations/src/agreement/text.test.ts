import { describe, expect, it } from 'vitest';
import type { AgreementContent } from './content.ts';
import { differences } from './differences.ts';
import { agreementText, hashOfText } from './text.ts';

const content = (more: Partial<AgreementContent> = {}): AgreementContent => ({
  title: '双河片校2026—2027学年教学质量目标责任书',
  planYear: '2026—2027学年',
  endsOn: '2027-07-31',
  party: 'campusHead',
  partyA: { organisation: '青石镇中心校', name: '罗怀远' },
  partyB: { organisation: '双河片校', name: '蒋玉兰' },
  subject: null,
  targets: [
    {
      indicator: 'composite',
      title: '综合分',
      unit: '分',
      comparison: 'atLeast',
      value: '72.00',
      mandatory: true,
      lastYears: [
        { planYear: '2024—2025学年', value: '68.12' },
        { planYear: '2025—2026学年', value: null },
      ],
    },
    {
      indicator: 'lowRate',
      title: '低分率',
      unit: '%',
      comparison: 'atMost',
      value: '7',
      mandatory: false,
      lastYears: [],
    },
  ],
  composite: { mean: 40, pass: 30, excellent: 20, notLow: 10 },
  thresholds: { pass: '60', excellent: '85', low: '40' },
  compared: ['东岭', '双河'],
  consequences: { lastCampuses: 2, lastOf: 'missed', defenceDays: 5, reviewDays: 30 },
  clauses: [{ title: '甲方提供的支持', text: '安排导师。\n每月一次教研。' }],
  ...more,
});

const [first, second] = content().targets;
if (first === undefined || second === undefined) throw new Error('Two targets were wanted.');

describe('the text of an agreement', () => {
  it('is made from its content, word for word', () => {
    expect(agreementText(content())).toBe(`双河片校2026—2027学年教学质量目标责任书

甲方：青石镇中心校（罗怀远）
乙方：双河片校（蒋玉兰）
学年：2026—2027学年，自双方签署起生效，到 2027-07-31 为止。

一、目标
1. 综合分（必达）：不低于 72.00分。2024—2025学年 68.12分，2025—2026学年未测。
2. 低分率（参考）：不高于 7%。

二、综合分怎么算
综合分从 0 到 100，由四项按 40∶30∶20∶10 的权重合成：平均分占满分的百分比、及格率、优秀率、100 减低分率。
及格线为满分的 60%，优秀线为 85%，低于 40% 为低分；某科考试另有规定的，以该科的为准。
各科按考试公布的权重合计。

三、怎样算完成
必达指标全部达到即为完成，按精确小数比较，不四舍五入。任何一项缺少数据时记为“未评”，不算未完成。
以已发布的考试成绩为准；成绩更正后重新评价，原评价保留。

四、参加比较的校片
东岭、双河，共 2 个。

五、没有完成时
没有完成目标的校片中综合分最低的 2 个，由片校长在全镇质量分析会上作表态性发言（方案 Q5）。
担任行政职务的中共党员没有完成目标的，由党支部决定是否诫勉谈话（方案 Q6）。

六、双方的权利
以上处理只由规则提出建议，须由有权的组织按程序决定，不自动生效，也不由一人决定。
乙方在收到告知后 5 个工作日内可以陈述申辩，决定送达后 30 日内可以申请复核，对复核不服的可以申诉。

七、甲方提供的支持
安排导师。
每月一次教研。`);
  });

  it('tells the plan year’s reading of rule A, and what follows for a teacher', () => {
    const all = content({ consequences: { ...content().consequences, lastOf: 'all', lastCampuses: 3 } });
    expect(agreementText(all)).toContain('全部校片中综合分最低的 3 个，其中没有完成目标的');
    const teacher = agreementText(content({ party: 'teacher', subject: '英语' }));
    expect(teacher).toContain('不参加评优、评先、调动、提拔（方案 Q7）');
    expect(teacher).toContain('只算英语一科。');
    expect(teacher).not.toContain('表态性发言');
  });

  it('has another hash for every single character', () => {
    const text = agreementText(content());
    expect(hashOfText(text)).toMatch(/^[0-9a-f]{64}$/);
    const hashes = new Set([...text].map((_, at) => hashOfText(`${text.slice(0, at)}\u200b${text.slice(at)}`)));
    expect(hashes.size).toBe([...text].length);
    expect(hashes.has(hashOfText(text))).toBe(false);
  });

  it('numbers its headings beyond ten', () => {
    const clauses = Array.from({ length: 15 }, (_, index) => ({ title: `条款 ${index}`, text: '略' }));
    const headings = agreementText(content({ clauses })).match(/^[一二三四五六七八九十]+、/gm);
    expect(headings?.slice(8)).toEqual([
      '九、',
      '十、',
      '十一、',
      '十二、',
      '十三、',
      '十四、',
      '十五、',
      '十六、',
      '十七、',
      '十八、',
      '十九、',
      '二十、',
      '二十一、',
    ]);
  });
});

describe('the differences of two versions', () => {
  it('are none between equal contents', () => {
    expect(differences(content(), content())).toEqual([]);
  });

  it('name each target and clause that was added, removed or changed', () => {
    const next = content({
      targets: [
        { ...first, value: '71.00' },
        { ...second, indicator: 'passRate', title: '及格率', comparison: 'atLeast', value: '87' },
      ],
      clauses: [
        { title: '甲方提供的支持', text: '安排导师。' },
        { title: '其他', text: '按月反馈。' },
      ],
    });
    expect(differences(content(), next).map(({ part, change, title }) => [part, change, title])).toEqual([
      ['target', 'changed', '综合分'],
      ['target', 'added', '及格率'],
      ['target', 'removed', '低分率'],
      ['clause', 'changed', '甲方提供的支持'],
      ['clause', 'added', '其他'],
    ]);
    expect(differences(content(), next)[0]).toMatchObject({
      before: expect.stringContaining('72.00'),
      after: expect.stringContaining('71.00'),
    });
  });

  it('tell that a target became mandatory, and that a rule of the plan year changed', () => {
    const next = content({ targets: [first, { ...second, mandatory: true }], compared: ['东岭', '双河', '石桥'] });
    expect(differences(content(), next).map(({ part, change, title }) => [part, change, title])).toEqual([
      ['target', 'changed', '低分率'],
      ['rule', 'changed', '参加比较的校片'],
    ]);
  });

  it('keep two clauses of the same heading apart', () => {
    const twice = content({
      clauses: [
        { title: '其他', text: '甲' },
        { title: '其他', text: '乙' },
      ],
    });
    const next = content({
      clauses: [
        { title: '其他', text: '甲' },
        { title: '其他', text: '丙' },
      ],
    });
    expect(differences(twice, next)).toEqual([
      { part: 'clause', change: 'changed', title: '其他', before: '乙', after: '丙' },
    ]);
  });
});

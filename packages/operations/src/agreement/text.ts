import { sha256 } from '../record/canonical.ts';
import type { AgreedTarget, AgreementContent, LastYear } from './content.ts';

/** A section of an agreement's text. */
export interface Section {
  /** What the section is, whatever its heading says. */
  readonly key: 'targets' | 'composite' | 'met' | 'compared' | 'consequences' | 'rights' | 'clause';
  readonly heading: string;
  readonly lines: readonly string[];
}

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A heading's number: 一, 十, 十一, 二十三. */
const numeral = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? numerals[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? numerals[ones] : ''}`;
};

const lastYear = ({ planYear, value }: LastYear, unit: string): string =>
  `${planYear}${value === null ? '未测' : ` ${value}${unit}`}`;

/** One target in words: 及格率（必达）：不低于 87.0%。2025—2026学年 85.7%。 */
export const targetLine = ({ title, unit, comparison, value, mandatory, lastYears }: AgreedTarget): string =>
  [
    `${title}（${mandatory ? '必达' : '参考'}）：${comparison === 'atLeast' ? '不低于' : '不高于'} ${value}${unit}。`,
    ...(lastYears.length === 0 ? [] : [`${lastYears.map((each) => lastYear(each, unit)).join('，')}。`]),
  ].join('');

const compositeLines = ({ composite, thresholds, subject }: AgreementContent): string[] => [
  `综合分从 0 到 100，由四项按 ${[composite.mean, composite.pass, composite.excellent, composite.notLow].join('∶')} 的权重合成：平均分占满分的百分比、及格率、优秀率、100 减低分率。`,
  `及格线为满分的 ${thresholds.pass}%，优秀线为 ${thresholds.excellent}%，低于 ${thresholds.low}% 为低分；某科考试另有规定的，以该科的为准。`,
  subject === null ? '各科按考试公布的权重合计。' : `只算${subject}一科。`,
];

const consequenceLines = ({ party, consequences }: AgreementContent): string[] => {
  const { lastCampuses, lastOf } = consequences;
  const campus =
    lastOf === 'missed'
      ? `没有完成目标的校片中综合分最低的 ${lastCampuses} 个，由片校长在全镇质量分析会上作表态性发言（方案 Q5）。`
      : `全部校片中综合分最低的 ${lastCampuses} 个，其中没有完成目标的，由片校长在全镇质量分析会上作表态性发言（方案 Q5）。`;
  if (party === 'teacher')
    return [
      '没有完成目标的，下一学年不参加评优、评先、调动、提拔（方案 Q7）。',
      '上一学年没有完成目标且位列全县末位、本学年仍无进步的，参加镇级薄弱教师培训；下一学年再无进步的，轮岗交流（方案 Q8）。',
    ];
  return [
    ...(party === 'campusHead' ? [campus] : []),
    '担任行政职务的中共党员没有完成目标的，由党支部决定是否诫勉谈话（方案 Q6）。',
  ];
};

/** The sections of an agreement in the order of its text. */
export const sectionsOf = (content: AgreementContent): readonly Section[] => {
  const { targets, compared, consequences, clauses } = content;
  return [
    {
      key: 'targets',
      heading: '目标',
      lines: targets.map((target, index) => `${index + 1}. ${targetLine(target)}`),
    },
    { key: 'composite', heading: '综合分怎么算', lines: compositeLines(content) },
    {
      key: 'met',
      heading: '怎样算完成',
      lines: [
        '必达指标全部达到即为完成，按精确小数比较，不四舍五入。任何一项缺少数据时记为“未评”，不算未完成。',
        ...(targets.some(({ indicator }) => indicator === 'rectifiedOnTime')
          ? ['评价时没有到期的整改，整改按期销号率记为 100%。']
          : []),
        '以已发布的考试成绩为准；成绩更正后重新评价，原评价保留。',
      ],
    },
    {
      key: 'compared',
      heading: '参加比较的校片',
      lines: [compared.length === 0 ? '无。' : `${compared.join('、')}，共 ${compared.length} 个。`],
    },
    { key: 'consequences', heading: '没有完成时', lines: consequenceLines(content) },
    {
      key: 'rights',
      heading: '双方的权利',
      lines: [
        '以上处理只由规则提出建议，须由有权的组织按程序决定，不自动生效，也不由一人决定。',
        `乙方在收到告知后 ${consequences.defenceDays} 个工作日内可以陈述申辩，决定送达后 ${consequences.reviewDays} 日内可以申请复核，对复核不服的可以申诉。`,
      ],
    },
    ...clauses.map(({ title, text }): Section => ({ key: 'clause', heading: title, lines: text.split('\n') })),
  ];
};

/**
 * The exact text of an agreement, which the parties sign: Chinese, made from its content alone, so that equal contents
 * give equal texts.
 * @returns lines separated by line feeds, without one at the end
 */
export const agreementText = (content: AgreementContent): string => {
  const { title, planYear, endsOn, partyA, partyB } = content;
  return [
    title,
    '',
    `甲方：${partyA.organisation}（${partyA.name}）`,
    `乙方：${partyB.organisation}（${partyB.name}）`,
    `学年：${planYear}，自双方签署起生效，到 ${endsOn} 为止。`,
    ...sectionsOf(content).flatMap(({ heading, lines }, index) => ['', `${numeral(index + 1)}、${heading}`, ...lines]),
  ].join('\n');
};

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal: what a signature names. */
export const hashOfText = (text: string): string => sha256(text);

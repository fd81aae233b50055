import type { Text } from '@plumbline/terms';

/** Why something about a person is kept when the person is erased, and for how long. */
export interface RetentionDuty {
  readonly title: Text;
  /** What is kept, and from when the years are counted. */
  readonly text: Text;
  /** Years after the day that the text names; 0: until that day. */
  readonly years: number;
  readonly source: Text;
  /** Whether the wording and the years are valid law, or still to be confirmed by a lawyer. */
  readonly status: 'valid' | 'toBeConfirmed';
}

/**
 * Duties to keep, which go before the erasing of personal information on request (Personal Information Protection Law,
 * art. 47: where a period that laws and regulations set has not ended, it is stored and nothing else is done with it).
 */
export const retentionDuties = {
  decision: {
    title: ['人事处理决定', 'A personnel decision'],
    text: [
      '处置决定及其依据、申辩、表决，从决定的效力结束起算',
      'A decision with what it rests on, its defence and its votes, counted from the end of its effect',
    ],
    years: 10,
    source: [
      '《机关文件材料归档范围和文书档案保管期限规定》（国家档案局令第8号，2006）；《事业单位工作人员处分规定》（2023）',
      'National Archives Administration, Order No. 8 (2006) on periods of keeping; Rules on disciplining staff of public institutions (2023)',
    ],
    status: 'toBeConfirmed',
  },
  agreement: {
    title: ['已签订的责任书', 'A signed agreement'],
    text: [
      '双方签字的责任书及其考核结论，从所属学年结束起算',
      'An agreement signed by both parties with its evaluation, counted from the end of its plan year',
    ],
    years: 10,
    source: [
      '《机关文件材料归档范围和文书档案保管期限规定》（国家档案局令第8号，2006）',
      'National Archives Administration, Order No. 8 (2006) on periods of keeping',
    ],
    status: 'toBeConfirmed',
  },
  underWay: {
    title: ['尚未办结的事项', 'A case that is under way'],
    text: [
      '本人在其中填写的内容和佐证，到办结之日为止',
      'What the person entered in it, with its evidence, until the day on which it is closed',
    ],
    years: 0,
    source: ['《个人信息保护法》第十三条、第四十七条', 'Personal Information Protection Law, art. 13 and 47'],
    status: 'toBeConfirmed',
  },
} as const satisfies Readonly<Record<string, RetentionDuty>>;

/** Name of a duty to keep. */
export type RetentionDutyName = keyof typeof retentionDuties;

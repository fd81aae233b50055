import type { Party } from '@plumbline/rules';
import type { Target } from '@plumbline/workflows';

/** With whom a campus made an agreement of their own (Q4). */
export interface PersonalPlan {
  /** Key of party B. */
  readonly key: string;
  readonly party: Extract<Party, 'teacher' | 'leaderInCharge'>;
  /** Key of the campus. */
  readonly campus: string;
  /** Key of the campus head who signed for it. */
  readonly head: string;
  readonly composite: string;
  readonly passRate: string;
  /** School days before today on which last year's agreement was evaluated, once its figures had been looked through. */
  readonly evaluated: number;
  /** It had one in the plan year before the last, too. */
  readonly sinceEarlier?: true;
}

const heads = {
  central: 'gongmingde',
  east: 'yanguohua',
  south: 'ningdefu',
  north: 'jingshaohua',
  west: 'yuechangqing',
} as const;

const personal = (
  campus: keyof typeof heads,
  key: string,
  [composite, passRate]: readonly [composite: string, passRate: string],
  evaluated: number,
  party: PersonalPlan['party'] = 'teacher',
): PersonalPlan => ({ key, party, campus, head: heads[campus], composite, passRate, evaluated });

/** Last year's agreements of campuses with their teachers and leaders, in the order in which they were evaluated. */
export const personalPlans: readonly PersonalPlan[] = [
  personal('south', 'niguoqing', ['80', '92'], 35),
  personal('south', 'luxiaochuan', ['80', '92'], 35),
  { ...personal('north', 'moxiaodan', ['75', '88'], 35), sinceEarlier: true },
  personal('east', 'yuxinyi', ['76', '90'], 35),
  personal('east', 'yanghaiyan', ['80', '90'], 35),
  personal('east', 'yuanlin', ['64', '85'], 35),
  personal('west', 'bianlingling', ['62', '80'], 35),
  personal('central', 'caiyongkang', ['88', '98'], 35),
  personal('central', 'duanxiuying', ['88', '98'], 35),
  personal('south', 'changxiuli', ['80', '95'], 19, 'leaderInCharge'),
  personal('east', 'yujiamin', ['82', '95'], 8),
  personal('east', 'luoxiaotong', ['82', '95'], 8),
  personal('west', 'qizhiyuan', ['80', '92'], 8),
  personal('east', 'zhangmin', ['80', '90'], 3),
  personal('central', 'houqiming', ['95', '99'], 3),
];

const target = (
  indicator: Target['indicator'],
  comparison: Target['comparison'],
  value: string,
  mandatory: boolean,
): Target => ({ indicator, comparison, value, mandatory });

/** What was agreed: on scores alone, as in that year's agreements with the campuses. */
export const targetsOf = ({ composite, passRate }: PersonalPlan): readonly Target[] => [
  target('composite', 'atLeast', composite, true),
  target('passRate', 'atLeast', passRate, false),
];

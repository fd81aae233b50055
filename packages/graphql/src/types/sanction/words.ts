import {
  type ComparedCampus,
  type Computation,
  decimal,
  decimalText,
  type Evidence,
  type HoldReason,
  type LadderStep,
  type Outcome,
  type RuleNote,
} from '@plumbline/rules';
import type { Text } from '@plumbline/terms';
import type { sanctionMeasures } from '@plumbline/workflows';

/** Clauses of the rules. */
export const clauseOfRule = { A: 'Q5', B: 'Q6', C: 'Q7', D: 'Q8' } as const;

/** A decimal with as many places for reading; `null` stays `null`. */
export const rounded = (value: string | null, places = 2): string | null => {
  if (value === null) return null;
  const [whole = '', fraction = ''] = decimalText(decimal(value), places).split('.');
  return `${whole}.${fraction.padEnd(places, '0')}`;
};

/** A number for reading with a true minus sign. */
export const shownNumber = (value: number, places: number): string => value.toFixed(places).replace('-', '−');

const ratio = (percent: number): string => (percent / 100).toFixed(2);

/** The fewest places, from 2 to 6, at which different values look different. */
export const placesThatTell = (values: readonly (string | null)[]): number => {
  const known = [...new Set(values.filter((value) => value !== null))];
  for (let places = 2; places < 6; places += 1)
    if (new Set(known.map((value) => rounded(value, places))).size === known.length) return places;
  return 6;
};

/** Whose chance is spoken of: the last so many of those compared. */
export const lastOf = (computation: Computation): Text =>
  computation.rule === 'D'
    ? [`县末${computation.lastTeachers}名`, `the county’s last ${computation.lastTeachers}`]
    : computation.rule === 'A'
      ? [`末${computation.lastCampuses}名`, `the last ${computation.lastCampuses}`]
      : ['', ''];

const probability = (computation: Computation, pLast: number): Text => {
  const [zh, en] = lastOf(computation);
  return [`真在${zh}的概率是 ${pLast.toFixed(2)}`, `the chance of truly being among ${en} is ${pLast.toFixed(2)}`];
};

const interval = (lo: number, hi: number): Text => [
  `95% 区间 ${shownNumber(lo, 1)} 到 ${shownNumber(hi, 1)}`,
  `the 95 % interval goes from ${shownNumber(lo, 1)} to ${shownNumber(hi, 1)}`,
];

/** Why a proposal is held, in words with its numbers. */
export const heldText = (reason: HoldReason, computation: Computation, evidence: Evidence): Text => {
  const { n, lo, hi, pLast, holdPercent, smallGroup } = evidence;
  switch (reason) {
    case 'smallGroup':
      return [`只有 ${n ?? 0} 名学生，少于 ${smallGroup} 名`, `only ${n ?? 0} pupils, fewer than ${smallGroup}`];
    case 'notSurelyLast': {
      const [zh, en] = probability(computation, pLast ?? 0);
      return [`${zh}，低于 ${ratio(holdPercent)}`, `${en}, below ${ratio(holdPercent)}`];
    }
    case 'includesAverage': {
      const [zh, en] = interval(lo ?? 0, hi ?? 0);
      return [`${zh}，包含平均`, `${en} and includes the average`];
    }
    case 'notAvailable':
      return [
        '算不出概率：缺少入学成绩，或比较范围的数据不全',
        'the chance is not available: entry scores, or figures of those compared, are missing',
      ];
  }
};

const joined = (texts: readonly Text[]): Text => [
  `${texts.map(([zh]) => zh).join('；')}。`,
  `${texts
    .map(([, en]) => en)
    .join('; ')
    .replace(/^./, (first) => first.toUpperCase())}.`,
];

/** How far the rank can be told from chance, in one sentence. */
export const evidenceText = (computation: Computation, evidence: Evidence): Text => {
  if (evidence.reasons.length > 0)
    return joined(evidence.reasons.map((reason) => heldText(reason, computation, evidence)));
  const { lo, hi, pLast, holdPercent } = evidence;
  const [zh, en] = probability(computation, pLast ?? 0);
  const [zhInterval, enInterval] = interval(lo ?? 0, hi ?? 0);
  return joined([
    [`${zh}，不低于 ${ratio(holdPercent)}`, `${en}, not below ${ratio(holdPercent)}`],
    [`${zhInterval}，不含平均`, `${enInterval} and does not include the average`],
  ]);
};

/** What an evaluation came to, in words. */
export const outcomeText = (outcome: Outcome | null): Text =>
  outcome === 'met'
    ? ['完成', 'Met']
    : outcome === 'missed'
      ? ['未完成', 'Missed']
      : outcome === 'notEvaluated'
        ? ['未能评价', 'Not evaluated']
        : ['没有责任书', 'No agreement'];

/** What a year of the ladder means. */
export const ladderText = ({ outcome, rung, tied, improved, county }: LadderStep): Text => {
  const tie: Text = tied ? ['（同名次，待决定）', ' (tied, to be decided)'] : ['', ''];
  switch (rung) {
    case 'paused':
      return ['没有可用的数据，阶梯暂停', 'No figures that can be used; the ladder pauses'];
    case 'flagged':
      return [`目标未完成，且在县末位之列${tie[0]}`, `Target missed, and among the county’s last${tie[1]}`];
    case 'training':
      return ['上年在末位之列，本年没有进步：培训', 'Among the last the year before, no improvement: training'];
    case 'rotation':
      return ['培训后仍没有进步：轮岗', 'No improvement after the training: rotation'];
    case 'none':
      if (outcome === 'met') return ['目标完成，阶梯重新开始', 'Target met; the ladder starts again'];
      if (improved === true) return ['有进步，阶梯重新开始', 'Improved; the ladder starts again'];
      return county === null
        ? ['没有县里的数据', 'No figures of the county']
        : ['不在县末位之列', 'Not among the county’s last'];
  }
};

/** Why a rule says nothing about somebody or something. */
export const noteText: Readonly<Record<RuleNote['code'], Text>> = {
  off: ['这条规则没有启用', 'This rule is switched off'],
  noCountyFigures: ['没有县里的数据，规则 D 不作结论', 'Without figures of the county rule D says nothing'],
  noFigures: ['没有综合分，不参加比较', 'Without a composite score it takes no part in the comparison'],
  notEvaluated: ['还有责任书没有评价，规则 A 等全部评价完', 'An agreement is not evaluated yet; rule A waits for all'],
  noHead: ['这个校片没有片校长', 'The campus has no head'],
  firstYear: ['第一年，没有上年可比', 'The first year: there is no year before'],
  paused: ['没有可用的数据，阶梯暂停', 'No figures that can be used; the ladder pauses'],
};

/** The name of a campus with its composite. */
const withScore =
  (places: number) =>
  ({ name, composite }: ComparedCampus) =>
    `${name} ${rounded(composite, places) ?? '—'}`;

/** The computation of rule A, step by step. */
const stepsOfA = (computation: Extract<Computation, { rule: 'A' }>): readonly Text[] => {
  const { campuses, lastCampuses } = computation;
  const compared = campuses
    .filter((campus) => campus.compared)
    .toSorted((a, b) => (a.fromLast ?? Infinity) - (b.fromLast ?? Infinity));
  const score = withScore(placesThatTell(compared.map(({ composite }) => composite)));
  const names = (some: readonly ComparedCampus[]) => some.map(({ name }) => name);
  const proposed = compared.filter((campus) => campus.proposed);
  const tied = compared.filter((campus) => campus.tied);
  const missed = computation.lastOf === 'missed';
  return [
    [
      `比较的校片：${missed ? '未完成目标的' : '全部'} ${compared.length} 个`,
      `Campuses compared: ${missed ? 'the' : 'all'} ${compared.length}${missed ? ' that missed their target' : ''}`,
    ],
    [
      `综合分从低到高：${compared.map(score).join('、')}`,
      `Composite from the lowest: ${compared.map(score).join(', ')}`,
    ],
    tied.length === 0
      ? [
          '同分先比及格率，再比优秀率；边界上没有同分',
          'Equal scores: the pass rate, then the excellent rate; there is no tie at the boundary',
        ]
      : [
          `边界上及格率、优秀率也相同，待主持人决定：${names(tied).join('、')}`,
          `Level at the boundary in pass and excellent rate too, for the chair to decide: ${names(tied).join(', ')}`,
        ],
    [
      `最后 ${lastCampuses} 个中未完成的，提出建议：${names(proposed).join('、') || '没有'}`,
      `Put forward, among the last ${lastCampuses} that missed: ${names(proposed).join(', ') || 'none'}`,
    ],
  ];
};

/** The computation of a proposal, step by step, in sentences. */
export const stepsOf = (computation: Computation): readonly Text[] => {
  switch (computation.rule) {
    case 'A':
      return [...stepsOfA(computation), evidenceText(computation, computation.evidence)];
    case 'B':
      return [
        [
          `评价日 ${computation.evaluatedOn}：责任书未完成，当日是党员，并担任行政职务`,
          `On ${computation.evaluatedOn}, the day of evaluation: missed, a Party member, and in an administrative post`,
        ],
      ];
    case 'C':
      return [
        [
          `评价日 ${computation.evaluatedOn}：教师的责任书未完成；下一学年暂停资格`,
          `On ${computation.evaluatedOn}, the day of evaluation: a teacher’s agreement was missed; not eligible in the next plan year`,
        ],
      ];
    case 'D':
      return [
        ...computation.ladder.map((step): Text => {
          const [zh, en] = ladderText(step);
          return [`${step.year} 年起的学年：${zh}`, `Plan year from ${step.year}: ${en}`];
        }),
        evidenceText(computation, computation.evidence),
      ];
  }
};

/** The question that a body votes on. */
export const questionText = (measure: keyof typeof sanctionMeasures, who: string): Text => {
  switch (measure) {
    case 'statement':
      return [
        `是否请${who}在全镇质量分析会上作表态性发言`,
        `Shall ${who} make a statement at the town’s quality-analysis meeting?`,
      ];
    case 'talk':
      return [`是否对${who}进行诫勉谈话`, `Shall ${who} be given an admonition talk?`];
    case 'ineligibility':
      return [
        `是否暂停${who}评优、评先、调动、提拔的资格`,
        `Shall ${who} be not eligible for awards, honours, transfer and promotion for a time?`,
      ];
    case 'training':
      return [`是否请${who}参加薄弱教师培训`, `Shall ${who} take part in the training for teachers who need help?`];
    case 'rotation':
      return [`是否安排${who}轮岗交流`, `Shall ${who} rotate to another school?`];
  }
};

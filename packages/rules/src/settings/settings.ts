import type { Text } from '@plumbline/terms';

/** A number of the plan: a setting of the plan year, with the plan's value as default and its clause beside it. */
export interface SettingDeclaration {
  readonly title: Text;
  readonly clause: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly unit: Text;
  /** What 0 and 1 stand for, where it is a choice and not a number. */
  readonly choices?: readonly [Text, Text];
}

const workingDays: Text = ['个工作日', 'working days'];
const days: Text = ['天', 'days'];
const times: Text = ['次', 'times'];
const ofFullMark: Text = ['%（占满分）', '% of the full mark'];
const ofComposite: Text = ['%（权重）', '% of the composite'];
const probability: Text = ['%（概率）', '% probability'];
const ofTerm: Text = ['%（学期天数）', '% of the term'];
const pupils: Text = ['名学生', 'pupils'];
const campuses: Text = ['个校片', 'campuses'];
const teachers: Text = ['名教师', 'teachers'];
const choice: Text = ['（选项）', 'choice'];
const onOff: readonly [Text, Text] = [
  ['停用', 'Off'],
  ['启用', 'On'],
];
const waits: readonly [Text, Text] = [
  ['照常执行', 'Goes on'],
  ['暂缓执行', 'Waits'],
];
const ofMembers: Text = ['%（应投票人）', '% of those who may vote'];

/** Every setting of a plan year by key. */
export const settings = {
  'rectification.issueDays': {
    title: ['发现后几日内下发通知', 'Issue the notice within'],
    clause: 'I6',
    default: 2,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'rectification.acknowledgeDays': {
    title: ['通知后几日内签收', 'Acknowledge within'],
    clause: 'I6',
    default: 1,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'rectification.planDays': {
    title: ['签收后几日内报方案', 'Submit the plan within'],
    clause: 'I6',
    default: 3,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'rectification.reviewDays': {
    title: ['几日内审完方案', 'Review the plan within'],
    clause: 'I6',
    default: 2,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'rectification.rectifyDays': {
    title: ['限期整改的一般期限', 'Usual time to rectify'],
    clause: 'I6',
    default: 10,
    min: 1,
    max: 120,
    unit: workingDays,
  },
  'rectification.onTheSpotDays': {
    title: ['立行立改的期限', 'Time to rectify on the spot'],
    clause: 'I6',
    default: 1,
    min: 0,
    max: 30,
    unit: workingDays,
  },
  'rectification.reinspectDays': {
    title: ['报告后几日内复查', 'Re-inspect within'],
    clause: 'I6',
    default: 3,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'rectification.againDays': {
    title: ['长期坚持的复查间隔', 'Between long-term re-inspections'],
    clause: 'I6',
    default: 10,
    min: 1,
    max: 120,
    unit: workingDays,
  },
  'rectification.reinspectionsNeeded': {
    title: ['长期坚持要几次复查合格', 'Good re-inspections of a long-term finding'],
    clause: 'I6',
    default: 3,
    min: 1,
    max: 12,
    unit: times,
  },
  'rectification.hearDays': {
    title: ['申辩几日内答复', 'Answer an objection within'],
    clause: 'I6',
    default: 3,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'rectification.lookBackDays': {
    title: ['销号后几天回头看', 'Look back after closing'],
    clause: 'I6',
    default: 30,
    min: 1,
    max: 365,
    unit: days,
  },
  'request.answerDays': {
    title: ['申请几日内答复', 'Answer a request within'],
    clause: 'I6',
    default: 2,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'inspection.largePerTerm': {
    title: ['每学期大型教学检查至少', 'Large inspections per term, at least'],
    clause: 'I6',
    default: 3,
    min: 0,
    max: 20,
    unit: times,
  },
  'exam.passPercent': {
    title: ['及格线', 'Pass from'],
    clause: 'Q1',
    default: 60,
    min: 0,
    max: 100,
    unit: ofFullMark,
  },
  'exam.excellentPercent': {
    title: ['优秀线', 'Excellent from'],
    clause: 'Q1',
    default: 85,
    min: 0,
    max: 100,
    unit: ofFullMark,
  },
  'exam.lowPercent': {
    title: ['低分线（低于）', 'Low below'],
    clause: 'Q1',
    default: 40,
    min: 0,
    max: 100,
    unit: ofFullMark,
  },
  'exam.smallGroup': {
    title: ['少于几人为小样本', 'Small group below'],
    clause: 'Q1',
    default: 10,
    min: 1,
    max: 100,
    unit: pupils,
  },
  'exam.stayPercent': {
    title: ['转学转岗：在校不少于学期的', 'After a transfer, there for at least'],
    clause: 'Q4',
    default: 50,
    min: 0,
    max: 100,
    unit: ofTerm,
  },
  'composite.meanPercent': {
    title: ['综合分中平均分的权重', 'Mean in the composite'],
    clause: 'Q1',
    default: 40,
    min: 0,
    max: 100,
    unit: ofComposite,
  },
  'composite.passPercent': {
    title: ['综合分中及格率的权重', 'Pass rate in the composite'],
    clause: 'Q1',
    default: 30,
    min: 0,
    max: 100,
    unit: ofComposite,
  },
  'composite.excellentPercent': {
    title: ['综合分中优秀率的权重', 'Excellent rate in the composite'],
    clause: 'Q1',
    default: 20,
    min: 0,
    max: 100,
    unit: ofComposite,
  },
  'composite.notLowPercent': {
    title: ['综合分中非低分率的权重', 'Rate of not low in the composite'],
    clause: 'Q1',
    default: 10,
    min: 0,
    max: 100,
    unit: ofComposite,
  },
  'sanction.lastCampuses': {
    title: ['规则 A：倒数几名', 'Rule A: the last'],
    clause: 'Q5',
    default: 2,
    min: 1,
    max: 10,
    unit: campuses,
  },
  'sanction.lastTeachers': {
    title: ['规则 D：全县倒数几名', 'Rule D: the last in the county'],
    clause: 'Q8',
    default: 3,
    min: 1,
    max: 20,
    unit: teachers,
  },
  'sanction.holdPercent': {
    title: ['倒数概率低于多少须慎重决定', 'Decide with reasons when being last is under'],
    clause: 'Q5',
    default: 90,
    min: 0,
    max: 100,
    unit: probability,
  },
  'agreement.lastOfAll': {
    title: ['规则 A 与谁比', 'Rule A compares'],
    clause: 'Q5',
    default: 0,
    min: 0,
    max: 1,
    unit: choice,
    choices: [
      ['未完成的校片', 'Those that missed'],
      ['全部校片', 'All campuses'],
    ],
  },
  'sanction.defenceDays': {
    title: ['告知后几日内陈述申辩', 'Statement of defence within'],
    clause: 'Q5',
    default: 5,
    min: 1,
    max: 60,
    unit: workingDays,
  },
  'sanction.reviewDays': {
    title: ['送达后几日内申请复核', 'Ask for a review within'],
    clause: 'Q5',
    default: 30,
    min: 1,
    max: 180,
    unit: days,
  },
  'sanction.ruleA': {
    title: ['规则 A（校片表态性发言）', 'Rule A (statement by the campus head)'],
    clause: 'Q5',
    default: 0,
    min: 0,
    max: 1,
    unit: choice,
    choices: onOff,
  },
  'sanction.ruleB': {
    title: ['规则 B（党员管理人员诫勉谈话）', 'Rule B (admonition of Party members)'],
    clause: 'Q6',
    default: 0,
    min: 0,
    max: 1,
    unit: choice,
    choices: onOff,
  },
  'sanction.ruleC': {
    title: ['规则 C（评优评先调动提拔）', 'Rule C (eligibility)'],
    clause: 'Q7',
    default: 0,
    min: 0,
    max: 1,
    unit: choice,
    choices: onOff,
  },
  'sanction.ruleD': {
    title: ['规则 D（培训与轮岗）', 'Rule D (training and rotation)'],
    clause: 'Q8',
    default: 0,
    min: 0,
    max: 1,
    unit: choice,
    choices: onOff,
  },
  'sanction.improvementBy': {
    title: ['规则 D：按什么看进步', 'Rule D: improvement by'],
    clause: 'Q8',
    default: 0,
    min: 0,
    max: 1,
    unit: choice,
    choices: [
      ['全县标准分', 'County standard score'],
      ['成线率', 'Line rate'],
    ],
  },
  'sanction.screenDays': {
    title: ['提出后几日内审查', 'Screen within'],
    clause: 'Q5',
    default: 5,
    min: 1,
    max: 60,
    unit: workingDays,
  },
  'sanction.noticeDays': {
    title: ['审查后几日内告知', 'Notify within'],
    clause: 'Q5',
    default: 5,
    min: 1,
    max: 60,
    unit: workingDays,
  },
  'sanction.receiptDays': {
    title: ['告知后几日内签收', 'Confirm receipt within'],
    clause: 'Q5',
    default: 3,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'sanction.decideDays': {
    title: ['申辩后几日内议决', 'Decide after the defence within'],
    clause: 'Q5',
    default: 10,
    min: 1,
    max: 60,
    unit: workingDays,
  },
  'sanction.deliverDays': {
    title: ['决定后几日内送达', 'Deliver the decision within'],
    clause: 'Q5',
    default: 5,
    min: 1,
    max: 60,
    unit: workingDays,
  },
  'sanction.answerDays': {
    title: ['几日内答复复核、申诉', 'Answer a review or an appeal within'],
    clause: 'Q5',
    default: 30,
    min: 1,
    max: 180,
    unit: days,
  },
  'sanction.appealDays': {
    title: ['复核答复后几日内申诉', 'Appeal after the review within'],
    clause: 'Q5',
    default: 30,
    min: 1,
    max: 180,
    unit: days,
  },
  'sanction.quorumPercent': {
    title: ['投票人数要多于', 'Votes cast must be more than'],
    clause: 'Q5',
    default: 50,
    min: 0,
    max: 99,
    unit: ofMembers,
  },
  'sanction.statementDays': {
    title: ['表态性发言几日内完成', 'The statement ends after'],
    clause: 'Q5',
    default: 60,
    min: 1,
    max: 365,
    unit: days,
  },
  'sanction.talkDays': {
    title: ['诫勉谈话几日内完成', 'The talk ends after'],
    clause: 'Q6',
    default: 30,
    min: 1,
    max: 365,
    unit: days,
  },
  'sanction.statementWaits': {
    title: ['复核申诉期间：表态性发言', 'During review and appeal: the statement'],
    clause: 'Q5',
    default: 1,
    min: 0,
    max: 1,
    unit: choice,
    choices: waits,
  },
  'sanction.talkWaits': {
    title: ['复核申诉期间：诫勉谈话', 'During review and appeal: the talk'],
    clause: 'Q6',
    default: 0,
    min: 0,
    max: 1,
    unit: choice,
    choices: waits,
  },
  'sanction.ineligibilityWaits': {
    title: ['复核申诉期间：资格限制', 'During review and appeal: ineligibility'],
    clause: 'Q7',
    default: 0,
    min: 0,
    max: 1,
    unit: choice,
    choices: waits,
  },
  'sanction.trainingWaits': {
    title: ['复核申诉期间：培训', 'During review and appeal: the training'],
    clause: 'Q8',
    default: 0,
    min: 0,
    max: 1,
    unit: choice,
    choices: waits,
  },
  'sanction.rotationWaits': {
    title: ['复核申诉期间：轮岗', 'During review and appeal: the rotation'],
    clause: 'Q8',
    default: 1,
    min: 0,
    max: 1,
    unit: choice,
    choices: waits,
  },
  'year.lastPrimaryGrade': {
    title: ['小学最高年级（其毕业班在学年末离校）', 'Last grade of primary school, whose classes leave with the year'],
    clause: 'O2',
    default: 6,
    min: 5,
    max: 6,
    unit: ['年级', 'grade'],
  },
  // The plan says nothing of absence: this number is the product's own.
  'delegation.maxDays': {
    title: ['代理最长几天（本系统自定，方案未规定）', 'A delegation lasts at most (a number of the product)'],
    clause: 'O1',
    default: 60,
    min: 1,
    max: 366,
    unit: days,
  },
} as const satisfies Record<string, SettingDeclaration>;

/** Key of a setting. */
export type SettingKey = keyof typeof settings;

/** All keys in order. */
export const settingKeys = Object.keys(settings) as readonly SettingKey[];

/** The value of a setting in a plan year: what the town set, or the plan's default. */
export const settingValue = (own: ReadonlyMap<string, number>, key: SettingKey): number =>
  own.get(key) ?? settings[key].default;

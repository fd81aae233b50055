import { campuses, choice, days, ofMembers, onOff, probability, teachers, waits, workingDays } from './declaration.ts';

/** Consequences of missed agreements (Q5 to Q8): the rules, the days of the procedure, what waits meanwhile. */
export const consequence = {
  'sanction.lastCampuses': campuses('Q5', 2, [1, 10], ['规则 A：倒数几名', 'Rule A: the last']),
  'sanction.lastTeachers': teachers('Q8', 3, [1, 20], ['规则 D：全县倒数几名', 'Rule D: the last in the county']),
  'sanction.holdPercent': probability(
    'Q5',
    90,
    [0, 100],
    ['倒数概率低于多少须慎重决定', 'Decide with reasons when being last is under'],
  ),
  'agreement.lastOfAll': choice(
    'Q5',
    0,
    ['规则 A 与谁比', 'Rule A compares'],
    [
      ['未完成的校片', 'Those that missed'],
      ['全部校片', 'All campuses'],
    ],
  ),
  'sanction.defenceDays': workingDays('Q5', 5, [1, 60], ['告知后几日内陈述申辩', 'Statement of defence within']),
  'sanction.reviewDays': days('Q5', 30, [1, 180], ['送达后几日内申请复核', 'Ask for a review within']),
  'sanction.ruleA': onOff('Q5', 0, ['规则 A（校片表态性发言）', 'Rule A (statement by the campus head)']),
  'sanction.ruleB': onOff('Q6', 0, ['规则 B（党员管理人员诫勉谈话）', 'Rule B (admonition of Party members)']),
  'sanction.ruleC': onOff('Q7', 0, ['规则 C（评优评先调动提拔）', 'Rule C (eligibility)']),
  'sanction.ruleD': onOff('Q8', 0, ['规则 D（培训与轮岗）', 'Rule D (training and rotation)']),
  'sanction.improvementBy': choice(
    'Q8',
    0,
    ['规则 D：按什么看进步', 'Rule D: improvement by'],
    [
      ['全县标准分', 'County standard score'],
      ['成线率', 'Line rate'],
    ],
  ),
  'sanction.screenDays': workingDays('Q5', 5, [1, 60], ['提出后几日内审查', 'Screen within']),
  'sanction.noticeDays': workingDays('Q5', 5, [1, 60], ['审查后几日内告知', 'Notify within']),
  'sanction.receiptDays': workingDays('Q5', 3, [1, 30], ['告知后几日内签收', 'Confirm receipt within']),
  'sanction.decideDays': workingDays('Q5', 10, [1, 60], ['申辩后几日内议决', 'Decide after the defence within']),
  'sanction.deliverDays': workingDays('Q5', 5, [1, 60], ['决定后几日内送达', 'Deliver the decision within']),
  'sanction.answerDays': days('Q5', 30, [1, 180], ['几日内答复复核、申诉', 'Answer a review or an appeal within']),
  'sanction.appealDays': days('Q5', 30, [1, 180], ['复核答复后几日内申诉', 'Appeal after the review within']),
  'sanction.quorumPercent': ofMembers('Q5', 50, [0, 99], ['投票人数要多于', 'Votes cast must be more than']),
  'sanction.statementDays': days('Q5', 60, [1, 365], ['表态性发言几日内完成', 'The statement ends after']),
  'sanction.talkDays': days('Q6', 30, [1, 365], ['诫勉谈话几日内完成', 'The talk ends after']),
  'sanction.statementWaits': waits('Q5', 1, ['复核申诉期间：表态性发言', 'During review and appeal: the statement']),
  'sanction.talkWaits': waits('Q6', 0, ['复核申诉期间：诫勉谈话', 'During review and appeal: the talk']),
  'sanction.ineligibilityWaits': waits('Q7', 0, ['复核申诉期间：资格限制', 'During review and appeal: ineligibility']),
  'sanction.trainingWaits': waits('Q8', 0, ['复核申诉期间：培训', 'During review and appeal: the training']),
  'sanction.rotationWaits': waits('Q8', 1, ['复核申诉期间：轮岗', 'During review and appeal: the rotation']),
};

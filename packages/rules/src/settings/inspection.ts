import { days, times, workingDays } from './declaration.ts';

/** Inspection, rectification and requests (I6): how many, and within how many days. */
export const inspection = {
  'rectification.issueDays': workingDays('I6', 2, [1, 30], ['发现后几日内下发通知', 'Issue the notice within']),
  'rectification.acknowledgeDays': workingDays('I6', 1, [1, 30], ['通知后几日内签收', 'Acknowledge within']),
  'rectification.planDays': workingDays('I6', 3, [1, 30], ['签收后几日内报方案', 'Submit the plan within']),
  'rectification.reviewDays': workingDays('I6', 2, [1, 30], ['几日内审完方案', 'Review the plan within']),
  'rectification.rectifyDays': workingDays('I6', 10, [1, 120], ['限期整改的一般期限', 'Usual time to rectify']),
  'rectification.onTheSpotDays': workingDays('I6', 1, [0, 30], ['立行立改的期限', 'Time to rectify on the spot']),
  'rectification.reinspectDays': workingDays('I6', 3, [1, 30], ['报告后几日内复查', 'Re-inspect within']),
  'rectification.againDays': workingDays(
    'I6',
    10,
    [1, 120],
    ['长期坚持的复查间隔', 'Between long-term re-inspections'],
  ),
  'rectification.reinspectionsNeeded': times(
    'I6',
    3,
    [1, 12],
    ['长期坚持要几次复查合格', 'Good re-inspections of a long-term finding'],
  ),
  'rectification.hearDays': workingDays('I6', 3, [1, 30], ['申辩几日内答复', 'Answer an objection within']),
  'rectification.lookBackDays': days('I6', 30, [1, 365], ['销号后几天回头看', 'Look back after closing']),
  'request.answerDays': workingDays('I6', 2, [1, 30], ['申请几日内答复', 'Answer a request within']),
  'inspection.largePerTerm': times(
    'I6',
    3,
    [0, 20],
    ['每学期大型教学检查至少', 'Large inspections per term, at least'],
  ),
};

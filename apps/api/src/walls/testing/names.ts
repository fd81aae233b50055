import type { Names } from './schema-walk.ts';

/**
 * What the ids and texts in the arguments of the schema point to. By hand: a new one fails the tests of the walls until
 * somebody has said here what it is.
 */
export const names: Names = {
  ids: {
    // By what they are called.
    ...{ unit: 'Unit', campus: 'Unit', class: 'Unit', group: 'Unit', parent: 'Unit', toUnit: 'Unit' },
    ...{ person: 'Person', mentor: 'Person', inspector: 'Person', inspectors: 'Person', responsible: 'Person' },
    ...{ partyA: 'Person', partyB: 'Person', signer: 'Person', successor: 'Person', teacher: 'Person' },
    ...{ newResponsible: 'Person', owner: 'Person', observer: 'Person', whom: 'Person', who: 'Person' },
    ...{ concerned: 'Person', reader: 'Person', actor: 'Person', onBehalfOf: 'Person', people: 'Person' },
    ...{ delegate: 'Person', principal: 'Person', posts: 'Post', school: 'Unit', from: 'PlanYear' },
    // A key has an id of its own kind, which nothing else opens.
    key: 'Event',
    ...{ planYear: 'PlanYear', planYears: 'PlanYear', exam: 'Exam', analysis: 'ExamAnalysis', pupil: 'Pupil' },
    ...{ inspection: 'Inspection', agreement: 'Agreement', post: 'Post', support: 'Support' },
    ...{ evidence: 'File', files: 'File', scan: 'File' },
    ...{ case: 'RectificationCase', sameProblemAs: 'RectificationCase', foundAgainIn: 'RectificationCase' },
    ...{ record: 'RectificationCase', parentId: 'RectificationCase' },
    // By where they stand.
    ...{ 'node.id': 'RectificationCase', 'nodes.ids': 'Sanction', 'meeting.id': 'Meeting' },
    ...{ 'recordGrants.record': 'Sanction', 'readLog.filter.record': 'Sanction' },
    ...{ 'readingGrant.input.record': 'Sanction', 'readingWithdraw.input.record': 'Sanction' },
    'deleteSavedQuery.id': 'SavedQuery',
    'markNotificationsRead.input.ids': 'Notification',
    ...{
      'delegationEnd.input.id': 'Delegation',
      'rolloverUndo.input.id': 'Rollover',
      'calendarSave.input.terms.id': 'Term',
    },
    ...{ 'updatePerson.input.id': 'Person', 'updateUnit.input.id': 'Unit' },
  },
  records: {
    ...{ rectification: 'RectificationCase', request: 'Request', agreement: 'Agreement', sanction: 'Sanction' },
    ...{ meeting: 'Meeting', support: 'Support' },
  },
  texts: { number: 'number', code: 'code', search: 'search', after: 'cursor', before: 'cursor' },
  plain: {
    ...{ list: 'rectificationCases', step: 'record', workflow: 'rectification', 'workflow.name': 'rectification' },
    ...{ role: 'teacher', states: 'recorded', tags: 'open', indicator: 'passRate', subject: '数学' },
    ...{ name: '方案一', value: '60', title: '学年', reason: '核对数据' },
  },
};

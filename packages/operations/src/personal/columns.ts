import type { Text } from '@plumbline/terms';

/** Columns of one table that hold what people wrote. */
export interface FreeTexts {
  readonly table: string;
  readonly title: Text;
  readonly columns: readonly string[];
  /** Which of the columns are JSON. */
  readonly json?: readonly string[];
  /** The column with the number of the record that a row belongs to. */
  readonly record?: string;
  /** Taken out also where the law keeps the record: a title is shown in every list. */
  readonly always?: true;
}

// As they would be, and as they were: columns of a correction, one of which has the name of a state.
const changes: readonly string[] = 'proposed before'.split(' ');

/**
 * Every column of the town's tables in which a name may have been written down, apart from those that carry a digest and
 * are dealt with one by one. A test holds this list against the database: each text column stands here or is a code.
 */
export const freeTexts: readonly FreeTexts[] = [
  { table: 'record', title: ['标题', 'Titles'], columns: ['title'], record: 'id', always: true },
  {
    table: 'rectification',
    title: ['整改事项', 'Cases of rectification'],
    columns: ['description', 'place', 'requirement'],
    record: 'record_id',
  },
  {
    table: 'request',
    title: ['申请', 'Requests'],
    columns: ['reason', 'answer', ...changes],
    json: changes,
    record: 'record_id',
  },
  { table: 'agreement', title: ['责任书', 'Agreements'], columns: ['refusal'], record: 'record_id' },
  {
    table: 'agreement_evaluation',
    title: ['责任书考核', 'Evaluations'],
    columns: ['rules', 'targets'],
    json: ['rules', 'targets'],
    record: 'record_id',
  },
  { table: 'agreement_template', title: ['责任书模板', 'Templates'], columns: ['content'], json: ['content'] },
  {
    table: 'sanction_objection',
    title: ['法规提示的说明', 'Answers to the law profile'],
    columns: ['reason', 'legal_basis'],
    record: 'record_id',
  },
  { table: 'sanction_vote', title: ['表决意见', 'Opinions of a vote'], columns: ['reason'], record: 'record_id' },
  {
    table: 'sanction_effect',
    title: ['处置的执行', 'How a consequence was carried out'],
    columns: ['carried_out'],
    json: ['carried_out'],
    record: 'record_id',
  },
  { table: 'record_grant', title: ['查阅授权', 'Grants'], columns: ['reason'], record: 'record_id' },
  { table: 'read_log', title: ['查阅记录', 'Read log'], columns: ['reason'] },
  { table: 'delegation', title: ['委托', 'Delegations'], columns: ['reason'] },
  { table: 'rollover', title: ['学年交替', 'Turns of the plan year'], columns: ['reason', 'undone_reason'] },
  { table: 'erasure', title: ['注销记录', 'Erasures'], columns: ['reason'] },
  { table: 'inspection', title: ['检查', 'Inspections'], columns: ['title'] },
  { table: 'support', title: ['帮扶', 'Help for teachers'], columns: ['measures', 'effect'] },
  { table: 'reobservation', title: ['跟踪听课', 'Re-observations'], columns: ['remark'] },
  { table: 'meeting', title: ['会议', 'Meetings'], columns: ['title', 'place', 'minutes'] },
  { table: 'meeting_item', title: ['会议议程', 'Items of meetings'], columns: ['title'] },
  { table: 'exam', title: ['监测', 'Sessions'], columns: ['title'] },
  {
    table: 'exam_analysis',
    title: ['质量分析', 'Written analyses'],
    columns: ['problems', 'causes', 'worked', 'failed'],
  },
  { table: 'exam_objection', title: ['监测的法规说明', 'Objections to sessions'], columns: ['reason', 'legal_basis'] },
  { table: 'term_note', title: ['校历备注', 'Notes of the calendar'], columns: ['note'] },
  { table: 'calendar_day', title: ['校历备注', 'Notes of the calendar'], columns: ['note'] },
  { table: 'outbox', title: ['待发消息', 'Messages waiting'], columns: ['body'], json: ['body'] },
];

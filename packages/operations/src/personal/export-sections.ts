import type { Text } from '@plumbline/terms';

/** One table of an export: its rows carry the names of the columns. */
export interface SectionDeclaration {
  readonly name: string;
  readonly title: Text;
  /** Names of the columns as the statement gives them, with what they are called. */
  readonly columns: Readonly<Record<string, Text>>;
  readonly sql: string;
  /** Only the person themselves may read these rows; they are read in their name. */
  readonly theirs?: true;
}

const day: Text = ['日期', 'Day'];
const at: Text = ['时间', 'Time'];
const number: Text = ['编号', 'Number'];
const title: Text = ['标题', 'Title'];
const kind: Text = ['类型', 'Kind'];

/** What the product holds about a member of staff, table by table; `:person` is the person, `:town` the town. */
export const personSections: readonly SectionDeclaration[] = [
  {
    name: 'person',
    title: ['基本信息', 'Person'],
    columns: {
      name: ['姓名', 'Name'],
      staffNo: ['工号', 'Staff number'],
      login: ['登录名', 'Login'],
      createdAt: ['登记时间', 'Entered'],
    },
    sql: `select name, staff_no as "staffNo", login, created_at as "createdAt" from person where town_id = :town::int and id = :person::bigint`,
  },
  {
    name: 'posts',
    title: ['岗位', 'Posts'],
    columns: { title, unit: ['单位', 'Unit'], role: ['角色', 'Role'], from: ['起', 'From'], to: ['止', 'To'] },
    sql: `select o.title, u.name as unit, o.role, o.from_on as "from", nullif(o.to_on, 'infinity') as "to"
      from post o join unit u on u.town_id = o.town_id and u.id = o.unit_id
      where o.town_id = :town::int and o.person_id = :person::bigint order by o.from_on, o.id`,
  },
  {
    name: 'teaching',
    title: ['任课', 'Teaching'],
    columns: { class: ['班级', 'Class'], subject: ['学科', 'Subject'], from: ['起', 'From'], to: ['止', 'To'] },
    sql: `select u.name as class, t.subject, t.from_on as "from", nullif(t.to_on, 'infinity') as "to"
      from teaching t join unit u on u.town_id = t.town_id and u.id = t.class_id
      where t.town_id = :town::int and t.person_id = :person::bigint order by t.from_on, t.id`,
  },
  {
    name: 'assignments',
    title: ['参与的事项', 'Records with a part in them'],
    columns: { number, kind, title, relation: ['关系', 'Relation'], since: ['起', 'From'], until: ['止', 'To'] },
    sql: `select r.number, r.kind, r.title, a.relation, a.since, a.until
      from assignment a join record r on r.town_id = a.town_id and r.id = a.record_id
      where a.town_id = :town::int and a.person_id = :person::bigint order by a.since, a.id`,
  },
  {
    name: 'events',
    title: ['办理的步骤', 'Steps taken'],
    columns: {
      at,
      number,
      kind,
      step: ['步骤', 'Step'],
      input: ['选填内容', 'Choices'],
      written: ['填写内容', 'Texts'],
      erased: ['已清除', 'Erased'],
    },
    sql: `select e.at, r.number, e.kind, e.step, e.input, p.payload as written, p.erased_at as erased
      from event e join record r on r.town_id = e.town_id and r.id = e.record_id
      left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
      where e.town_id = :town::int and e.actor_id = :person::bigint order by e.at, e.record_id, e.version`,
  },
  {
    name: 'agreements',
    title: ['责任书', 'Agreements'],
    columns: {
      number,
      title,
      version: ['版本', 'Version'],
      text: ['文本', 'Text'],
      signedAt: ['签字时间', 'Signed'],
      outcome: ['考核结论', 'Outcome'],
    },
    sql: `select r.number, r.title, v.version_no as version, v.text,
        (select max(s.at) from agreement_signature s where s.town_id = v.town_id and s.record_id = v.record_id
          and s.version_no = v.version_no and s.person_id = :person::bigint) as "signedAt",
        (select x.outcome from agreement_evaluation x where x.town_id = v.town_id and x.record_id = v.record_id order by x.evaluation_no desc limit 1) as outcome
      from agreement_version v join record r on r.town_id = v.town_id and r.id = v.record_id
      where v.town_id = :town::int and exists (select from assignment a where a.town_id = v.town_id and a.record_id = v.record_id
        and a.person_id = :person::bigint and a.relation in ('partyA', 'partyB'))
      order by r.serial, v.version_no`,
  },
  {
    name: 'consequences',
    title: ['涉及本人的处置', 'Consequences that concern the person'],
    columns: {
      number,
      title,
      rule: ['规则', 'Rule'],
      measure: ['措施', 'Measure'],
      state: ['状态', 'State'],
      from: ['生效', 'From'],
      to: ['到期', 'To'],
    },
    sql: `select r.number, r.title, f.rule, f.measure, r.state, x.starts_on as "from", x.ends_on as "to"
      from sanction f join record r on r.town_id = f.town_id and r.id = f.record_id
      left join sanction_effect x on x.town_id = f.town_id and x.record_id = f.record_id
      where f.town_id = :town::int and f.person_id = :person::bigint order by r.serial`,
  },
  {
    name: 'votes',
    title: ['投出的票', 'Votes given'],
    columns: { at, number, round: ['轮次', 'Round'], ballot: ['表决', 'Ballot'], reason: ['意见', 'Opinion'] },
    sql: `select v.at, r.number, v.round, v.ballot, v.reason
      from sanction_vote v join record r on r.town_id = v.town_id and r.id = v.record_id
      where v.town_id = :town::int and v.person_id = :person::bigint order by v.at`,
  },
  {
    name: 'delegations',
    title: ['委托', 'Delegations'],
    columns: {
      giver: ['委托人', 'Given by'],
      taker: ['受托人', 'Taken by'],
      from: ['起', 'From'],
      to: ['止', 'To'],
      ended: ['收回于', 'Ended'],
      reason: ['事由', 'Reason'],
    },
    sql: `select g.name as giver, t.name as taker, d.from_on as "from", d.to_on as "to", d.ended_at as ended, d.reason
      from delegation d join person g on g.town_id = d.town_id and g.id = d.from_id
      join person t on t.town_id = d.town_id and t.id = d.to_id
      where d.town_id = :town::int and (d.from_id = :person::bigint or d.to_id = :person::bigint) order by d.from_on, d.id`,
  },
  {
    name: 'supports',
    title: ['接受的帮扶', 'Help received'],
    columns: {
      kind,
      measures: ['措施', 'Measures'],
      effect: ['效果', 'Effect'],
      from: ['起', 'From'],
      to: ['止', 'To'],
    },
    sql: `select kind, measures, effect, from_on as "from", ended_on as "to" from support
      where town_id = :town::int and person_id = :person::bigint order by from_on, id`,
  },
  {
    name: 'countyResults',
    title: ['县级成绩', 'Results of the county'],
    columns: {
      exam: ['监测', 'Session'],
      subject: ['学科', 'Subject'],
      grade: ['年级', 'Grade'],
      mean: ['平均分', 'Mean'],
      place: ['名次', 'Place'],
      compared: ['参比人数', 'Compared'],
    },
    sql: `select x.title as exam, c.subject, c.grade, c.mean, c.place, c.compared
      from county_teacher c join exam x on x.town_id = c.town_id and x.id = c.exam_id
      where c.town_id = :town::int and c.person_id = :person::bigint order by x.held_on, c.subject`,
  },
  {
    name: 'files',
    title: ['上传的文件', 'Files uploaded'],
    columns: { at, name: ['文件名', 'Name'], type: kind, size: ['字节', 'Bytes'], sha256: ['校验码', 'SHA-256'] },
    sql: `select at, name, media_type as type, size, hash as sha256 from file
      where town_id = :town::int and uploaded_by = :person::bigint and erased_at is null order by at, id`,
  },
  {
    name: 'notifications',
    title: ['通知', 'Notifications'],
    columns: { at, kind, number, read: ['读于', 'Read'] },
    sql: `select n.at, n.kind, r.number, n.read_at as read
      from notification n left join record r on r.town_id = n.town_id and r.id = n.record_id
      where n.town_id = :town::int and n.person_id = :person::bigint order by n.at, n.id`,
  },
  {
    name: 'choices',
    title: ['通知方式', 'How to be told'],
    columns: {
      address: ['邮箱', 'Mail address'],
      locale: ['语言', 'Language'],
      quietFrom: ['免打扰起', 'Quiet from'],
      quietTo: ['免打扰止', 'Quiet to'],
    },
    sql: `select address, locale, quiet_from::text as "quietFrom", quiet_to::text as "quietTo" from notification_choice
      where town_id = :town::int and person_id = :person::bigint`,
  },
  {
    name: 'savedQueries',
    title: ['存下的查询', 'Saved queries'],
    columns: { name: ['名称', 'Name'], list: ['列表', 'List'], filter: ['条件', 'Filter'] },
    sql: 'select name, list, filter from saved_query where town_id = :town::int and person_id = :person::bigint order by id',
    theirs: true,
  },
  {
    name: 'calendarFeed',
    title: ['日历订阅', 'Calendar address'],
    columns: { scope: ['范围', 'Scope'], createdAt: ['建于', 'Made'] },
    sql: 'select scope, created_at as "createdAt" from calendar_feed where town_id = :town::int and person_id = :person::bigint',
    theirs: true,
  },
  {
    name: 'readings',
    title: ['谁查阅过', 'Who looked'],
    columns: { at, reader: ['查阅人', 'Reader'], what: ['内容', 'What'], number, reason: ['理由', 'Reason'] },
    sql: `select l.at, p.name as reader, l.what, r.number, l.reason
      from read_log l join person p on p.town_id = l.town_id and p.id = l.person_id
      left join record r on r.town_id = l.town_id and r.id = l.record_id
      where l.town_id = :town::int and l.about_id = :person::bigint order by l.at, l.id`,
  },
];

/** What the product holds about a pupil; `:pupil` is the pupil. */
export const pupilSections: readonly SectionDeclaration[] = [
  {
    name: 'pupil',
    title: ['名册', 'Roster'],
    columns: { name: ['姓名', 'Name'], number: ['学号', 'Number'], createdAt: ['登记时间', 'Entered'] },
    sql: `select name, token as number, created_at as "createdAt" from pupils.pupil where town_id = :town::int and id = :pupil::bigint`,
  },
  {
    name: 'enrolments',
    title: ['就读', 'Enrolments'],
    columns: { school: ['学校', 'School'], class: ['班级', 'Class'], from: ['起', 'From'], to: ['止', 'To'] },
    sql: `select u.name as school, c.name as class, n.from_on as "from", nullif(n.to_on, 'infinity') as "to"
      from pupils.enrolment n join unit u on u.town_id = n.town_id and u.id = n.unit_id
      left join unit c on c.town_id = n.town_id and c.id = n.class_id
      where n.town_id = :town::int and n.pupil_id = :pupil::bigint order by n.from_on`,
  },
  {
    name: 'marks',
    title: ['成绩', 'Marks'],
    columns: {
      exam: ['监测', 'Session'],
      day,
      subject: ['学科', 'Subject'],
      mark: ['分数', 'Mark'],
      status: ['状态', 'Status'],
      revision: ['修订', 'Revision'],
    },
    sql: `select x.title as exam, x.held_on as day, s.name as subject, m.mark, m.status, m.from_revision as revision
      from pupils.score m join exam x on x.town_id = m.town_id and x.id = m.exam_id
      join exam_subject s on s.town_id = m.town_id and s.exam_id = m.exam_id and s.position = m.subject
      where m.town_id = :town::int and m.pupil_id = :pupil::bigint order by x.held_on, x.id, m.subject, m.from_revision`,
  },
  {
    name: 'readings',
    title: ['谁查阅过', 'Who looked'],
    columns: { at, reader: ['查阅人', 'Reader'], purpose: ['用途', 'Purpose'], reason: ['理由', 'Reason'] },
    sql: `select l.at, p.name as reader, l.purpose, l.reason
      from pupils.read_log l join person p on p.town_id = l.town_id and p.id = l.person_id
      where l.town_id = :town::int and (l.pupil_id = :pupil::bigint or l.pupil_id is null and exists (
        select from pupils.enrolment n where n.town_id = l.town_id and n.pupil_id = :pupil::bigint and n.class_id = l.unit_id
          and l.at::date between n.from_on and n.to_on))
      order by l.at, l.id`,
  },
];

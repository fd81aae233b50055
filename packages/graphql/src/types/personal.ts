import {
  type ErasurePreview,
  freeTexts,
  type GrantsOfRecord,
  type LoggedPupilReading,
  type LoggedReading,
  type ReadingGrant,
  type ReadingKind,
  type Retained,
  type ReviewRow,
  readingKinds,
} from '@plumbline/operations';
import { retentionDuties } from '@plumbline/rules';
import { say, type Text, upperSnake } from '@plumbline/terms';
import { workflowNamed } from '@plumbline/workflows';
import { builder } from '../builder.ts';
import { encodeId } from '../global-id.ts';

/** What was read, as an enum of the outside contract. */
export const ReadingKindEnum = builder.enumType('ReadingKind', {
  description: 'What was read · 查阅内容',
  values: Object.fromEntries(
    Object.entries(readingKinds).map(([code, title]) => [
      upperSnake(code),
      { value: code as ReadingKind, description: title.join(' · ') },
    ]),
  ) as Record<string, { value: ReadingKind }>,
});

/** An entry of the read log. */
export const ReadingType = builder.objectRef<LoggedReading>('Reading').implement({
  description: 'Who read what of whom, when, and why where it was asked · 查阅记录',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime' }),
    what: t.expose('what', { type: ReadingKindEnum }),
    whatTitle: t.string({ resolve: ({ what }, _args, { viewer }) => say(readingKinds[what], viewer.locale) }),
    reader: t.exposeString('reader', { description: 'Name of who read' }),
    readerId: t.id({ resolve: ({ readerId }) => encodeId('Person', readerId) }),
    post: t.exposeString('post', { nullable: true, description: 'The post that they acted in' }),
    about: t.exposeString('about', { nullable: true, description: 'Name of whom it concerns' }),
    aboutId: t.id({
      nullable: true,
      resolve: ({ aboutId }) => (aboutId === null ? null : encodeId('Person', aboutId)),
    }),
    number: t.exposeString('number', { nullable: true, description: 'Number of the record' }),
    kind: t.exposeString('kind', { nullable: true, description: 'Workflow of the record' }),
    reason: t.exposeString('reason', { nullable: true }),
  }),
});

const purposes: Readonly<Record<string, Text>> = {
  draw: ['抽样', 'Drawing a sample'],
  entry: ['录入成绩', 'Entering marks'],
  import: ['导入', 'Import'],
  teaching: ['任课查看', 'Teaching'],
  results: ['计算结果', 'Computing results'],
  export: ['导出学生数据', 'Export of a pupil’s data'],
  erase: ['注销学生数据', 'Erasing a pupil’s data'],
};

/** An entry of the log of pupils' data. */
export const PupilReadingType = builder.objectRef<LoggedPupilReading>('PupilReading').implement({
  description: 'Who read pupils’ data, of which class or campus, when and for what · 学生数据查阅记录',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime' }),
    purpose: t.exposeString('purpose'),
    purposeTitle: t.string({
      resolve: ({ purpose }, _args, { viewer }) => say(purposes[purpose] ?? [purpose, purpose], viewer.locale),
    }),
    reader: t.exposeString('reader'),
    post: t.exposeString('post', { nullable: true }),
    unit: t.string({
      nullable: true,
      resolve: ({ unitId }, _args, { town }) => (unitId === null ? null : (town.units.get(unitId)?.name ?? null)),
    }),
    exam: t.exposeString('exam', { nullable: true }),
    pupils: t.exposeInt('pupils', { description: 'How many pupils' }),
    reason: t.exposeString('reason', { nullable: true }),
  }),
});

const GrantType = builder.objectRef<ReadingGrant>('RecordGrant').implement({
  description: 'Who may read a confidential record, and why · 查阅授权',
  fields: (t) => ({
    person: t.exposeString('name'),
    personId: t.id({ resolve: ({ personId }) => encodeId('Person', personId) }),
    relations: t.stringList({ resolve: ({ relations }) => [...relations] }),
    byHand: t.boolean({ resolve: ({ relations }) => relations.length === 0 }),
    reason: t.exposeString('reason', { nullable: true }),
    grantedBy: t.exposeString('grantedBy', { nullable: true }),
    since: t.expose('since', { type: 'DateTime' }),
    until: t.expose('until', { type: 'DateTime', nullable: true }),
  }),
});

/** The grants of a confidential record. */
export const GrantsType = builder.objectRef<GrantsOfRecord>('RecordGrants').implement({
  description: 'Who may read a confidential record · 谁可以查阅',
  fields: (t) => ({
    grants: t.field({ type: [GrantType], resolve: ({ grants }) => [...grants] }),
    mayGrant: t.exposeBoolean('mayGrant', { description: 'Whether the caller gives and withdraws them' }),
  }),
});

interface Counted {
  readonly code: string;
  readonly title: Text;
  readonly n: number;
}

const ownTitles: Readonly<Record<string, Text>> = {
  savedQueries: ['存下的查询', 'Saved queries'],
  notifications: ['通知', 'Notifications'],
  choices: ['通知方式和邮箱', 'How to be told, mail address'],
  calendarFeeds: ['日历订阅', 'Calendar address'],
  copies: ['抄送', 'Copies'],
  todos: ['待办', 'Waiting tasks'],
  letters: ['待发邮件', 'Letters'],
  keys: ['重复提交的凭据', 'Keys of repeated calls'],
  payloads: ['本人在步骤中填写的内容', 'What they wrote at steps'],
  reasons: ['申请的内容', 'What they asked for'],
  opinions: ['表决意见', 'Opinions of votes'],
  files: ['上传的文件', 'Files uploaded'],
  event_payload: ['他人填写、含其姓名的内容', 'What others wrote with the name in it'],
  agreement_version: ['责任书文本', 'Texts of agreements'],
  sanction_basis: ['处置的测算依据', 'What consequences rest on'],
};
const tableTitle = (table: string): Text =>
  ownTitles[table] ?? freeTexts.find((each) => each.table === table)?.title ?? [table, table];

const CountedType = builder.objectRef<Counted>('ErasedCount').implement({
  description: 'How many rows of a kind go · 清除的内容',
  fields: (t) => ({
    code: t.exposeString('code'),
    title: t.string({ resolve: ({ title }, _args, { viewer }) => say(title, viewer.locale) }),
    n: t.exposeInt('n'),
  }),
});

const RetainedType = builder.objectRef<Retained>('RetainedRecord').implement({
  description: 'A record of which the law keeps what would else be erased · 依法保留',
  fields: (t) => ({
    number: t.string({
      nullable: true,
      description: 'None of a confidential record',
      resolve: ({ number, confidential }) => (confidential ? null : number),
    }),
    kindTitle: t.string({
      resolve: ({ kind }, _args, { viewer }) => say(workflowNamed(kind)?.title ?? [kind, kind], viewer.locale),
    }),
    duty: t.string({ resolve: ({ duty }, _args, { viewer }) => say(retentionDuties[duty].title, viewer.locale) }),
    text: t.string({ resolve: ({ duty }, _args, { viewer }) => say(retentionDuties[duty].text, viewer.locale) }),
    source: t.string({ resolve: ({ duty }, _args, { viewer }) => say(retentionDuties[duty].source, viewer.locale) }),
    toBeConfirmed: t.boolean({
      description: 'Wording and years are still to be confirmed by a lawyer',
      resolve: ({ duty }) => retentionDuties[duty].status === 'toBeConfirmed',
    }),
    until: t.expose('until', { type: 'Date', nullable: true }),
  }),
});

const ReviewType = builder.objectRef<ReviewRow>('ErasureReview').implement({
  description: 'A text with the same name that may mean somebody else: for a person to look at · 待人工核对',
  fields: (t) => ({
    title: t.string({ resolve: ({ table }, _args, { viewer }) => say(tableTitle(table), viewer.locale) }),
    number: t.exposeString('number', { nullable: true }),
  }),
});

const counted = (counts: ReadonlyMap<string, number>): Counted[] =>
  [...counts].filter(([, n]) => n > 0).map(([code, n]) => ({ code, title: tableTitle(code), n }));

/** What erasing somebody would do. */
export const ErasurePreviewType = builder.objectRef<ErasurePreview>('ErasurePreview').implement({
  description: 'What erasing a person would do, or what stands against it · 注销预览',
  fields: (t) => ({
    name: t.exposeString('name'),
    blocked: t.stringList({
      description: 'What stands against it',
      resolve: ({ blocked }, _args, { viewer }) => blocked.map((text) => say(text, viewer.locale)),
    }),
    own: t.field({ type: [CountedType], description: 'What is theirs alone', resolve: ({ own }) => counted(own) }),
    texts: t.field({
      type: [CountedType],
      description: 'Texts in which the name is replaced',
      resolve: ({ texts }) => counted(texts),
    }),
    kept: t.field({ type: [RetainedType], resolve: ({ kept }) => [...kept] }),
    review: t.field({ type: [ReviewType], resolve: ({ review }) => [...review] }),
  }),
});

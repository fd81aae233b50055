import {
  type ChatRobot,
  type DeliveryFault,
  deliveryFaults,
  type InboxKind,
  inboxKinds,
  type MailTrouble,
  type NotificationChoice,
  notificationKinds,
  wordsOf,
} from '@plumbline/operations';
import { say, type Text, upperSnake } from '@plumbline/terms';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { readNode } from '../queries/nodes.ts';
import { at, byKey, column, computed, fromRow, hidden, instant, named, one } from '../read/fields.ts';
import { idColumn, idField } from './node.ts';

const kindTitles: Readonly<Record<InboxKind, Text>> = {
  turn: ['待办', 'Somebody’s turn'],
  copy: ['抄送', 'A copy of a step'],
  reminder: ['期限提醒', 'A reminder of a deadline'],
  account: ['账号变动', 'Something happened to the reader’s account; never mailed'],
  delegation: ['代理开始', 'A delegation of the reader’s begins; never mailed'],
};

/** Why somebody is told. */
export const NotificationKindEnum = builder.enumType('NotificationKind', {
  description: 'Why somebody is told · 通知的原因',
  values: Object.fromEntries(
    inboxKinds.map((kind) => [upperSnake(kind), { value: kind, description: kindTitles[kind].join(' · ') }]),
  ) as Record<string, { value: InboxKind }>,
});

const recordOf = (parent: string, child: string) =>
  sql`record ${sql.raw(child)} on ${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'id')} = ${at(parent, 'record_id')}`;
const personOf = (parent: string, child: string, column: 'actor_id' | 'on_behalf_of') =>
  sql`lateral (select p.* from event e join person p on p.town_id = e.town_id and p.id = ${at('e', column)}
    where e.town_id = ${at(parent, 'town_id')} and e.record_id = ${at(parent, 'record_id')} and e.version = ${at(parent, 'version')}) ${sql.raw(child)} on true`;

builder.objectType('Notification', {
  description: 'A row of the caller’s inbox · 通知',
  extensions: {
    hidden: {
      ...idColumn,
      $occasion: (alias: string) =>
        sql`(select json_build_object('kind', ${at(alias, 'kind')}, 'reminder', ${at(alias, 'reminder')}, 'workflow', about.kind, 'state', about.state, 'step', happened.step,
            'inYourName', happened.on_behalf_of = ${at(alias, 'person_id')}, 'override', happened.override)
          from (select) here left join record about on about.town_id = ${at(alias, 'town_id')} and about.id = ${at(alias, 'record_id')}
          left join event happened on happened.town_id = ${at(alias, 'town_id')} and happened.record_id = ${at(alias, 'record_id')} and happened.version = ${at(alias, 'version')})`,
    },
  },
  fields: (t) => ({
    id: t.field(idField('Notification')),
    kind: t.field({ type: NotificationKindEnum, extensions: named('kind'), resolve: fromRow }),
    title: t.field({
      type: 'String',
      description: 'The task, the step that was taken, or the reminder, in the workflow’s words',
      extensions: computed('$occasion'),
      resolve: (row, _args, { viewer }) => say(wordsOf(hidden(row, '$occasion')), viewer.locale),
    }),
    record: t.field({
      type: 'WorkflowRecord',
      nullable: true,
      description: 'What it is about; nothing where the caller may not see it any more',
      extensions: one('WorkflowRecord', recordOf),
      resolve: fromRow,
    }),
    actor: t.field({
      type: 'Person',
      nullable: true,
      description: 'Who took the step; nobody for a reminder',
      extensions: one('Person', (parent, child) => personOf(parent, child, 'actor_id')),
      resolve: fromRow,
    }),
    onBehalfOf: t.field({
      type: 'Person',
      nullable: true,
      description: 'In whose stead the step was taken',
      extensions: one('Person', (parent, child) => personOf(parent, child, 'on_behalf_of')),
      resolve: fromRow,
    }),
    delegation: t.field({
      type: 'Delegation',
      nullable: true,
      description: 'The delegation that begins',
      extensions: byKey('Delegation', 'delegation', 'delegation_id'),
      resolve: fromRow,
    }),
    at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    read: t.field({
      type: 'Boolean',
      extensions: column((alias) => sql`${at(alias, 'read_at')} is not null`),
      resolve: fromRow,
    }),
  }),
});

const faultTitles: Readonly<Record<DeliveryFault, Text>> = {
  unreachable: ['对方服务器连不上', 'The other server cannot be reached'],
  brokenOff: ['发送时连接中断', 'The connection broke while sending'],
  addressRefused: ['邮箱地址被拒收，请核对', 'The address was refused; please check it'],
  messageRefused: ['邮件被对方服务器拒收', 'The other server refused the message'],
  notSignedIn: ['发信账号没有登录成功', 'The sending account could not sign in'],
  rejected: [
    '机器人没有接受消息，请核对网址和关键词设置',
    'The robot did not take the message; check its address and keywords',
  ],
  notAllowed: ['网址不在学校内网，且没有用 https', 'The address is neither https nor in the school’s own network'],
};

/** A failed delivery in the reader's words. */
const faultText = (fault: string): Text =>
  faultTitles[deliveryFaults.find((known) => known === fault) ?? 'messageRefused'];

const MailTroubleType = builder.objectRef<MailTrouble>('MailTrouble').implement({
  description: 'Why the latest mail did not arrive',
  fields: (t) => ({
    message: t.string({ resolve: ({ fault }, _args, { viewer }) => say(faultText(fault), viewer.locale) }),
    at: t.field({ type: 'DateTime', resolve: (trouble) => trouble.at }),
    again: t.exposeBoolean('again', { description: 'It is still tried' }),
  }),
});

/** How the caller is told, and whether mail can be sent at all. */
export interface ChoiceView {
  readonly choice: NotificationChoice;
  readonly trouble: MailTrouble | null;
}

/** A language of the product, as in the rest of the contract. */
export const LanguageEnum = builder.enumType('Language', {
  values: { ZH: { value: 'zh' }, EN: { value: 'en' } } as const,
});

/** How the caller wants to be told. */
export const NotificationChoiceType = builder.objectRef<ChoiceView>('NotificationChoice').implement({
  description: 'How the caller wants to be told outside the panel · 我的提醒方式',
  fields: (t) => ({
    mailAvailable: t.boolean({
      description: 'This server can send mail',
      resolve: (_view, _args, { deps }) => deps.mails === true,
    }),
    address: t.string({ nullable: true, resolve: ({ choice }) => choice.address }),
    language: t.field({ type: LanguageEnum, resolve: ({ choice }) => choice.locale }),
    mail: t.field({
      type: [NotificationKindEnum],
      description: 'Kinds that are mailed',
      resolve: ({ choice }) => notificationKinds.filter((kind) => choice.mail[kind]),
    }),
    quietFrom: t.string({
      description: 'HH:MM in the town; mail waits from then on, and comes gathered into one afterwards',
      resolve: ({ choice }) => choice.quiet.from,
    }),
    quietTo: t.string({ description: 'Equal to quietFrom: no quiet hours', resolve: ({ choice }) => choice.quiet.to }),
    trouble: t.field({ type: MailTroubleType, nullable: true, resolve: ({ trouble }) => trouble }),
  }),
});

/** A chat robot, for administrators. */
export const ChatRobotType = builder.objectRef<ChatRobot>('ChatRobot').implement({
  description: 'A robot in a school’s chat group; its address is a secret and never shown whole · 群机器人',
  fields: (t) => ({
    unit: t.field({
      type: 'Unit',
      resolve: async ({ unitId }, _args, context, info) => {
        const unit = await readNode(info, context, 'Unit', unitId);
        if (unit === null) throw new Error('A robot belongs to no unit.');
        return unit;
      },
    }),
    host: t.exposeString('host'),
    ending: t.exposeString('ending', { description: 'Last four characters of the address' }),
    setAt: t.field({ type: 'DateTime', resolve: ({ setAt }) => setAt }),
    sentAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ sentAt }) => sentAt }),
    trouble: t.string({
      nullable: true,
      description: 'Why the last message did not arrive',
      resolve: ({ fault }, _args, { viewer }) => (fault === null ? null : say(faultText(fault), viewer.locale)),
    }),
  }),
});

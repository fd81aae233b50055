import { readChatRobots, readChoice, readMailTrouble } from '@plumbline/operations';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { readConnection } from '../read/connection.ts';
import type { ReadRequest, Sql } from '../read/plan.ts';
import { countRows } from '../read/read.ts';
import { ownTown } from '../read/record-scope.ts';
import { slot } from '../read/slot.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import { ChatRobotType, type ChoiceView, NotificationChoiceType } from '../types/notification.ts';
import { orderOf } from './order.ts';

const person = (): Sql => sql`${slot<ReadRequest>(({ context }) => context.viewer.personId)}::bigint`;
const inbox = (unread: boolean): Sql =>
  sql`notification b where b.town_id = ${ownTown()} and b.person_id = ${person()} ${unread ? sql`and b.read_at is null` : sql``}`;

/** How many notifications the caller has not read. */
export const unreadNotifications = (context: GraphqlContext): Promise<number> =>
  countRows(context, {}, () => sql`select from ${inbox(true)}`);

/** How the caller is told now. */
export const choiceView = async ({ deps, viewer }: GraphqlContext): Promise<ChoiceView> => {
  const [choice, trouble] = await Promise.all([readChoice(deps, viewer), readMailTrouble(deps, viewer)]);
  return { choice, trouble };
};

const NotificationFilter = builder.inputType('NotificationFilter', {
  fields: (t) => ({ unread: t.boolean({ description: 'Only those not read yet' }) }),
});

const order = orderOf('Notification', { AT: { column: 'at', type: 'timestamptz' } }, 'AT', 'DESC');

builder.queryFields((t) => ({
  notifications: t.field({
    type: connectionOf('Notification'),
    description: 'The caller’s inbox, latest first · 通知',
    args: { ...pageArgsOf(t), filter: t.arg({ type: NotificationFilter }), orderBy: t.arg({ type: order.input }) },
    resolve: (_root, args, context, info) => {
      const unread = args.filter?.unread === true;
      return readConnection(info, context, {
        type: 'Notification',
        shape: `${unread}`,
        args,
        from: () => inbox(unread),
        order: order.key(args.orderBy),
      });
    },
  }),
  notificationChoice: t.field({
    type: NotificationChoiceType,
    description: 'How the caller wants to be told',
    resolve: (_root, _args, context) => choiceView(context),
  }),
  chatRobots: t.field({
    type: [ChatRobotType],
    description: 'Chat robots of the town; empty for all but administrators · 群机器人',
    resolve: async (_root, _args, { deps, viewer }) => [...(await readChatRobots(deps, viewer))],
  }),
}));

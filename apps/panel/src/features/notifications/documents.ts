import { graphql, type ResultOf } from '../../data/graphql.ts';

/** The inbox, latest first. */
export const NotificationsQuery = graphql(`
  query Notifications($first: Int!, $unread: Boolean!) {
    viewer { unreadNotifications }
    notifications(first: $first, filter: { unread: $unread }) {
      pageInfo { hasNextPage }
      nodes {
        id kind title at read
        actor { name }
        onBehalfOf { name }
        delegation { from to principal { name } delegate { id name } }
        record { id workflow number title dueOn overdue daysLeft tags unit { name } }
      }
    }
  }
`);

export type NotificationItem = ResultOf<typeof NotificationsQuery>['notifications']['nodes'][number];

export const MarkNotificationsReadMutation = graphql(`
  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) { unread problems { code message path } }
  }
`);

/** How the viewer wants to be told. */
export const NotificationChoiceQuery = graphql(`
  query NotificationChoice {
    notificationChoice { mailAvailable address language mail quietFrom quietTo trouble { message at again } }
  }
`);

export type NotificationChoice = ResultOf<typeof NotificationChoiceQuery>['notificationChoice'];

export const SetNotificationChoiceMutation = graphql(`
  mutation SetNotificationChoice($input: SetNotificationChoiceInput!) {
    setNotificationChoice(input: $input) { choice { address } problems { code message path } }
  }
`);

/** Chat robots, for administrators. */
export const ChatRobotsQuery = graphql(`
  query ChatRobots {
    chatRobots { unit { id name } host ending sentAt trouble }
  }
`);

export type ChatRobotItem = ResultOf<typeof ChatRobotsQuery>['chatRobots'][number];

export const SetChatRobotMutation = graphql(`
  mutation SetChatRobot($input: SetChatRobotInput!) {
    setChatRobot(input: $input) { chatRobots { host } problems { code message path } }
  }
`);

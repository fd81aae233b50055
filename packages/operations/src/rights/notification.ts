import { declareRights } from './declare.ts';

/** Everybody's inbox, and how they want to be told. */
export const notificationRights = declareRights({
  type: 'Notification',
  title: ['通知', 'Notifications'],
  read: { title: ['查看', 'Read'], grants: [{ to: 'everybody', over: 'own' }] },
  acts: {
    choose: {
      title: ['标为已读、选择接收方式', 'Mark as read, choose how to be told'],
      grants: [{ to: 'everybody', over: 'own' }],
    },
  },
});

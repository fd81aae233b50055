import { declareRights } from './declare.ts';
import { office } from './roles.ts';

/** Chat robots of units; their address is a secret. */
export const chatRobotRights = declareRights({
  type: 'ChatRobot',
  title: ['群机器人', 'Chat robots'],
  read: { title: ['查看', 'Read'], grants: [{ to: office, over: 'town' }] },
  acts: { set: { title: ['设置、取消', 'Set and remove'], grants: [{ to: office, over: 'town' }] } },
});

import { days } from './declaration.ts';

/** The plan says nothing of absence, nor of what a server keeps: these numbers are the product's own. */
export const product = {
  'delegation.maxDays': days(
    'O1',
    60,
    [1, 366],
    ['代理最长几天（本系统自定，方案未规定）', 'A delegation lasts at most (a number of the product)'],
  ),
  'upkeep.deliveredDays': days(
    'O1',
    90,
    [30, 3650],
    [
      '已送达的待发消息保留几天（本系统自定，方案未规定）',
      'Messages that were delivered are kept for (a number of the product)',
    ],
  ),
  'upkeep.inboxDays': days(
    'O1',
    365,
    [30, 3650],
    [
      '已读通知保留几天（本系统自定，方案未规定）',
      'Notifications that were read are kept for (a number of the product)',
    ],
  ),
  'upkeep.keyDays': days(
    'O1',
    90,
    [30, 3650],
    [
      '办理的防重复标识保留几天（本系统自定，方案未规定）',
      'Keys against doing a step twice are kept for (a number of the product)',
    ],
  ),
};

import { declareRights } from './declare.ts';

/** Numbers of a plan year, such as which rules are switched on, and the calendar. */
export const settingRights = declareRights({
  type: 'Setting',
  title: ['学年参数与校历', 'Settings and calendar'],
  read: { title: ['查看', 'Read'], grants: [{ to: 'everybody', over: 'town' }] },
  acts: {
    save: { title: ['修改学年参数', 'Change settings'], grants: [{ to: ['admin', 'groupHead'], over: 'town' }] },
  },
});

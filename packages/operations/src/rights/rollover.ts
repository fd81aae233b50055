import { declareRights } from './declare.ts';
import { leading, office } from './roles.ts';

/** The turn of the plan year 学年交替. */
export const rolloverRights = declareRights({
  type: 'Rollover',
  title: ['学年交替', 'Turns of the plan year'],
  read: { title: ['查看做过的学年交替', 'Read those that were carried out'], grants: [{ to: leading, over: 'town' }] },
  acts: {
    run: { title: ['预览、执行学年交替', 'Preview and carry out'], grants: [{ to: office, over: 'town' }] },
    undo: {
      title: ['撤销学年交替', 'Take back'],
      grants: [{ to: office, over: 'town' }],
      note: ['新学年里已有业务的，不能撤销', 'Not once something rests on the new year'],
    },
  },
});

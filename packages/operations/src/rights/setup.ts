import { declareRights } from './declare.ts';
import { office } from './roles.ts';

/** Setting a town up: its calendar and units at once, the roster of its staff. */
export const setupRights = declareRights({
  type: 'Setup',
  title: ['建镇', 'Setting up'],
  read: { title: ['查看进度', 'See how far it is'], grants: [{ to: office, over: 'town' }] },
  acts: {
    confirm: { title: ['确认、关闭提示', 'Confirm and dismiss'], grants: [{ to: office, over: 'town' }] },
    calendar: { title: ['修改校历', 'Change the calendar'], grants: [{ to: office, over: 'town' }] },
    units: { title: ['成批建单位和班级', 'Enter units and classes at once'], grants: [{ to: office, over: 'town' }] },
    importStaff: {
      title: ['导入教职工名册', 'Import the staff roster'],
      grants: [{ to: office, over: 'town' }],
    },
  },
});

import { declareRights } from './declare.ts';
import { leading, office } from './roles.ts';

/** Meetings of the town and its campuses, with their minutes. */
export const meetingRights = declareRights({
  type: 'Meeting',
  title: ['会议', 'Meetings'],
  read: {
    title: ['查看会议和纪要', 'Read meetings and minutes'],
    grants: [
      { to: leading, over: 'town' },
      { to: ['campusHead'], over: 'unitAndAbove' },
    ],
  },
  acts: {
    keep: { title: ['登记、修改、记纪要', 'Enter, change, write minutes'], grants: [{ to: office, over: 'town' }] },
  },
});

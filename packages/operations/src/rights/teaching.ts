import { declareRights } from './declare.ts';
import { campusHeads, office } from './roles.ts';

/** Who teaches which subject in which class. */
export const teachingRights = declareRights({
  type: 'Teaching',
  title: ['任课', 'Teaching'],
  read: { title: ['查看', 'Read'], grants: [{ to: 'everybody', over: 'town' }] },
  acts: {
    set: {
      title: ['录入任课', 'Enter who teaches'],
      grants: [
        { to: office, over: 'town' },
        { to: campusHeads, over: 'unit' },
      ],
    },
  },
});

import { declareRights } from './declare.ts';
import { office } from './roles.ts';

/** The matrix of rights itself. */
export const matrixRights = declareRights({
  type: 'RightsMatrix',
  title: ['权限一览', 'Who may do what'],
  read: {
    title: ['查看', 'Read'],
    grants: [
      { to: office, over: 'town' },
      { to: 'everybody', over: 'own', part: ['自己岗位的', 'Of their own posts'] },
    ],
  },
  acts: {},
});

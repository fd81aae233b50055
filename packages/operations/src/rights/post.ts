import { declareRights } from './declare.ts';
import { office } from './roles.ts';

/** Posts: who holds what from when (O1: rights follow the appointment). */
export const postRights = declareRights({
  type: 'Post',
  title: ['岗位', 'Posts'],
  read: { title: ['查看', 'Read'], grants: [{ to: 'everybody', over: 'town' }] },
  acts: { appoint: { title: ['任命、到期、移交', 'Appoint, end, hand over'], grants: [{ to: office, over: 'town' }] } },
});

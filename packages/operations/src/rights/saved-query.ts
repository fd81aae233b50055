import { declareRights } from './declare.ts';

/** Filters that somebody keeps for a list. */
export const savedQueryRights = declareRights({
  type: 'SavedQuery',
  title: ['常用筛选', 'Saved filters'],
  read: { title: ['查看', 'Read'], grants: [{ to: 'everybody', over: 'own' }] },
  acts: { keep: { title: ['保存、删除', 'Keep and forget'], grants: [{ to: 'everybody', over: 'own' }] } },
});

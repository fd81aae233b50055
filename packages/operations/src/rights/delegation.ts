import { declareRights } from './declare.ts';
import { office } from './roles.ts';

/** Delegations for absence, and an administrator's stepping in where there is none. */
export const delegationRights = declareRights({
  type: 'Delegation',
  title: ['代理', 'Delegations'],
  read: {
    title: ['查看', 'Read'],
    grants: [
      { to: office, over: 'town' },
      { to: 'everybody', over: 'own', part: ['自己委托的，或委托给自己的', 'Given or received by themselves'] },
    ],
  },
  acts: {
    make: {
      title: ['委托', 'Delegate'],
      grants: [{ to: 'everybody', over: 'own' }],
      note: ['不得转委托；须本人办理的不能委托', 'Never passed on; nothing that is to be done in person'],
    },
    makeForAbsent: {
      title: ['替不在的人委托', 'Delegate for somebody absent'],
      grants: [{ to: office, over: 'town' }],
    },
    end: {
      title: ['结束', 'End'],
      grants: [
        { to: office, over: 'town' },
        { to: 'everybody', over: 'own', part: ['自己委托的，或委托给自己的', 'Given or received by themselves'] },
      ],
    },
    override: {
      title: ['代为办理（留痕）', 'Step in for somebody absent, on the record'],
      grants: [{ to: office, over: 'town' }],
      note: ['只限普通步骤，且没有代理人', 'Ordinary steps only, where nobody is delegated'],
    },
  },
});

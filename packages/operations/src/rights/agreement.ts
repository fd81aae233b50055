import { declareRights } from './declare.ts';
import { leading, office } from './roles.ts';

/** What is done about agreements beside the steps of the workflow. */
export const agreementRights = declareRights({
  type: 'AgreementTemplate',
  title: ['责任书模板', 'Agreement templates'],
  read: { title: ['查看', 'Read'], grants: [{ to: 'everybody', over: 'town' }] },
  acts: {
    keep: { title: ['保存模板', 'Keep templates'], grants: [{ to: office, over: 'town' }] },
    readSmall: {
      title: ['查看人数过少的片区的指标现状', 'Read where a campus of few pupils stands'],
      grants: [{ to: [...leading, 'campusHead'], over: 'town' }],
      note: ['只在自己看得到的责任书里', 'Only in an agreement that they read'],
    },
  },
});

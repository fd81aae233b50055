import { declareRights } from './declare.ts';
import { leading, office } from './roles.ts';

/** The sealed record of a town: reading it is reading the records that it is of. */
export const sealedRecordRights = declareRights({
  type: 'SealedRecord',
  title: ['运行记录', 'The sealed record'],
  read: {
    title: ['查看', 'Read'],
    grants: [{ to: 'everybody', over: 'own', part: ['看得到的事项的经过', 'Events of the records that they see'] }],
  },
  acts: {
    verify: { title: ['校验', 'Verify'], grants: [{ to: leading, over: 'town' }] },
    export: {
      title: ['导出', 'Export'],
      grants: [{ to: office, over: 'town' }],
      note: ['不含保密事项', 'Without confidential records'],
    },
  },
});

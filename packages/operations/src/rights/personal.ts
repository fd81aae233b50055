import { declareRights } from './declare.ts';
import { campusHeads, office } from './roles.ts';

const own = ['本人的', 'Their own'] as const;
const ownOrHandled = [
  '与本人有关的，或由本人承办、主持的事项',
  'What concerns them, or a case that they handle or preside over',
] as const;

/** Personal data: who looked at it, what is held about somebody, and the erasing of it. */
export const personalRights = declareRights({
  type: 'PersonalData',
  title: ['个人数据', 'Personal data'],
  read: {
    title: ['查看查阅记录', 'See who looked'],
    grants: [
      { to: office, over: 'town' },
      { to: campusHeads, over: 'unit' },
      { to: 'everybody', over: 'own', part: ownOrHandled },
    ],
    note: ['保密事项的查阅，只给参与其中的人看', 'Readings of a confidential record only for those with a part in it'],
  },
  acts: {
    export: {
      title: ['导出个人数据', 'Export what is held about somebody'],
      grants: [
        { to: office, over: 'town', part: ['写明理由', 'For a stated reason'] },
        { to: 'everybody', over: 'own', part: own },
      ],
    },
    erase: { title: ['注销个人数据', 'Erase somebody’s personal data'], grants: [{ to: office, over: 'town' }] },
    exportPupil: {
      title: ['导出学生数据', 'Export what is held about a pupil'],
      grants: [{ to: office, over: 'town', part: ['写明理由', 'For a stated reason'] }],
    },
    erasePupil: { title: ['注销学生数据', 'Erase a pupil’s data'], grants: [{ to: office, over: 'town' }] },
    grant: {
      title: ['授权他人查阅保密事项', 'Let somebody read a confidential record'],
      grants: [],
      note: [
        '由该事项的主持人或承办人，写明理由和期限',
        'By its chair or case officer, for a stated reason and until a day',
      ],
    },
  },
});

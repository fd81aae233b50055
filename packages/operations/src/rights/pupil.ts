import { declareRights } from './declare.ts';
import { campusHeads, office } from './roles.ts';

/** Rosters of pupils; who reads pupils by name stands with the sessions. */
export const pupilRights = declareRights({
  type: 'Pupil',
  title: ['学生名册', 'Rosters of pupils'],
  read: {
    title: ['浏览名册', 'Browse the roster'],
    grants: [],
    note: [
      '没有名册页面；姓名只在录入和任课时可见',
      'There is no page of it; names show where marks are entered or a class is taught',
    ],
  },
  acts: {
    importRoster: {
      title: ['导入名册', 'Import rosters'],
      grants: [
        { to: office, over: 'town' },
        { to: campusHeads, over: 'unit' },
      ],
    },
    addSchools: { title: ['导入时添加学校', 'Add schools by an import'], grants: [{ to: office, over: 'town' }] },
  },
});

import { declareRights } from './declare.ts';
import { campusHeads, office } from './roles.ts';

/** People of the staff. */
export const personRights = declareRights({
  type: 'Person',
  title: ['人员', 'People'],
  read: {
    title: ['查看姓名、工号和岗位', 'Read names, staff numbers and posts'],
    grants: [{ to: 'everybody', over: 'town' }],
  },
  acts: {
    keep: { title: ['新增、更正', 'Add and correct'], grants: [{ to: office, over: 'town' }] },
    openAccount: {
      title: ['开账号、重置二次验证', 'Open accounts, reset second factors'],
      grants: [{ to: office, over: 'town' }],
    },
    resetPassword: {
      title: ['重置密码', 'Reset passwords'],
      grants: [
        { to: office, over: 'town' },
        {
          to: campusHeads,
          over: 'unit',
          part: [
            '岗位都在本片的人员，管理员、领导小组、片校长和党支部除外',
            'People all of whose posts lie in the campus; no administrator, leading group, campus head or Party branch',
          ],
        },
      ],
      note: ['不能重置自己的；有记录，本人能看到', 'Never one’s own; it is written down, and the person sees it'],
    },
    readLogin: { title: ['查看登录名', 'Read login names'], grants: [{ to: office, over: 'town' }] },
  },
});

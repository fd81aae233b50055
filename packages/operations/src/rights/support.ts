import { declareRights } from './declare.ts';
import { leading, office } from './roles.ts';

/** The register of help for teachers, with observations to see whether it worked. */
export const supportRights = declareRights({
  type: 'Support',
  title: ['帮扶', 'Help'],
  read: {
    title: ['查看', 'Read'],
    grants: [
      { to: leading, over: 'town' },
      { to: ['campusHead'], over: 'unit' },
      {
        to: 'everybody',
        over: 'own',
        part: ['自己受帮扶的，或自己帮扶别人的', 'Where they are helped, or are the mentor'],
      },
    ],
  },
  acts: {
    keep: {
      title: ['登记、修改、结束、复听课', 'Enter, change, end, observe again'],
      grants: [
        { to: office, over: 'town' },
        { to: ['campusHead'], over: 'unit' },
      ],
      note: ['自己受帮扶的，不能由自己登记', 'Nobody keeps what is about themselves'],
    },
  },
});

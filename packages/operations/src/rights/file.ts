import { declareRights } from './declare.ts';

/** Photos and scans. */
export const fileRights = declareRights({
  type: 'File',
  title: ['附件', 'Files'],
  read: {
    title: ['打开', 'Open'],
    grants: [
      {
        to: 'everybody',
        over: 'own',
        part: ['自己上传的，或所属事项自己看得到的', 'Uploaded by themselves, or of a record that they see'],
      },
    ],
  },
  acts: { upload: { title: ['上传', 'Upload'], grants: [{ to: 'everybody', over: 'own' }] } },
});

import { declareRights } from './declare.ts';
import { office } from './roles.ts';

/** Units of the town: campuses, offices, grades, classes. */
export const unitRights = declareRights({
  type: 'Unit',
  title: ['单位', 'Units'],
  read: { title: ['查看', 'Read'], grants: [{ to: 'everybody', over: 'town' }] },
  acts: { keep: { title: ['新增、改名、关闭', 'Add, rename and close'], grants: [{ to: office, over: 'town' }] } },
});

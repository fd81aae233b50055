import { type Problem, refuse } from '../problem.ts';
import type { Viewer } from '../viewer.ts';

/** The refusal of whoever may not change units, people and posts. */
export const notAdministrator = ({ locale }: Viewer): { ok: false; problems: readonly Problem[] } =>
  refuse(locale, 'NotAllowed', [
    '只有教导处的管理员能改单位、人员和岗位；请联系他们',
    'Only academic affairs may change units, people and posts; please ask them',
  ]);

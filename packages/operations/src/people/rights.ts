import type { Role } from '@plumbline/terms';
import { type Problem, refuse } from '../problem.ts';
import type { Viewer } from '../viewer.ts';

/** Roles that enter units, people, posts and inspections of the town. */
const administrators: readonly Role[] = ['admin'];

/** Whether a viewer may enter units, people and posts. */
export const mayAdminister = ({ posts }: Viewer): boolean => posts.some(({ role }) => administrators.includes(role));

/** The refusal for everyone else. */
export const notAdministrator = ({ locale }: Viewer): { ok: false; problems: readonly Problem[] } =>
  refuse(locale, 'NotAllowed', [
    '只有教导处的管理员能改单位、人员和岗位；请联系他们',
    'Only academic affairs may change units, people and posts; please ask them',
  ]);

import { roleCodes, roles } from '@plumbline/terms';
import { judgeToken } from '../sheet/judge-id.ts';
import { judgeName, judgeWords } from '../sheet/judge-name.ts';
import type { SheetSpec } from '../sheet/spec.ts';
import { type CellJudge, kept, refused, remembering } from '../sheet/verdict.ts';

/** What an import of staff knows of accounts. */
export interface StaffOptions {
  /** Whether a login may be given to somebody; without it every login passes. */
  readonly isLogin?: ((login: string) => boolean) | undefined;
}

const compared = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();

/** Roles by all the words that mean them: code, Chinese and English title. */
const roleByWord = new Map(
  roleCodes.flatMap((code) => [code, ...roles[code]].map((word) => [compared(word), code] as const)),
);

const judgeRoleWords = judgeWords('ROLE_MISSING');

/** A post by its role: what is kept is the code. */
const judgeRole: CellJudge = (text, kind) => {
  const verdict = judgeRoleWords(text, kind);
  if (verdict.code !== null) return verdict;
  const role = roleByWord.get(compared(text));
  return role === undefined ? refused(text, 'UNKNOWN_ROLE') : kept(role);
};

/** Words that may be left out. */
const orNothing =
  (judge: CellJudge): CellJudge =>
  (text, kind) =>
    text === '' && kind === 0 ? kept('') : judge(text, kind);

const judgeAnyWords = judgeWords('NAME_INVALID_CHARACTERS');

const judgeLogin =
  (isLogin: (login: string) => boolean): CellJudge =>
  (text, kind) => {
    const verdict = judgeAnyWords(text, kind);
    return verdict.code === null && !isLogin(text) ? refused(text, 'LOGIN_INVALID') : verdict;
  };

/** A roster of the staff: a row per person, with the post that they hold. A telephone number is no column: it is not needed. */
export const staffSpec = ({ isLogin = () => true }: StaffOptions = {}): SheetSpec => ({
  columns: [
    {
      key: 'name',
      title: ['姓名', 'Name'],
      words: ['姓名', '教师姓名', '教职工姓名', '名字', 'name'],
      judge: () => judgeName,
    },
    {
      key: 'staffNo',
      title: ['工号', 'Staff number'],
      words: ['工号', '教师工号', '职工号', '教职工编号', 'staffNo', 'staff number', 'staff no'],
      judge: judgeToken,
    },
    {
      key: 'unit',
      title: ['单位', 'Unit'],
      words: ['单位', '所在单位', '部门', '学校', '校片', '班级', 'unit', 'campus'],
      judge: () => remembering(judgeWords('UNIT_MISSING')),
    },
    {
      key: 'role',
      title: ['岗位', 'Role'],
      words: ['岗位', '角色', '职务', 'role', 'post'],
      judge: () => remembering(judgeRole),
    },
    {
      key: 'title',
      title: ['岗位名称', 'Post title'],
      words: ['岗位名称', '职务名称', 'title', 'post title'],
      judge: () => remembering(orNothing(judgeAnyWords)),
    },
    {
      key: 'from',
      title: ['起始', 'From'],
      words: ['起始', '起始日期', '任职日期', '任职起始', 'from'],
      judge: () => orNothing(judgeAnyWords),
    },
    {
      key: 'login',
      title: ['登录名', 'Login'],
      words: ['登录名', '用户名', '账号', 'login', 'username'],
      judge: () => orNothing(judgeLogin(isLogin)),
    },
  ],
  required: () => [
    { title: ['姓名', 'name'], keys: ['name'] },
    { title: ['工号', 'staffNo'], keys: ['staffNo'] },
    { title: ['单位', 'unit'], keys: ['unit'] },
    { title: ['岗位', 'role'], keys: ['role'] },
  ],
  identity: [['staffNo']],
});

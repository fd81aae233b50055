import {
  createTown,
  firstAdministrator,
  nationalCalendar,
  oneTimePassword,
  pinyinOf,
  TownRefused,
} from '@plumbline/operations';
import { localDay } from '@plumbline/rules';
import type { Text } from '@plumbline/terms';
import { accountName, isLogin } from '../auth/logins.ts';
import { Refusal } from '../refusal.ts';
import { readCalendar } from './calendar-file.ts';
import { print, remark, word } from './output.ts';
import { withProduct } from './session.ts';

/** Options of `town create`. */
export type TownOptions = { calendar?: string; code?: string; login: string; json?: boolean };

/** Makes an empty real town; its first administrator and one-time password are shown once, on stdout. */
export const createRealTown = async (name: string, options: TownOptions): Promise<void> => {
  const { login } = options;
  const code = options.code ?? codeOf(name);
  if (name.trim() === '' || name.length > 60) throw new Refusal(wrongName, { found: name });
  if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(code)) throw new Refusal(wrongCode, { found: code });
  if (!isLogin(login)) throw new Refusal(wrongLogin, { found: login });
  const given = options.calendar === undefined ? undefined : await readCalendar(options.calendar);
  await withProduct(async ({ product: { deps, accounts } }) => {
    const calendar = given ?? nationalCalendar(localDay(deps.clock(), usualZone));
    const { townId } = await createTown(deps, { code, name: name.trim(), calendar }).catch((error: unknown) => {
      throw error instanceof TownRefused ? new Refusal(codeTaken, { code }) : error;
    });
    const password = oneTimePassword();
    const person = { townId, name: word(['管理员', 'Administrator']), login, password, mustChange: true };
    await firstAdministrator(deps, accounts, person);
    const username = accountName(code, login);
    if (options.json) print(JSON.stringify({ town: code, username, oneTimePassword: password }));
    else print(word(made, { name, username, password }));
    if (!given) remark(word(calendarRemark));
  });
};

/** A town of the command line lies in China, as one that is founded in a browser does unless it says otherwise. */
const usualZone = 'Asia/Shanghai';

const codeOf = (name: string): string =>
  pinyinOf(name)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 40) || 'town';

const made: Text = [
  '已建立：{name}\n首位管理员：{username}\n一次性密码：{password}\n首次登录须改密码；请在面板里录入单位、人员和岗位。',
  'Created: {name}\nFirst administrator: {username}\nOne-time password: {password}\nIt has to be replaced at the first sign-in; then enter units, people and posts in the panel.',
];
const calendarRemark: Text = [
  '没有给校历，采用国家校历：法定节假日在国务院通知公布前是暂定的；在面板“学年设置”的“学年和校历”里可改，也可用 --calendar 指定文件。',
  'No calendar was given, so the national one is used; public holidays are provisional until the State Council’s notice is out. Change it in the panel’s settings under “Plan year and calendar”, or give a file with --calendar.',
];
const wrongName: Text = [
  '镇名“{found}”不能用，应为 1 到 60 个字。',
  'The name "{found}" cannot be used; expected 1 to 60 characters.',
];
const wrongCode: Text = [
  '镇代码“{found}”不能用，应为 2 到 40 个小写字母、数字或连字符；请用 --code 指定。',
  'The code "{found}" cannot be used; expected 2 to 40 lower-case letters, digits or hyphens. Choose one with --code.',
];
const wrongLogin: Text = [
  '用户名“{found}”不能用，应为 2 到 40 个字母、数字、点、横线或下划线。',
  'The login "{found}" cannot be used; expected 2 to 40 letters, digits, dots, hyphens or underscores.',
];
const codeTaken: Text = [
  '已有代码为 {code} 的镇。请用 --code 另选一个。',
  'There is already a town with the code {code}. Choose another with --code.',
];

import {
  type Accounts,
  createTown,
  type Deps,
  type Founding,
  firstAdministrator,
  nationalCalendar,
  TownRefused,
} from '@plumbline/operations';
import { localDay } from '@plumbline/rules';
import type { Text } from '@plumbline/terms';
import { commonPassword, isCommonPassword } from '../auth/common-passwords.ts';
import { isLogin } from '../auth/logins.ts';
import { longestPassword, shortestPassword } from '../auth/password.ts';

/** What the first page asks of whoever sets a town up. */
export type TownWanted = {
  town: { name: string; code: string; zone: string };
  administrator: { name: string; login: string; password: string };
};

/** Something wrong in an entry, by the path of its field. */
export type Fault = { path: readonly string[]; text: Text };

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const within = (text: string, most: number): boolean => text.trim() !== '' && [...text.trim()].length <= most;

/** Everything that is wrong with what was entered, at once. */
export const faultsOf = ({ town, administrator }: TownWanted): Fault[] => {
  const { password } = administrator;
  const checks: readonly (readonly [good: boolean, path: readonly string[], text: Text])[] = [
    [within(town.name, 60), ['town', 'name'], ['镇名应为 1 到 60 个字', 'The name takes 1 to 60 characters']],
    [
      /^[a-z0-9][a-z0-9-]{1,39}$/.test(town.code),
      ['town', 'code'],
      ['镇代码应为 2 到 40 个小写字母、数字或连字符', 'The code takes 2 to 40 lower-case letters, digits or hyphens'],
    ],
    [
      isZone(town.zone),
      ['town', 'zone'],
      ['没有这个时区；中国用 Asia/Shanghai', 'There is no such time zone; China is Asia/Shanghai'],
    ],
    [
      within(administrator.name, 40),
      ['administrator', 'name'],
      ['姓名应为 1 到 40 个字', 'The name takes 1 to 40 characters'],
    ],
    [
      isLogin(administrator.login),
      ['administrator', 'login'],
      [
        '登录名应为 2 到 40 个字母、汉字、数字、点、横线或下划线',
        'The login takes 2 to 40 letters, digits, dots, hyphens or underscores',
      ],
    ],
    [
      password.length >= shortestPassword && password.length <= longestPassword,
      ['administrator', 'password'],
      [
        `密码应为 ${shortestPassword} 到 ${longestPassword} 个字符`,
        `The password takes ${shortestPassword} to ${longestPassword} characters`,
      ],
    ],
    [
      !isCommonPassword(password, [town.name, town.code, administrator.name, administrator.login]),
      ['administrator', 'password'],
      commonPassword,
    ],
  ];
  return checks.flatMap(([good, path, text]) => (good ? [] : [{ path, text }]));
};

const otherCode = (code: string): Fault => ({
  path: ['town', 'code'],
  text: [
    `上次建镇没有完成，镇代码是 ${code}；请仍用这个代码`,
    `The town was begun with the code ${code} and not finished; please use that code`,
  ],
});
const takenCode: Fault = {
  path: ['town', 'code'],
  text: ['已有这个代码的镇，请另选', 'There is a town with this code; choose another'],
};

/** What came of it. */
export type Founded = { ok: true; townId: number; personId: number } | { ok: false; faults: Fault[] };

/**
 * Founds a town with its first administrator, under the national calendar; one whose founding was broken off is finished.
 * @param founding how far it is: never `founded`
 */
export const foundTown = async (
  deps: Deps,
  accounts: Accounts,
  founding: Exclude<Founding, { stage: 'founded' }>,
  wanted: TownWanted,
): Promise<Founded> => {
  const faults = faultsOf(wanted);
  const { town, administrator } = wanted;
  if (founding.stage === 'unfinished' && founding.town.code !== town.code) faults.push(otherCode(founding.town.code));
  if (faults.length > 0) return { ok: false, faults };
  const today = localDay(deps.clock(), town.zone);
  let townId: number;
  if (founding.stage === 'unfinished') townId = founding.town.id;
  else {
    try {
      const { code, name, zone } = town;
      ({ townId } = await createTown(deps, { code, name: name.trim(), zone, calendar: nationalCalendar(today) }));
    } catch (error) {
      if (error instanceof TownRefused) return { ok: false, faults: [takenCode] };
      throw error;
    }
  }
  const { personId } = await firstAdministrator(deps, accounts, {
    townId,
    name: administrator.name.trim(),
    login: administrator.login,
    password: administrator.password,
    mustChange: false,
  });
  return { ok: true, townId, personId };
};

import { resolve } from 'node:path';
import { fill, type Text } from '@plumbline/terms';
import { type Clock, clockOf, systemClock } from './clock.ts';
import { isLoopback } from './loopback.ts';
import { Refusal } from './refusal.ts';

/** The mail server, and the address that mail comes from. */
export type MailSettings = { smtpUrl: string; from: string };

/** The settings of a start, read once and checked together. */
export type Environment = {
  port: number;
  host: string;
  /** PostgreSQL to use; unset for the embedded one. */
  databaseUrl?: string;
  /** Data folder, absolute. */
  home: string;
  /** What people type, without a path; unset for the listening address. */
  url?: string;
  /** Whether the demo town is loaded at the first start. */
  demo: boolean;
  /** Whether the API process does the background work too. */
  worker: boolean;
  /** Unset: no mail is sent. */
  mail?: MailSettings;
  clock: Clock;
};

/**
 * Reads the environment variables of contract.
 * @param env the process's variables
 * @param folder the folder in which the person typed the command; relative paths count from it
 * @throws Refusal that names every wrong value at once: what was found, what is expected, what to do
 */
export const readEnvironment = (env: NodeJS.ProcessEnv = process.env, folder = workingFolder(env)): Environment => {
  const wrong: Text[] = [];
  const report = (name: string, expected: Text) =>
    wrong.push(fillWrong({ name, found: env[name] ?? '', zh: expected[0], en: expected[1] }));

  const port = env.PORT === undefined ? 4000 : Number(env.PORT);
  if (env.PORT !== undefined && !(/^\d{1,5}$/.test(env.PORT) && port <= 65_535)) report('PORT', portExpected);

  const host = env.HOST ?? '127.0.0.1';
  const hostFits = /^[A-Za-z0-9.:_-]+$/.test(host);
  if (!hostFits) report('HOST', hostExpected);

  const databaseUrl = env.DATABASE_URL || undefined;
  if (databaseUrl !== undefined && !/^postgres(ql)?:$/.test(parsedUrl(databaseUrl)?.protocol ?? '')) {
    // The value may hold a password, so it is not repeated.
    wrong.push(databaseUrlWrong);
  }

  if (env.PLUMBLINE_HOME?.trim() === '') report('PLUMBLINE_HOME', homeExpected);
  const home = resolve(folder, env.PLUMBLINE_HOME ?? '.plumbline');

  const url = env.PLUMBLINE_URL === undefined ? undefined : parsedUrl(env.PLUMBLINE_URL);
  const urlIsOrigin = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && !url.hash;
  if (env.PLUMBLINE_URL !== undefined && !urlIsOrigin) report('PLUMBLINE_URL', urlExpected);

  if (!['0', '1', undefined].includes(env.PLUMBLINE_DEMO)) report('PLUMBLINE_DEMO', demoExpected);
  const demo = env.PLUMBLINE_DEMO !== '0';

  if (!['0', '1', undefined].includes(env.PLUMBLINE_WORKER)) report('PLUMBLINE_WORKER', workerExpected);

  const smtpUrl = env.PLUMBLINE_SMTP_URL || undefined;
  const smtp = smtpUrl === undefined ? undefined : parsedUrl(smtpUrl);
  // The value may hold a password, so it is not repeated.
  if (smtp === null || (smtp && !(/^smtps?:$/.test(smtp.protocol) && smtp.hostname))) wrong.push(smtpUrlWrong);
  const from = env.PLUMBLINE_MAIL_FROM || undefined;
  if (from !== undefined && !mailAddress.test(from)) report('PLUMBLINE_MAIL_FROM', fromExpected);
  if ((smtpUrl === undefined) !== (from === undefined)) wrong.push(mailIncomplete);

  const clock = env.PLUMBLINE_NOW === undefined ? systemClock : clockOf(env.PLUMBLINE_NOW);
  if (clock === null) report('PLUMBLINE_NOW', nowExpected);
  else if (env.PLUMBLINE_NOW !== undefined && !demo) wrong.push(nowWithoutDemo);

  if (!['zh', 'en', undefined].includes(env.PLUMBLINE_LANG)) report('PLUMBLINE_LANG', langExpected);

  if (demo && hostFits && !isLoopback(host)) wrong.push(fill(networkWithDemo, { host }));

  if (wrong.length > 0) throw new Refusal([wrong.map(([zh]) => zh).join('\n'), wrong.map(([, en]) => en).join('\n')]);
  return {
    port,
    host,
    home,
    demo,
    worker: env.PLUMBLINE_WORKER !== '0',
    clock: clock ?? systemClock,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(url ? { url: url.origin } : {}),
    ...(smtpUrl && from ? { mail: { smtpUrl, from } } : {}),
  };
};

/** npm runs scripts in the workspace's folder and keeps the person's own in `INIT_CWD`. */
const workingFolder = (env: NodeJS.ProcessEnv): string => env.INIT_CWD || process.cwd();

const parsedUrl = (value: string): URL | null => (URL.canParse(value) ? new URL(value) : null);

const fillWrong = ({ zh, en, ...values }: { name: string; found: string; zh: string; en: string }): Text => {
  const [first] = fill(['{name} 的值是“{found}”，无法使用。', ''], values);
  const [, second] = fill(['', '{name} is "{found}", which cannot be used.'], values);
  return [first + zh, `${second} ${en}`];
};

/** `name@host`, alone or as `Name <name@host>`. */
const mailAddress = /^([^<>\r\n]* <)?[^\s@<>,;]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*>?$/;

const portExpected: Text = [
  '应为 0 到 65535 的整数（0 表示任选空闲端口）。请改正，或删去该变量使用 4000。',
  'Expected a whole number from 0 to 65535 (0 takes any free port). Correct it, or unset it to use 4000.',
];
const hostExpected: Text = [
  '应为本机的地址或主机名，如 127.0.0.1 或 0.0.0.0。请改正，或删去该变量只在本机使用。',
  'Expected an address or host name of this computer, like 127.0.0.1 or 0.0.0.0. Correct it, or unset it to stay on this computer.',
];
const homeExpected: Text = [
  '应为文件夹路径。请改正，或删去该变量使用当前文件夹下的 .plumbline。',
  'Expected the path of a folder. Correct it, or unset it to use .plumbline in the present folder.',
];
const urlExpected: Text = [
  '应为不带路径的网址，如 https://zhunsheng.example.cn。请改正，或删去该变量使用监听地址。',
  'Expected an address without a path, like https://plumbline.example.org. Correct it, or unset it to use the listening address.',
];
const demoExpected: Text = [
  '应为 1（装入演示镇）或 0（不装入）。',
  'Expected 1 (with the demo town) or 0 (without it).',
];
const workerExpected: Text = [
  '应为 1（本进程也做提醒、发信等后台工作）或 0（另用 plumbline worker 做）。',
  'Expected 1 (this process also does the background work) or 0 (left to "plumbline worker").',
];
const fromExpected: Text = [
  '应为发信邮箱，如 zhunsheng@example.cn 或 准绳 <zhunsheng@example.cn>。',
  'Expected the sender’s address, like plumbline@example.org or Plumbline <plumbline@example.org>.',
];
const smtpUrlWrong: Text = [
  'PLUMBLINE_SMTP_URL 的值无法使用。应形如 smtps://用户:密码@主机:465 或 smtp://主机:587。请改正，或删去该变量不发邮件。',
  'PLUMBLINE_SMTP_URL cannot be used. Expected the form smtps://user:password@host:465 or smtp://host:587. Correct it, or unset it to send no mail.',
];
const mailIncomplete: Text = [
  '发邮件要同时设置 PLUMBLINE_SMTP_URL（发信服务器）和 PLUMBLINE_MAIL_FROM（发信邮箱），现在只有一个。请补上另一个，或两个都删去。',
  'Sending mail takes both PLUMBLINE_SMTP_URL (the server) and PLUMBLINE_MAIL_FROM (the sender); only one of them is set. Set the other, or unset both.',
];
const nowExpected: Text = [
  '应为带时区的时刻，如 2026-11-20T09:00:00+08:00，或偏移量，如 +3d、-12h、+30m。',
  'Expected an instant with its offset, like 2026-11-20T09:00:00+08:00, or a shift, like +3d, -12h, +30m.',
];
const nowWithoutDemo: Text = [
  '设置了 PLUMBLINE_NOW，但没有演示镇（PLUMBLINE_DEMO=0）：真实的镇只用真实时间。请删去其中一个变量。',
  'PLUMBLINE_NOW is set, but the demo town is off (PLUMBLINE_DEMO=0): a real town keeps real time. Unset one of the two.',
];
const langExpected: Text = ['应为 zh 或 en。', 'Expected zh or en.'];
const databaseUrlWrong: Text = [
  'DATABASE_URL 的值无法使用。应形如 postgres://用户:密码@主机:5432/数据库。请改正，或删去该变量使用内置数据库。',
  'DATABASE_URL cannot be used. Expected the form postgres://user:password@host:5432/database. Correct it, or unset it to use the embedded server.',
];
const networkWithDemo: Text = [
  'HOST 的值是“{host}”，会向网络开放，而演示账号的密码是公开的。请同时设置 PLUMBLINE_DEMO=0，或删去 HOST 只在本机使用。',
  'HOST is "{host}", which is open to the network, while the demo accounts have public passwords. Set PLUMBLINE_DEMO=0 as well, or unset HOST to stay on this computer.',
];

import { fill, isRole, type Locale, roles, say, type Text } from '@plumbline/terms';
import type { DemoAccount } from './auth/demo-accounts.ts';
import type { Running } from './start.ts';
import { table } from './table.ts';

/** What the terminal shows once the server answers: where, with which accounts, and what one should know. */
export const greeting = (
  { url, address, accounts, setupCode, erasedAgain }: Omit<Running, 'close'>,
  locale: Locale,
): string => {
  const lines = [say([`准绳已启动：${url}`, `Plumbline is running: ${url}`], locale)];
  if (address !== url) lines.push(say([`监听：${address}`, `Listening on ${address}`], locale));
  if (accounts && accounts.length > 0) {
    lines.push('', say(['演示镇账号：', 'Accounts of the demo town:'], locale), accountTable(accounts, locale), '');
  }
  if (setupCode !== null) lines.push('', say(fill(firstRun, { url, code: setupCode }), locale), '');
  const { persons, pupils, posts } = erasedAgain;
  if (persons + pupils > 0) {
    lines.push('', say(fill(restored, { persons, pupils }), locale));
    if (posts > 0) lines.push(say(fill(postsLeft, { posts }), locale));
    lines.push('');
  }
  if (!url.startsWith('https://')) {
    lines.push(
      say(
        [
          '提示：当前为 http，登录凭据未加密传输，cookie 不带 Secure。供多校使用时请配置 https 并设置 PLUMBLINE_URL。',
          'Note: this is plain http, so cookies are not marked Secure. For use beyond this computer, put https before it and set PLUMBLINE_URL.',
        ],
        locale,
      ),
    );
  }
  lines.push(say(['按 Ctrl+C 停止。', 'Press Ctrl+C to stop.'], locale));
  return lines.join('\n');
};

const firstRun: Text = [
  '还没有镇。请用浏览器打开 {url}，按页面提示建镇。\n安装码：{code}\n安装码用一次即失效；每次启动换新的。',
  'There is no town yet. Open {url} in a browser and follow the page.\nSetup code: {code}\nIt is good until a town is there; each start makes a new one.',
];

const restored: Text = [
  '数据库是从较早的备份恢复的：其中已注销的人员 {persons} 人、学生 {pupils} 人已按 erasures.jsonl 再次注销。当时另外指定清除的电话等内容没有留存，请在文本中自行核对。',
  'The database came from an older backup: {persons} persons and {pupils} pupils in it were erased again, as erasures.jsonl says. Further words that were taken out then, such as phone numbers, are kept nowhere: look for them in the texts.',
];
const postsLeft: Text = [
  '他们在备份中还担任 {posts} 个岗位：请在“岗位”页结束并移交。',
  'In the backup they still hold posts ({posts}): end them on the page of posts and hand them over.',
];

/** Accounts of the demo town as a table. */
export const accountTable = (accounts: readonly Omit<DemoAccount, 'apiKey'>[], locale: Locale): string => {
  const heads: readonly Text[] = [
    ['岗位', 'Post'],
    ['用户名', 'User name'],
    ['密码', 'Password'],
  ];
  const rows = accounts.map(({ role, username, password }) => [
    isRole(role) ? say(roles[role], locale) : role,
    username,
    password,
  ]);
  return table([heads.map((head) => say(head, locale)), ...rows]);
};

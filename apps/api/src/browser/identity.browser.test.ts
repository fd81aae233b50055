import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeHome } from '@plumbline/database/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProcess } from '../testing/process.ts';
import { codeOf } from '../testing/second-factor.ts';
import { faultsOf } from './faults.ts';
import { cookieOf, json } from './signed-in.ts';
import { launch, widths } from './stage.ts';

const password = '我自己的密码 2026';
const phone =
  'Mozilla/5.0 (Linux; Android 12; V2130A) AppleWebKit/537.36 Chrome/109.0 Mobile Safari/537.36 MicroMessenger/8.0.30';

let home: string;
let server: ReturnType<typeof startProcess>;
let url: string;
let oneTime: string;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), '准绳 identity-'));
  const env = { PLUMBLINE_HOME: home, PLUMBLINE_DEMO: '0', PLUMBLINE_LANG: 'zh' };
  const created = await startProcess('cli.ts', ['town', 'create', '清水镇', '--json'], env).ended;
  oneTime = (JSON.parse(created.output) as { oneTimePassword: string }).oneTimePassword;
  server = startProcess('main.ts', [], env);
  url = await server.address();
  browser = await launch();
  const context = await browser.newContext({ viewport: widths.desk, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop('SIGTERM');
  await removeHome(home);
});

const asks = (credentials: Record<string, string>, query: string) =>
  fetch(`${url}/graphql`, json({ query }, credentials));

let secret = '';
let backupCodes: string[] = [];

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const heading = () => page.locator('h1').first();
const workbench = () => page.locator('#main h1').getByText('工作台').waitFor();

/** What is wrong with the page in view, on a desk and on the smallest phone. */
const faults = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const size of [widths.phone, widths.desk]) {
    await page.setViewportSize(size);
    await page.waitForTimeout(300);
    found.push(...(await faultsOf(page)).map((fault) => `${size.width}: ${fault}`));
  }
  return found;
};

const typeNameAndPassword = async (typed: string): Promise<void> => {
  await page.locator('input[name="username"]').fill('admin');
  await page.locator('input[name="password"]').fill(typed);
  await page.keyboard.press('Enter');
};

it('leads from the one-time password over an own one to the codes on the phone', async () => {
  await page.goto(url);
  await typeNameAndPassword(oneTime);
  await page.locator('input[name="current"]').fill(oneTime);
  await page.locator('input[name="next"]').fill(password);
  await page.locator('input[name="again"]').fill(password);
  await page.keyboard.press('Enter');

  await heading().getByText('请先设置二次验证').waitFor();
  expect(await faults()).toEqual([]);
  await page.locator('input[name="password"]').fill('不是这个');
  await page.keyboard.press('Enter');
  await page.getByText('当前密码不对').waitFor();
  await page.locator('input[name="password"]').fill(password);
  await page.keyboard.press('Enter');
  secret = (await page.locator('[data-secret]').getAttribute('data-secret')) ?? '';
  const uri = await page.locator('svg[data-qr]').getAttribute('data-qr');
  expect(uri).toContain(secret);
  expect(await faults()).toEqual([]);
  await page.locator('input[name="code"]').fill('000000');
  await page.keyboard.press('Enter');
  await page.getByText('验证码不对').waitFor();
  await page.locator('input[name="code"]').fill(codeOf(secret, -1));
  await page.keyboard.press('Enter');
  await page.locator('[data-backup-codes]').waitFor();
  backupCodes = await page.locator('[data-backup-codes] li').allTextContents();
  expect(backupCodes).toHaveLength(10);
  expect(await faults()).toEqual([]);
  await button('已经保存好了').click();
  await workbench();
});

it('asks for the code at the next sign-in, on the desk and on the phone', async () => {
  await button(/管理员/).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.locator('input[name="username"]').waitFor();
  await typeNameAndPassword(password);
  await heading().getByText('输入验证码').waitFor();
  expect(await faults()).toEqual([]);
  await page.locator('input[name="code"]').fill('123');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('验证码不对').waitFor();
  await page.locator('input[name="code"]').fill(codeOf(secret));
  await page.keyboard.press('Enter');
  await workbench();

  const pocket = await browser.newContext({ viewport: widths.phone, locale: 'zh-CN' });
  const small = await pocket.newPage();
  await small.goto(`${url}/m/`);
  await small.locator('#username').fill('admin');
  await small.locator('#password').fill(password);
  await small.locator('button[type="submit"]').click();
  await small.locator('#code').waitFor();
  expect(await faultsOf(small)).toEqual([]);
  await small.getByRole('button', { name: '用备用码' }).click();
  await small.locator('#code').fill(backupCodes[0] ?? '');
  await small.locator('button[type="submit"]').click();
  await small.locator('nav.tabs').waitFor();
  await pocket.close();
});

const isSignedIn = async (cookie: string) => (await asks({ cookie }, '{ viewer { scope } }')).status === 200;

it('ends the session of another device, which is out at once', async () => {
  const post = (path: string, body: object, cookie = '') =>
    fetch(`${url}/api/auth/${path}`, json(body, { cookie, 'user-agent': phone }));
  const halfway = cookieOf(await post('sign-in/username', { username: 'admin', password }));
  const other = cookieOf(await post('two-factor/verify-totp', { code: codeOf(secret, 1) }, halfway));
  expect(await isSignedIn(other)).toBe(true);

  await button(/管理员/).click();
  await page.getByRole('menuitem', { name: '我的账号' }).click();
  await heading().getByText('我的账号').waitFor();
  const row = page.getByRole('listitem').filter({ hasText: '安卓手机 · 微信' });
  await row.waitFor();
  expect(await faults()).toEqual([]);
  await row.getByRole('button', { name: /结束/ }).click();
  await row.waitFor({ state: 'detached' });
  expect(await isSignedIn(other)).toBe(false);
  await page.getByText('启用了二次验证').waitFor();
});

it('makes a key that opens what was ticked, shows it once, and withdraws it', async () => {
  await button('新建密钥').first().click();
  await page.getByLabel(/^名称/).fill('成绩同步');
  await page.getByLabel('查看：监测、成绩、任课').check();
  await page.getByRole('dialog').getByRole('button', { name: '新建密钥' }).click();
  const key = (await page.locator('[data-api-key]').textContent()) ?? '';
  expect(key).toMatch(/^plumbline_/);
  const authorization = `Bearer ${key}`;
  expect((await asks({ authorization }, '{ exams { totalCount } }')).status).toBe(200);
  expect((await asks({ authorization }, '{ sanctions { totalCount } }')).status).toBe(403);
  await button('已经复制好了').click();
  await page.getByText('成绩同步').first().waitFor();
  expect(await page.content()).not.toContain(key);

  await page.getByRole('link', { name: '全镇的密钥' }).click();
  await heading().getByText('全镇的密钥').waitFor();
  await page.getByText('管理员 建立').waitFor();
  expect(await faults()).toEqual([]);
  await button('停用密钥 成绩同步').click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await page.getByText('还没有密钥').waitFor();
  expect((await asks({ authorization }, '{ exams { totalCount } }')).status).toBe(401);
});

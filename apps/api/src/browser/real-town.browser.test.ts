import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeHome } from '@plumbline/database/testing';
import { addDays } from '@plumbline/rules';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Started, startProcess } from '../testing/process.ts';
import { codeOf } from '../testing/second-factor.ts';
import { faultsOf } from './faults.ts';
import { readPdf } from './pdf.ts';
import { launch, widths } from './stage.ts';

const photo = join(import.meta.dirname, '../demo/photos/hydrant-after.jpg');
const finding = '三（2）班门口消火栓前堆放课桌 4 张';
const own = 'quiet-river-9';

/** Thirty people: a head per campus, two of the supervision group, a leading group, and teachers. */
const names =
  '冯志远 曾文静 何守拙 邓雨欣 罗大成 林秋月 彭海燕 余嘉禾 苏明哲 叶知秋 江北辰 杜若兰 夏青山 方若水 石敬亭 姚思远 谭小雅 贺兰芝 汪清源 田晓禾 范文博 梁雪梅 宋玉成 唐春晓 许宁远 韩立新 曹安然 董书林 袁可心 蒋乐天'.split(
    ' ',
  );
const postOf = (index: number): readonly [unit: string, role: string] => {
  const [east, west] = ['东片小学', '西片小学'];
  if (index < 2) return [index === 0 ? east : west, '片校长'];
  if (index < 4) return ['督导组', '督导组'];
  if (index < 5) return ['领导小组', '领导小组组长'];
  return [index % 2 === 0 ? west : east, '教师'];
};
const roster = `姓名,工号,单位,岗位,手机\n${names
  .map((name, index) => [name, `T${100 + index}`, ...postOf(index), `1380000${1000 + index}`].join(','))
  .join('\n')}\n`;

let browser: Browser;
let home: string;
let server: Started;
let url: string;
const complaints: string[] = [];
const faults: string[] = [];

beforeAll(async () => {
  browser = await launch();
  home = await mkdtemp(join(tmpdir(), '准绳 real-'));
  server = startProcess('main.ts', [], { PLUMBLINE_HOME: home, PLUMBLINE_DEMO: '0' });
  url = await server.address();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop('SIGTERM');
  await removeHome(home);
  await rm(home, { recursive: true, force: true });
});

const openPage = async (width: keyof typeof widths): Promise<Page> => {
  const context = await browser.newContext({ viewport: widths[width], locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) complaints.push(request.url());
  });
  return page;
};

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const go = async (page: Page, path: string) => {
  await page.goto('about:blank');
  await page.goto(`${url}/#${path}`);
  await page.locator('#main h1').first().waitFor();
};
const pick = async (page: Page, field: RegExp, typed: string, option: string) => {
  await page.getByLabel(field).fill(typed);
  await page.getByRole('option', { name: option }).first().click();
};
const submit = async (page: Page, button: string) => {
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).last().click();
  await page.getByText(`已办：${button}。`).first().waitFor();
};

/** What is wrong with a page by WCAG 2.2 AA, at a desk and on a phone with the largest text; and that it does not scroll sideways. */
const faultsAtBothWidths = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  const former = page.viewportSize() ?? widths.desk;
  for (const [width, size] of [
    ['desk', 16],
    ['phone', 21],
  ] as const) {
    await page.setViewportSize(widths[width]);
    await page.evaluate(`document.documentElement.style.fontSize = '${size}px'`);
    // Without the message that may just fade away: a moment later its contrast is another.
    const here = await faultsOf(page, ['.MuiSnackbar-root']);
    found.push(...here.map((fault) => `${width} ${fault}`));
  }
  await page.evaluate(`document.documentElement.style.fontSize = '16px'`);
  await page.setViewportSize(former);
  return found;
};
/** Looks at the page as it stands, once it is quiet. */
const look = async (page: Page, name: string) => {
  await page.waitForLoadState('networkidle');
  for (const fault of await faultsAtBothWidths(page)) faults.push(`${name}: ${fault}`);
};

/** The second factor as a person sets it up: the key typed into a phone. */
const setUpSecondFactor = async (page: Page) => {
  await page.locator('input[name="password"]').fill(own);
  await press(page, '下一步');
  const secret = (await page.locator('[data-secret]').getAttribute('data-secret')) ?? '';
  await page.locator('input[name="code"]').fill(codeOf(secret));
  await press(page, '确认启用');
  await press(page, '已经保存好了');
};

/** Signs somebody of the roster in with the slip, and chooses a password. */
const signIn = async (slip: { login: string; password: string }, width: keyof typeof widths): Promise<Page> => {
  const page = await openPage(width);
  await page.goto(url);
  await page.locator('input[name="username"]').fill(slip.login);
  await page.locator('input[type="password"]').fill(slip.password);
  await page.keyboard.press('Enter');
  await page.locator('input[name="current"]').fill(slip.password);
  await page.locator('input[name="next"]').fill(own);
  await page.locator('input[name="again"]').fill(own);
  await page.keyboard.press('Enter');
  await page.locator('#main h1').first().waitFor();
  return page;
};

it('a real town is set up, staffed and worked in from the browser alone, and goes into the next plan year and back', async () => {
  // On a phone there is nothing to sign in to yet.
  const early = await openPage('phone');
  await early.goto(`${url}/m/`);
  await early.getByRole('heading', { name: '这里还没有建镇' }).waitFor();
  expect(await early.locator('input').count()).toBe(0);
  expect(await early.getByRole('link', { name: '打开电脑版' }).getAttribute('href')).toBe('/');
  for (const fault of await faultsOf(early)) faults.push(`the phone without a town: ${fault}`);
  await early.context().close();

  const admin = await openPage('desk');
  await admin.goto(url);
  // The first page, with the code from the terminal.
  await admin.getByRole('heading', { name: '第一次使用：建镇' }).waitFor();
  await look(admin, 'the first page');
  await admin.getByLabel(/^安装码/).fill(await server.says(/Setup code: (\S+)/));
  await admin.getByLabel(/^镇名/).fill('白水镇');
  await admin.getByLabel(/^镇代码/).fill('baishui');
  await admin.getByLabel(/^姓名/).fill('何敏');
  await admin.getByLabel(/^登录名/).fill('hemin');
  await admin.locator('input[name="new-password"]').fill(own);
  await admin.locator('input[name="again"]').fill(own);
  await press(admin, '建镇并登录');
  await setUpSecondFactor(admin);

  // The wizard.
  await admin.getByRole('heading', { name: '学年和校历' }).waitFor();
  await admin.getByLabel('春节 起', { exact: true }).waitFor();
  await look(admin, 'the calendar');
  await press(admin, '确认校历');
  await admin.getByLabel('学校，一行一所').fill('东片小学\n西片小学');
  await press(admin, '列出来再核对');
  await look(admin, 'the schools');
  await press(admin, '建立 2 所学校、24 个班');
  await admin.getByRole('button', { name: /^建立 \d+ 个$/ }).waitFor();
  await look(admin, 'the offices');
  await press(admin, /^建立 \d+ 个$/);
  await admin.getByRole('button', { name: '就用这些数字' }).waitFor();
  await look(admin, 'the numbers');
  await press(admin, '就用这些数字');
  await admin.getByRole('link', { name: '导入教职工名册' }).waitFor();
  await look(admin, 'the people');
  await go(admin, '/');
  await admin.getByText('建镇还差 1 步').waitFor();
  await look(admin, 'the workbench of a new town');
  await admin.getByRole('link', { name: '继续建镇' }).click();
  await admin.getByRole('link', { name: '导入教职工名册' }).click();

  // Thirty people, judged before they are written.
  await admin.locator('input[type="file"]').setInputFiles({
    name: '教职工.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(roster),
  });
  await admin.getByText('写入后为 30 人开账号').waitFor();
  await look(admin, 'the roster, judged');
  await press(admin, '导入 30 行');
  await press(admin, '打印 30 张密码条');
  await admin.locator('[data-slip]').first().waitFor();
  await look(admin, 'the slips');
  const sheets = await readPdf(await admin.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(sheets.map(({ width, height, codes }) => [Math.round(width), Math.round(height), codes.length])).toEqual(
    Array.from({ length: 3 }, () => [210, 297, 10]),
  );
  expect(new Set(sheets.flatMap(({ codes }) => codes))).toEqual(new Set([url]));
  const slips = await admin.locator('[data-slip]').evaluateAll((items) =>
    items.map((item) => ({
      name: item.getAttribute('aria-label') ?? '',
      login: item.querySelector('[data-login]')?.textContent ?? '',
      password: item.querySelector('[data-one-time-password]')?.textContent ?? '',
    })),
  );
  expect(slips.map(({ name }) => name)).toEqual(names);
  const slipOf = (name: string) => slips.find((slip) => slip.name === name) ?? { login: '', password: '' };
  await admin.reload();
  await admin.getByText('这里没有密码条了').waitFor();

  await go(admin, '/people');
  await press(admin, '发密码条');
  await look(admin, 'whom slips are for');
  await admin.getByRole('button', { name: '取消' }).click();

  // A second post by hand: a teacher becomes a class teacher.
  await go(admin, '/people');
  await admin.getByRole('link', { name: /林秋月/ }).click();
  await press(admin, '任命新岗位');
  const dialog = admin.getByRole('dialog');
  await dialog
    .getByLabel(/^岗位类型|^角色|^岗位/)
    .first()
    .click();
  await admin.getByRole('option', { name: '班主任' }).click();
  await dialog.getByLabel(/^单位/).fill('三（2）班');
  await admin
    .getByRole('option', { name: /三（2）班/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: '任命', exact: true }).click();
  await admin.getByText('已任命。').waitFor();

  // A finding from the supervision group to its closing, each in their own name.
  const inspector = await signIn(slipOf('何守拙'), 'desk');
  await go(inspector, '/record');
  await inspector.getByLabel(/^问题/).fill(finding);
  await pick(inspector, /^校片/, '东片', '东片小学');
  await pick(inspector, /^责任人/, 'linqiuyue', '林秋月');
  await press(inspector, '记下问题');
  await inspector.getByText(finding).first().waitFor();
  await inspector.getByRole('link', { name: '打开这件' }).click();
  const address = new URL(inspector.url()).hash.slice(1);
  await go(admin, address);
  await admin.getByLabel(/^整改要求/).fill('当天搬离，通道保持畅通。');
  await admin.getByLabel(/^整改期限/).fill(addDays(new Date().toISOString().slice(0, 10), 21));
  await submit(admin, '下发通知');

  const teacher = await signIn(slipOf('林秋月'), 'phone');
  await go(teacher, address);
  await submit(teacher, '签收');
  await teacher.getByLabel(/^整改措施/).fill('课桌搬回库房。');
  await submit(teacher, '提交整改方案');
  await go(admin, address);
  await submit(admin, '通过方案');
  await go(teacher, address);
  await teacher.getByLabel(/^说明/).fill('课桌已搬回库房。');
  await teacher.locator('input[data-evidence="album"]').setInputFiles(photo);
  await teacher.locator('form img').first().waitFor();
  await teacher.locator('form [role="progressbar"]').waitFor({ state: 'detached' });
  await submit(teacher, '提交整改报告');
  await go(inspector, address);
  await inspector.getByRole('radio', { name: '已到现场核实' }).check();
  await submit(inspector, '复查通过');
  await go(admin, address);
  await admin.getByText('已销号').first().waitFor();

  // Into the next plan year, and back.
  await go(admin, '/years');
  await admin.getByRole('link', { name: '准备下一学年' }).click();
  await press(admin, '执行学年交替');
  await admin.getByRole('dialog').getByRole('button', { name: '执行', exact: true }).click();
  await admin.getByRole('button', { name: '撤销' }).first().waitFor();
  await go(admin, '/units');
  await press(admin, '全部展开');
  expect(await admin.getByText('二（1）班', { exact: true }).count()).toBeGreaterThan(0);
  await go(admin, '/years');
  await press(admin, '撤销');
  await admin.getByLabel(/^撤销缘由/).fill('试一次，先退回。');
  await press(admin, '撤销学年交替');
  await admin.getByText('已撤销').first().waitFor();

  // What was set up is done, and the workbench no longer asks for it.
  await go(admin, '/');
  expect(await admin.getByText('继续建镇').count()).toBe(0);
  expect([complaints, faults]).toEqual([[], []]);
}, 600_000);

it('signs in by the ordinary page from then on, and never offers to set a town up again', async () => {
  const page = await openPage('phone');
  await page.goto(url);
  await page.locator('input[name="username"]').waitFor();
  expect(await page.getByText('第一次使用：建镇').count()).toBe(0);
  expect((await fetch(`${url}/api/setup/town`, { method: 'POST', body: '{}' })).status).toBe(410);
});

import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Seat, type Stage } from './stage.ts';

const photo = join(import.meta.dirname, '../demo/photos/hydrant-after.jpg');
const title = '三（2）班门口消火栓前堆放课桌 4 张';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Picks an option of a searching field. */
const pick = async ({ page }: Seat, field: string | RegExp, typed: string, option: string) => {
  await page.getByLabel(field).fill(typed);
  await page.getByRole('option', { name: option }).first().click();
};

const submit = async ({ page }: Seat, button: string) => {
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).last().click();
  await page.getByText(`已办：${button}。`).first().waitFor();
};

it('leads a finding from an administrator over a teacher’s phone and the inspector to its closing', async () => {
  const admin = await stage.seat('admin', 'desk');
  await admin.open('/record');
  await admin.page.getByLabel(/^问题/).fill(title);
  await pick(admin, /^校片/, '东片', '东片小学');
  await pick(admin, /^责任人/, 'yujiamin', '余佳敏');
  await admin.page.getByRole('button', { name: /^补充说明/ }).click();
  await pick(admin, /^检查人/, 'heshouyi', '何守义');
  await admin.page.getByRole('button', { name: '记下问题' }).click();
  await admin.page.getByText(title).first().waitFor();
  await admin.page.getByRole('link', { name: '打开这件' }).click();
  await admin.page.getByLabel(/^整改要求/).fill('当天搬离，通道保持畅通。');
  await admin.page.getByLabel(/^整改期限/).fill('2027-01-08');
  await submit(admin, '下发通知');
  const address = new URL(admin.page.url()).hash.slice(1);

  const teacher = await stage.seat('teacher', 'phone');
  await teacher.page.getByText(title).first().waitFor();
  await teacher.open(address);
  await submit(teacher, '签收');
  await teacher.page.getByLabel(/^整改措施/).fill('课桌搬回二楼库房，值日表加一项检查。');
  await submit(teacher, '提交整改方案');

  await admin.open(address);
  await submit(admin, '通过方案');

  await teacher.open(address);
  await teacher.page.getByLabel(/^说明/).fill('课桌已搬回库房。');
  await teacher.page.locator('input[data-evidence="album"]').setInputFiles(photo);
  await teacher.page.locator('form img').first().waitFor();
  await teacher.page.locator('form [role="progressbar"]').waitFor({ state: 'detached' });
  await submit(teacher, '提交整改报告');

  const inspector = await stage.seat('inspector', 'desk');
  await inspector.page.getByText(title).first().waitFor();
  await inspector.open(address);
  await inspector.page.getByRole('button', { name: '退回整改', exact: true }).first().click();
  await inspector.page.getByLabel(/^退回理由/).fill('灭火器箱前还有一把椅子，请清走后再报。');
  await submit(inspector, '退回整改');

  await teacher.open(address);
  await teacher.page.getByText('灭火器箱前还有一把椅子').first().waitFor();
  await teacher.page.getByLabel(/^说明/).fill('椅子也已清走。');
  await submit(teacher, '提交整改报告');

  await inspector.open(address);
  await inspector.page.getByRole('radio', { name: '已到现场核实' }).check();
  await submit(inspector, '复查通过');

  await admin.open(address);
  await admin.page.getByText('已销号').first().waitFor();
  const story = await admin.page
    .locator('[data-timeline] [data-step]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-step')));
  expect(story.toReversed()).toEqual([
    'record',
    'issueNotice',
    'acknowledge',
    'submitPlan',
    'approvePlan',
    'submitReport',
    'returnReport',
    'submitReport',
    'accept',
  ]);
  expect(await admin.page.locator('[data-timeline] img').count()).toBe(1);
  expect(stage.complaints).toEqual([]);
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Seat, type Stage } from './stage.ts';

let stage: Stage;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-scores-'));
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

const file = async (name: string, lines: readonly string[]): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, `\ufeff${lines.join('\n')}\n`);
  return path;
};

/** Opens the table of a class's marks from the page of the session that is not published yet. */
const openTable = async ({ page, open }: Seat, campus: string): Promise<void> => {
  await open('/exams/JC2027A');
  const entry = page.locator('details', { hasText: campus });
  await entry.locator('summary').click();
  await entry.getByRole('link').first().click();
  await page.getByRole('button', { name: '保存成绩' }).waitFor();
};

it('a session that the law objects to becomes one that it allows by one press, and is opened', async () => {
  const { page, open } = await stage.seat('admin', 'desk');
  await open('/exams/new');
  await page.getByLabel(/^名称/).fill('六年级数学监测');
  await page.getByRole('button', { name: '6年级', exact: true }).click();
  await page.getByText('不跨校统考').waitFor();
  await page.getByRole('button', { name: '可以改为抽样监测' }).click();
  await page.getByText('没有和现行规定冲突的地方').waitFor();
  await page.getByRole('button', { name: '新建监测' }).click();
  await page.getByRole('heading', { name: '六年级数学监测', level: 1 }).waitFor();
  expect(await page.getByText(/每片抽 30 人，种子 \w+/).count()).toBe(1);
});

it('going on in spite of the law needs a reason and a legal basis, and both are shown with the session', async () => {
  const { page, open } = await stage.seat('admin', 'desk');
  await open('/exams/new');
  await page.getByLabel(/^名称/).fill('六年级统一检测');
  await page.getByRole('button', { name: '6年级', exact: true }).click();
  await page.getByRole('checkbox', { name: /仍要继续/ }).check();
  await page.getByRole('textbox', { name: /^理由/ }).fill('县里统一安排');
  await page.getByRole('textbox', { name: /^法律依据/ }).fill('县教育局〔2026〕31号');
  await page.getByRole('button', { name: '新建监测' }).click();
  await page.getByRole('heading', { name: '六年级统一检测', level: 1 }).waitFor();
  await page.getByText('县里统一安排').waitFor();
  expect(await page.getByText('县教育局〔2026〕31号').count()).toBe(1);
});

it('nothing of a file is written before the person says so, and the good rows only after a tick', async () => {
  const { page, open } = await stage.seat('admin', 'desk');
  await openTable({ page, open } as Seat, '东片小学');
  const numbers = (await page.locator('tbody th span').allTextContents()).slice(0, 3);
  const rows = numbers.map((number, index) => `东片小学,${number},${['77.5', '八十五', '66'][index]}`);
  const path = await file('scores.csv', ['学校,学号,语文', ...rows]);
  await open('/exams/JC2027A/import');
  await page.locator('input[type="file"]').setInputFiles(path);
  await page.getByRole('heading', { name: '要改的 1 处' }).waitFor();
  expect(await page.getByText('八十五').count()).toBe(1);
  const part = page.getByRole('button', { name: '只导入 2 行' });
  expect(await part.isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: /我知道有 1 行不导入/ }).check();
  await part.click();
  await page.getByText(/已导入，数据第 \d+ 版/).waitFor();
  await page.getByRole('link', { name: '回到监测' }).click();
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click();
  await page.getByText(/已在第 \d+ 版撤销/).waitFor();
});

it('a whole roster tells who would leave before anything is written, and is taken only without bad rows', async () => {
  const { page, open } = await stage.seat('admin', 'desk');
  const head = '学校,班级,姓名,学号';
  await open('/pupils/import');
  const whole = page.getByRole('checkbox', { name: '这是各校完整名册' });
  const take = async (...rows: readonly string[]) =>
    page
      .locator('input[type="file"]')
      .first()
      .setInputFiles(await file('roster.csv', [head, ...rows]));
  await take('河湾小学,一年级（1）班,新同学,R-NEW');
  await whole.waitFor();
  expect(await page.getByText(/在校学生，导入后/).count()).toBe(0);
  await whole.check();
  await page.getByText(/名册上没有 \d+ 名在校学生，导入后从今天起算离校。学号：\d{8}、.+ 等/).waitFor();
  await page.getByRole('button', { name: '导入 1 行' }).waitFor();
  await take('河湾小学,一年级（1）班,新同学,R-NEW', '没有的学校,一年级（1）班,某同学,R-BAD');
  await page.getByText('有问题的行改好以后，才知道谁离校').waitFor();
  expect(await page.getByRole('button', { name: /只导入/ }).count()).toBe(0);
  await whole.uncheck();
  await page.getByRole('button', { name: '只导入 1 行' }).waitFor();
});

it('marks are typed by keyboard or pasted as a column, survive a reload, and are saved in one go', async () => {
  const seat = await stage.seat('admin', 'desk');
  const { page } = seat;
  await openTable(seat, '河湾小学');
  const cells = page.locator('input[id^="score-"]');
  await cells.nth(0).fill('88');
  await page.keyboard.press('Enter');
  await page.keyboard.type('q');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('101');
  await page.getByText('超过满分 100').waitFor();
  await page.keyboard.press('Enter');
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '77\\r\\n78.5\\r\\n');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }`);
  expect(await cells.nth(4).inputValue()).toBe('78.5');
  await page.getByText(/草稿已存本机/).waitFor();
  await page.reload();
  await page.getByText('已恢复上次没写完的内容').waitFor();
  expect(await cells.nth(1).inputValue()).toBe('q');
  await page.getByRole('button', { name: '保存成绩' }).click();
  expect(await page.locator('input:focus').getAttribute('id')).toBe('score-2');
  await cells.nth(2).fill('99.5');
  await page.getByRole('button', { name: '保存成绩' }).click();
  await page.getByText(/已保存，第 \d+ 版/).waitFor();
  await page.reload();
  await page.getByRole('button', { name: '保存成绩' }).waitFor();
  expect(await Promise.all([0, 1, 2, 3, 4].map((at) => cells.nth(at).inputValue()))).toEqual([
    '88',
    '缺考',
    '99.5',
    '77',
    '78.5',
  ]);
});

it('a cell of the heat table is reached by keyboard and leads to a finding that the session remembers', async () => {
  const { page, open } = await stage.seat('admin', 'desk');
  await open('/exams/JC2026/analysis');
  await page.getByRole('grid').locator('button').first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText(/^已选：/).waitFor();
  await page.getByRole('status').getByRole('link', { name: '记录发现' }).click();
  await page.getByText('来自质量分析').waitFor();
  const title = await page.getByLabel(/^问题/).inputValue();
  expect(title).toContain('数学');
  await page.getByRole('button', { name: '记下问题' }).click();
  await page.getByText('已记在质量分析里').waitFor();
  await open('/exams/JC2026/analysis');
  await page.getByRole('link', { name: new RegExp(title) }).waitFor();
});

it('a teacher sees the own class, its pupils after a press, and nobody else', async () => {
  const { page, open } = await stage.seat('teacher', 'desk');
  await open('/exams/JC2026/analysis');
  const names = page.getByRole('table', { name: '我的班级和全镇平均' }).getByRole('rowheader');
  await names.first().waitFor();
  expect(await names.count()).toBe(1);
  expect(await page.getByText('名次可能在').count()).toBe(0);
  await names.getByRole('button').click();
  await page.getByRole('region', { name: /的学生$/ }).waitFor();
  await page.getByRole('button', { name: '我的', exact: true }).click();
  await page.getByRole('heading', { name: '我的结果' }).waitFor();
  expect(await page.getByRole('table', { name: '我的结果' }).getByRole('rowheader').count()).toBe(1);
});

it('asks nothing of another origin and throws nothing', () => {
  expect(stage.complaints).toEqual([]);
});

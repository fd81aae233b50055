import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { faultsOf } from './faults.ts';
import { fromGb18030 } from './gb18030.ts';
import { columns, lowSchool, marksOf, type SheetRows, sheetBytes, spoilt } from './score-sheet.ts';
import { openStage, type Seat, type Stage } from './stage.ts';

const title = '六年级三科质量监测';

let stage: Stage;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-sheet-'));
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

const saved = async (name: string, rows: SheetRows): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, sheetBytes(rows));
  return path;
};

const todayOf = async (seat: Seat): Promise<string> => {
  const { town } = await ask<{ town: { today: string } }>(seat, 'query { town { today } }');
  return town.today;
};

/** The latest session of a title, as whoever asks may see it. */
const sessionOf = async (seat: Seat, search: string, published?: boolean): Promise<{ id: string; code: string }> => {
  const { exams } = await ask<{ exams: { nodes: { id: string; code: string }[] } }>(
    seat,
    'query($filter: ExamFilter) { exams(first: 1, filter: $filter) { nodes { id code } } }',
    { filter: { search, published } },
  );
  return exams.nodes[0] ?? { id: '', code: '' };
};

/** Title of the demo town's sessions. */
const demoTitle = '五、六年级质量监测';

interface Written {
  readonly revision: number;
  readonly publishedRevision: number | null;
  readonly kinds: readonly string[];
}

/** What of a session's scores is on record. */
const written = async (seat: Seat, code: string): Promise<Written> => {
  const { exam } = await ask<{
    exam: { revision: number; publishedRevision: number | null; revisions: { kind: string }[] };
  }>(seat, 'query($code: String!) { exam(code: $code) { revision publishedRevision revisions { kind } } }', { code });
  const { revisions, ...rest } = exam;
  return { ...rest, kinds: revisions.map(({ kind }) => kind) };
};

const bringFile = async ({ page, open }: Seat, code: string, path: string): Promise<void> => {
  await open(`/exams/${code}/import`);
  await page.locator('input[type="file"]').setInputFiles(path);
};

/** Counts of rows by their word, as the preview tells them. */
const countsOf = async (page: Page): Promise<Record<string, string>> => {
  const terms = await page
    .locator('#main dl > div')
    .evaluateAll((all) =>
      all.map((each) => [each.querySelector('dt')?.textContent ?? '', each.querySelector('dd')?.textContent ?? '']),
    );
  return Object.fromEntries(terms);
};

it('leads a sheet with three bad rows over its mended twin to figures, a finding and a written analysis', async () => {
  const seat = await stage.seat('admin', 'desk');
  const { page, open } = seat;

  // What the law objects to is not done: the alternative that is offered is taken.
  await open('/exams/new');
  await page.getByLabel(/^名称/).fill(title);
  await page.getByRole('button', { name: '6年级', exact: true }).click();
  await page.getByText('不跨校统考').waitFor();
  await page.getByRole('button', { name: '可以改为抽样监测' }).click();
  await page.getByText('没有和现行规定冲突的地方').waitFor();
  await page.getByRole('button', { name: '新建监测' }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  const { code } = await sessionOf(seat, title);
  const nothing = { revision: 0, publishedRevision: null, kinds: [] };
  expect(await written(seat, code)).toEqual(nothing);

  // The sheet as it came in: three rows are wrong.
  const good = marksOf(await todayOf(seat));
  const bad = spoilt(good);
  await bringFile(seat, code, await saved('六年级成绩.csv', bad));
  const problems = page.getByRole('table', { name: '要改的 3 处' });
  await problems.waitFor();
  const told = await problems
    .getByRole('row')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.lastChild?.textContent ?? '')));
  expect(told.slice(1)).toEqual([
    ['3', '数学', '105', '超过满分 100', '对照答题卡改成实际得分'],
    ['6', '学校', '东坡小学', '没有叫这个名字的学校', '照“单位”页里的名称写，或先在那里添加'],
    ['10', '语文', '八十', '不是数字', expect.stringMatching(/^填/)],
  ]);
  const rows = good.length - 1;
  expect(await countsOf(page)).toMatchObject({ 有问题: '3 行', 新增: `${rows - 3} 行`, 不变: '0 行' });
  expect(await written(seat, code)).toEqual(nothing);

  // The same sheet comes back, in its own encoding, with what to mend beside each row.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载带错误列的原表' }).click(),
  ]);
  const handedBack = fromGb18030(await readFile(await download.path()))
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  expect(handedBack.map((cells) => cells.slice(0, -1))).toEqual(bad);
  expect(handedBack[0]?.at(-1)).toBe('要改的地方');
  expect(handedBack.flatMap((cells, index) => (index > 0 && cells.at(-1) !== '' ? [index + 1] : []))).toEqual([
    3, 6, 10,
  ]);
  expect(handedBack[2]?.at(-1)).toContain('超过满分 100');

  // Mended, it goes in.
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '上传改好的表' }).click(),
  ]);
  const mended = await saved('六年级成绩（改好）.csv', good);
  await chooser.setFiles(mended);
  await page.getByRole('button', { name: `导入 ${rows} 行` }).click();
  await page.getByText('已导入，数据第 1 版').waitFor();
  expect(await written(seat, code)).toEqual({ revision: 1, publishedRevision: null, kinds: ['import'] });

  await page.getByRole('link', { name: '回到监测' }).click();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已发布，第 1 版').waitFor();
  expect(await written(seat, code)).toMatchObject({ publishedRevision: 1 });

  // Campuses compared, and subjects against campuses.
  await page.getByRole('link', { name: '质量分析' }).click();
  const compared = page.getByRole('table', { name: '校片的比较' });
  await compared.waitFor();
  const schools = new Set(good.slice(1).map((cells) => cells[columns.school]));
  expect(await compared.getByRole('rowheader').count()).toBe(schools.size);
  const cell = page.getByRole('grid').getByRole('button', { name: new RegExp(`^${lowSchool}，数学：`) });
  await cell.click();
  await page.getByText(new RegExp(`^已选：${lowSchool} 数学`)).waitFor();
  await page.getByRole('link', { name: '记录发现' }).click();
  const finding = `${lowSchool}数学成绩低于全镇平均`;
  expect(await page.getByLabel(/^问题/).inputValue()).toBe(finding);
  await page.getByRole('button', { name: '记下问题' }).click();
  await page.getByText('已记在质量分析里').waitFor();
  await open(`/exams/${code}`);
  await page.getByRole('link', { name: finding }).click();
  await page.getByRole('heading', { name: finding }).waitFor();

  // What it means, in writing.
  await open(`/exams/${code}/analysis`);
  const texts = {
    存在问题: '北片小学数学低于全镇平均。',
    原因: '计算训练不足。',
    有效的做法: '每周一次错题讲评。',
    没有见效的做法: '统一印发的练习卷。',
  };
  const form = page.getByRole('form', { name: '分析报告' });
  for (const [part, text] of Object.entries(texts)) await form.getByLabel(new RegExp(`^${part}`)).fill(text);
  await form.getByRole('button', { name: '保存分析' }).click();
  await page
    .getByText(/，数据第 1 版$/)
    .last()
    .waitFor();
  const { exam } = await ask<{ exam: { analyses: Record<string, unknown>[] } }>(
    seat,
    'query($code: String!) { exam(code: $code) { analyses { problems causes worked failed revision } } }',
    { code },
  );
  const [problemsText, causes, worked, failed] = Object.values(texts);
  expect(exam.analyses).toEqual([{ problems: problemsText, causes, worked, failed, revision: 1 }]);

  // From there help is one step away, and so is a finding.
  const analysis = page.locator('#written');
  await analysis.getByRole('button', { name: '安排帮扶' }).click();
  const help = page.getByRole('dialog');
  expect(await help.getByLabel(/^具体措施/).inputValue()).toContain(`${problemsText}\n原因：${causes}`);
  await help.getByRole('button', { name: '取消' }).click();
  await help.waitFor({ state: 'detached' });
  await analysis.getByRole('link', { name: '记录发现' }).click();
  await page.getByText(`来自质量分析：${title}`).waitFor();
  expect(await page.getByLabel(/^问题/).inputValue()).toBe('北片小学数学低于全镇平均');

  // The same file again changes nothing.
  await bringFile(seat, code, mended);
  await page.getByText('和现有的完全一样，不用导入。').waitFor();
  expect(await countsOf(page)).toMatchObject({ 新增: '0 行', 改动: '0 行', 不变: `${rows} 行` });
  expect(await page.getByRole('button', { name: /^导入/ }).count()).toBe(0);

  // One mark differs: the former import can no longer be undone, the last one can.
  const corrected = (good[2] ?? []).with(columns.maths, '91.5');
  await bringFile(seat, code, await saved('六年级成绩（更正）.csv', good.with(2, corrected)));
  await page.getByText('和现有成绩不同的 1 处').click();
  const change = page.getByRole('row', { name: /91\.5$/ });
  expect(await change.getByRole('cell').allTextContents()).toEqual(['3', '数学', good[2]?.[columns.maths], '91.5']);
  await page.getByRole('button', { name: `导入 ${rows} 行` }).click();
  await page.getByText('已导入，数据第 2 版').waitFor();
  await page.getByRole('link', { name: '回到监测' }).click();
  await page.getByText('第 1 版已发布，更正待发布').waitFor();
  await page.getByText('不能撤销：之后又有了新的一版').waitFor();
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click();
  await page.getByText('已在第 3 版撤销').waitFor();
  expect(await written(seat, code)).toEqual({ revision: 3, publishedRevision: 1, kinds: ['undo', 'import', 'import'] });
  await bringFile(seat, code, mended);
  await page.getByText('和现有的完全一样，不用导入。').waitFor();
}, 240_000);

it('refuses to undo an import that agreements were evaluated on, and says so', async () => {
  const seat = await stage.seat('admin', 'desk');
  const { page, open } = seat;
  const { agreements } = await ask<{ agreements: { nodes: { evaluations: { exam: { code: string } | null }[] }[] } }>(
    seat,
    'query { agreements(first: 50) { nodes { evaluations { exam { code } } } } }',
  );
  const code = agreements.nodes.flatMap(({ evaluations }) => evaluations)[0]?.exam?.code ?? '';
  await open(`/exams/${code}`);
  await page.getByText('不能撤销：已有责任书按这一版评估').waitFor();
  expect(await page.getByRole('button', { name: '撤销这次导入' }).count()).toBe(0);
});

interface Table {
  readonly scoreTable: { readonly table: { readonly rows: readonly { mark: string | null; status: string | null }[] } };
}

it('takes the marks of a class by keyboard: Enter goes down, a wrong one is told at its cell and keeps the rest out', async () => {
  const seat = await stage.seat('admin', 'desk');
  const { page, open } = seat;
  const draft = await sessionOf(seat, demoTitle, false);
  await open(`/exams/${draft.code}`);
  const campus = page.locator('details', { hasText: '南片小学' });
  await campus.locator('summary').click();
  await campus.getByRole('link', { name: /数学/ }).first().click();
  await page.getByRole('button', { name: '保存成绩' }).waitFor();
  const [, id = '', subject = ''] = /\/scores\/([^/]+)\/(\d+)$/.exec(new URL(page.url()).hash) ?? [];
  const stored = async () => {
    const { scoreTable } = await ask<Table>(
      seat,
      'query($exam: ID!, $class: ID!, $subject: Int!) { scoreTable(exam: $exam, class: $class, subject: $subject) { table { rows { mark status } } } }',
      { exam: draft.id, class: decodeURIComponent(id), subject: Number(subject) },
    );
    return scoreTable.table.rows.slice(0, 4);
  };
  const empty = { mark: null, status: null };
  expect(await stored()).toEqual([empty, empty, empty, empty]);

  const cells = page.locator('#main table input');
  const focused = () => cells.evaluateAll((all) => all.findIndex((cell) => cell.matches(':focus')));
  await cells.first().focus();
  for (const mark of ['86', '105', '缺考', '73.5']) {
    await page.keyboard.insertText(mark);
    await page.keyboard.press('Enter');
  }
  expect(await focused()).toBe(4);
  const wrong = cells.nth(1);
  expect(await wrong.getAttribute('aria-invalid')).toBe('true');
  const said = await wrong.getAttribute('aria-describedby');
  expect(await page.locator(`#${said}`).textContent()).toBe('超过满分 100');
  expect(await page.locator('#main table [aria-invalid="true"]').count()).toBe(1);

  await page.getByRole('button', { name: '保存成绩' }).click();
  expect(await focused()).toBe(1);
  expect(await stored()).toEqual([empty, empty, empty, empty]);
  await page.keyboard.type('95');
  await page.getByRole('button', { name: '保存成绩' }).click();
  await page.getByText(/已保存，第 \d+ 版/).waitFor();
  expect(await stored()).toEqual([
    { mark: '86', status: null },
    { mark: '95', status: null },
    { mark: null, status: 'ABSENT' },
    { mark: '73.5', status: null },
  ]);
});

it('keeps to WCAG 2.2 AA and to the width of a phone while it is worked: objections, a judged sheet, a wrong mark, a chosen cell', async () => {
  const seat = await stage.seat('admin', 'phone');
  const { page, open } = seat;
  await page.evaluate(`localStorage.setItem('plumbline.textSize', '21')`);
  await open('/exams/new');
  await page.getByRole('button', { name: '6年级', exact: true }).click();
  await page.getByRole('checkbox', { name: /仍要继续/ }).check();
  expect(await faultsOf(page)).toEqual([]);

  const { code } = await sessionOf(seat, demoTitle, false);
  await bringFile(seat, code, await saved('手机.csv', spoilt(marksOf(await todayOf(seat)))));
  await page.getByRole('table', { name: '要改的 3 处' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '改各列的认法' }).click();
  await page.getByRole('button', { name: '按这样再核对' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await open(`/exams/${code}`);
  const campus = page.locator('details', { hasText: '河湾小学' });
  await campus.locator('summary').click();
  expect(await faultsOf(page)).toEqual([]);
  await campus.getByRole('link').first().click();
  await page.locator('#main table input').first().fill('105');
  await page.getByText('超过满分 100').waitFor();
  expect(await faultsOf(page)).toEqual([]);

  const { code: published } = await sessionOf(seat, demoTitle, true);
  await open(`/exams/${published}/analysis`);
  await page.getByRole('grid').getByRole('button').first().click();
  await page.getByText(/^已选：/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

it('shows a teacher the own class, and no other teacher’s name and no place in any order', async () => {
  const admin = await stage.seat('admin', 'desk');
  const { people } = await ask<{ people: { nodes: { name: string }[] } }>(
    admin,
    'query { people(first: 200) { nodes { name } } }',
  );
  const teacher = await stage.seat('teacher', 'desk');
  const { viewer } = await ask<{ viewer: { person: { name: string } } }>(
    teacher,
    'query { viewer { person { name } } }',
  );
  const others = people.nodes.map(({ name }) => name).filter((name) => name !== viewer.person.name);
  expect(others).toHaveLength(people.nodes.length - 1);
  const { code } = await sessionOf(teacher, demoTitle, true);
  const { page, open } = teacher;
  await open(`/exams/${code}/analysis`);
  for (const [how, table] of [
    ['班级', '我的班级和全镇平均'],
    ['我的', '我的结果'],
  ] as const) {
    await page.getByRole('button', { name: how, exact: true }).click();
    const names = page.getByRole('table', { name: table }).getByRole('rowheader');
    await names.first().waitFor();
    expect(await names.count()).toBe(1);
    await page.waitForLoadState('networkidle');
    const text = (await page.locator('body').textContent()) ?? '';
    expect(others.filter((name) => text.includes(name))).toEqual([]);
    expect(text).not.toMatch(/名次区间|名次可能|后两名|第 ?\d+ ?名/);
  }
});

it('lets an inspector in nowhere: no menu, no session, no file', async () => {
  const admin = await stage.seat('admin', 'desk');
  const { code } = await sessionOf(admin, demoTitle, true);
  const inspector = await stage.seat('inspector', 'desk');
  const { page, open } = inspector;
  expect(await page.getByRole('link', { name: '质量监测' }).count()).toBe(0);
  for (const way of ['', '/analysis', '/import', '/county']) {
    await page.goto('about:blank');
    await page.goto(`${stage.url}/#/exams/${code}${way}`);
    await page.getByRole('heading', { name: '没有这次监测' }).waitFor();
  }
  await open('/exams');
  expect(await page.locator('#main a[href*="/exams/"]').count()).toBe(0);
  const seen = await ask(
    inspector,
    'query($code: String!) { exam(code: $code) { id } exams(first: 1) { totalCount } }',
    { code },
  );
  expect(seen).toEqual({ exam: null, exams: { totalCount: 0 } });
  const status = await page.evaluate(async (exam) => {
    const form = new FormData();
    form.append('file', new File(['学校,学号,语文\n中心校,1,90\n'], 'scores.csv'));
    return (await fetch(`/api/import/scores?exam=${exam}&dryRun`, { method: 'POST', body: form })).status;
  }, code);
  expect(status).toBe(404);
});

it('asks nothing of another origin and throws nothing', () => {
  expect(stage.complaints).toEqual([]);
});

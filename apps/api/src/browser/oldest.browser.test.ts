import { afterAll, beforeAll, expect, it } from 'vitest';
import { chrome109Path } from './chromium.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(await chrome109Path());
});
afterAll(() => stage?.close());

const screens = [
  '/',
  '/cases',
  '/cases/board',
  '/cases/calendar?whose=all',
  '/cases/整改〔2026〕1',
  '/wall',
  '/record',
  '/requests/申请〔2026〕1',
  '/inspections',
  '/notices/new',
  '/import',
  '/exams/JC2026',
  '/exams/JC2026/analysis',
  '/teaching',
  '/people',
  '/settings',
  '/sanctions',
  '/sanctions/处置〔2026〕4',
  '/support',
  '/meetings',
  '/eligibility',
  '/notifications',
  '/help/workflows/rectification',
  '/print/case/整改〔2026〕12/notice',
];

it('shows every kind of screen of the desk in Chrome 109 without a fault', async () => {
  const { page, open } = await stage.seat('admin', 'desk');
  expect(await page.evaluate('navigator.userAgent')).toContain('Chrome/109.');
  for (const screen of screens) {
    await open(screen);
    await page.waitForLoadState('networkidle');
    expect([screen, await page.locator('#main [role="alert"]').allTextContents()]).toEqual([screen, []]);
  }
  expect(stage.complaints).toEqual([]);
});

it('lets a finding be recorded on a phone with Chrome 109, and the server has it', async () => {
  const { page } = await stage.seat('inspector', 'phone');
  const title = '走廊灭火器压力不足，共 2 只';
  await page.goto(`${stage.url}/m/#/record`);
  await page.getByLabel(/^问题/).fill(title);
  await page.getByLabel(/^校片/).selectOption({ label: '东片小学' });
  await page.getByRole('button', { name: '记下问题' }).click();
  const found = `fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({
    query: 'query($search: String!) { rectificationCases(first: 1, filter: { search: $search }) { nodes { title } } }',
    variables: { search: ${JSON.stringify(title)} } }) }).then((answer) => answer.json()).then(({ data }) => data.rectificationCases.nodes)`;
  await expect.poll(() => page.evaluate(found), { timeout: 15_000 }).toEqual([{ title }]);
  expect(stage.complaints).toEqual([]);
});

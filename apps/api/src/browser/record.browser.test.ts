import { readFile } from 'node:fs/promises';
import { isSigned, readStatements, verifyExport } from '@plumbline/operations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Seat, type Stage } from './stage.ts';

let stage: Stage;
let admin: Seat;
beforeAll(async () => {
  stage = await openStage();
  admin = await stage.seat('admin', 'desk');
});
afterAll(() => stage?.close());

const download = async ({ page }: Seat, name: string): Promise<string> => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return readFile(await file.path(), 'utf8');
};

/** Waits until nothing is left to seal: the demo town is sealed after the server has started. */
const allSealed = async (seat: Seat): Promise<void> => {
  for (let tries = 0; tries < 30; tries += 1) {
    await seat.open('/audit');
    const waiting = seat.page.locator('dl > div', { hasText: '待封存' }).locator('dd');
    await waiting.waitFor();
    if ((await waiting.textContent()) === '0') return;
    await seat.page.waitForTimeout(1000);
  }
  throw new Error('The record was not sealed.');
};

describe('the page of the record', () => {
  it('verifies the whole record in words, and gives out a statement and an export that fit each other', async () => {
    await allSealed(admin);
    const { page } = admin;
    await page.getByRole('button', { name: '校验' }).click();
    const told = page.getByText(/校验完毕：\d+ 条记录和 \d+ 份声明全部相符/);
    await told.waitFor({ timeout: 60_000 });
    const events = Number(/\d+/.exec((await told.textContent()) ?? '')?.[0]);
    expect(events).toBeGreaterThan(500);
    const statements = readStatements(await download(admin, '下载声明')) ?? [];
    expect(statements.map(isSigned)).toEqual([true]);
    const exported = await download(admin, '导出记录');
    const [chain, ...others] = await verifyExport(exported.split('\n'), statements);
    expect([chain?.events, chain?.faults, others]).toEqual([events, [], []]);
  }, 120_000);

  it('finds the events of a record, each with its place, and leads to it', async () => {
    const { page } = admin;
    await admin.open('/audit?number=整改〔2026〕1');
    const rows = page.locator('#main li', { hasText: '整改〔2026〕1' });
    await rows.first().waitFor();
    const texts = await rows.allInnerTexts();
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text).toMatch(/整改〔2026〕1 [\s\S]*第 \d+ 位 [0-9a-f]{8}/);
    await page.getByRole('button', { name: '流程' }).click();
    await page.getByRole('menuitemradio', { name: '责任书' }).click();
    await page.getByText('没有这样的记录').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.locator('#main li').first().waitFor();
    await admin.open('/audit?number=整改〔2026〕1');
    await rows.first().getByRole('link').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(decodeURIComponent(page.url())).toContain('/cases/整改〔2026〕1');
  }, 60_000);

  it('shows a teacher the events of what they see, on a phone, and nothing of the sealing', async () => {
    const teacher = await stage.seat('teacher', 'phone');
    await teacher.open('/audit');
    await teacher.page.locator('#main li').first().waitFor();
    expect(await teacher.page.getByText('封存情况').count()).toBe(0);
    expect(await teacher.page.getByRole('button', { name: '校验' }).count()).toBe(0);
    expect(stage.complaints).toEqual([]);
  }, 60_000);
});

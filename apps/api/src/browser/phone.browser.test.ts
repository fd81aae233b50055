import { randomBytes } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './faults.ts';
import { apiDown, cutTwice, keyOf, phonePhoto, sendUntil, sendUntilEmpty } from './phone-sending.ts';
import { openPhoneStage, type PhoneStage } from './phone-stage.ts';

/** Who walks the corridor: records, and has to answer one finding too. */
const walker = 'inspector';

let stage: PhoneStage;
beforeAll(async () => {
  stage = await openPhoneStage();
});
afterAll(() => stage?.close());

const addPhoto = async (page: Page, buffer: Buffer) => {
  await page
    .locator('input[data-photo="evidence-album"]')
    .setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer });
  await page.locator('.ph img').last().waitFor();
  await page.getByText('正在处理照片').waitFor({ state: 'detached' });
};

const fillFinding = async (page: Page, title: string, photo: Buffer) => {
  await addPhoto(page, photo);
  await page.getByLabel(/^问题/).fill(title);
  await page.getByLabel(/^校片/).selectOption({ label: '东片小学' });
};

interface CaseAnswer {
  outcome: { record: { id: string; number: string; version: number } | null; problems: { message: string }[] };
}
const recordFields = '{ record { id number version } problems { message } }';

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const run = async (login: string, step: string, input: Record<string, unknown>, workflow = 'rectification') => {
  const name = workflow + pascal(step);
  const mutation = `mutation ($input: ${pascal(name)}Input!) { outcome: ${name}(input: $input) ${recordFields} }`;
  const { outcome } = await stage.graphql<CaseAnswer>(login, mutation, {
    input: { idempotencyKey: randomBytes(8).toString('hex'), ...input },
  });
  if (!outcome.record) throw new Error(outcome.problems.map(({ message }) => message).join('; '));
  return outcome.record;
};

/** A case that a person, the walker if no other is named, has to report on. */
const caseToReport = async (login = walker, rectifyBy = '2099-12-31') => {
  const { viewer } = await stage.graphql<{ viewer: { person: { id: string } } }>(login, '{ viewer { person { id } } }');
  const { units } = await stage.graphql<{ units: { nodes: { id: string }[] } }>(
    'admin',
    '{ units(first: 1, filter: { kind: [CAMPUS] }) { nodes { id } } }',
  );
  const found = await run('admin', 'record', {
    title: '督导组办公室灭火器过期',
    unit: units.nodes[0]?.id,
    category: 'ON_THE_SPOT',
    weight: 'LIGHT',
    responsible: viewer.person.id,
  });
  const at = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version });
  const issued = await run('admin', 'issueNotice', {
    ...at(found),
    responsible: viewer.person.id,
    requirement: '换新的',
    rectifyBy,
  });
  return run(login, 'acknowledge', at(issued));
};

const storyQuery = `query ($search: String!) { rectificationCases(first: 10, filter: { search: $search }) {
  nodes { number title events(last: 50) { step evidence { id size url } } } } }`;
interface Story {
  rectificationCases: {
    nodes: {
      number: string;
      title: string;
      events: { step: string; evidence: { id: string; size: number; url: string }[] }[];
    }[];
  };
}
const storiesOf = async (search: string) =>
  (await stage.graphql<Story>('admin', storyQuery, { search })).rectificationCases.nodes;

const sendAll = (page: Page) => sendUntilEmpty(page, stage.url);

describe('a corridor without a network', () => {
  const titles = ['消火栓前堆放课桌四张', '楼梯扶手松动一处', '安全出口灯不亮'];
  let context: BrowserContext;

  it('loses and doubles nothing: three findings and a report, cut off at every point, the tab killed', async () => {
    const photos = await Promise.all([40, 90, 140, 190].map(phonePhoto));
    const toReport = await caseToReport();
    context = await stage.context('phone');
    let page = await stage.page(context);
    await stage.signIn(page, walker);
    expect(await page.evaluate('isSecureContext')).toBe(false);
    await page.goto(`${stage.url}#/cases/${encodeURIComponent(toReport.number)}`);
    await page.getByRole('link', { name: '提交整改报告' }).click();
    await page.getByLabel(/^说明/).waitFor();

    // Offline: two findings whole, the third half, then the tab is killed.
    await page.goto(`${stage.url}#/record`);
    await page.getByLabel(/^问题/).waitFor();
    await context.setOffline(true);
    for (const [index, title] of titles.slice(0, 2).entries()) {
      await fillFinding(page, title, photos[index] ?? Buffer.alloc(0));
      await page.getByRole('button', { name: '存好，再记一条' }).click();
      await page.getByText('上一条已存本机').waitFor();
    }
    await fillFinding(page, titles[2] ?? '', photos[2] ?? Buffer.alloc(0));
    await page.getByText('草稿已存本机').waitFor();
    await page.close();

    // The page opens again, but the server cannot be reached: everything is still there.
    stage.network.fate = apiDown;
    await context.setOffline(false);
    page = await stage.page(context, '/record');
    expect(await page.getByLabel(/^问题/).inputValue()).toBe(titles[2]);
    await page.locator('.ph img').waitFor();
    await page.getByRole('button', { name: '记下问题' }).click();
    await page.getByRole('heading', { name: '待发送 3 条' }).waitFor();
    await page.goto(`${stage.url}#/cases/${encodeURIComponent(toReport.number)}`);
    await page.getByRole('link', { name: '提交整改报告' }).click();
    await addPhoto(page, photos[3] ?? Buffer.alloc(0));
    await page.getByLabel(/^说明/).fill('已经换新。');
    await page.getByRole('button', { name: '提交整改报告' }).click();
    await page.getByText('“提交整改报告”已存本机').waitFor();

    // Every upload and every step is broken off in the middle, and again before its answer.
    const { tries, fate } = cutTwice();
    const stored = new Map<string, Set<string>>();
    stage.network.answered = (passing, status, body) => {
      const key = passing.path === '/files' ? keyOf(passing) : null;
      if (key === null || status !== 201) return;
      stored.set(key, (stored.get(key) ?? new Set()).add((JSON.parse(body.toString()) as { id: string }).id));
    };
    stage.network.fate = fate;
    await sendAll(page);
    stage.network.fate = () => 'pass';
    expect([...tries.values()]).toEqual([3, 3, 3, 3, 3, 3, 3, 3]);

    const recorded = (await Promise.all(titles.map(storiesOf))).flat();
    expect(recorded.map(({ title }) => title)).toEqual(titles);
    expect(recorded.map(({ events }) => events.map(({ step }) => step))).toEqual([['record'], ['record'], ['record']]);
    const [reported] = await storiesOf(toReport.number);
    expect(reported?.events.map(({ step }) => step)).toEqual(['record', 'issueNotice', 'acknowledge', 'submitReport']);

    const evidence = [...recorded, ...(reported ? [reported] : [])].flatMap(({ events }) =>
      events.flatMap((event) => event.evidence),
    );
    expect(evidence.length).toBe(4);
    expect(new Set(evidence.map(({ id }) => id)).size).toBe(4);
    // Each photo was stored once, though the server took it in twice.
    expect([...stored.values()].map((ids) => ids.size)).toEqual([1, 1, 1, 1]);
    for (const { url, size } of evidence) {
      const bytes = await stage.file('admin', url);
      const { exif, width } = await sharp(bytes).metadata();
      expect({ exif, width }).toEqual({ exif: undefined, width: 1600 });
      expect(bytes.length).toBe(size);
      expect(size).toBeLessThan(300_000);
    }
    await page.getByText('今天已有 4 条由服务器确认收到').waitFor();
  });

  it('sends no location along: the photo that leaves the phone has none either', async () => {
    const page = await stage.page(context, '/record');
    await page.getByLabel(/^问题/).waitFor();
    let sent: Buffer | null = null;
    stage.network.fate = (passing) => {
      if (passing.path === '/files') sent = passing.body;
      return 'pass';
    };
    await fillFinding(page, '走廊灯罩缺失', await phonePhoto(60));
    await page.getByRole('button', { name: '记下问题' }).click();
    // An outbox looked at before the entry has come into it is empty as well.
    await expect.poll(() => sent !== null, { timeout: 20_000 }).toBe(true);
    await sendAll(page);
    const { exif, width } = await sharp(sent ?? Buffer.alloc(0)).metadata();
    expect({ exif, width }).toEqual({ exif: undefined, width: 1600 });
    expect(sent ?? Buffer.alloc(300_000)).toSatisfy((bytes: Buffer) => bytes.length < 300_000);
    await page.close();
  });

  it('shows both versions where a changed entry had reached the server before, and drops none', async () => {
    const page = await stage.page(context, '/record');
    await page.getByLabel(/^问题/).fill('饮水机没有换滤芯');
    await page.getByLabel(/^校片/).selectOption({ label: '东片小学' });
    stage.network.fate = (passing) => (keyOf(passing) ? 'cutAnswer' : 'pass');
    await page.getByRole('button', { name: '记下问题' }).click();
    await page.getByText(/第 \d 次没发出/).waitFor();
    stage.network.fate = apiDown;
    await page.getByRole('button', { name: '打开修改' }).click();
    await page.getByLabel(/^问题/).fill('饮水机没有换滤芯，水有异味');
    await page.getByRole('button', { name: '记下问题' }).click();
    stage.network.fate = () => 'pass';
    const card = page.locator('[data-standstill="conflict"]');
    await sendUntil(page, card);
    await card.getByText('饮水机没有换滤芯，水有异味').first().waitFor();
    await card.locator('.cmp').getByText('饮水机没有换滤芯', { exact: true }).waitFor();
    await card.getByRole('button', { name: /以服务器为准/ }).click();
    await card.getByRole('button', { name: '确定删掉' }).click();
    await page.getByRole('heading', { name: '全部已发送' }).waitFor();
    expect((await storiesOf('饮水机没有换滤芯')).map(({ title }) => title)).toEqual(['饮水机没有换滤芯']);
    await page.close();
  });

  it('keeps what the server refuses, with the reason and the latest state, until the person decides', async () => {
    const { id, number, version } = await caseToReport();
    const page = await stage.page(context, `/cases/${encodeURIComponent(number)}`);
    await page.getByRole('link', { name: '提交整改报告' }).click();
    await page.getByLabel(/^说明/).fill('换好了。');
    stage.network.fate = apiDown;
    await page.getByRole('button', { name: '提交整改报告' }).click();
    await page.getByText('“提交整改报告”已存本机').waitFor();
    await run('admin', 'void', { id, expectedVersion: version, reason: '记错了地方' });
    stage.network.fate = () => 'pass';
    await page.goto(`${stage.url}#/outbox`);
    const card = page.locator('[data-standstill="notTaken"]');
    await sendUntil(page, card);
    await card.getByRole('alert').first().waitFor();
    await card.locator('.cmp').getByText('作废').waitFor();
    await card.locator('.cmp').getByText('换好了。').waitFor();
    // Signing out says what would stay behind.
    await page.goto(`${stage.url}#/me`);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByText('还有 1 条没发出').waitFor();
    await page.getByRole('button', { name: '先发完' }).click();
    await page.goto(`${stage.url}#/outbox`);
    await card.getByRole('button', { name: '删掉' }).click();
    await card.getByRole('button', { name: '不删' }).click();
    await card.getByRole('button', { name: '删掉' }).click();
    await card.getByRole('button', { name: '确定删掉' }).click();
    await page.getByRole('heading', { name: '全部已发送' }).waitFor();
    await page.close();
  });

  it('sends an entry once from two windows at the same time', async () => {
    stage.network.fate = apiDown;
    const page = await stage.page(context, '/record');
    await page.getByLabel(/^问题/).fill('体育器材室门锁坏了');
    await page.getByLabel(/^校片/).selectOption({ label: '东片小学' });
    await page.getByRole('button', { name: '记下问题' }).click();
    await page.getByRole('heading', { name: '待发送 1 条' }).waitFor();
    const other = await stage.page(context, '/outbox');
    await other.getByRole('heading', { name: '待发送 1 条' }).waitFor();
    stage.network.fate = () => 'pass';
    await Promise.all([sendAll(page), sendAll(other)]);
    expect((await storiesOf('体育器材室门锁坏了')).length).toBe(1);
  });
});

interface Beside {
  rectificationCase: { dueOn: string; requests: { number: string; stateTitle: string }[] };
}
const besideOf = async (number: string) =>
  (
    await stage.graphql<Beside>(
      'admin',
      'query ($number: String!) { rectificationCase(number: $number) { dueOn requests { number stateTitle } } }',
      { number },
    )
  ).rectificationCase;

describe('asking for more time in a corridor', () => {
  it('makes one request, which the decider grants on a phone: the case has another day', async () => {
    stage.network.fate = () => 'pass';
    const { number } = await caseToReport('teacher', '2027-01-08');
    const context = await stage.context('phone');
    const page = await stage.page(context);
    await stage.signIn(page, 'teacher');
    await page.goto(`${stage.url}#/cases/${encodeURIComponent(number)}`);
    await page.getByRole('link', { name: '提出申请' }).click();
    await page.getByText('申请什么').waitFor();

    await context.setOffline(true);
    expect(await page.getByLabel(/^延到/).count()).toBe(0);
    await page.getByText('延期', { exact: true }).click();
    await page.getByLabel(/^理由/).fill('钥匙在外出培训的老师手里。');
    await page.getByLabel(/^延到/).fill('2027-01-15');
    await page.getByRole('button', { name: '提出申请' }).click();
    await page.getByText('“提出申请”已存本机，等着发出').waitFor();
    expect(await page.getByRole('link', { name: '提出申请', exact: true }).count()).toBe(0);
    expect((await besideOf(number)).requests).toEqual([]);

    const { tries, fate } = cutTwice();
    stage.network.fate = fate;
    await context.setOffline(false);
    await sendAll(page);
    stage.network.fate = () => 'pass';
    expect([...tries.values()]).toEqual([3]);
    const { dueOn, requests } = await besideOf(number);
    expect({ dueOn, states: requests.map(({ stateTitle }) => stateTitle) }).toEqual({
      dueOn: '2027-01-08',
      states: ['待答复'],
    });
    const asked = requests[0]?.number ?? '';
    await page.locator(`a[href="#/requests/${encodeURIComponent(asked)}"]`).click();
    await page.getByText('钥匙在外出培训的老师手里。').first().waitFor();
    await page.getByRole('button', { name: '撤回申请' }).click();
    await page.getByRole('button', { name: '先不' }).click();

    const office = await stage.page(await stage.context('phone'));
    await stage.signIn(office, 'admin');
    await office.locator(`a.item[href="#/requests/${encodeURIComponent(asked)}"]`).click();
    await office.getByText('钥匙在外出培训的老师手里。').first().waitFor();
    await office.getByText('换新的').waitFor();
    await office.getByRole('link', { name: '同意', exact: true }).click();
    expect(await office.getByLabel(/^准予延到/).inputValue()).toBe('2027-01-15');
    await office.getByRole('button', { name: '同意', exact: true }).click();
    await office.locator('[data-answer="granted"]').waitFor();
    expect(await besideOf(number)).toEqual({
      dueOn: '2027-01-15',
      requests: [{ number: asked, stateTitle: '已同意' }],
    });
    await office.getByRole('link', { name: '打开这件整改' }).click();
    await office.locator('.when', { hasText: '2027-01-15' }).waitFor();
    await Promise.all([context.close(), office.context().close()]);
  });
});

describe('every page for phones', () => {
  const pages = ['/', '/mine', '/outbox', '/me', '/scan', '/record'];
  it.each([
    ['phone', 'zh-CN'],
    ['phone', 'en-US'],
    ['desk', 'zh-CN'],
    ['desk', 'en-US'],
  ] as const)('is without a fault that axe finds at %s width in %s with the largest text', async (width, locale) => {
    stage.network.fate = () => 'pass';
    const context = await stage.context(width, locale);
    await context.addInitScript("if (location.protocol === 'http:') localStorage.setItem('plumbline.textSize', '21')");
    const page = await stage.page(context);
    const wrong: string[] = [];
    const look = async (path: string) => {
      // A page that is open already would not be asked for again.
      await page.goto('about:blank');
      await page.goto(`${stage.url}#${path}`);
      await page.locator('h1').first().waitFor();
      await page.getByText(/^(正在载入|Loading)$/).waitFor({ state: 'detached' });
      for (const fault of await faultsOf(page)) wrong.push(`${path} ${fault}`);
    };
    await page.locator('#username').waitFor();
    await look('/signed-out');
    await stage.signIn(page, walker);
    for (const path of pages) await look(path);
    const { id, number } = await caseToReport();
    const caseAt = `/cases/${encodeURIComponent(number)}`;
    for (const path of [caseAt, `${caseAt}/submitReport`, `${caseAt}/start/request/ask`, '/cases/0']) await look(path);
    const correction = { parentId: id, kind: 'CORRECTION', reason: '地点记错了。', place: '二楼西' };
    const asked = await run(walker, 'ask', correction, 'request');
    const requestAt = `/requests/${encodeURIComponent(asked.number)}`;
    for (const path of [requestAt, caseAt, '/requests/0']) await look(path);
    stage.network.fate = apiDown;
    await page.goto(`${stage.url}#${caseAt}/submitReport`);
    await page.locator('button[type="submit"]').click();
    await look('/outbox');
    await look(caseAt);
    expect(wrong).toEqual([]);
    await context.close();
  });

  it('asks nothing of another origin and throws nothing', () => {
    expect(stage.complaints).toEqual([]);
  });
});

import ICAL from 'ical.js';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Seat, type Stage } from './stage.ts';

let stage: Stage;
let admin: Seat;
beforeAll(async () => {
  stage = await openStage();
  admin = await stage.seat('admin', 'desk');
});
afterAll(() => stage.close());

/** Asks the API in the name of whoever sits there. */
const ask = async <Data>({ context }: Seat, query: string, variables: unknown = {}): Promise<Data> => {
  const answer = await context.request.post(`${stage.url}/graphql`, { data: { query, variables } });
  return ((await answer.json()) as { data: Data }).data;
};

const openBoard = async (seat: Seat, shown = '[data-case][draggable="true"]') => {
  await seat.open('/cases/board');
  await seat.page.locator(shown).first().waitFor();
};
const column = ({ page }: Seat, title: string) => page.getByRole('region', { name: title, exact: true });
const numberOf = async (card: Locator) => String(await card.getAttribute('data-case'));
const cardIn = (seat: Seat, title: string, number: string) => column(seat, title).locator(`[data-case="${number}"]`);

/** Where a card is dropped: the page need not scroll in the middle of a drag. */
const atItsHead = { targetPosition: { x: 60, y: 20 } };

describe('the board', () => {
  it('takes a drop for the step that leads there, and asks for what the step needs', async () => {
    await openBoard(admin);
    const card = column(admin, '方案待审').locator('[data-case]').first();
    const number = await numberOf(card);
    await card.dragTo(column(admin, '整改中'), atItsHead);
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByText(number).waitFor();
    await dialog.getByRole('button', { name: '通过方案', exact: true }).click();
    await admin.page.getByText('已办：通过方案。').first().waitFor();
    const after = await ask<{ rectificationCase: { events: { step: string }[] } }>(
      admin,
      'query($number: String!) { rectificationCase(number: $number) { events(last: 1) { step } } }',
      { number },
    );
    expect(after.rectificationCase.events).toEqual([{ step: 'approvePlan' }]);
  });

  it('puts a card back where no step of the reader leads, and says why', async () => {
    await openBoard(admin);
    const card = column(admin, '整改中').locator('[data-case]').first();
    const number = await numberOf(card);
    const version = () =>
      ask(admin, 'query($number: String!) { rectificationCase(number: $number) { version } }', { number });
    const before = await version();
    await card.dragTo(column(admin, '待复查'), atItsHead);
    const words = await admin.page.getByRole('alert').textContent();
    expect(words).toContain(`${number} 没有移到“待复查”，已放回“整改中”。`);
    expect(words).toContain('“提交整改报告”由责任人办。');
    await cardIn(admin, '整改中', number).getByText('刚才放回').waitFor();
    expect(await admin.page.getByRole('dialog').count()).toBe(0);
    expect(await version()).toEqual(before);
  });

  it('does the same by keyboard alone', async () => {
    await openBoard(admin);
    const card = column(admin, '方案待审').locator('[data-case]').first();
    const number = await numberOf(card);
    const handle = card.getByRole('button', { name: `办理 ${number}` });
    await handle.focus();
    await admin.page.keyboard.press('Enter');
    const item = admin.page.getByRole('menuitem', { name: /^退回方案/ });
    await item.waitFor();
    while ((await item.and(admin.page.locator(':focus')).count()) === 0) await admin.page.keyboard.press('ArrowDown');
    await admin.page.keyboard.press('Enter');
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByLabel(/^退回理由/).fill('缺长效措施，请补上。');
    await dialog.getByRole('button', { name: '退回方案', exact: true }).click();
    await admin.page.getByText('已办：退回方案。').first().waitFor();
  });

  it('takes a step that needs no input at once', async () => {
    const teacher = await stage.seat('teacher', 'desk');
    const { viewer, units } = await ask<{
      viewer: { person: { id: string } };
      units: { nodes: { id: string }[] };
    }>(teacher, '{ viewer { person { id } } units(filter: { kind: [CAMPUS] }, first: 1) { nodes { id } } }');
    const record = await ask<{ made: { record: { id: string; version: number; number: string } } }>(
      admin,
      `mutation($input: RectificationRecordInput!) { made: rectificationRecord(input: $input) {
        record { id version number } problems { message } } }`,
      {
        input: {
          title: '看板上签收的一件',
          unit: units.nodes[0]?.id,
          category: 'WITH_DEADLINE',
          weight: 'LIGHT',
          idempotencyKey: 'look-board-record',
        },
      },
    );
    const { id, version, number } = record.made.record;
    await ask(
      admin,
      'mutation($input: RectificationIssueNoticeInput!) { rectificationIssueNotice(input: $input) { problems { message } } }',
      {
        input: {
          id,
          expectedVersion: version,
          responsible: viewer.person.id,
          requirement: '当天改好',
          rectifyBy: '2099-12-01',
          idempotencyKey: 'look-board-issue',
        },
      },
    );
    await openBoard(teacher);
    await cardIn(teacher, '待签收', number).dragTo(column(teacher, '整改中'), atItsHead);
    await cardIn(teacher, '整改中', number).waitFor();
    await teacher.page.getByText('已办：签收。').first().waitFor();
    await teacher.context.close();
  });

  it('shows one column at a time on a phone, with a switch', async () => {
    const phone = await stage.seat('admin', 'phone');
    await openBoard(phone, '[data-case]');
    expect(
      await phone.page
        .getByRole('region')
        .filter({ has: phone.page.locator('[data-case]') })
        .count(),
    ).toBe(1);
    const first = await phone.page.locator('section[data-column]').getAttribute('data-column');
    await phone.page.getByRole('button', { name: '下一列' }).click();
    await expect.poll(() => phone.page.locator('section[data-column]').getAttribute('data-column')).not.toBe(first);
    await phone.context.close();
  });
});

describe('the calendar of deadlines', () => {
  it('marks a make-up day as one on which people work', async () => {
    const { town } = await ask<{ town: { planYear: { startsOn: string; endsOn: string } } }>(
      admin,
      '{ town { planYear { startsOn endsOn } } }',
    );
    const { calendar } = (
      await ask<{ town: { calendar: { day: string; kind: string | null }[] } }>(
        admin,
        'query($from: Date!, $to: Date!) { town { calendar(from: $from, to: $to) { day kind } } }',
        { from: town.planYear.startsOn, to: town.planYear.endsOn },
      )
    ).town;
    const day = String(calendar.find(({ kind }) => kind === 'MAKE_UP')?.day);
    for (const width of ['desk', 'phone'] as const) {
      const seat = width === 'desk' ? admin : await stage.seat('admin', 'phone');
      await seat.open(`/cases/calendar?month=${day.slice(0, 7)}&whose=all`);
      await seat.page.locator(`[data-day="${day}"]`).getByText('补班', { exact: true }).waitFor();
    }
  });

  it('opens the list of a day', async () => {
    await admin.open('/cases/calendar?whose=all');
    const link = admin.page.getByRole('link', { name: /件到期，打开清单$/ }).first();
    const count = /：(\d+) 件/.exec(String(await link.getAttribute('aria-label')))?.[1];
    await link.click();
    await admin.page.getByText(`共 ${count} 件`).waitFor();
  });

  it('is subscribed to under an address that a calendar reads, and that ends when it is withdrawn', async () => {
    await admin.open('/cases/calendar');
    await admin.page.getByRole('button', { name: '订阅到手机日历' }).click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: '范围内全部' }).check();
    await dialog.getByRole('button', { name: '生成网址' }).click();
    const address = await dialog.getByLabel('日历网址').inputValue();
    const text = await (await fetch(address)).text();
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    expect(events.length).toBeGreaterThan(10);
    expect(events.every((event) => String(event.getFirstPropertyValue('url')).startsWith(stage.url))).toBe(true);
    await dialog.getByRole('button', { name: '停用' }).click();
    await admin.page.getByText('日历网址已停用。').first().waitFor();
    expect((await fetch(address)).status).toBe(404);
  });
});

describe('the overdue wall', () => {
  it('shows campuses and numbers, no person and nothing of what was found', async () => {
    await admin.open('/wall');
    await admin.page.getByText('本周到期').waitFor();
    const shown = String(await admin.page.locator('#main').textContent());
    const { people, rectificationCases } = await ask<{
      people: { nodes: { name: string }[] };
      rectificationCases: { nodes: { title: string; number: string }[] };
    }>(
      admin,
      '{ people(first: 200) { nodes { name } } rectificationCases(first: 200, filter: { overdue: true }) { nodes { title number } } }',
    );
    expect(rectificationCases.nodes.length).toBeGreaterThan(0);
    expect(people.nodes.filter(({ name }) => shown.includes(name))).toEqual([]);
    expect(rectificationCases.nodes.filter(({ title }) => shown.includes(title))).toEqual([]);
    expect(rectificationCases.nodes.some(({ number }) => shown.includes(number))).toBe(true);
  });

  it('says how old its figures are when the line is down', async () => {
    const { page } = admin;
    await page.clock.install();
    await admin.open('/wall');
    await page.locator('[data-stale="false"]').waitFor();
    await page.route('**/graphql', (route) => route.abort());
    await expect
      .poll(async () => {
        await page.clock.runFor(65_000);
        return page.locator('[data-stale]').textContent();
      })
      .toMatch(/^连不上服务器，下面是 \d+ 分钟前的数据/);
    await page.unroute('**/graphql');
    await page.clock.resume();
  });
});

it('tells the road of a case in words as well: the present state, how long it lasted, and the returns', async () => {
  const { rectificationCases } = await ask<{ rectificationCases: { nodes: { number: string; stateTitle: string }[] } }>(
    admin,
    '{ rectificationCases(first: 1, filter: { open: true, minReturns: 1 }) { nodes { number stateTitle } } }',
  );
  const [found] = rectificationCases.nodes;
  await admin.open(`/cases/${found?.number}`);
  const diagram = admin.page.getByRole('img', { name: /^整改经过的路/ });
  await diagram.waitFor();
  const words = String(await diagram.getAttribute('aria-label'));
  expect(words).toContain(`现在：${found?.stateTitle}`);
  expect(words).toMatch(/\d+ 个工作日/);
  expect(words).toMatch(/退回过 \d+ 次/);
});

it('asks nothing of another origin and throws nothing', () => {
  expect(stage.complaints).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { faultsOf } from './faults.ts';
import { openStage, type Seat, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

let keys = 0;
interface Moved {
  readonly id: string;
  readonly number: string;
  readonly version: number;
}
const step = async (seat: Seat, name: string, input: object): Promise<Moved> => {
  keys += 1;
  const { done } = await ask<{ done: { record: Moved; problems: { message: string }[] } }>(
    seat,
    `mutation($input: Rectification${name}Input!) { done: rectification${name}(input: $input) { record { id number version } problems { message } } }`,
    { input: { ...input, idempotencyKey: `browser-delegation-${keys}` } },
  );
  if (done.problems.length > 0) throw new Error(JSON.stringify(done.problems));
  return done.record;
};
const personNamed = async (seat: Seat, search: string): Promise<string> => {
  const { people } = await ask<{ people: { nodes: { id: string }[] } }>(
    seat,
    'query($search: String) { people(first: 1, filter: { search: $search }) { nodes { id } } }',
    { search },
  );
  return people.nodes[0]?.id ?? '';
};
/** A light finding that waits for somebody's signature. */
const noticed = async (admin: Seat, responsible: string, title: string): Promise<Moved> => {
  const { units } = await ask<{ units: { nodes: { id: string }[] } }>(
    admin,
    'query { units(first: 1, filter: { search: "东片小学" }) { nodes { id } } }',
  );
  const recorded = await step(admin, 'Record', {
    ...{ title, unit: units.nodes[0]?.id, place: '校门口', category: 'WITH_DEADLINE', weight: 'LIGHT' },
  });
  return step(admin, 'IssueNotice', {
    ...{ id: recorded.id, expectedVersion: recorded.version, responsible: await personNamed(admin, responsible) },
    ...{ requirement: '一周内整改', rectifyBy: '2099-01-08' },
  });
};
const pageOf = ({ number }: { number: string }) => `/cases/${encodeURIComponent(number)}`;

describe('a campus head who is away', () => {
  it('is stood in for by the deputy, whose report says so; ended, it is gone', async () => {
    const admin = await stage.seat('admin', 'desk');
    const head = await stage.seat('campushead', 'desk');
    const deputy = await stage.seat('campusdeputy', 'desk');
    const record = await noticed(admin, 'yanguohua', '校门口家长接送区没有标线');

    // The delegation that the demo town begins with is ended by the head, and another one made.
    await head.open('/delegations');
    await head.page.getByRole('button', { name: '提前结束' }).first().click();
    await head.page.getByRole('dialog').getByRole('button', { name: '提前结束' }).click();
    await head.page.getByText('已提前结束').first().waitFor();
    await head.page.getByRole('button', { name: '委托代理' }).click();
    const form = head.page.getByRole('dialog');
    await form.getByLabel(/^委托给谁/).fill('tulijuan');
    await head.page.getByRole('option', { name: /涂丽娟/ }).click();
    await form.getByLabel(/^事由/).fill('外出培训');
    expect(await faultsOf(head.page)).toEqual([]);
    await form.getByRole('button', { name: '委托代理' }).click();
    await head.page.getByText('代理中').waitFor();

    await deputy.open('/');
    const group = deputy.page.locator('section', { has: deputy.page.getByRole('heading', { name: '代 严国华 办理' }) });
    await group.getByText('校门口家长接送区没有标线').waitFor();
    await group.getByText(/^\d+ 件待办$/).waitFor();
    expect(await faultsOf(deputy.page)).toEqual([]);
    await deputy.open('/notifications');
    const told = deputy.page.getByRole('listitem').filter({ hasText: '严国华 委托 涂丽娟' });
    // Of the delegation that has just been made, and of the one before it.
    await told
      .getByRole('link', { name: /代理开始/ })
      .first()
      .waitFor();
    expect(await faultsOf(deputy.page)).toEqual([]);
    await deputy.open('/');
    const row = group.getByRole('listitem').filter({ hasText: '校门口家长接送区没有标线' });
    await row.getByRole('button', { name: '签收' }).click();
    const bar = deputy.page.locator('[data-stand-in="on"]');
    await bar.getByText('正在代 严国华 办理').waitFor();
    await deputy.page.getByRole('form', { name: '签收' }).getByRole('button', { name: '签收' }).click();
    const report = deputy.page.getByRole('form', { name: '提交整改报告' });
    await report.getByLabel(/^说明/).fill('已补划标线。');
    expect(await faultsOf(deputy.page)).toEqual([]);
    await report.getByRole('button', { name: '提交整改报告' }).click();
    const happened = deputy.page.locator('[data-step="submitReport"]');
    await happened.getByText('代 严国华').waitFor();
    expect(await happened.textContent()).toContain('涂丽娟');

    // The head is told what was done in their name, and ends it.
    await head.open('/notifications?show=all');
    await expect
      .poll(
        async () => {
          await head.open('/notifications?show=all');
          return head.page.getByText('提交整改报告（代您办理）').count();
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBeGreaterThan(0);
    await head.open('/delegations');
    await head.page.getByRole('button', { name: '提前结束' }).first().click();
    await head.page.getByRole('dialog').getByRole('button', { name: '提前结束' }).click();
    await head.page.getByRole('dialog').waitFor({ state: 'detached' });

    await deputy.open(pageOf(record));
    await deputy.page.locator('[data-stand-in="over"]').getByText('代理已经结束').waitFor();
    await deputy.open('/');
    await deputy.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await deputy.page.locator('[data-stand-in]').count()).toBe(0);
    expect(await deputy.page.getByRole('heading', { name: '代 严国华 办理' }).count()).toBe(0);
    expect(stage.complaints).toEqual([]);
  });
});

it('on a phone the switch and the strip over every page say in whose name', async () => {
  const head = await stage.seat('campushead', 'phone');
  const { people } = await ask<{ people: { nodes: { id: string }[] } }>(
    head,
    'query { people(first: 1, filter: { search: "tulijuan" }) { nodes { id } } }',
  );
  const { town } = await ask<{ town: { today: string } }>(head, 'query { town { today } }');
  await ask(head, 'mutation($input: DelegationMakeInput!) { delegationMake(input: $input) { problems { code } } }', {
    input: { delegate: people.nodes[0]?.id, from: town.today, to: town.today, reason: '外出' },
  });
  await head.open('/delegations');
  await head.page.getByText('代理中').waitFor();
  const deputy = await stage.seat('campusdeputy', 'phone');
  await deputy.page.goto(`${stage.url}/m/#/`);
  await deputy.page.getByRole('button', { name: '代 严国华 办理' }).click();
  await deputy.page.locator('[data-stand-in="on"]').getByText('正在代 严国华 办理').waitFor();
  await deputy.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await faultsOf(deputy.page)).toEqual([]);
  await deputy.page.getByRole('button', { name: '退出代理' }).click();
  await deputy.page.getByRole('button', { name: '代 严国华 办理' }).waitFor();
  expect(await deputy.page.locator('[data-stand-in]').count()).toBe(0);
  await deputy.page.goto(`${stage.url}/#/delegations?of=TO_ME`);
  await deputy.page.getByRole('button', { name: '以其身份办理' }).click();
  await deputy.page.locator('[data-stand-in="on"]').waitFor();
  await deputy.page.locator('#main h1').waitFor();
  expect(await faultsOf(deputy.page)).toEqual([]);
});

it('an administrator steps in for somebody absent, with a reason, and the history says so', async () => {
  const admin = await stage.seat('admin', 'desk');
  const record = await noticed(admin, 'zouxiaoyun', '教室窗帘脱落');
  await admin.open(pageOf(record));
  await admin.page.getByRole('button', { name: '代为办理（留痕）：签收' }).click();
  const dialog = admin.page.getByRole('dialog');
  await dialog.getByRole('form', { name: '签收' }).waitFor();
  await dialog.getByLabel(/^为什么代为办理/).fill('邹小芸住院，没有代理人');
  expect(await faultsOf(admin.page)).toEqual([]);
  await dialog.getByRole('form', { name: '签收' }).getByRole('button', { name: '签收' }).click();
  const happened = admin.page.locator('[data-step="acknowledge"]');
  await happened.getByText('管理员代为办理').waitFor();
  expect(await happened.textContent()).toContain('邹小芸住院，没有代理人');
  expect(stage.complaints).toEqual([]);
});

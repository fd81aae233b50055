import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { openStage, type Seat, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

interface Step {
  readonly record: { readonly id: string; readonly number: string; readonly version: number };
}

let keys = 0;
const step = async (seat: Seat, name: string, input: object): Promise<Step['record']> => {
  keys += 1;
  const whole = { ...input, idempotencyKey: `browser-requests-${keys}` };
  const { done } = await ask<{ done: Step & { problems: { message: string }[] } }>(
    seat,
    `mutation($input: Rectification${name}Input!) { done: rectification${name}(input: $input) { record { id number version } problems { message } } }`,
    { input: whole },
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

/** A light finding of the inspector's that the teacher is mending. */
const mending = async (seats: { admin: Seat; teacher: Seat; inspector: Seat }, title: string) => {
  const { admin, teacher, inspector } = seats;
  const { units } = await ask<{ units: { nodes: { id: string }[] } }>(
    inspector,
    'query { units(first: 1, filter: { search: "东片小学" }) { nodes { id } } }',
  );
  const recorded = await step(inspector, 'Record', {
    title,
    unit: units.nodes[0]?.id,
    place: '一楼东',
    category: 'WITH_DEADLINE',
    weight: 'LIGHT',
  });
  const issued = await step(admin, 'IssueNotice', {
    id: recorded.id,
    expectedVersion: recorded.version,
    responsible: await personNamed(admin, 'yujiamin'),
    requirement: '一周内补齐',
    rectifyBy: '2027-01-08',
  });
  return step(teacher, 'Acknowledge', { id: issued.id, expectedVersion: issued.version });
};

const seats = async () => ({
  admin: await stage.seat('admin', 'desk'),
  teacher: await stage.seat('teacher', 'phone'),
  inspector: await stage.seat('inspector', 'desk'),
});

const pageOf = ({ number }: { number: string }) => `/cases/${encodeURIComponent(number)}`;

it('moves the deadline when an administrator grants the time that a teacher asked for on a phone', async () => {
  const { admin, teacher, inspector } = await seats();
  const record = await mending({ admin, teacher, inspector }, '实验器材账册缺三页');

  await teacher.open(pageOf(record));
  await teacher.page.getByRole('button', { name: '提出申请' }).click();
  const form = teacher.page.getByRole('form', { name: '提出申请' });
  await form.getByLabel(/^延到/).waitFor({ state: 'detached' });
  await form.getByRole('radio', { name: /^延期/ }).check();
  await form.getByLabel(/^理由/).fill('器材室钥匙在外出培训的老师手里。');
  await form.getByLabel(/^延到/).fill('2027-01-15');
  await form.getByRole('button', { name: '提出申请' }).click();
  const card = teacher.page.locator('[data-request]');
  await card.getByText('待答复').waitFor();
  expect(await card.textContent()).toContain('2027-01-15');

  await admin.open('/');
  await admin.page.getByRole('link', { name: '延期：实验器材账册缺三页', exact: true }).waitFor();
  await admin.open(pageOf(record));
  await admin.page.getByText('2027-01-08').first().waitFor();
  const asked = admin.page.locator('[data-request]');
  await asked.getByRole('button', { name: '同意', exact: true }).click();
  await asked.getByRole('form', { name: '同意' }).getByRole('button', { name: '同意' }).click();
  await asked.getByText('已同意').waitFor();
  await admin.page.getByText('2027-01-15').first().waitFor();
  await admin.page.locator('[data-step="extend"]').waitFor();
  expect(await admin.page.locator('[data-request]').textContent()).toContain('准予延到');

  await teacher.open(pageOf(record));
  await teacher.page.locator('[data-request]').getByText('已同意').waitFor();
  expect(stage.complaints).toEqual([]);
});

it('shows an administrator the difference of a correction to a closed case before it is granted', async () => {
  const { admin, teacher, inspector } = await seats();
  const acknowledged = await mending({ admin, teacher, inspector }, '图书角借阅登记断了两周');
  const reported = await step(teacher, 'SubmitReport', {
    id: acknowledged.id,
    expectedVersion: acknowledged.version,
    report: '已补登',
  });
  const closed = await step(inspector, 'Accept', {
    id: reported.id,
    expectedVersion: reported.version,
    verified: true,
  });

  await inspector.open(pageOf(closed));
  await inspector.page.getByRole('button', { name: '提出申请' }).click();
  const form = inspector.page.getByRole('form', { name: '提出申请' });
  await form.getByRole('radio', { name: /^更正记录/ }).check();
  await form.getByLabel(/^理由/).fill('地点记错了。');
  await form.getByLabel(/^地点改为/).fill('二楼西');
  await form.getByRole('button', { name: '提出申请' }).click();
  await inspector.page.locator('[data-request]').getByText('待答复').waitFor();

  await admin.open('/');
  await admin.page.getByRole('link', { name: '更正记录：图书角借阅登记断了两周', exact: true }).click();
  await admin.page.getByRole('heading', { name: '更正记录：图书角借阅登记断了两周' }).waitFor();
  const difference = admin.page.getByRole('table', { name: '更正内容' });
  expect(await difference.locator('del').textContent()).toBe('一楼东');
  expect(await difference.locator('ins').textContent()).toBe('二楼西');
  await admin.page.getByRole('form', { name: '同意' }).getByRole('button', { name: '同意' }).click();
  await admin.page.getByText('已同意').first().waitFor();
  await admin.page.getByRole('link', { name: '打开这件整改' }).click();
  await admin.page.locator('dd', { hasText: '二楼西' }).waitFor();
  await admin.page.locator('[data-step="correct"]').waitFor();
  expect(stage.complaints).toEqual([]);
});

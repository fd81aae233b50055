import { join } from 'node:path';
import { addDays } from '@plumbline/rules';
import { pascal } from '@plumbline/terms';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPassword } from '../demo/accounts.ts';
import { agreementToSign } from './agreement-to-sign.ts';
import { type Hand, handOn } from './hand.ts';
import { json, type SignedIn, signedIn } from './signed-in.ts';
import { openStage, type Seat, type Stage, widths } from './stage.ts';

const photo = join(import.meta.dirname, '../demo/photos/ledger-after.jpg');
/** How long the server may take to show what was done, on a machine with other work. */
const soon = { timeout: 20_000 } as const;

type Device = 'desk' | 'phone';

let stage: Stage;
let people: SignedIn;
let today: string;

beforeAll(async () => {
  stage = await openStage();
  people = signedIn(stage.url, demoPassword);
  today = (await people.graphql<{ town: { today: string } }>('admin', '{ town { today } }')).town.today;
});
afterAll(() => stage.close());

/** Somebody before a screen, with the hand that is counted. */
interface Place {
  readonly seat: Seat;
  readonly page: Page;
  readonly hand: Hand;
}

const places = new Map<string, Promise<Place>>();

/** Each person signs in once; the phone is another page of the same browser. */
const placeOf = (login: string, device: Device): Promise<Place> => {
  const name = `${login} ${device}`;
  const known = places.get(name);
  if (known) return known;
  const take = async (): Promise<Place> => {
    if (device === 'desk') {
      const seat = await stage.seat(login, 'desk');
      return { seat, page: seat.page, hand: await handOn(seat.page) };
    }
    const { seat } = await placeOf(login, 'desk');
    const page = await seat.context.newPage();
    await page.setViewportSize(widths.phone);
    return { seat, page, hand: await handOn(page) };
  };
  const taken = take();
  places.set(name, taken);
  return taken;
};

/** Opens what waits for somebody: from there on is counted. */
const atWorkbench = async (login: string, device: Device): Promise<Place> => {
  const place = await placeOf(login, device);
  if (device === 'desk') await place.seat.open('/');
  else {
    await place.page.goto('about:blank');
    await place.page.goto(`${stage.url}/m/#/`);
    await place.page.locator('nav.tabs').waitFor();
  }
  place.hand.setBack();
  return place;
};

interface Moved {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly version: number;
}

let keys = 0;
/** Takes a step by the interface, as far as it only leads up to what is counted. */
const move = async (
  login: string,
  workflow: string,
  step: string,
  record: Moved | null,
  input: object = {},
): Promise<Moved> => {
  keys += 1;
  const [name, type] = [`${workflow}${pascal(step)}`, `${pascal(workflow)}${pascal(step)}Input`];
  const { done } = await people.graphql<{ done: { record: Moved | null; problems: { message: string }[] } }>(
    login,
    `mutation ($input: ${type}!) { done: ${name}(input: $input) { record { id number title version } problems { message } } }`,
    {
      input: {
        ...(record === null ? {} : { id: record.id, expectedVersion: record.version }),
        ...input,
        idempotencyKey: `clicks-${keys}`,
      },
    },
  );
  if (done.record === null) throw new Error(done.problems.map(({ message }) => message).join('; '));
  return done.record;
};

interface Self {
  readonly id: string;
  readonly name: string;
}

const self = async (login: string): Promise<Self> =>
  (await people.graphql<{ viewer: { person: Self } }>(login, '{ viewer { person { id name } } }')).viewer.person;

const ownId = async (login: string): Promise<string> => (await self(login)).id;

const campus = async (): Promise<string> => {
  const { units } = await people.graphql<{ units: { nodes: { id: string }[] } }>(
    'admin',
    '{ units(first: 1, filter: { search: "东片小学", kind: [CAMPUS] }) { nodes { id } } }',
  );
  return units.nodes[0]?.id ?? '';
};

let findings = 0;
/** A light finding of the inspector's on the campus; each has a title of its own. */
const finding = async (more: object = {}): Promise<Moved> => {
  findings += 1;
  return move('inspector', 'rectification', 'record', null, {
    title: `走廊第 ${findings} 处扶手松动`,
    unit: await campus(),
    category: 'WITH_DEADLINE',
    weight: 'LIGHT',
    ...more,
  });
};

/** A finding of which somebody was given notice. */
const noticed = async (login: string): Promise<Moved> =>
  move('admin', 'rectification', 'issueNotice', await finding(), {
    responsible: await ownId(login),
    requirement: '三天内修好。',
    rectifyBy: addDays(today, 10),
  });

/** A finding that somebody is mending. */
const mending = async (login: string): Promise<Moved> =>
  move(login, 'rectification', 'acknowledge', await noticed(login));

/** A finding that is said to be mended. */
const reported = async (login: string): Promise<Moved> =>
  move(login, 'rectification', 'submitReport', await mending(login), { report: '已修好。' });

interface Written {
  readonly events: readonly {
    readonly step: string;
    readonly actor: { readonly id: string } | null;
    readonly evidence: readonly object[];
  }[];
}

const historyOf = async (login: string, { id }: Moved): Promise<Written['events']> =>
  (
    await people.graphql<{ node: Written }>(
      login,
      'query ($id: ID!) { node(id: $id) { ... on WorkflowRecord { events(last: 1) { step actor { id } evidence { id } } } } }',
      { id },
    )
  ).node.events;

/** What is on record at the server: the last step, and how many pieces of evidence it has. */
const lastStep = async (login: string, record: Moved): Promise<string> => {
  const [event] = await historyOf(login, record);
  return [event?.step, ...(event?.evidence.map(() => 'evidence') ?? [])].join(' ');
};

interface Consequence extends Moved {
  readonly rule: string;
  readonly state: string;
  readonly concerned: { readonly name: string };
}

/** The case that waits for a vote, by its rule. */
const votedOn = async (login: string, rule: string): Promise<Consequence> => {
  const { sanctions } = await people.graphql<{ sanctions: { nodes: Consequence[] } }>(
    login,
    '{ sanctions(first: 50, filter: { toVote: true }) { nodes { id number title version rule state concerned { name } } } }',
  );
  const found = sanctions.nodes.find((each) => each.rule === rule);
  if (found === undefined) throw new Error(`${login} votes on no case by rule ${rule}.`);
  return found;
};

/** The same record as it is now. */
const anew = async (login: string, { id }: Moved): Promise<Moved> =>
  (
    await people.graphql<{ node: Moved }>(
      login,
      'query ($id: ID!) { node(id: $id) { ... on WorkflowRecord { id number title version } } }',
      { id },
    )
  ).node;

const button = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const link = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole('link', typeof name === 'string' ? { name, exact: true } : { name });
const menu = (page: Page, name: string) => link(page.getByRole('navigation'), name);

/** The button of a row on the workbench: what waits there comes last. */
const row = (page: Page, { title }: { title: string }) =>
  page.locator(`a[aria-label$=${JSON.stringify(`: ${title}`)}]`).last();
/** The form of a step on the desk, and the button that sends it: the choice of steps above it has one of the same name. */
const form = (page: Page, step: string) => page.getByRole('form', { name: step, exact: true });
const send = (page: Page, step: string, name: string | RegExp = step) => button(form(page, step), name).click();
/** The row itself, on a phone. */
const rowOnPhone = (page: Page, { number }: { number: string }) =>
  page.locator(`a.item[href$="/${encodeURIComponent(number)}"]`);

/** Presses where a file is asked for, and chooses it. */
const attach = async (page: Page, asked: Locator): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), asked.click()]);
  await chooser.setFiles(photo);
};

const stored = async (page: Page): Promise<void> => {
  await page.locator('form img').first().waitFor();
  await page.locator('form [role="progressbar"]').waitFor({ state: 'detached' });
};

/** A play: what leads up to it, what the hand does from the workbench on, and what is then at the server. */
interface Play<Had> {
  prepare(): Promise<Had>;
  act(page: Page, had: Had): Promise<void>;
  outcome(had: Had): Promise<unknown>;
  /** What the outcome is once it is done. */
  readonly done: unknown;
}

/** Hides what a play works with, so that plays of all kinds stand in one table. */
const play =
  <Had>({ prepare, act, outcome, done }: Play<Had>) =>
  async (login: string, device: Device) => {
    const had = await prepare();
    expect(await outcome(had)).not.toEqual(done);
    const { page, hand } = await atWorkbench(login, device);
    await act(page, had);
    await expect.poll(() => outcome(had), soon).toEqual(done);
    return hand.acts;
  };

/** A play that ends with a step of a case. */
const stepOf = (
  reader: string,
  done: string,
  prepare: () => Promise<Moved>,
  act: (page: Page, record: Moved) => Promise<void>,
) => play({ prepare, act, outcome: (record: Moved) => lastStep(reader, record), done });

const stepOn = play({
  async prepare() {
    const { workbench } = await people.graphql<{
      workbench: { todo: { nodes: { step: { name: string } | null; record: Moved }[] } };
    }>('admin', '{ workbench { todo(first: 25) { nodes { step { name } record { id number title version } } } } }');
    const found = workbench.todo.nodes.find(({ step }) => step?.name === 'approvePlan');
    if (found === undefined) throw new Error('No plan waits to be reviewed.');
    return found.record;
  },
  async act(page, record) {
    await row(page, record).click();
    await form(page, '通过方案').getByLabel(/^意见/).fill('照此执行。');
    await send(page, '通过方案');
  },
  outcome: (record) => lastStep('admin', record),
  done: 'approvePlan',
});

const noticesForAll = play({
  async prepare() {
    const { made } = await people.graphql<{ made: { inspection: { id: string; title: string } } }>(
      'admin',
      'mutation ($input: CreateInspectionInput!) { made: createInspection(input: $input) { inspection { id title } } }',
      {
        input: {
          title: '扶手专项检查',
          heldOn: today,
          unit: await campus(),
          inspectors: [await ownId('inspector')],
        },
      },
    );
    const more = { inspection: made.inspection.id, responsible: await ownId('teacher') };
    for (let at = 0; at < 3; at += 1) await finding(more);
    return made.inspection;
  },
  async act(page, { title }) {
    await menu(page, '检查').click();
    await link(page.getByRole('listitem').filter({ hasText: title }), '下发通知').click();
    await page.getByLabel('整改要求').first().fill('三天内修好。');
    await page.getByLabel('整改期限').first().fill(addDays(today, 10));
    await button(page, '核对').click();
    await button(page, '下发通知（3 件）').click();
  },
  async outcome({ id }) {
    const { cases } = await people.graphql<{ cases: { nodes: { state: string }[] } }>(
      'admin',
      'query ($id: ID!) { cases: rectificationCases(first: 10, filter: { inspection: $id }) { nodes { state } } }',
      { id },
    );
    return cases.nodes.map(({ state }) => state);
  },
  done: ['noticed', 'noticed', 'noticed'],
});

const toSign = async () => agreementToSign(people, await ownId('grouphead'), await ownId('campushead'));

const signOnDesk = stepOf('campushead', 'sign', toSign, async (page, record) => {
  await row(page, record).click();
  await form(page, '签署').waitFor();
  await page.locator('#end-of-text').scrollIntoViewIfNeeded();
  await form(page, '签署')
    .getByRole('checkbox', { name: /^我已读完全文/ })
    .check();
  await form(page, '签署')
    .getByLabel(/^再输一次登录密码/)
    .fill(demoPassword);
  await send(page, '签署', /^签署第/);
});

const signOnPhone = stepOf('campushead', 'sign', toSign, async (page, record) => {
  await rowOnPhone(page, record).click();
  await link(page, /^全文/).click();
  const text = page.locator('main.body');
  await text.locator('.paper').last().scrollIntoViewIfNeeded();
  await text.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await page.locator('#sign-password').fill(demoPassword);
  await button(page, /^签署第/).click();
});

const reportOnDesk = (login: string) =>
  stepOf(
    login,
    'submitReport evidence',
    () => mending(login),
    async (page, record) => {
      await row(page, record).click();
      await page.getByLabel(/^说明/).fill('已修好。');
      await attach(page, button(page, '从相册选'));
      await stored(page);
      await send(page, '提交整改报告');
    },
  );

const handToTeacher = stepOf(
  'campushead',
  'reassign',
  () => noticed('campushead'),
  async (page, record) => {
    await link(page, `改派责任人: ${record.title}`).click();
    await page.getByLabel(/^新责任人/).fill('yujiamin');
    await page.getByRole('option', { name: '余佳敏' }).click();
    await page.getByLabel(/^理由/).fill('该教室由余老师管理。');
    await send(page, '改派责任人');
  },
);

const reinspectOnDesk = stepOf(
  'inspector',
  'accept',
  () => reported('teacher'),
  async (page, record) => {
    await row(page, record).click();
    await page.getByRole('radio', { name: '已到现场核实' }).check();
    await send(page, '复查通过');
  },
);

const reinspectOnPhone = stepOf(
  'inspector',
  'accept',
  () => reported('teacher'),
  async (page, record) => {
    await rowOnPhone(page, record).click();
    await page.locator('.dock label', { hasText: '已到现场核实' }).click();
    await button(page, '复查通过').click();
  },
);

const acknowledgeOnDesk = stepOf(
  'teacher',
  'acknowledge',
  () => noticed('teacher'),
  async (page, record) => {
    await row(page, record).click();
    await send(page, '签收');
  },
);

const acknowledgeOnPhone = stepOf(
  'teacher',
  'acknowledge',
  () => noticed('teacher'),
  async (page, record) => {
    await rowOnPhone(page, record).click();
    await button(page, '签收').click();
  },
);

/** From the notice to the report, in one go. */
const answerOnDesk = stepOf(
  'teacher',
  'submitReport evidence',
  () => noticed('teacher'),
  async (page, record) => {
    await row(page, record).click();
    await send(page, '签收');
    await page.getByLabel(/^说明/).fill('已修好。');
    await attach(page, button(page, '从相册选'));
    await stored(page);
    await send(page, '提交整改报告');
  },
);

const answerOnPhone = stepOf(
  'teacher',
  'submitReport evidence',
  () => mending('teacher'),
  async (page, record) => {
    await rowOnPhone(page, record).click();
    await link(page, '提交整改报告').click();
    await page.locator('#f-report').fill('已修好。');
    await attach(page, page.locator('label.add', { has: page.locator('input[data-photo$="-album"]') }));
    await page.locator('.ph img').last().waitFor();
    await button(page, '提交整改报告').click();
  },
);

const voteOf = (login: string, rule: string) =>
  stepOf(
    login,
    'vote',
    () => votedOn(login, rule),
    async (page, record) => {
      await row(page, record).click();
      await page.locator('input[name="ballot"][value="AGREE"]').check();
      await form(page, '投票').getByLabel(/^理由/).fill('说明情况本身就是帮助。');
      await send(page, '投票', '投票：同意');
    },
  );

const decide = stepOf(
  'grouphead',
  'decide',
  () => votedOn('grouphead', 'A'),
  async (page, record) => {
    await row(page, record).click();
    await page.locator('input[name="ballot"][value="AGREE"]').check();
    await form(page, '投票').getByLabel(/^理由/).fill('重在说明下一步。');
    await send(page, '投票', '投票：同意');
    await form(page, '宣布决定')
      .getByLabel(/^决定的理由/)
      .fill('中转入学已经考虑；差距属实。');
    await send(page, '宣布决定', /^宣布：/);
  },
);

const answerQuestion = stepOf(
  'partysecretary',
  'giveOpinion',
  async () => {
    const record = await votedOn('partysecretary', 'B');
    return move('partysecretary', 'sanction', 'askOpinion', record, {
      whom: await ownId('partymember'),
      question: '支部以前谈过几次？',
    });
  },
  async (page) => {
    await page.getByRole('tab', { name: /^抄送我/ }).click();
    await page.getByRole('listitem').filter({ hasText: '征求意见' }).getByRole('link').click();
    await form(page, '回复意见').getByLabel(/^意见/).fill('上学期谈过一次，有改进。');
    await send(page, '回复意见');
  },
);

/** The Party branch's case, decided: what is left is to have the talk. */
let talk: Moved;

const startTalk = stepOf(
  'partysecretary',
  'deliver',
  async () => {
    const voted = await move('partysecretary', 'sanction', 'vote', await votedOn('partysecretary', 'B'), {
      ballot: 'AGREE',
      reason: '把困难摆出来。',
    });
    talk = await move('partysecretary', 'sanction', 'decide', voted, { reason: '工作过程属实，谈一次话。' });
    return talk;
  },
  async (page, record) => {
    await row(page, record).click();
    await form(page, '送达决定').getByRole('radio', { name: '当面签收' }).check();
    await form(page, '送达决定')
      .getByLabel(/^送达日期/)
      .fill(today);
    await send(page, '送达决定');
  },
);

const recordTalk = stepOf(
  'partysecretary',
  'complete',
  () => anew('partysecretary', talk),
  async (page, record) => {
    await menu(page, '诫勉谈话').click();
    await page.locator(`[data-sanction="${record.number}"]`).getByRole('link').first().click();
    await form(page, '登记已执行').getByLabel(/^日期/).fill(today);
    await form(page, '登记已执行')
      .getByLabel(/^谈话记录/)
      .fill('谈话一小时，本人认可。');
    await send(page, '登记已执行');
  },
);

const compareSets = async (login: string, device: Device) => {
  const { page, hand } = await atWorkbench(login, device);
  await menu(page, '目标测算').click();
  await page.getByLabel('第 1 项的数值').last().fill('76');
  await button(page, '测算').click();
  await page.getByRole('table').first().waitFor();
  return hand.acts;
};

const firstQuery = async (login: string, device: Device) => {
  const { name } = await self(login);
  const { page, hand } = await atWorkbench(login, device);
  await button(page.getByRole('banner'), new RegExp(name)).click();
  await page.getByRole('menuitem', { name: '我的账号' }).click();
  await button(page, '新建密钥').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^名称/).fill('数据看板');
  await dialog.getByRole('checkbox').first().check();
  await button(dialog, '新建密钥').click();
  const key = await page.locator('[data-api-key]').textContent();
  const query = json({ query: '{ town { name } }' }, { authorization: `Bearer ${key}` });
  const answer = (await (await fetch(`${stage.url}/graphql`, query)).json()) as { data: { town: { name: string } } };
  expect(answer.data.town.name).toBe('青石镇');
  return hand.acts;
};

type Row = readonly [
  task: string,
  login: string,
  device: Device,
  limit: number,
  play: (login: string, device: Device) => Promise<number>,
];

/** The tasks that each post does most, and in how many clicks at most, from the workbench to what is then at the server. */
const tasks: readonly Row[] = [
  ['a case one step on', 'admin', 'desk', 3, stepOn],
  ['notices for all findings of an inspection', 'admin', 'desk', 4, noticesForAll],
  ['sign an agreement', 'campushead', 'desk', 3, signOnDesk],
  ['sign an agreement', 'campushead', 'phone', 3, signOnPhone],
  ['submit a report with evidence', 'campushead', 'desk', 4, reportOnDesk('campushead')],
  ['hand a finding to a teacher', 'campushead', 'desk', 3, handToTeacher],
  ['re-inspection', 'inspector', 'desk', 3, reinspectOnDesk],
  ['re-inspection', 'inspector', 'phone', 3, reinspectOnPhone],
  ['acknowledge a finding', 'teacher', 'desk', 2, acknowledgeOnDesk],
  ['acknowledge a finding', 'teacher', 'phone', 2, acknowledgeOnPhone],
  ['answer a finding', 'teacher', 'desk', 4, answerOnDesk],
  ['answer a finding', 'teacher', 'phone', 4, answerOnPhone],
  ['answer a question about a proposal', 'partymember', 'desk', 3, answerQuestion],
  ['give an opinion on a proposal', 'partymember', 'desk', 3, voteOf('partymember', 'B')],
  ['start a talk from a proposal', 'partysecretary', 'desk', 3, startTalk],
  ['record and close it', 'partysecretary', 'desk', 4, recordTalk],
  ['decide a proposal with reasons', 'grouphead', 'desk', 4, decide],
  ['compare two target sets', 'grouphead', 'desk', 4, compareSets],
  ['key and first query', 'integrator', 'desk', 5, firstQuery],
];

it.each(tasks)(
  '%s: %s at a %s, in at most %i clicks',
  async (_task, login, device, limit, run) => {
    expect(await run(login, device)).toBeLessThanOrEqual(limit);
  },
  240_000,
);

it('counts what a hand does: presses and keys that act, no typing and no Tab', async () => {
  const { page, hand } = await atWorkbench('admin', 'desk');
  await page.getByRole('tab', { name: '已办' }).click();
  expect(hand.acts).toBe(1);
  await page.getByRole('tab', { name: '我发起' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  expect(hand.acts).toBe(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await expect.poll(() => hand.acts).toBe(3);
  await placeOf('admin', 'desk').then(({ seat }) => seat.open('/record'));
  const title = page.getByLabel(/^问题/);
  await title.focus();
  await page.keyboard.type('two words');
  expect(await title.inputValue()).toBe('two words');
  expect(hand.acts).toBe(3);
});

it('asks nothing of another origin and throws nothing', () => {
  expect(stage.complaints).toEqual([]);
});

import { join } from 'node:path';
import { addDays } from '@plumbline/rules';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { sheetOf65 } from './exam-of-65.ts';
import { signOnDesk } from './sign-on-desk.ts';
import { openStage, type Seat, type Stage } from './stage.ts';
import { type TownOf65, townOf65 } from './town-of-65.ts';

const photo = join(import.meta.dirname, '../demo/photos/ledger-after.jpg');
/** The template's least composite, and the centre's signer. */
const usual = 70;
const centre = { search: 'luohuaiyuan', name: '罗怀远' } as const;

/** How long a page may take to show what was done, on a machine with other work. */
const soon = { timeout: 20_000 } as const;

/** A group as `analyse` tells it; rates from 0 to 1. */
interface Analysed {
  readonly group: string;
  readonly n: number;
  readonly mean: number;
  readonly pass: number;
  readonly excellent: number;
  readonly low: number;
}

/** Four campuses, each with another story; those of enough pupils. */
interface Stories {
  /** Reads and signs with the password. */
  readonly signs: Analysed;
  /** Proposes another target, and gets another answer. */
  readonly proposes: Analysed;
  /** Signs on paper. */
  readonly onPaper: Analysed;
  /** Nobody signs it. */
  readonly unsigned: Analysed;
}

let town: TownOf65;
let stage: Stage;
let stories: Stories;
let imported: { rows: number; accepted: number; rejected: object[]; created: { schools: string[] } };
let heads: ReadonlyMap<string, string>;
let admin: Seat;
let signer: Seat;
const seats = new Map<string, Seat>();
let today: string;

/** 40 : 30 : 20 : 10, as every text of an agreement states it. */
const compositeOf = ({ mean, pass, excellent, low }: Analysed): number =>
  0.4 * mean + 30 * pass + 20 * excellent + 10 * (1 - low);

/** With two decimals, not above it. */
const below = (value: number): string => (Math.floor(value * 100) / 100).toFixed(2);
/** With two decimals, not below it. */
const above = (value: number): string => (Math.ceil(value * 100) / 100).toFixed(2);

const storiesOf = (groups: readonly Analysed[]): Stories => {
  const large = groups.filter(({ n }) => n >= 30).toSorted((a, b) => compositeOf(b) - compositeOf(a));
  const [signs, proposes, onPaper, unsigned] = [0, Math.floor(large.length / 2), large.length - 1, 1].map(
    (at) => large[at],
  );
  if (!signs || !proposes || !onPaper || !unsigned) throw new Error('The sheet has too few large schools.');
  return { signs, proposes, onPaper, unsigned };
};

const seatOf = ({ group }: Analysed): Seat => {
  const seat = seats.get(group);
  if (seat === undefined) throw new Error(`Nobody sits for ${group}.`);
  return seat;
};

beforeAll(async () => {
  town = await townOf65();
  const sheet = await sheetOf65(town.home);
  const options = ['--exam', 'exam65', '--create-missing', 'schools', '--json'];
  const { code, output, errors } = await town.run('import', 'scores', sheet, ...options);
  if (code !== 0) throw new Error(errors);
  imported = JSON.parse(output);
  const analysed = await town.run('analyse', 'exam65', '--by', 'campus', '--json');
  stories = storiesOf((JSON.parse(analysed.output) as { groups: Analysed[] }).groups);
  const seated = [stories.signs, stories.proposes, stories.onPaper].map(({ group }) => group);
  heads = await town.appointHeads(seated);
  stage = await openStage(undefined, town);
  [admin, signer] = [await stage.seat('admin', 'desk'), await stage.seat('centre', 'desk')];
  for (const group of seated) seats.set(group, await stage.seat(group.toLowerCase(), 'desk'));
  today = (await ask<{ town: { today: string } }>(admin, '{ town { today } }')).town.today;
}, 300_000);
afterAll(async () => {
  await stage?.close();
  await town?.remove();
});

interface Agreement {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly versionNo: number;
  readonly stateTitle: string;
  readonly unit: { readonly name: string };
  readonly evaluations: readonly {
    readonly outcome: string;
    readonly targets: readonly { readonly indicator: string; readonly value: string; readonly found: string | null }[];
  }[];
}

const agreements = async (): Promise<ReadonlyMap<string, Agreement>> => {
  const answer = await ask<{ agreements: { nodes: Agreement[] } }>(
    admin,
    `{ agreements(first: 200) { nodes { id number version versionNo stateTitle unit { name }
      evaluations { outcome targets { indicator value found } } } } }`,
  );
  return new Map(answer.agreements.nodes.map((agreement) => [agreement.unit.name, agreement]));
};

const agreementOf = async ({ group }: Analysed): Promise<Agreement> => {
  const agreement = (await agreements()).get(group);
  if (agreement === undefined) throw new Error(`${group} has no agreement.`);
  return agreement;
};

const openAgreement = async ({ open, page }: Seat, campus: Analysed): Promise<void> => {
  const { number } = await agreementOf(campus);
  await open(`/agreements/${encodeURIComponent(number)}`);
  await page.locator('#now').waitFor();
};

const stateOf = ({ page }: Seat) => page.locator('#main .MuiChip-label').first();

/** Unfolds a step that is not the main one, or whose form stands there already. */
const unfold = async ({ page }: Seat, title: string) => {
  const form = page.getByRole('form', { name: title, exact: true });
  const toggle = page.locator('#now').getByRole('button', { name: title, exact: true, pressed: false });
  await form.or(toggle).first().waitFor();
  if ((await form.count()) === 0) await toggle.click();
  await form.waitFor();
  return form;
};

const submitted = async ({ page }: Seat, title: string) => {
  const form = page.getByRole('form', { name: title, exact: true });
  await form.getByRole('button', { name: title, exact: true }).last().click();
  await page.getByText(`已办：${title}。`).first().waitFor();
};

it('a session of 65 schools is published only with the reason and the legal basis that the law asks for', async () => {
  expect({ rows: imported.rows, accepted: imported.accepted, rejected: imported.rejected }).toEqual({
    rows: 4059,
    accepted: 4059,
    rejected: [],
  });
  expect(imported.created.schools.length).toBe(65);
  const { exams } = await ask<{ exams: { nodes: { id: string; revision: number }[] } }>(
    admin,
    '{ exams(first: 1) { nodes { id revision } } }',
  );
  const [exam] = exams.nodes;
  const publish = async (goOn: object | null) =>
    (
      await ask<{ done: { problems: { code: string }[] } }>(
        admin,
        'mutation($input: ExamPublishInput!) { done: examPublish(input: $input) { problems { code } } }',
        { input: { exam: exam?.id, expectedRevision: exam?.revision, goOn } },
      )
    ).done.problems.map(({ code }) => code);
  expect((await publish(null)).length).toBeGreaterThan(0);
  expect(await publish({ reason: '县里统一安排', legalBasis: '县教育局〔2026〕31号' })).toEqual([]);
});

it('academic affairs drafts 65 agreements from the session in one go, after a look at what will be, and offers all', async () => {
  const { page, open } = admin;
  await open('/agreements/new');
  const rows = page.locator('[data-draft]');
  await rows.nth(64).waitFor({ timeout: 8000 });
  expect(await rows.count()).toBe(65);
  await page.getByLabel(/^甲方签署人/).fill(centre.search);
  await page.getByRole('option', { name: centre.name }).first().click();
  await page.getByLabel(/^签署期限/).fill(addDays(today, 14));
  await page.getByLabel(/^按哪次考试评价/).fill('exam65');
  await page
    .getByRole('option', { name: /exam65/ })
    .first()
    .click();
  const own = page.locator(`[data-draft="${stories.signs.group}"]`);
  await own.getByRole('button', { name: '单独改目标' }).click();
  await own.getByLabel('第 1 项的数值').fill(below(compositeOf(stories.signs)));
  await page.getByRole('button', { name: '检查', exact: true }).click();
  await page.getByText('65 份检查通过，还没有写入。').waitFor();
  expect((await agreements()).size).toBe(0);
  expect(await rows.getByText('检查通过').count()).toBe(65);
  await page.getByRole('button', { name: '起草 65 份' }).click();
  await page.getByText('65 份已起草，还没有送签。').waitFor();
  expect(new Set([...(await agreements()).values()].map(({ stateTitle }) => stateTitle))).toEqual(new Set(['拟稿']));
  await page.getByRole('button', { name: '送签 65 份' }).click();
  await page.getByText('65 份已送签，双方会收到待办。').waitFor();
  const offered = [...(await agreements()).values()];
  expect(offered.length).toBe(65);
  expect(new Set(offered.map(({ stateTitle }) => stateTitle))).toEqual(new Set(['待双方签署']));
  expect(new Set(offered.map(({ unit }) => unit.name))).toEqual(new Set(heads.keys()));
}, 240_000);

it('a head reads to the end and signs after the centre, and it is in force', async () => {
  await openAgreement(signer, stories.signs);
  expect(await signOnDesk(signer, town.password)).toBe(false);
  const head = seatOf(stories.signs);
  await head.page
    .getByText(heads.get(stories.signs.group) ?? '')
    .first()
    .waitFor();
  await openAgreement(head, stories.signs);
  expect(await stateOf(head).textContent()).toBe('等您签署');
  expect(await signOnDesk(head, town.password)).toBe(false);
  await expect.poll(() => stateOf(head).textContent(), soon).toBe('已生效');
});

it('a head proposes a change, the office answers with a version of its own, and both sign that one', async () => {
  const { proposes } = stories;
  const head = seatOf(proposes);
  await openAgreement(signer, proposes);
  await signOnDesk(signer, town.password);
  await openAgreement(head, proposes);
  await head.page.getByRole('button', { name: '提出修改意见' }).click();
  const proposal = head.page.getByRole('form', { name: '提出修改意见', exact: true });
  await proposal.getByLabel('第 1 项的数值').fill(below(compositeOf(proposes) - 5));
  await proposal.getByText(/您改了 1 处/).waitFor();
  await proposal.getByLabel(/^理由/).fill('两个班人数变动大，请下调。');
  await submitted(head, '提出修改意见');
  await openAgreement(admin, proposes);
  expect(await stateOf(admin).textContent()).toBe('有修改意见');
  await admin.page.getByText('两个班人数变动大，请下调。').first().waitFor();
  await unfold(admin, '送签');
  await admin.page.getByRole('button', { name: '先改目标或条款再送签' }).click();
  await admin.page.getByLabel('第 1 项的数值').fill(above(compositeOf(proposes)));
  await admin.page.getByLabel(/^答复修改意见/).fill('按去年的结果定。');
  await submitted(admin, '送签');
  expect(await agreementOf(proposes)).toMatchObject({ versionNo: 3, stateTitle: '待双方签署' });
  for (const seat of [signer, head]) {
    await openAgreement(seat, proposes);
    await seat.page.getByRole('form', { name: '签署', exact: true }).getByText('签署第 3 版').waitFor();
    await signOnDesk(seat, town.password);
  }
  expect(await agreementOf(proposes)).toMatchObject({ versionNo: 3, stateTitle: '已生效' });
});

it('a head signs on paper: the office records it with the scan, and it is as good', async () => {
  const { onPaper } = stories;
  await openAgreement(signer, onPaper);
  await signOnDesk(signer, town.password);
  await openAgreement(admin, onPaper);
  const form = await unfold(admin, '登记纸质签署');
  const name = heads.get(onPaper.group) ?? '';
  await form.getByLabel(/^签署人/).fill(name);
  await admin.page.getByRole('option', { name }).first().click();
  await form.getByLabel(/^签署日期/).fill(today);
  await form.locator('input[data-evidence="album"]').setInputFiles(photo);
  await form.locator('img').first().waitFor();
  await form.locator('[role="progressbar"]').waitFor({ state: 'detached' });
  await submitted(admin, '登记纸质签署');
  await expect.poll(() => stateOf(admin).textContent(), soon).toBe('已生效');
  const scan = admin.page.getByRole('link', { name: '看扫描件' });
  const shown = await admin.page.evaluate(
    async (path) => (await fetch(path)).headers.get('content-type'),
    (await scan.getAttribute('href')) ?? '',
  );
  expect(shown).toMatch(/^image\//);
});

it('each of the three is met or missed as its figures say, down to the sums behind the number', async () => {
  const targets = { signs: below(compositeOf(stories.signs)), proposes: above(compositeOf(stories.proposes)) };
  const expected = [
    { campus: stories.signs, target: targets.signs },
    { campus: stories.proposes, target: targets.proposes },
    { campus: stories.onPaper, target: String(usual) },
  ].map((each) => ({ ...each, met: compositeOf(each.campus) >= Number(each.target) }));
  // A hundredth above and a hundredth below: both outcomes are there.
  expect(expected.slice(0, 2).map(({ met }) => met)).toEqual([true, false]);
  for (const { campus, target, met } of expected) {
    await openAgreement(admin, campus);
    await unfold(admin, '评价');
    await submitted(admin, '评价');
    await expect.poll(() => stateOf(admin).textContent(), soon).toBe(met ? '已完成' : '未完成');
    const row = admin.page.locator('[data-evaluated="composite"]');
    const { evaluations } = await agreementOf(campus);
    const composite = evaluations[0]?.targets.find(({ indicator }) => indicator === 'composite');
    expect(composite?.value).toBe(target);
    expect(Number(composite?.found)).toBeCloseTo(compositeOf(campus), 8);
    expect(evaluations.map(({ outcome }) => outcome)).toEqual([met ? 'MET' : 'MISSED']);
    await row.getByText(met ? '达到' : '没有达到', { exact: true }).waitFor();
    await row.getByText('这个数怎么来的').click();
    const terms = await row
      .locator('dt, dd')
      .evaluateAll((cells) => cells.map((cell) => cell.textContent?.replace(/^\D*(?=人数|总分|及格|优秀|低分)/u, '')));
    expect(terms).toEqual([
      ...['人数', String(campus.n)],
      ...['总分', (campus.mean * campus.n).toFixed(2)],
      ...['及格', String(Math.round(campus.pass * campus.n))],
      ...['优秀', String(Math.round(campus.excellent * campus.n))],
      ...['低分', String(Math.round(campus.low * campus.n))],
    ]);
  }
}, 240_000);

it('an agreement that nobody signed cannot be evaluated', async () => {
  const { unsigned } = stories;
  await openAgreement(admin, unsigned);
  const titles = await admin.page.locator('#now button').allTextContents();
  expect(titles).toContain('送签');
  expect(titles).not.toContain('评价');
  const { id, version } = await agreementOf(unsigned);
  const { done } = await ask<{ done: { problems: { code: string }[] } }>(
    admin,
    'mutation($input: AgreementEvaluateInput!) { done: agreementEvaluate(input: $input) { problems { code } } }',
    { input: { id, expectedVersion: version, idempotencyKey: 'browser-65-unsigned' } },
  );
  expect(done.problems.map(({ code }) => code)).toEqual(['StepNotAvailable']);
});

it('a changed byte of a signed text is found and named, and nothing else is', async () => {
  expect(await town.run('doctor', '--json')).toMatchObject({ code: 0 });
  const { number, id } = await agreementOf(stories.onPaper);
  const recordId = Number(Buffer.from(id, 'base64url').toString().split(':').at(-1));
  const changed = await town.tamper(
    `update agreement_version set text = replace(text, '不低于 70分', '不低于 60分') where record_id = $1`,
    [recordId],
  );
  expect(changed).toBe(1);
  const { code, output } = await town.run('doctor', '--json');
  expect(code).toBe(1);
  const { disagreements } = JSON.parse(output) as { disagreements: { number: string; what: string }[] };
  expect(new Set(disagreements.map((each) => each.number))).toEqual(new Set([number]));
  expect(disagreements.length).toBe(3);
});

it('asks nothing of another origin and throws nothing', () => {
  expect(stage.complaints).toEqual([]);
});

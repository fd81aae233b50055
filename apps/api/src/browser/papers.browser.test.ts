import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../demo/accounts.ts';
import { type PrintedPage, readPdf } from './pdf.ts';
import { signedIn } from './signed-in.ts';
import { openStage, type Seat, type Stage } from './stage.ts';

let stage: Stage;
let admin: Seat;
beforeAll(async () => {
  stage = await openStage();
  admin = await stage.seat('admin', 'desk');
});
afterAll(() => stage.close());

const ask = async <Data>(query: string, variables: unknown = {}): Promise<Data> => {
  const answer = await admin.page.request.post(`${stage.url}/graphql`, { data: { query, variables } });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

const print = async (path: string, seat: Seat = admin): Promise<readonly PrintedPage[]> => {
  await seat.open(path);
  await seat.page.waitForLoadState('networkidle');
  return readPdf(await seat.page.pdf({ preferCSSPageSize: true, printBackground: true }));
};

const caseAddress = (number: string) => `${stage.url}/m/#/cases/${encodeURIComponent(number)}`;

/** Every page is an upright A4 sheet, numbered, with all its text between the margins of GB/T 9704 and none on the page number. */
const expectOfficial = (pages: readonly PrintedPage[]) => {
  pages.forEach(({ width, height, texts, words }, index) => {
    expect(width).toBeCloseTo(210, 0);
    expect(height).toBeCloseTo(297, 0);
    expect(words).toContain(`第${index + 1}页共${pages.length}页`);
    for (const { left, right, baseline } of texts) {
      expect(left).toBeGreaterThan(27.5);
      expect(right).toBeLessThan(210 - 23.5);
      expect(baseline).toBeLessThan(297 - 22);
    }
    const body = texts.filter(({ baseline }) => baseline <= 297 - 35 + 0.5);
    // Only the page number stands below the area that holds text.
    expect(texts.filter((text) => !body.includes(text)).every(({ text }) => /^[第页共\d\s\u3000]+$/.test(text))).toBe(
      true,
    );
  });
};

describe('a notice with several findings', () => {
  // Each character once, so that one that is cut off is missed: the first of GB 2312, which every Chinese font has.
  const longest = new TextDecoder('gb18030').decode(
    Uint8Array.from({ length: 2000 }, (_, at) =>
      at % 2 === 0 ? 0xb0 + Math.floor(at / 188) : 0xa1 + (Math.floor(at / 2) % 94),
    ),
  );
  const findings = [
    '㛃字与䶮字写错',
    '消火栓前堆放课桌 4 张',
    '教案缺第 10 周 2 本',
    '教研活动只有 65 分钟',
    '值日记录缺 3 天',
  ];
  let numbers: readonly string[];
  let notice: string;

  beforeAll(async () => {
    const { units, people } = await ask<{
      units: { nodes: { id: string; name: string }[] };
      people: { nodes: { id: string }[] };
    }>('{ units(first: 200) { nodes { id name } } people(first: 1, filter: { search: "余佳敏" }) { nodes { id } } }');
    const unit = units.nodes.find(({ name }) => name === '东片小学')?.id;
    const responsible = people.nodes[0]?.id;
    const inspection = await ask<{ createInspection: { inspection: { id: string } } }>(
      'mutation ($input: CreateInspectionInput!) { createInspection(input: $input) { inspection { id } problems { message } } }',
      { input: { title: '第 2 次大型教学检查', heldOn: '2026-11-24', unit } },
    );
    const items = [];
    for (const [index, title] of findings.entries()) {
      const { rectificationRecord } = await ask<{
        rectificationRecord: { record: { id: string; version: number }; problems: unknown };
      }>(
        'mutation ($input: RectificationRecordInput!) { rectificationRecord(input: $input) { record { id version } problems { message path } } }',
        {
          input: {
            idempotencyKey: `paper-finding-${index}`,
            title,
            unit,
            place: '二楼',
            category: 'WITH_DEADLINE',
            weight: 'ORDINARY',
            inspection: inspection.createInspection.inspection.id,
          },
        },
      );
      expect(rectificationRecord.problems).toEqual([]);
      const { id, version } = rectificationRecord.record;
      const requirement = index === 1 ? longest : '补齐，当天搬离。';
      items.push({ id, expectedVersion: version, responsible, requirement, rectifyBy: '2027-01-08' });
    }
    const { rectificationIssueNotices: issued } = await ask<{
      rectificationIssueNotices: { notices: { number: string; items: { case: { number: string } }[] }[] };
    }>(
      `mutation ($input: RectificationIssueNoticesInput!) {
        rectificationIssueNotices(input: $input) { notices { number items { case { number } } } problems { message } rows { problems { message } } }
      }`,
      { input: { idempotencyKey: 'papers-notice', items } },
    );
    expect(issued.notices).toHaveLength(1);
    notice = issued.notices[0]?.number ?? '';
    numbers = issued.notices[0]?.items.map((item) => item.case.number) ?? [];
  });

  it('is printed on A4 with nothing cut off, even a requirement that no page can hold, and its receipt whole on one page', async () => {
    const pages = await print(`/print/notice/${encodeURIComponent(notice)}`);
    expectOfficial(pages);
    expect(pages.length).toBeGreaterThan(4);
    const words = pages.map((page) => page.words).join('');
    expect([...longest].filter((character) => !words.includes(character))).toEqual([]);
    for (const finding of findings) {
      const said = finding.replace(/\s/g, '');
      // A rare character has its place, also on a machine without a font for it.
      expect([said, said.replace(/[㛃䶮]/g, '\0')].some((text) => words.includes(text))).toBe(true);
    }
    const receipt = pages.filter((page) => page.words.includes('受送达人'));
    expect(receipt).toHaveLength(1);
    expect(receipt[0]?.words.match(/余佳敏/g)).toHaveLength(findings.length);
    for (const { words: onPage } of pages)
      expect(onPage.includes('整改要求') || onPage.includes('受送达人')).toBe(true);
  });

  it('carries for each finding a QR code that opens its case', async () => {
    const pages = await print(`/print/notice/${encodeURIComponent(notice)}`);
    expect(numbers).toHaveLength(findings.length);
    expect(pages.flatMap(({ codes }) => codes).sort()).toEqual(numbers.map(caseAddress).sort());
  });
});

describe('the papers of one case', () => {
  const number = '整改〔2026〕12';

  it.each([
    ['notice', '整改通知单'],
    ['receipt', '送达回执'],
    ['report', '整改报告'],
    ['reinspection', '整改复查表'],
  ])('%s is printed on A4, and its QR code opens the case', async (paper, title) => {
    const pages = await print(`/print/case/${encodeURIComponent(number)}/${paper}`);
    expectOfficial(pages);
    expect(pages[0]?.words).toContain(title);
    expect(pages[0]?.codes).toEqual([caseAddress(number)]);
    expect(pages.slice(1).flatMap(({ codes }) => codes)).toEqual([]);
  });

  it('are reached from the case’s page', async () => {
    await admin.open(`/cases/${encodeURIComponent(number)}`);
    await admin.page.getByRole('button', { name: '打印' }).click();
    await admin.page.getByRole('menuitem', { name: '复查表' }).click();
    await admin.page.locator('#main h1').getByText('整改复查表').waitFor();
    await admin.page.getByRole('link', { name: '返回' }).click();
    await admin.page.getByText(number).first().waitFor();
  });
});

describe('the papers of a consequence', () => {
  const papers = [
    ['notice', '处置告知书'],
    ['defence', '陈述申辩笔录'],
    ['receipt', '送达回证'],
    ['decision', '处置决定书'],
    ['review', '复核答复'],
    ['appeal', '申诉答复'],
    ['dossier', '案卷'],
  ] as const;
  const scan = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF');
  let number: string;

  interface Reviewed {
    readonly id: string;
    readonly number: string;
    readonly version: number;
    readonly availableSteps: readonly { readonly name: string }[];
  }

  /** The case that the demo town has under review goes on to the answer of its appeal. */
  beforeAll(async () => {
    const people = signedIn(stage.url, demoPassword);
    const fields = 'id number version availableSteps { name }';
    const casesOf = async (login: string) =>
      (
        await people.graphql<{ sanctions: { nodes: Reviewed[] } }>(
          login,
          `{ sanctions(first: 50) { nodes { ${fields} } } }`,
        )
      ).sanctions.nodes;
    const under = await people.graphql<{
      sanctions: { nodes: { number: string; reviewing: boolean; concerned: { name: string } }[] };
    }>('admin', '{ sanctions(first: 50) { nodes { number reviewing concerned { name } } } }');
    number = under.sanctions.nodes.find(({ reviewing }) => reviewing)?.number ?? '';
    const take = async (login: string, step: string, input: object) => {
      const record = (await casesOf(login)).find((each) => each.number === number);
      const { done } = await people.graphql<{ done: { problems: { message: string }[] } }>(
        login,
        `mutation ($input: Sanction${step}Input!) { done: sanction${step}(input: $input) { problems { message } } }`,
        {
          input: {
            id: record?.id,
            expectedVersion: record?.version,
            idempotencyKey: `papers-${login}-${step}`,
            ...input,
          },
        },
      );
      expect(done.problems.map(({ message }) => message)).toEqual([]);
    };
    for (const login of ['grouphead', 'groupdeputy', 'groupmember', 'campushead', 'partysecretary'])
      await take(login, 'Vote', { ballot: 'AGREE', reason: '事实清楚，期满自行结束。' });
    await take('grouphead', 'DecideReview', { answer: '本学期的进步值得肯定，不改变上学年的事实，维持。' });
    await take('moxiaodan', 'Appeal', { grounds: '一人教两个班，工作量没有计入。' });
    const { town } = await people.graphql<{ town: { today: string } }>('admin', '{ town { today } }');
    await take('admin', 'Uphold', {
      authority: '县教育局人事股',
      answeredOn: town.today,
      answer: '程序完备，维持原决定；工作量由镇里另行调整。',
      scan: [await people.upload('admin', '申诉答复.pdf', scan)],
    });
  });

  it.each(papers)('%s is printed on A4 within its margins, and its QR code opens the case', async (paper, title) => {
    const pages = await print(`/print/sanction/${encodeURIComponent(number)}/${paper}`);
    expectOfficial(pages);
    expect(pages[0]?.words).toContain(title);
    expect(pages.map(({ words }) => words).join('')).not.toMatch(/\{\w+\}/);
    expect(pages[0]?.codes).toEqual([`${stage.url}/m/#/sanctions/${encodeURIComponent(number)}`]);
    expect(pages.slice(1).flatMap(({ codes }) => codes)).toEqual([]);
  });

  it('say all that was said, the dossier on paper too', async () => {
    const pages = await print(`/print/sanction/${encodeURIComponent(number)}/dossier`);
    const words = pages.map((page) => page.words).join('');
    for (const said of ['不改变上学年的事实', '工作量没有计入', '程序完备']) expect(words).toContain(said);
  });
});

describe('the ledger', () => {
  it('is printed on A4 across from the list, head and page number on every page, every case once', async () => {
    await admin.open('/cases?filter={}&sort=number&order=ASC');
    await admin.page.getByRole('link', { name: '打印' }).click();
    await admin.page.locator('#main h1').first().waitFor();
    const path = new URL(admin.page.url()).hash.slice(1);
    const pages = await print(path);
    const { rectificationCases } = await ask<{ rectificationCases: { totalCount: number } }>(
      '{ rectificationCases(first: 1) { totalCount } }',
    );
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach(({ width, height, words, codes, texts }, index) => {
      expect([width, height].map(Math.round)).toEqual([297, 210]);
      expect(words).toContain('序号案号校片、地点问题类别责任人期限状态办理销号回看');
      expect(words).toContain(`第${index + 1}页共${pages.length}页`);
      expect(codes).toEqual([`${stage.url}/#/cases${path.slice(path.indexOf('?'))}`]);
      for (const { left, right, baseline } of texts) {
        expect(left).toBeGreaterThan(34);
        expect(right).toBeLessThan(263);
        expect(baseline).toBeLessThan(200);
      }
    });
    const cases = pages.flatMap(({ texts }) => texts.filter(({ text }) => /^\d{4}-\d+$/.test(text)));
    expect(new Set(cases.map(({ text }) => text)).size).toBe(rectificationCases.totalCount);
    expect(cases).toHaveLength(rectificationCases.totalCount);
  });
});

it('the papers ask nothing of another origin and throw nothing', () => {
  expect(stage.complaints).toEqual([]);
});

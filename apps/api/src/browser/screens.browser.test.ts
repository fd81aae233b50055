import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { faultsOf } from './faults.ts';
import { openStage, type Seat, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const screens = [
  '/',
  '/cases',
  '/cases/board',
  '/cases/calendar?whose=all',
  '/wall',
  '/cases/整改〔2026〕1',
  '/record',
  '/requests',
  '/requests?show=all',
  '/requests/申请〔2026〕1',
  '/inspections',
  '/notices',
  '/notices/new',
  '/import',
  '/exams',
  '/exams/new',
  '/exams/JC2026',
  '/exams/JC2027A',
  '/exams/JC2026/import',
  '/exams/JC2026/county',
  '/exams/JC2026/analysis',
  '/exams/JC2026/analysis?by=CLASS&measure=raw',
  '/exams/JC2026/analysis?by=TEACHER&subject=2',
  '/exams/JC2027A/analysis?revision=latest',
  '/exams/nothing',
  '/pupils/import',
  '/teaching',
  '/people',
  '/people/import',
  '/setup',
  '/school-calendar',
  '/print/slips',
  '/delegations',
  '/delegations?of=TOWN',
  '/read-log',
  '/read-log?of=all',
  '/read-log?of=pupils',
  '/password',
  '/account',
  '/account/keys',
  '/units',
  '/posts',
  '/years',
  '/years/next',
  '/settings',
  '/notifications',
  '/notifications?show=all',
  '/notifications/choice',
  '/rights',
  '/help',
  '/help/workflows/rectification',
  '/help/workflows/request',
  '/help/workflows/agreement',
  '/help/workflows/sanction',
  '/agreements',
  '/agreements/coverage',
  '/agreements/new',
  '/agreements/templates',
  '/agreements/templates?party=TEACHER',
  '/agreements/责任书〔2026〕1',
  '/agreements/责任书〔2026〕3?step=offer&edit=1',
  '/agreements/责任书〔2026〕4',
  '/agreements/责任书〔2025〕4',
  '/agreements/责任书〔1999〕1',
  '/sanctions',
  '/sanctions?show=all',
  '/sanctions/overview',
  '/sanctions/new',
  '/sanctions/处置〔1999〕1',
  '/support',
  '/meetings',
  '/audit',
  '/audit?number=整改〔2026〕1',
  '/eligibility',
  '/simulator',
  '/print/agreement/责任书〔2026〕4',
  '/print/case/整改〔2026〕12/notice',
  '/print/case/整改〔2026〕12/report',
  '/print/ledger',
  '/cases/整改〔1999〕1',
  '/requests/申请〔1999〕1',
  '/people/nobody',
  '/nowhere',
];

/** Size of the text in pixels that a reader may choose: the usual one and the largest. */
const sizes = { usual: 16, largest: 21 } as const;

/** Every width in both languages, and the largest text wherever room is scarce. */
const ways = [
  ['desk', 'zh-CN', 'usual'],
  ['desk', 'en-US', 'largest'],
  ['phone', 'zh-CN', 'usual'],
  ['phone', 'zh-CN', 'largest'],
  ['phone', 'en-US', 'largest'],
] as const;

/** Pages whose address only another page tells: where its link stands, and what the link leads to. */
const linked = [
  ['/people', '/people/'],
  ['/meetings', '/meetings/'],
  ['/exams/JC2027A', '/scores/'],
] as const;

/** The address of a page that another one leads to. */
const addressFrom = async (seat: Seat, [from, to]: (typeof linked)[number]): Promise<string> => {
  await seat.open(from);
  const link = seat.page.locator(`#main a[href*="${to}"]`).first();
  await link.waitFor({ state: 'attached' });
  return ((await link.getAttribute('href')) ?? '').replace(/^.*#/, '');
};

interface Consequences {
  readonly sanctions: {
    readonly nodes: readonly {
      readonly number: string;
      readonly state: string;
      readonly concerned: { readonly id: string };
      readonly review: { readonly answeredAt: string | null } | null;
    }[];
  };
}

/** A case of each state in which somebody has a part, what is said of the person concerned elsewhere, and the papers of one. */
const consequencesOf = async (seat: Seat): Promise<string[]> => {
  const { sanctions } = await ask<Consequences>(
    seat,
    '{ sanctions(first: 50) { nodes { number state concerned { id } review { answeredAt } } } }',
  );
  const numbers = new Map(sanctions.nodes.map(({ state, number }) => [state, number]));
  const reviewed = sanctions.nodes.find(({ review }) => review?.answeredAt);
  const papers = reviewed ? ['notice', 'defence', 'receipt', 'decision', 'review', 'appeal', 'dossier'] : [];
  return [
    ...[...numbers.values()].map((number) => `/sanctions/${encodeURIComponent(number)}`),
    ...(reviewed ? [`/eligibility?person=${reviewed.concerned.id}`, `/ladder/${reviewed.concerned.id}`] : []),
    ...papers.map((paper) => `/print/sanction/${encodeURIComponent(reviewed?.number ?? '')}/${paper}`),
  ];
};

const look = async (seat: Seat, all: readonly string[]) => {
  const wrong: string[] = [];
  for (const screen of all) {
    try {
      await seat.open(screen);
    } catch {
      wrong.push(`${screen} shows no heading`);
      continue;
    }
    await seat.page.waitForLoadState('networkidle');
    for (const fault of await faultsOf(seat.page)) wrong.push(`${screen} ${fault}`);
  }
  return wrong;
};

// Side by side, since most of a visit is waiting for the network to fall silent.
it.concurrent.each(ways)(
  'shows every screen on a %s in %s with the %s text: no fault that axe finds, nothing to scroll sideways',
  async (width, locale, text) => {
    const seat = await stage.seat('admin', width, locale);
    await seat.page.evaluate(`localStorage.setItem('plumbline.textSize', '${sizes[text]}')`);
    await seat.open('/');
    expect(await seat.page.evaluate('document.documentElement.style.fontSize')).toBe(`${sizes[text]}px`);
    const found: string[] = [];
    for (const each of linked) found.push(await addressFrom(seat, each));
    expect(await look(seat, [...screens, ...found, ...(await consequencesOf(seat))])).toEqual([]);
  },
  2_400_000,
);

/** Who sees consequences from another side than academic affairs: the persons concerned, those who vote, the Party branch. */
const parts = [
  ['teacher', 'desk', 'zh-CN'],
  ['classteacher', 'phone', 'en-US'],
  ['groupmember', 'phone', 'zh-CN'],
  ['partymember', 'desk', 'en-US'],
] as const;

it.each(parts)(
  'shows %s on a %s in %s the consequences in which they have a part, with the largest text',
  async (login, width, locale) => {
    const seat = await stage.seat(login, width, locale);
    await seat.page.evaluate(`localStorage.setItem('plumbline.textSize', '${sizes.largest}')`);
    const own = await consequencesOf(seat);
    expect(own.length).toBeGreaterThan(0);
    expect(await look(seat, ['/', '/sanctions', '/sanctions/overview', '/eligibility', '/read-log', ...own])).toEqual(
      [],
    );
  },
  900_000,
);

it('asks nothing of another origin and throws nothing', () => {
  expect(stage.complaints).toEqual([]);
});

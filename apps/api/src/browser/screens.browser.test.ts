import axe from 'axe-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
  '/people',
  '/password',
  '/units',
  '/settings',
  '/notifications',
  '/notifications?show=all',
  '/notifications/choice',
  '/help',
  '/help/workflows/rectification',
  '/help/workflows/request',
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

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** What axe-core finds wrong with the page, by WCAG 2.2 AA. */
const violations = async ({ page }: Seat): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)",
  )) as readonly Violation[];
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

/** The address of somebody's page, whose number only the list of people tells. */
const somebody = async (seat: Seat): Promise<string> => {
  await seat.open('/people');
  const href = await seat.page.locator('#main a[href*="#/people/"]').first().getAttribute('href');
  return (href ?? '').replace(/^.*#/, '');
};

const look = async (seat: Seat) => {
  const wrong: string[] = [];
  for (const screen of [...screens, await somebody(seat)]) {
    try {
      await seat.open(screen);
    } catch {
      wrong.push(`${screen} shows no heading`);
      continue;
    }
    await seat.page.waitForLoadState('networkidle');
    for (const violation of await violations(seat)) wrong.push(`${screen} ${violation}`);
    const sideways = await seat.page.evaluate(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    if (sideways) wrong.push(`${screen} scrolls sideways`);
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
    expect(await look(seat)).toEqual([]);
  },
  240_000,
);

it('asks nothing of another origin and throws nothing', () => {
  expect(stage.complaints).toEqual([]);
});

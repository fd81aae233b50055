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
  '/cases/整改〔2026〕1',
  '/record',
  '/inspections',
  '/people',
  '/units',
  '/settings',
  '/help',
];

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

const look = async (seat: Seat) => {
  const wrong: string[] = [];
  for (const screen of screens) {
    await seat.open(screen);
    await seat.page.waitForLoadState('networkidle');
    for (const violation of await violations(seat)) wrong.push(`${screen} ${violation}`);
    const sideways = await seat.page.evaluate(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    if (sideways) wrong.push(`${screen} scrolls sideways`);
  }
  return wrong;
};

it('shows an administrator every screen at a desk without a fault that axe finds', async () => {
  expect(await look(await stage.seat('admin', 'desk'))).toEqual([]);
});

it('shows every screen on the smallest phone, in English, with nothing to scroll sideways', async () => {
  expect(await look(await stage.seat('admin', 'phone', 'en-US'))).toEqual([]);
});

it('asks nothing of another origin and throws nothing', () => {
  expect(stage.complaints).toEqual([]);
});

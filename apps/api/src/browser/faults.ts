import axe from 'axe-core';
import type { Page } from 'playwright-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** Waits for what fades or slides in, whose colours are not yet its own. What turns for ever is left to turn. */
const atRest = `(async () => {
  const moving = () => document.getAnimations().filter(
    ({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
  for (let found = moving(); found.length > 0; found = moving())
    await Promise.allSettled(found.map(({ finished }) => finished));
})()`;

/**
 * What axe-core finds wrong with a page once it stands still, by WCAG 2.2 AA, and whether it scrolls sideways.
 * @param without selectors of what is left out
 */
export const faultsOf = async (page: Page, without: readonly string[] = []): Promise<string[]> => {
  await page.evaluate(atRest);
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    `axe.run(${JSON.stringify({ exclude: without })}, ${JSON.stringify({ runOnly: rules })}).then(({ violations }) => violations)`,
  )) as readonly Violation[];
  const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  return [
    ...found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ...(wide ? ['scrolls sideways'] : []),
  ];
};

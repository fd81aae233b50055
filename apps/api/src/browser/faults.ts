import axe from 'axe-core';
import type { Page } from 'playwright-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/**
 * What axe-core finds wrong with a page as it stands, by WCAG 2.2 AA, and whether it scrolls sideways.
 * @param without selectors of what is left out
 */
export const faultsOf = async (page: Page, without: readonly string[] = []): Promise<string[]> => {
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

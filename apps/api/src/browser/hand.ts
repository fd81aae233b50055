import type { Page } from 'playwright-core';

/** What a hand has done on a page since it was last set back. */
export interface Hand {
  readonly acts: number;
  setBack(): void;
}

/**
 * Told where it happens, so that no way of driving the page can pass it by: each press of a pointer, and Enter or Space
 * unless it writes.
 */
const telling = `(() => {
  const writes = ({ key, target }) =>
    target.matches('textarea') ||
    (key === ' ' && target.matches('input:not([type=checkbox], [type=radio], [type=file], [type=button], [type=submit])'));
  const tell = (event) => {
    if (!event.isTrusted) return;
    if (event.type === 'keydown' && (!['Enter', ' '].includes(event.key) || writes(event))) return;
    globalThis.handActed();
  };
  addEventListener('pointerdown', tell, true);
  addEventListener('keydown', tell, true);
})()`;

/**
 * Counts what is done on a page by hand: clicks, and keys that act. Typing, scrolling and moving on by Tab are free; the
 * file that a press asks for belongs to that press.
 */
export const handOn = async (page: Page): Promise<Hand> => {
  let acts = 0;
  await page.exposeFunction('handActed', () => {
    acts += 1;
  });
  await page.addInitScript(telling);
  return {
    get acts() {
      return acts;
    },
    setBack() {
      acts = 0;
    },
  };
};

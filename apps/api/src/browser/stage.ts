import { removeHome } from '@plumbline/database/testing';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { demoPassword } from '../demo/accounts.ts';
import { demoHome } from '../testing/demo-home.ts';
import { startProcess } from '../testing/process.ts';
import { nextCode } from '../testing/second-factor.ts';
import { chromiumPath } from './chromium.ts';
import { fontsFile } from './fonts.ts';

/** Widths that screens are made for: a desk, and the smallest phone. */
export const widths = { desk: { width: 1280, height: 900 }, phone: { width: 360, height: 780 } } as const;

/** A person at a screen of their own. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Opens a page of the panel by its path. */
  open(path: string): Promise<void>;
}

/** The product as people meet it: the demo town served by a process of its own, and a real browser. */
export interface Stage {
  readonly url: string;
  /** What a page asked of another origin, or failed with: must stay empty. */
  readonly complaints: string[];
  /** Signs a demo person in by typing. */
  seat(login: string, width: keyof typeof widths, locale?: 'zh-CN' | 'en-US'): Promise<Seat>;
  close(): Promise<void>;
}

const watch = (page: Page, url: string, complaints: string[]): void => {
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !/^(data|blob):/.test(address)) complaints.push(`another origin: ${address}`);
  });
};

/**
 * Starts the test browser.
 * @param args of the command line, after the usual ones
 * @param path of the browser; without it the present one
 */
export const launch = async (args: readonly string[] = [], path?: string): Promise<Browser> =>
  playwright.launch({
    executablePath: path ?? (await chromiumPath()),
    // Not the package's own arguments: with them all contexts share one jar of cookies.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--no-first-run',
      ...args,
    ],
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: await fontsFile() },
  });

/** A data folder with a town that was made before, and the password of everybody in it. */
export interface Premises {
  readonly home: string;
  readonly password: string;
}

/**
 * Starts browser and server.
 * @param browserPath of another browser than the present one
 * @param premises another town than the demo town; its folder stays to whoever made it
 */
export const openStage = async (browserPath?: string, premises?: Premises): Promise<Stage> => {
  const browser = await launch([], browserPath);
  const home = premises?.home ?? (await demoHome('准绳 browser-'));
  const password = premises?.password ?? demoPassword;
  const server = startProcess('main.ts', [], { PLUMBLINE_HOME: home, PLUMBLINE_DEMO: premises ? '0' : '1' });
  const url = await server.address();
  const complaints: string[] = [];
  return {
    url,
    complaints,
    async seat(login, width, locale = 'zh-CN') {
      const context = await browser.newContext({ viewport: widths[width], locale, timezoneId: 'Asia/Shanghai' });
      const page = await context.newPage();
      watch(page, url, complaints);
      await page.goto(url);
      await page.locator('input[name="username"]').fill(login);
      await page.locator('input[type="password"]').fill(password);
      await page.keyboard.press('Enter');
      const inside = page.locator('#main h1').first();
      const asked = page.locator('input[name="code"]');
      await inside.or(asked).waitFor();
      if (await asked.isVisible()) {
        await asked.fill(await nextCode(login));
        await page.keyboard.press('Enter');
      }
      await inside.waitFor();
      return {
        page,
        context,
        async open(path) {
          // A page that is open already would not be asked for again.
          await page.goto('about:blank');
          await page.goto(`${url}/#${path}`);
          await page.locator('#main h1').first().waitFor();
        },
      };
    },
    async close() {
      await browser.close();
      await server.stop('SIGTERM');
      if (premises) return;
      await removeHome(home);
    },
  };
};

import { createServer } from 'node:net';
import { removeHome } from '@plumbline/database/testing';
import type { BrowserContext, Page } from 'playwright-core';
import { demoPassword } from '../demo/accounts.ts';
import { demoHome } from '../testing/demo-home.ts';
import { startProcess } from '../testing/process.ts';
import { type ShakyNetwork, shakyNetwork } from './shaky-network.ts';
import { signedIn } from './signed-in.ts';
import { launch, widths } from './stage.ts';

/** A name that is no loopback address: as in a school's network, pages under it over plain http are no secure context. */
const host = 'plumbline.school';

/** A phone in a school: the demo town behind a network that breaks where it is told to. */
export interface PhoneStage {
  readonly network: ShakyNetwork;
  /** Address of the corridor pages, over plain http. */
  readonly url: string;
  /** What pages failed with or asked of another origin: must stay empty. */
  readonly complaints: string[];
  context(width: keyof typeof widths, locale?: 'zh-CN' | 'en-US'): Promise<BrowserContext>;
  page(context: BrowserContext, path?: string): Promise<Page>;
  signIn(page: Page, login: string): Promise<void>;
  /** Sends an operation as a demo person, past the shaky network. */
  graphql<Data>(login: string, query: string, variables?: unknown): Promise<Data>;
  /** Reads a file as a demo person, past the shaky network. */
  file(login: string, path: string): Promise<Buffer>;
  close(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Starts browser, network and server. */
export const openPhoneStage = async (): Promise<PhoneStage> => {
  const port = await freePort();
  const network = await shakyNetwork(() => port);
  const origin = `http://${host}:${network.port}`;
  const home = await demoHome('准绳 phone-');
  const env = { PLUMBLINE_HOME: home, PLUMBLINE_DEMO: '1', PLUMBLINE_URL: origin, PORT: String(port) };
  const server = startProcess('main.ts', [], env);
  const browser = await launch([`--host-resolver-rules=MAP ${host} 127.0.0.1`]);
  await server.address();
  const { graphql, file } = signedIn(`http://127.0.0.1:${port}`, demoPassword);
  const complaints: string[] = [];
  return {
    network,
    url: `${origin}/m/`,
    complaints,
    context: (width, locale = 'zh-CN') =>
      browser.newContext({ viewport: widths[width], locale, timezoneId: 'Asia/Shanghai' }),
    async page(context, path = '/') {
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
      page.on('request', (request) => {
        const address = request.url();
        if (!address.startsWith(origin) && !/^(data|blob):/.test(address))
          complaints.push(`another origin: ${address}`);
      });
      await page.goto(`${origin}/m/#${path}`);
      return page;
    },
    async signIn(page, login) {
      await page.locator('#username').fill(login);
      await page.locator('#password').fill(demoPassword);
      await page.locator('button[type="submit"]').click();
      await page.locator('nav.tabs').waitFor();
    },
    graphql,
    file,
    async close() {
      await browser.close();
      await network.close();
      await server.stop('SIGTERM');
      await removeHome(home);
    },
  };
};

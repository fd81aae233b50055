import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeHome } from '@plumbline/database/testing';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { demoPassword } from '../demo/accounts.ts';
import { startProcess } from '../testing/process.ts';
import { type ShakyNetwork, shakyNetwork } from './shaky-network.ts';
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

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

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
  const home = await mkdtemp(join(tmpdir(), '准绳 phone-'));
  const env = { PLUMBLINE_HOME: home, PLUMBLINE_DEMO: '1', PLUMBLINE_URL: origin, PORT: String(port) };
  const server = startProcess('main.ts', [], env);
  const browser = await launch([`--host-resolver-rules=MAP ${host} 127.0.0.1`]);
  await server.address();
  const inside = `http://127.0.0.1:${port}`;
  const complaints: string[] = [];
  const cookies = new Map<string, string>();
  const cookieFor = async (login: string): Promise<string> => {
    const known = cookies.get(login);
    if (known !== undefined) return known;
    const answer = await fetch(
      `${inside}/api/auth/sign-in/username`,
      json({ username: login, password: demoPassword }),
    );
    if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`);
    cookies.set(login, cookieOf(answer));
    return cookieOf(answer);
  };
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
    async graphql<Data>(login: string, query: string, variables?: unknown) {
      const answer = await fetch(`${inside}/graphql`, json({ query, variables }, { cookie: await cookieFor(login) }));
      const { data, errors } = (await answer.json()) as { data?: Data; errors?: { message: string }[] };
      if (!data || errors) throw new Error(errors?.map(({ message }) => message).join('; ') ?? String(answer.status));
      return data;
    },
    async file(login, path) {
      const answer = await fetch(inside + path, { headers: { cookie: await cookieFor(login) } });
      return Buffer.from(await answer.arrayBuffer());
    },
    async close() {
      await browser.close();
      await network.close();
      await server.stop('SIGTERM');
      await removeHome(home);
      await rm(home, { recursive: true, force: true });
    },
  };
};

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** What axe-core finds wrong with a page, by WCAG 2.2 AA, and whether it scrolls sideways. */
export const faultsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)",
  )) as readonly Violation[];
  const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  return [
    ...found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ...(wide ? ['scrolls sideways'] : []),
  ];
};

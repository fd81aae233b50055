import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoPassword } from '../demo/accounts.ts';
import { agreementStep, agreementToSign, composite, type Offered } from './agreement-to-sign.ts';
import { faultsOf } from './faults.ts';
import { openPhoneStage, type PhoneStage } from './phone-stage.ts';
import type { Fate, Passing } from './shaky-network.ts';

/** Who signs on a phone, and who signs for the centre. */
const head = 'campushead';
const centre = 'grouphead';

let stage: PhoneStage;
const people: Record<string, string> = {};

beforeAll(async () => {
  stage = await openPhoneStage();
  for (const login of [head, centre]) {
    const answer = await stage.graphql<{ viewer: { person: { id: string } } }>(login, '{ viewer { person { id } } }');
    people[login] = answer.viewer.person.id;
  }
});
beforeEach(() => {
  stage.network.fate = () => 'pass';
});
afterAll(() => stage?.close());

const toSign = (): Promise<Offered> => agreementToSign(stage, people[centre] ?? '', people[head] ?? '');
const at = ({ id, version }: Offered) => ({ id, expectedVersion: version });

interface Told {
  readonly stateTitle: string;
  readonly versionNo: number;
  readonly content: { readonly targets: readonly { readonly value: string }[] };
  readonly signatures: readonly { readonly side: string; readonly versionNo: number }[];
}
const told = async ({ number }: Offered): Promise<Told> =>
  (
    await stage.graphql<{ agreement: Told }>(
      'admin',
      `query ($number: String!) { agreement(number: $number) {
        stateTitle versionNo content { targets { value } } signatures { side versionNo } } }`,
      { number },
    )
  ).agreement;

/** A phone on which the head has an agreement open. */
const phoneAt = async ({ number }: Offered): Promise<Page> => {
  const page = await stage.page(await stage.context('phone'));
  await stage.signIn(page, head);
  await page.goto(`${stage.url}#/agreements/${encodeURIComponent(number)}`);
  await page.locator('#sign-password').waitFor();
  return page;
};

const button = (page: Page, no = 1) => page.getByRole('button', { name: `签署第${no}稿` });

const readToEnd = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: /^全文/ }).click();
  await scrollToEnd(page);
};

/** Of the text in view; only there it can be signed. */
const scrollToEnd = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '往下读到末尾' }).waitFor();
  expect(await page.locator('#sign-password').count()).toBe(0);
  await page.locator('main.body').evaluate((text) => text.scrollTo(0, text.scrollHeight));
  await page.locator('#sign-password').waitFor();
};

/** All that the phone keeps of this site, as one text. */
const keptOn = (page: Page): Promise<string> =>
  page.evaluate(`(async () => {
    const open = (name) => new Promise((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const all = (store) => new Promise((resolve, reject) => {
      const asked = store.getAll();
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const kept = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await open(name);
      for (const store of database.objectStoreNames)
        kept.push(await all(database.transaction(store).objectStore(store)));
      database.close();
    }
    return JSON.stringify([kept, { ...localStorage }, { ...sessionStorage }]);
  })()`) as Promise<string>;

const graphqlDown = ({ path }: Passing): Fate => (path === '/graphql' ? 'down' : 'pass');
const signing = ({ path, body }: Passing): boolean => path === '/graphql' && body.includes('agreementSign(');

describe('signing on a phone', () => {
  it('is closed until the text was read to its end, tells the tries that are left, and signs the version', async () => {
    const agreement = await toSign();
    const page = await phoneAt(agreement);
    await page.getByText('先把全文读到末尾').waitFor();
    await page.locator('#sign-password').fill(demoPassword);
    expect(await button(page).isDisabled()).toBe(true);
    const faults = await faultsOf(page);
    await readToEnd(page);
    // What was typed did not survive the way to the text and back.
    expect(await page.locator('#sign-password').inputValue()).toBe('');
    expect(await button(page).isDisabled()).toBe(true);
    await page.locator('#sign-password').fill('not-the-password');
    await button(page).click();
    await page.getByText(/^密码不对，还可以试 \d+ 次/).waitFor();
    expect(await page.locator('#sign-password').inputValue()).toBe('');
    expect((await told(agreement)).signatures).toEqual([]);
    faults.push(...(await faultsOf(page)));
    await page.locator('#sign-password').fill(demoPassword);
    await button(page).click();
    await page.getByText('您已签署第1稿').waitFor();
    faults.push(...(await faultsOf(page)));
    expect(await told(agreement)).toMatchObject({ stateTitle: '一方已签', signatures: [{ side: 'B', versionNo: 1 }] });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('stops when another version comes while the page is open, and the new one has to be read first', async () => {
    const agreement = await toSign();
    const page = await phoneAt(agreement);
    await readToEnd(page);
    await page.locator('#sign-password').fill(demoPassword);
    await agreementStep(stage, 'Offer', { ...at(agreement), targets: composite('71') });
    await button(page).click();
    await page.locator('.err[role="alert"]').first().waitFor();
    expect((await told(agreement)).signatures).toEqual([]);
    // As when the phone is taken out of the pocket again.
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await page.getByText('已有第2稿，您看的是第1稿，签署已停止').waitFor();
    expect(await page.getByRole('button', { name: /^签署第/ }).count()).toBe(0);
    expect(await page.locator('#sign-password').count()).toBe(0);
    await page.getByRole('button', { name: '看第2稿' }).click();
    await scrollToEnd(page);
    await page.locator('#sign-password').fill(demoPassword);
    await button(page, 2).click();
    await page.getByText('您已签署第2稿').waitFor();
    expect((await told(agreement)).signatures).toEqual([{ side: 'B', versionNo: 2 }]);
    await page.context().close();
  });

  it('says that it needs a network, and keeps nothing of the password', async () => {
    const agreement = await toSign();
    const page = await phoneAt(agreement);
    await readToEnd(page);
    await page.locator('#sign-password').fill(demoPassword);
    stage.network.fate = graphqlDown;
    await button(page).click();
    await page.getByText('密码没有保存').waitFor();
    const kept = await keptOn(page);
    // The agreement itself lies on the phone, to be read without a network: so this looks where things are kept.
    expect(kept).toContain(agreement.number);
    expect(kept).not.toContain(demoPassword);
    expect(await page.locator('#sign-password').inputValue()).toBe('');
    // Opened anew without a network it can be read, and there is no field for a password.
    await page.reload();
    await page.getByText('没有网络，签不了').waitFor();
    expect(await page.locator('#sign-password').count()).toBe(0);
    expect(await button(page).isDisabled()).toBe(true);
    await page.goto(`${stage.url}#/outbox`);
    await page.getByRole('heading', { name: '全部已发送' }).waitFor();
    stage.network.fate = () => 'pass';
    expect((await told(agreement)).signatures).toEqual([]);
    await page.context().close();
  });

  it('gives one signature when the answer was lost and the person signs again', async () => {
    const agreement = await toSign();
    const page = await phoneAt(agreement);
    await readToEnd(page);
    stage.network.fate = (passing) => (signing(passing) ? 'cutAnswer' : 'pass');
    await page.locator('#sign-password').fill(demoPassword);
    await button(page).click();
    await page.getByText('还不知道签上没有').waitFor();
    expect((await told(agreement)).signatures.length).toBe(1);
    stage.network.fate = () => 'pass';
    await page.locator('#sign-password').fill(demoPassword);
    await button(page).click();
    await page.getByText('您已签署第1稿').waitFor();
    expect((await told(agreement)).signatures).toEqual([{ side: 'B', versionNo: 1 }]);
    expect(await keptOn(page)).not.toContain(demoPassword);
    await page.context().close();
  });

  it('can be answered with a proposal, which is not lost where there is no network', async () => {
    const agreement = await toSign();
    const page = await phoneAt(agreement);
    await page.getByRole('link', { name: '提修改' }).click();
    await page.getByLabel(/^综合分改为/).fill('68.5');
    await page.getByRole('textbox', { name: '为什么要改' }).fill('两个班人数变动大。');
    const faults = await faultsOf(page);
    stage.network.fate = graphqlDown;
    await page.getByRole('button', { name: '提出1处修改' }).click();
    await page.getByText('没有网络，没有发出').waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel(/^综合分改为/).inputValue(), { timeout: 15_000 }).toBe('68.5');
    stage.network.fate = () => 'pass';
    expect(await told(agreement)).toMatchObject({ stateTitle: '待双方签署', versionNo: 1 });
    await page.getByRole('button', { name: '提出1处修改' }).click();
    await page.getByText('修改意见已提出').waitFor();
    faults.push(...(await faultsOf(page)));
    expect(await told(agreement)).toMatchObject({
      stateTitle: '有修改意见',
      versionNo: 2,
      content: { targets: [{ value: '68.5' }] },
    });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('asks nothing of another origin and throws nothing', () => {
    expect(stage.complaints).toEqual([]);
  });
});

import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultsOf } from './faults.ts';
import { apiDown, cutTwice, keyOf, phonePhoto, sendUntilEmpty } from './phone-sending.ts';
import { openPhoneStage, type PhoneStage } from './phone-stage.ts';
import type { Fate, Passing } from './shaky-network.ts';

/** The person concerned in a case that waits for the receipt of its notice. */
const teacher = 'teacher';
/** A member of the leading group, and of the Party branch; none of them has voted in the case that waits for a vote. */
const member = 'groupmember';
const branchMember = 'partymember';
/** The person concerned in the case that the leading group votes on. */
const head = 'campushead';

const statement = '班里学年中转来七名学生，词汇基础不一；导师来过三次。';
const voteReason = '区间包含全镇平均，不宜点名。';
const document = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF');

let stage: PhoneStage;
beforeAll(async () => {
  stage = await openPhoneStage();
});
beforeEach(() => {
  stage.network.fate = () => 'pass';
});
afterAll(() => stage?.close());

interface Member {
  readonly name: string;
  readonly status: string;
  readonly ballot: string | null;
  readonly reason: string | null;
}
interface Case {
  readonly id: string;
  readonly number: string;
  readonly concerned: { readonly name: string };
  readonly concernedIsViewer: boolean;
  readonly tags: readonly string[];
  readonly availableSteps: readonly { readonly name: string }[];
  readonly events: readonly { readonly step: string }[];
  readonly receipt: { readonly witnessed: boolean } | null;
  readonly defence: {
    readonly statement: string | null;
    readonly files: readonly { readonly name: string; readonly url: string; readonly mediaType: string }[];
  } | null;
  readonly ballot: { readonly cast: number; readonly mayVote: number; readonly members: readonly Member[] } | null;
}

const fields = `id number concerned { name } concernedIsViewer tags availableSteps { name } events(last: 50) { step }
  receipt { witnessed } defence { statement files { name url mediaType } }
  ballot { cast mayVote members { name status ballot reason } }`;

const casesOf = async (login: string): Promise<readonly Case[]> =>
  (await stage.graphql<{ sanctions: { nodes: Case[] } }>(login, `{ sanctions(first: 50) { nodes { ${fields} } } }`))
    .sanctions.nodes;

const caseOf = async (login: string, number: string): Promise<Case> =>
  (
    await stage.graphql<{ sanction: Case }>(
      login,
      `query ($number: String!) { sanction(number: $number) { ${fields} } }`,
      { number },
    )
  ).sanction;

/** The case in which a step is open to somebody. */
const caseWith = async (login: string, step: string, holds: (record: Case) => boolean = () => true): Promise<Case> => {
  const found = (await casesOf(login)).find(
    (record) => holds(record) && record.availableSteps.some(({ name }) => name === step),
  );
  if (found === undefined) throw new Error(`${login} has no case to ${step} in.`);
  return found;
};

/** The case of the campus head, who is a member of the group as well, as a member sees it. */
const toVoteOn = async (): Promise<Case> => {
  const [own] = (await casesOf(head)).filter(
    ({ concernedIsViewer, tags }) => concernedIsViewer && tags.includes('voting'),
  );
  if (own === undefined) throw new Error('Nobody votes on the campus head.');
  return caseOf(member, own.number);
};

const addressOf = ({ number }: { number: string }) => `/sanctions/${encodeURIComponent(number)}`;

const phoneOf = async (login: string, path: string): Promise<Page> => {
  const page = await stage.page(await stage.context('phone'));
  await stage.signIn(page, login);
  await page.goto(`${stage.url}#${path}`);
  return page;
};

const countOf = ({ events }: Case, step: string): number => events.filter((event) => event.step === step).length;

describe('the person concerned, on a phone in a corridor', () => {
  let number: string;

  it('reads the notice, and confirms it once on a line that breaks', async () => {
    ({ number } = await caseWith(teacher, 'confirmReceipt'));
    const page = await phoneOf(teacher, '/');
    // It is on the first page, without anybody telling where to look.
    await page
      .locator(`a[href="#${addressOf({ number })}"]`)
      .first()
      .click();
    await page.getByRole('heading', { name: '这是告知，还没有作出决定。' }).waitFor();
    await page.getByText('不会因此加重', { exact: true }).waitFor();
    await page.getByText('签收只表示收到，不表示同意').waitFor();
    const faults = await faultsOf(page);
    const { tries, fate } = cutTwice();
    stage.network.fate = fate;
    await page.getByRole('button', { name: '签收告知书' }).click();
    await expect.poll(() => tries.size, { timeout: 20_000 }).toBe(1);
    await sendUntilEmpty(page, stage.url);
    stage.network.fate = () => 'pass';
    expect([...tries.values()]).toEqual([3]);
    const received = await caseOf(teacher, number);
    expect(countOf(received, 'confirmReceipt')).toBe(1);
    expect(received.receipt).toEqual({ witnessed: false });
    await page.goto(`${stage.url}#${addressOf({ number })}`);
    await page.getByRole('link', { name: '写陈述申辩' }).waitFor();
    faults.push(...(await faultsOf(page)));
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('writes the defence with a photo and a document: cut off everywhere, the tab killed, nothing lost nor doubled', async () => {
    const context = await stage.context('phone');
    let page = await stage.page(context);
    await stage.signIn(page, teacher);
    await page.goto(`${stage.url}#${addressOf({ number })}`);
    await page.getByRole('link', { name: '写陈述申辩' }).click();
    await page.locator('#f-statement').waitFor();
    await context.setOffline(true);
    await page.locator('#f-statement').fill(statement);
    await page
      .locator('input[data-photo="files-album"]')
      .setInputFiles({ name: 'IMG_7.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto(80) });
    await page.locator('.ph img').last().waitFor();
    await page
      .locator('input[data-photo="files-document"]')
      .setInputFiles({ name: '转入名单.pdf', mimeType: 'application/pdf', buffer: document });
    await page.getByText('转入名单.pdf').waitFor();
    await page.getByText(/^草稿已存本机/).waitFor();
    const faults = await faultsOf(page);
    await page.close();

    // Opened anew where the server cannot be reached: the words, the photo and the document are there.
    stage.network.fate = apiDown;
    await context.setOffline(false);
    page = await stage.page(context, `${addressOf({ number })}/submitDefence`);
    await expect.poll(() => page.locator('#f-statement').inputValue(), { timeout: 20_000 }).toBe(statement);
    await page.locator('.ph img').waitFor();
    await page.getByText('转入名单.pdf').waitFor();
    await page.getByRole('button', { name: '提交陈述申辩' }).click();
    await page.getByText(/“陈述申辩”已存本机/).waitFor();
    faults.push(...(await faultsOf(page)));
    expect((await caseOf(teacher, number)).defence).toBeNull();

    const { tries, fate } = cutTwice();
    const stored = new Map<string, Set<string>>();
    stage.network.answered = (passing, status, body) => {
      const key = passing.path === '/files' ? keyOf(passing) : null;
      if (key === null || status !== 201) return;
      stored.set(key, (stored.get(key) ?? new Set()).add((JSON.parse(body.toString()) as { id: string }).id));
    };
    stage.network.fate = fate;
    await sendUntilEmpty(page, stage.url);
    stage.network.fate = () => 'pass';
    stage.network.answered = () => {};
    // Two files and the step, each broken off twice.
    expect([...tries.values()]).toEqual([3, 3, 3]);
    expect([...stored.values()].map((ids) => ids.size)).toEqual([1, 1]);

    const defended = await caseOf(teacher, number);
    expect(countOf(defended, 'submitDefence')).toBe(1);
    expect(defended.defence?.statement).toBe(statement);
    const files = defended.defence?.files ?? [];
    expect(files.map(({ mediaType }) => mediaType).toSorted()).toEqual(['application/pdf', 'image/jpeg']);
    const paper = files.find(({ mediaType }) => mediaType === 'application/pdf');
    expect(paper?.name).toBe('转入名单.pdf');
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(await stage.file(teacher, paper?.url ?? ''))).toBe(hash(document));
    // Those who vote read it too.
    expect((await caseOf(member, number)).defence?.statement).toBe(statement);
    expect(faults).toEqual([]);
    await context.close();
  });
});

const castButton = (page: Page) => page.getByRole('button', { name: /^投“/ });
const voting = ({ path, body }: Passing): boolean => path === '/graphql' && body.includes('sanctionVote(');
const down = (passing: Passing): Fate => (passing.path === '/graphql' ? 'down' : 'pass');

/** Opens every part of the evidence, one after the other. */
const readAll = async (page: Page): Promise<number> => {
  const parts = page.locator('[data-part] h3 button');
  const count = await parts.count();
  for (let at = 0; at < count; at += 1) {
    expect(await page.locator('#vote-note').textContent()).toBe(`还有 ${count - at} 份没看`);
    expect(await castButton(page).isDisabled()).toBe(true);
    await parts.nth(at).click();
  }
  return count;
};

describe('a member who votes on a phone', () => {
  it('looks at all the evidence first, sees no vote of another before, and cannot vote without a line', async () => {
    const { number, ballot } = await toVoteOn();
    // Others have voted; how is not to be learnt, by no way.
    expect(ballot?.cast).toBeGreaterThan(1);
    expect(ballot?.members.filter(({ ballot: cast, reason }) => cast !== null || reason !== null)).toEqual([]);
    const page = await phoneOf(member, addressOf({ number }));
    await page.locator('[data-part]').first().waitFor();
    const { ballot: own } = await caseOf(head, number);
    expect(own?.members.every(({ ballot: cast }) => cast === null)).toBe(true);
    const words = await page.locator('main').textContent();
    for (const told of ['不宜点名', '作一次表态有助于']) expect(words).not.toContain(told);
    const faults = await faultsOf(page);

    expect(await readAll(page)).toBeGreaterThan(2);
    expect(await page.locator('#vote-note').textContent()).toBe('先选一种');
    expect(await castButton(page).isDisabled()).toBe(true);
    await page.locator('label', { has: page.locator('input[name="ballot"][value="DISAGREE"]') }).click();
    expect(await page.locator('#vote-note').textContent()).toContain('投出即记名存档');
    // It is held for an explicit decision: without the reason nothing is sent.
    await page.getByRole('button', { name: '投“不同意”' }).click();
    await page.getByText('还差理由：本件须写明理由').waitFor();
    await page.locator('#vote-reason').fill(voteReason);
    faults.push(...(await faultsOf(page)));

    // Without a line there is no vote, and none lies in wait.
    stage.network.fate = down;
    await page.getByRole('button', { name: '投“不同意”' }).click();
    await page.getByText('没有收到服务器的答复').waitFor();
    await page.goto(`${stage.url}#/outbox`);
    await page.getByRole('heading', { name: '全部已发送' }).waitFor();
    await page.goto(`${stage.url}#${addressOf({ number })}`);
    await page.getByText('没有网络，投不了').waitFor();
    expect(await castButton(page).isDisabled()).toBe(true);
    stage.network.fate = () => 'pass';
    expect((await caseOf(member, number)).ballot?.cast).toBe(ballot?.cast);

    // The answer is lost, and the member presses again: one vote.
    await page.reload();
    await page.locator('[data-part]').first().waitFor();
    await expect.poll(() => page.locator('#vote-reason').inputValue(), { timeout: 20_000 }).toBe(voteReason);
    for (const part of await page.locator('[data-part] h3 button').all())
      if (((await page.locator('#vote-note').textContent()) ?? '').includes('份没看')) await part.click();
    stage.network.fate = (passing) => (voting(passing) ? 'cutAnswer' : 'pass');
    await page.getByRole('button', { name: '投“不同意”' }).click();
    await page.getByText('没有收到服务器的答复').waitFor();
    stage.network.fate = () => 'pass';
    await page.getByRole('button', { name: '投“不同意”' }).click();
    await page.getByText(/^您已投“不同意”/).waitFor();
    const after = await caseOf(member, number);
    expect(after.ballot?.cast).toBe((ballot?.cast ?? 0) + 1);
    expect(after.ballot?.members.filter(({ reason }) => reason === voteReason)).toHaveLength(1);
    // Having voted, the member reads the others.
    await page.getByText('与全镇平均分不出高下，不宜点名。', { exact: true }).waitFor();
    faults.push(...(await faultsOf(page)));
    expect(faults).toEqual([]);
    // The person concerned still learns of no single vote.
    const concerned = (await caseOf(head, number)).ballot;
    expect(concerned?.members.every(({ ballot: cast, reason }) => cast === null && reason === null)).toBe(true);
    await page.context().close();
  });

  it('of the Party branch sees what nobody else knows to be there', async () => {
    const { number } = await caseWith(branchMember, 'vote');
    const page = await phoneOf(branchMember, addressOf({ number }));
    await page.getByText('保密：只有党支部和当事人知道').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
    for (const login of [member, 'admin', 'grouphead']) {
      expect(await caseOf(login, number)).toBeNull();
      const stranger = await phoneOf(login, addressOf({ number }));
      await stranger.locator('.empty').waitFor();
      expect(await stranger.getByText('保密').count()).toBe(0);
      await stranger.context().close();
    }
  });
});

describe('every page of a case', () => {
  it.each([
    ['phone', 'zh-CN'],
    ['phone', 'en-US'],
    ['desk', 'en-US'],
  ] as const)('is without a fault that axe finds at %s width in %s with the largest text', async (width, locale) => {
    const wrong: string[] = [];
    const classTeacher = 'classteacher';
    const own = await caseWith(classTeacher, 'submitDefence');
    const voted = await caseWith(branchMember, 'vote');
    const looks: readonly (readonly [login: string, paths: readonly string[]])[] = [
      [classTeacher, ['', '/facts', '/wrong', '/turn', '/submitDefence'].map((part) => addressOf(own) + part)],
      [branchMember, ['', '/recuse', '/hold', '/nothing'].map((part) => addressOf(voted) + part)],
      ['admin', [addressOf(own), '/sanctions/0']],
    ];
    for (const [login, paths] of looks) {
      const context = await stage.context(width, locale);
      await context.addInitScript(
        "if (location.protocol === 'http:') localStorage.setItem('plumbline.textSize', '21')",
      );
      const page = await stage.page(context);
      await stage.signIn(page, login);
      for (const path of paths) {
        await page.goto('about:blank');
        await page.goto(`${stage.url}#${path}`);
        await page.locator('h1').first().waitFor();
        await page.getByText(/^(正在载入|Loading)$/).waitFor({ state: 'detached' });
        for (const part of await page.locator('[data-part] h3 button').all()) {
          await part.click();
          for (const fault of await faultsOf(page)) wrong.push(`${login} ${path} ${fault}`);
        }
        for (const fault of await faultsOf(page)) wrong.push(`${login} ${path} ${fault}`);
      }
      await context.close();
    }
    expect(wrong).toEqual([]);
  });
});

it('asks nothing of another origin and throws nothing', () => {
  expect(stage.complaints).toEqual([]);
});

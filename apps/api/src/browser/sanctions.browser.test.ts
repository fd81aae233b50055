import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '@plumbline/rules';
import { pascal } from '@plumbline/terms';
import { workflows } from '@plumbline/workflows';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess } from '../testing/process.ts';
import { agreementsIn, offerToTeachers, openSession, personId, promised, session, signAll } from './agreed-in-six.ts';
import { type SignedIn, signedIn } from './signed-in.ts';
import { openStage, type Seat, type Stage } from './stage.ts';
import type { TownOf65 } from './town-of-65.ts';
import { compositeOf, group, logins, marksSheet, pupils, schools, townOfSix } from './town-of-six.ts';

const photo = join(import.meta.dirname, '../demo/photos/ledger-after.jpg');
/** How long a page may take to show what was done, on a machine with other work. */
const soon = { timeout: 20_000 } as const;

const [best, , , , waivedSchool, lastSchool] = schools;
if (!best?.teacher || !waivedSchool?.teacher || !lastSchool?.teacher) throw new Error('Three teachers sign.');
/** The teacher whose case goes all the way, and the one whose case is let go. */
const [concerned, letGo] = [lastSchool.teacher, waivedSchool.teacher];
/** Party A of the teacher's agreement, and a member of the group. */
const recusing = lastSchool.head;

let town: TownOf65;
let stage: Stage;
let people: SignedIn;
let today: string;
const seats = new Map<string, Seat>();

beforeAll(async () => {
  town = await townOfSix();
  stage = await openStage(undefined, town);
  people = signedIn(stage.url, town.password);
  today = (await people.graphql<{ town: { today: string } }>('admin', '{ town { today } }')).town.today;
}, 300_000);
afterAll(async () => {
  await stage?.close();
  await town?.remove();
});

/** Where somebody sits; each at a desk of their own. */
const seatOf = async (login: string): Promise<Seat> => {
  const known = seats.get(login);
  if (known) return known;
  const seat = await stage.seat(login, 'desk');
  seats.set(login, seat);
  return seat;
};

interface Ballots {
  readonly cast: number;
  readonly needed: number;
  readonly mayVote: number;
  readonly sealed: boolean;
  readonly agree: number | null;
  readonly members: readonly {
    readonly name: string;
    readonly status: string;
    readonly ballot: string | null;
    readonly reason: string | null;
  }[];
}

interface Case {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly stateTitle: string;
  readonly tags: readonly string[];
  readonly rule: string;
  readonly concerned: { readonly name: string };
  readonly held: boolean;
  readonly effect: { readonly startsOn: string; readonly endsOn: string; readonly revokedOn: string | null } | null;
  readonly ballot: Ballots | null;
  readonly availableSteps: readonly { readonly name: string }[];
}

const fields = `id number version stateTitle tags rule concerned { name } held effect { startsOn endsOn revokedOn }
  ballot { cast needed mayVote sealed agree members { name status ballot reason } } availableSteps { name }`;

const casesOf = async (login: string): Promise<readonly Case[]> =>
  (await people.graphql<{ sanctions: { nodes: Case[] } }>(login, `{ sanctions(first: 50) { nodes { ${fields} } } }`))
    .sanctions.nodes;

const caseOf = async (login: string, rule: string, name: string): Promise<Case> => {
  const found = (await casesOf(login)).find((each) => each.rule === rule && each.concerned.name === name);
  if (found === undefined) throw new Error(`${login} sees no case by rule ${rule} about ${name}.`);
  return found;
};

/** The teacher's case as somebody sees it. */
const main = (login = 'admin') => caseOf(login, 'C', concerned.name);

const openCase = async (login: string, { number }: Case): Promise<Seat> => {
  const seat = await seatOf(login);
  await seat.open(`/sanctions/${encodeURIComponent(number)}`);
  return seat;
};

/** Unfolds a step that is not the main one, or whose form stands there already. */
const unfold = async ({ page }: Seat, title: string): Promise<Locator> => {
  const form = page.getByRole('form', { name: title, exact: true });
  const toggle = page.locator('#now, #also').getByRole('button', { name: title, exact: true, pressed: false });
  await form.or(toggle).first().waitFor();
  if ((await form.count()) === 0) await toggle.click();
  await form.waitFor();
  return form;
};

const submit = async ({ page }: Seat, title: string, button: string | RegExp = title) => {
  const form = page.getByRole('form', { name: title, exact: true });
  await form.getByRole('button', { name: button, exact: true }).last().click();
  await page.getByText(`已办：${title}。`).first().waitFor();
};

const choose = (form: Locator, title: string) => form.getByRole('radio', { name: title, exact: true }).check();

const attach = async (form: Locator) => {
  await form.locator('input[data-evidence="album"]').setInputFiles(photo);
  await form.locator('img').first().waitFor();
  await form.locator('[role="progressbar"]').waitFor({ state: 'detached' });
};

const vote = async (login: string, record: Case, ballot: 'AGREE' | 'DISAGREE', word: string, reason: string) => {
  const seat = await openCase(login, record);
  const { page } = seat;
  const form = page.getByRole('form', { name: '投票', exact: true });
  await form.waitFor();
  const before = (await page.locator('#votes').textContent()) ?? '';
  await form.locator(`input[name="ballot"][value="${ballot}"]`).check();
  await form.getByLabel(/^理由/).fill(reason);
  await form.getByRole('button', { name: `投票：${word}`, exact: true }).click();
  await page.getByText('已投票，记入存档').first().waitFor();
  return { page, before };
};

interface Eligible {
  readonly eligibility: {
    readonly matters: readonly {
      readonly matter: string;
      readonly eligible: boolean;
      readonly reasons: readonly { readonly number: string | null }[];
    }[];
    readonly problems: readonly { readonly code: string }[];
  };
}
const eligibilityOf = async (login: string, name: string, on: string) =>
  (
    await people.graphql<Eligible>(
      login,
      'query ($person: ID!, $on: Date) { eligibility(person: $person, on: $on) { matters { matter eligible reasons { number } } problems { code } } }',
      { person: await personId(people, name), on },
    )
  ).eligibility;

/** In how many of the four matters the page says yes, and no. */
const eligibilityOnPage = async (login: string, name: string, on: string) => {
  const { page, open } = await seatOf(login);
  await open(`/eligibility?person=${encodeURIComponent(await personId(people, name))}&on=${on}`);
  const card = page.locator('section', { has: page.getByRole('heading', { name, exact: true }) });
  await card.getByRole('status').waitFor();
  return {
    yes: await card.getByText('有资格', { exact: true }).count(),
    no: await card.getByText('没有资格', { exact: true }).count(),
  };
};

describe('from agreements to proposals', () => {
  let examId: string;

  it('agreements are drafted in one go, offered, and signed by both sides', async () => {
    examId = (await openSession(people, today)).id;
    const { page, open } = await seatOf('admin');
    await open('/agreements/new');
    const rows = page.locator('[data-draft]');
    await rows.nth(schools.length - 1).waitFor();
    expect(await rows.count()).toBe(schools.length);
    await page.getByLabel(/^甲方签署人/).fill('luohuaiyuan');
    await page.getByRole('option', { name: group.head.name }).first().click();
    await page.getByLabel(/^签署期限/).fill(addDays(today, 14));
    await page.getByLabel(/^按哪次考试评价/).fill(session.code);
    await page
      .getByRole('option', { name: new RegExp(session.title) })
      .first()
      .click();
    await page.getByRole('button', { name: '检查', exact: true }).click();
    await page.getByText('6 份检查通过，还没有写入。').waitFor();
    await page.getByRole('button', { name: '起草 6 份' }).click();
    await page.getByText('6 份已起草，还没有送签。').waitFor();
    await page.getByRole('button', { name: '送签 6 份' }).click();
    await page.getByText('6 份已送签，双方会收到待办。').waitFor();
    await offerToTeachers(people, examId, addDays(today, 14));
    await signAll(people, town.password);
    const signed = await agreementsIn(people);
    expect(signed.map(({ stateTitle }) => stateTitle)).toEqual(Array(9).fill('已生效'));
  }, 240_000);

  it('results come in by a sheet, are published, and every agreement is evaluated by them', async () => {
    const path = join(town.home, '六年级数学.csv');
    await writeFile(path, marksSheet());
    const { page, open } = await seatOf('admin');
    await open(`/exams/${session.code}/import`);
    await page.locator('input[type="file"]').setInputFiles(path);
    await page.getByRole('button', { name: `导入 ${pupils.length} 行` }).click();
    await page.getByText('已导入，数据第 1 版').waitFor();
    await page.getByRole('link', { name: '回到监测' }).click();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('已发布，第 1 版').waitFor();
    const outcomeOf = (school: (typeof schools)[number]) => (compositeOf(school) >= promised ? 'MET' : 'MISSED');
    // Two are good enough, so that the rules have something to leave alone.
    expect(schools.map(outcomeOf)).toEqual(['MET', 'MET', 'MISSED', 'MISSED', 'MISSED', 'MISSED']);
    const evaluated = await agreementsIn(people);
    expect(evaluated).toHaveLength(9);
    for (const { unit, evaluations } of evaluated) {
      const school = schools.find(({ name }) => name === unit.name);
      expect(evaluations.map(({ outcome }) => outcome)).toEqual([school && outcomeOf(school)]);
    }
  }, 240_000);

  it('nothing is proposed before a rule is switched on; then the last two campuses and the teachers who missed are', async () => {
    expect(await casesOf('admin')).toEqual([]);
    const { page, open } = await seatOf('admin');
    await open('/settings');
    await page.getByRole('button', { name: '修改', exact: true }).click();
    for (const rule of ['规则 A（校片表态性发言）', '规则 C（评优评先调动提拔）']) {
      await page.getByRole('row', { name: rule }).getByRole('combobox').click();
      await page.getByRole('option', { name: '启用', exact: true }).click();
    }
    await page.getByRole('button', { name: '保存 2 项修改' }).click();
    await page.getByRole('button', { name: '修改', exact: true }).waitFor();

    const chair = await seatOf('centre');
    await chair.open('/sanctions/overview');
    await chair.page.getByRole('button', { name: '让规则提出建议' }).click();
    const dialog = chair.page.getByRole('dialog');
    await dialog.getByRole('button', { name: '现在算一遍' }).click();
    await dialog.getByText('规则 A：新提出 2 件').waitFor();
    await dialog.getByText('规则 C：新提出 2 件').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    const missed = schools.filter((school) => compositeOf(school) < promised);
    const lastTwo = missed.toSorted((a, b) => compositeOf(a) - compositeOf(b)).slice(0, 2);
    const teachers = missed.flatMap(({ teacher }) => (teacher === null ? [] : [teacher]));
    const found = await casesOf('admin');
    expect(found.map(({ rule, concerned: { name } }) => `${rule} ${name}`).toSorted()).toEqual(
      [...lastTwo.map(({ head }) => `A ${head.name}`), ...teachers.map(({ name }) => `C ${name}`)].toSorted(),
    );
    // The same again puts forward nothing twice.
    const again = await people.graphql<{ done: { proposed: { count: number }[]; problems: object[] } }>(
      'centre',
      'mutation ($input: ProposeConsequencesInput!) { done: proposeConsequences(input: $input) { proposed { count } problems { code } } }',
      { input: {} },
    );
    expect(again.done.problems).toEqual([]);
    expect(again.done.proposed.filter(({ count }) => count > 0)).toEqual([]);
    expect(await casesOf('admin')).toHaveLength(found.length);
  }, 240_000);

  it('each sees only the cases in which they have a part', async () => {
    const seen: Record<string, string[]> = {};
    for (const login of logins)
      seen[login] = (await casesOf(login)).map(({ rule, concerned: { name } }) => `${rule} ${name}`).toSorted();
    const [a5, a6, c5, c6] = [
      `A ${waivedSchool.head.name}`,
      `A ${lastSchool.head.name}`,
      `C ${letGo.name}`,
      `C ${concerned.name}`,
    ];
    const all = [a5, a6, c5, c6].toSorted();
    const nothing = Object.fromEntries(logins.map((login) => [login, []]));
    expect(seen).toEqual({
      ...nothing,
      admin: all,
      centre: all,
      deputy: all,
      member: all,
      second: all,
      // A member of the group, and in one case the person concerned.
      [recusing.login]: all,
      [waivedSchool.head.login]: [a5],
      [letGo.login]: [c5],
      [concerned.login]: [c6],
    });
  });
});

describe('the road of a case', () => {
  it('one is let go by the chair, with the reason', async () => {
    const seat = await openCase('centre', await caseOf('centre', 'C', letGo.name));
    const form = await unfold(seat, '不予处置');
    await form.getByLabel(/^理由/).fill('开学后才接这个班，前任教师调走。');
    await submit(seat, '不予处置');
    const after = await caseOf('admin', 'C', letGo.name);
    expect(after).toMatchObject({ stateTitle: '不予处置', effect: null });
    await openCase(letGo.login, after);
    const { page } = await seatOf(letGo.login);
    await page.getByRole('heading', { name: '已了结，不予处置。' }).waitFor();
    await page.getByText('开学后才接这个班，前任教师调走。').first().waitFor();
  });

  it('the person concerned sees the case from the first day, with nothing decided', async () => {
    const { page } = await openCase(concerned.login, await main(concerned.login));
    await page.getByRole('heading', { name: '有人提出了建议，正在审查。还没有作出决定。' }).waitFor();
    await page.getByText('说了，不会因此加重').first().waitFor();
    expect(await page.locator('#now form').count()).toBe(0);
  });

  it('help is given and seen before anything is served', async () => {
    const seat = await openCase('admin', await main());
    const help = await unfold(seat, '给予帮扶');
    await help.getByRole('radio', { name: /结对导师/ }).check();
    await help.getByLabel(/^具体措施/).fill('每周听课一节，课后当面评议。');
    await submit(seat, '给予帮扶');
    const screening = await unfold(seat, '审查');
    await choose(screening, '属于本会职权');
    await choose(screening, '继续');
    await screening.getByLabel(/^审查说明/).fill('目标差距属实，属本会职权。');
    const law = screening.getByLabel(/^法规有提醒/);
    if ((await law.count()) > 0) {
      await law.fill('结合过程评价使用');
      await screening.getByLabel(/^法律依据/).fill('学年方案第八条');
    }
    // Help is on record by now, so nobody has to say why there is none.
    expect(await screening.getByLabel(/^没有帮扶记录的原因/).count()).toBe(0);
    await submit(seat, '审查');
    const notice = await unfold(seat, '送告知书');
    await seat.page.locator('#now').getByText('每周听课一节，课后当面评议。').first().waitFor();
    await choose(notice, '已看过帮扶情况');
    await submit(seat, '送告知书');
    await expect.poll(async () => (await main()).stateTitle, soon).toBe('已告知待签收');
  });

  it('the notice is received and defended, with a file', async () => {
    const seat = await openCase(concerned.login, await main(concerned.login));
    await seat.page.getByRole('heading', { name: '这是告知，还没有作出决定。' }).waitFor();
    await unfold(seat, '签收告知书');
    await submit(seat, '签收告知书');
    const form = await unfold(seat, '陈述申辩');
    await form.getByLabel(/^陈述申辩/).fill('班里学年中转来九名学生，词汇基础不一。');
    await attach(form);
    await submit(seat, '陈述申辩');
    const { stateTitle } = await main();
    expect(stateTitle).toBe('待表决');
    const { page } = await openCase('deputy', await main('deputy'));
    await page.getByText('班里学年中转来九名学生，词汇基础不一。').first().waitFor();
    expect(await page.locator('#part-defence img').count()).toBe(1);
  });

  it('a member who is involved is recused and no longer counted', async () => {
    const before = (await main()).ballot;
    expect(before).toMatchObject({ mayVote: 5, needed: 3 });
    const seat = await openCase(recusing.login, await main(recusing.login));
    const form = await unfold(seat, '回避');
    await form.getByLabel(/^回避的理由/).fill('本人是这份责任书的甲方。');
    await submit(seat, '回避');
    const { ballot, availableSteps } = await main(recusing.login);
    expect(ballot).toMatchObject({ mayVote: 4, needed: 3 });
    expect(availableSteps.map(({ name }) => name)).not.toContain('vote');
    await seat.page.getByRole('form', { name: '投票', exact: true }).waitFor({ state: 'detached' });
  });

  it('nobody without the right takes any step: every person, every step, by the interface', async () => {
    const steps = Object.entries(workflows.sanction.steps).filter(
      ([, { from, system }]) => from !== null && system !== true,
    );
    const { id, version } = await main();
    const wrong: string[] = [];
    const answers = new Set<string>();
    for (const login of logins) {
      const { node } = await people.graphql<{ node: { availableSteps: { name: string }[] } | null }>(
        login,
        'query ($id: ID!) { node(id: $id) { ... on Sanction { availableSteps { name } } } }',
        { id },
      );
      const open = new Set(node?.availableSteps.map(({ name }) => name));
      for (const [name] of steps.filter(([step]) => !open.has(step))) {
        const title = pascal(name);
        const { done } = await people.graphql<{ done: { record: object | null; problems: { code: string }[] } }>(
          login,
          `mutation ($input: Sanction${title}Input!) { done: sanction${title}(input: $input) { record { id } problems { code } } }`,
          { input: { id, expectedVersion: version, idempotencyKey: `not-mine-${login}-${name}` } },
        );
        const codes = done.problems.map(({ code }) => code);
        for (const code of codes) answers.add(code);
        const expected = node === null ? ['NotFound'] : ['NotAllowed', 'StepNotAvailable'];
        if (codes.length !== 1 || !expected.includes(codes[0] ?? '')) wrong.push(`${login} ${name}: ${codes.join()}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(answers).toEqual(new Set(['NotFound', 'NotAllowed', 'StepNotAvailable']));
    expect((await main()).version).toBe(version);
  }, 240_000);

  it('a vote is sealed until one has voted, and two of four are no quorum', async () => {
    const first = await vote('deputy', await main('deputy'), 'AGREE', '同意', '差距属实，帮扶照常。');
    expect(first.before).toContain('等您投票');
    const sealed = (await main('member')).ballot;
    expect(sealed).toMatchObject({ cast: 1, sealed: true, agree: null });
    expect(sealed?.members.filter(({ ballot, reason }) => ballot !== null || reason !== null)).toEqual([]);
    const { before, page } = await vote(
      'member',
      await main('member'),
      'DISAGREE',
      '不同意',
      '转入学生的影响没有扣除。',
    );
    expect(before).not.toContain('差距属实，帮扶照常。');
    expect(before).toContain('还差 2 票');
    // Having voted, the member sees the others.
    await page.locator('#votes').getByText('差距属实，帮扶照常。').waitFor();
    await page
      .locator('#votes')
      .getByText(/还差 1 票/)
      .waitFor();
    const chair = await openCase('centre', await main('centre'));
    await chair.page.getByRole('form', { name: '投票', exact: true }).waitFor();
    expect((await main('centre')).availableSteps.map(({ name }) => name)).not.toContain('decide');
    expect(await chair.page.getByRole('button', { name: '宣布决定', exact: true }).count()).toBe(0);
    // The person concerned sees that there is a vote, and no ballot.
    const own = (await main(concerned.login)).ballot;
    expect(own).toMatchObject({ sealed: true, agree: null });
    expect(own?.members.every(({ ballot, reason }) => ballot === null && reason === null)).toBe(true);
  }, 240_000);

  it('with enough votes the chair announces what most voted, and it is delivered', async () => {
    await vote('centre', await main('centre'), 'AGREE', '同意', '同意，到期自行结束。');
    const chair = await openCase('centre', await main('centre'));
    const form = await unfold(chair, '宣布决定');
    await form.getByLabel(/^决定的理由/).fill('转入学生的影响已在帮扶中考虑；未完成目标事实清楚。');
    await submit(chair, '宣布决定', /^宣布：暂停/);
    const admin = await openCase('admin', await main());
    const delivery = await unfold(admin, '送达决定');
    await choose(delivery, '当面签收');
    await delivery.getByLabel(/^送达日期/).fill(today);
    await submit(admin, '送达决定');
    const { stateTitle, effect } = await main();
    expect(stateTitle).toBe('执行中');
    expect(effect?.revokedOn).toBeNull();
    expect((effect?.startsOn ?? '') > today).toBe(true);
    // What the person concerned is told: the tally and the reasons, no single vote.
    const { page } = await openCase(concerned.login, await main(concerned.login));
    await page.getByRole('heading', { name: '决定已经送达。' }).waitFor();
    await page.getByText('未完成目标事实清楚').first().waitFor();
    expect(await page.getByText('转入学生的影响没有扣除。').count()).toBe(0);
    expect(await page.getByText('差距属实，帮扶照常。').count()).toBe(0);
  }, 240_000);

  it('in the next plan year the teacher is not eligible in four matters, before and after it in all', async () => {
    const { effect, number } = await main();
    const [from, to] = [effect?.startsOn ?? '', effect?.endsOn ?? ''];
    for (const [on, eligible] of [
      [today, true],
      [addDays(from, -1), true],
      [from, false],
      [to, false],
      [addDays(to, 1), true],
    ] as const) {
      const { matters } = await eligibilityOf('admin', concerned.name, on);
      expect(matters.map((each) => each.eligible)).toEqual([eligible, eligible, eligible, eligible]);
      expect(new Set(matters.flatMap(({ reasons }) => reasons.map((each) => each.number)))).toEqual(
        new Set(eligible ? [] : [number]),
      );
    }
    expect(await eligibilityOnPage('admin', concerned.name, from)).toEqual({ yes: 0, no: 4 });
    expect(await eligibilityOnPage('admin', concerned.name, today)).toEqual({ yes: 4, no: 0 });
    // Their own and their campus head's to ask, no other's.
    expect((await eligibilityOf(concerned.login, concerned.name, from)).problems).toEqual([]);
    expect((await eligibilityOf(recusing.login, concerned.name, from)).problems).toEqual([]);
    for (const login of [letGo.login, best.head.login])
      expect((await eligibilityOf(login, concerned.name, from)).problems).toEqual([{ code: 'NotAllowed' }]);
  }, 240_000);

  it('a review is voted on anew and upheld, then an appeal revokes it, and eligibility is as before', async () => {
    const { effect } = await main();
    const from = effect?.startsOn ?? '';
    const seat = await openCase(concerned.login, await main(concerned.login));
    const review = await unfold(seat, '申请复核');
    await review.getByLabel(/^复核理由/).fill('转入名单和成绩已补交。');
    await submit(seat, '申请复核');
    expect(await main()).toMatchObject({ stateTitle: '复核中', ballot: { cast: 0, mayVote: 4 } });
    for (const login of ['deputy', 'second', 'centre'])
      await vote(login, await main(login), 'AGREE', '同意', '补交的材料不改变事实。');
    const chair = await openCase('centre', await main('centre'));
    const answer = await unfold(chair, '宣布复核结果');
    await answer.getByLabel(/^复核答复/).fill('补交的材料不改变事实，维持。');
    await submit(chair, '宣布复核结果', '宣布：维持');
    expect((await main()).stateTitle).toBe('执行中');
    expect(await eligibilityOnPage('admin', concerned.name, from)).toEqual({ yes: 0, no: 4 });

    await openCase(concerned.login, await main(concerned.login));
    await seat.page.locator('[data-right="appeal"]').getByRole('button').click();
    const appeal = seat.page.getByRole('form', { name: '申诉', exact: true });
    await appeal.waitFor();
    await appeal.getByLabel(/^申诉理由/).fill('同一情形的其他学校没有处置。');
    await submit(seat, '申诉');
    const admin = await openCase('admin', await main());
    const revoking = await unfold(admin, '登记申诉撤销');
    await revoking.getByLabel(/^答复机关/).fill('县教育局人事股');
    await revoking.getByLabel(/^答复日期/).fill(today);
    await revoking.getByLabel(/^答复内容/).fill('转入学生应予扣除，撤销原决定。');
    await attach(revoking);
    await submit(admin, '登记申诉撤销');
    const after = await main();
    expect(after).toMatchObject({ stateTitle: '已撤销', effect: { startsOn: from, revokedOn: today } });
    const { matters } = await eligibilityOf('admin', concerned.name, from);
    expect(matters.map(({ eligible, reasons }) => ({ eligible, reasons }))).toEqual(
      Array(4).fill({ eligible: true, reasons: [] }),
    );
    expect(await eligibilityOnPage('admin', concerned.name, from)).toEqual({ yes: 4, no: 0 });
    const { page } = await openCase(concerned.login, after);
    await page.getByRole('heading', { name: '已撤销，一切恢复原状。' }).waitFor();
    await page.getByText('转入学生应予扣除，撤销原决定。').first().waitFor();
  }, 360_000);
});

/** Keys in order, no spaces: written down a second time beside the product. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
};
const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

interface Exported {
  readonly contentHash: string;
  readonly bases: readonly { readonly computation: unknown; readonly hash: string }[];
  readonly events: readonly {
    readonly step: string;
    readonly payload: unknown;
    readonly salt: string | null;
    readonly digest: string;
    readonly files: readonly { readonly sha256: string }[];
  }[];
  readonly votes: readonly object[];
}

describe('the dossier', () => {
  /** Where nothing of the product lies: neither its database nor its files. */
  const verify = (file: string) =>
    startProcess('cli.ts', ['dossier', 'verify', file, '--json'], { PLUMBLINE_HOME: join(town.home, 'nowhere') }).ended;

  const download = async (login: string): Promise<{ path: string; text: string }> => {
    const { page } = await openCase(login, await main(login));
    const own = login === concerned.login;
    if (!own) {
      // Of somebody else's case, not without a reason.
      await page.getByRole('button', { name: '导出全部依据' }).click();
      await page.getByLabel('理由').fill('上会议决前核对');
    }
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      own
        ? page.getByRole('link', { name: '导出全部依据' }).click()
        : page.getByRole('dialog').getByRole('button', { name: '导出' }).click(),
    ]);
    const path = join(town.home, `案卷 ${login}.html`);
    await file.saveAs(path);
    return { path, text: await readFile(path, 'utf8') };
  };
  const dataIn = (text: string): Exported =>
    JSON.parse(/<script type="application\/json" id="dossier">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '') as Exported;

  it.each([
    ['the chair', 'centre', 6],
    ['the person concerned', concerned.login, 0],
  ])(
    'of %s reads by itself, and every hash recomputes from the file alone',
    async (_who, login, votes) => {
      const { path, text } = await download(login);
      const { contentHash, ...body } = dataIn(text);
      expect(sha256(canonical(body))).toBe(contentHash);
      for (const { computation, hash } of body.bases) expect(sha256(canonical(computation))).toBe(hash);
      const told = body.events.filter(({ payload }) => payload !== null);
      for (const { payload, salt, digest } of told) expect(sha256(salt + canonical(payload))).toBe(digest);
      expect(told.length).toBeGreaterThan(8);
      expect(body.votes).toHaveLength(votes);
      expect(body.events.flatMap(({ files }) => files)).toHaveLength(2);
      const { code, output } = await verify(path);
      expect({ code, ...(JSON.parse(output) as object) }).toMatchObject({
        code: 0,
        ok: true,
        events: body.events.length,
      });

      // Opened as a file of its own it is one document from the proposal to the end.
      const { page } = await seatOf(login);
      await page.goto(`file://${encodeURI(path)}`);
      const words = (await page.locator('main, body').first().textContent()) ?? '';
      for (const said of [
        '目标差距属实，属本会职权。',
        '班里学年中转来九名学生，词汇基础不一。',
        '维持。',
        '撤销原决定。',
      ])
        expect(words).toContain(said);
      expect(words.includes('转入学生的影响没有扣除。')).toBe(votes > 0);
    },
    240_000,
  );

  it('is found out when one letter is changed, wherever that is', async () => {
    const { text } = await download('centre');
    const changes: readonly (readonly [from: string, to: string])[] = [
      ['属本会职权', '非本会职权'],
      ['九名', '十名'],
      ['撤销原决定', '维持原决定'],
      ['disagree', 'agree'],
    ];
    // The first place is in the words that are read, the last in the data.
    const named = changes.flatMap(([from, to]) => [
      text.replace(from, to),
      text.slice(0, text.lastIndexOf(from)) + to + text.slice(text.lastIndexOf(from) + from.length),
    ]);
    expect(new Set(named).has(text)).toBe(false);
    const codes = await Promise.all(
      named.map(async (changed, index) => {
        const path = join(town.home, `changed-${index}.html`);
        await writeFile(path, changed);
        return (await verify(path)).code;
      }),
    );
    expect(codes).toEqual(named.map(() => 1));
    // The page's own hash stands for every letter of it.
    const slot = /(<meta name="page-hash" content=")([0-9a-f]*)(">)/;
    const isWhole = (page: string): boolean => slot.exec(page)?.[2] === sha256(page.replace(slot, '$1$3'));
    expect(isWhole(text)).toBe(true);
    const step = Math.floor(text.length / 400);
    const anywhere = Array.from({ length: 400 }, (_, at) => {
      const place = at * step;
      return text.slice(0, place) + (text[place] === '一' ? '二' : '一') + text.slice(place + 1);
    });
    expect(anywhere.filter(isWhole)).toHaveLength(0);
  }, 240_000);
});

it('every record is as its events say', async () => {
  const { code, output } = await town.run('doctor', '--json');
  expect({ code, output }).toMatchObject({ code: 0 });
}, 120_000);

it('asks nothing of another origin and throws nothing', () => {
  expect(stage.complaints.filter((complaint) => !complaint.startsWith('another origin: file://'))).toEqual([]);
});

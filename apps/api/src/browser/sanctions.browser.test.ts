import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '@plumbline/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementsIn, offerToTeachers, openSession, promised, session, signAll } from './agreed-in-six.ts';
import {
  attach,
  choose,
  concerned,
  letGo,
  openDesk,
  recusing,
  type SanctionDesk,
  submit,
  unfold,
} from './sanction-desk.ts';
import { dossierReadsByItself, seesOwnPart, takesNoStepOfOthers } from './sanction-sights.ts';
import { compositeOf, group, marksSheet, pupils, schools } from './town-of-six.ts';

/** How long a page may take to show what was done, on a machine with other work. */
const soon = { timeout: 20_000 } as const;
const best = schools[0]?.head.login ?? '';

let opened: SanctionDesk;
const desk = (): SanctionDesk => opened;
beforeAll(async () => {
  opened = await openDesk();
}, 300_000);
afterAll(() => opened?.close());

describe('from agreements to proposals', () => {
  let examId: string;

  it('agreements are drafted in one go, offered, and signed by both sides', async () => {
    examId = (await openSession(desk().people, desk().today)).id;
    const { page, open } = await desk().seatOf('admin');
    await open('/agreements/new');
    const rows = page.locator('[data-draft]');
    await rows.nth(schools.length - 1).waitFor();
    expect(await rows.count()).toBe(schools.length);
    await page.getByLabel(/^甲方签署人/).fill('luohuaiyuan');
    await page.getByRole('option', { name: group.head.name }).first().click();
    await page.getByLabel(/^签署期限/).fill(addDays(desk().today, 14));
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
    await offerToTeachers(desk().people, examId, addDays(desk().today, 14));
    await signAll(desk().people, desk().town.password);
    const signed = await agreementsIn(desk().people);
    expect(signed.map(({ stateTitle }) => stateTitle)).toEqual(Array(9).fill('已生效'));
  }, 240_000);

  it('results come in by a sheet, are published, and every agreement is evaluated by them', async () => {
    const path = join(desk().town.home, '六年级数学.csv');
    await writeFile(path, marksSheet());
    const { page, open } = await desk().seatOf('admin');
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
    const evaluated = await agreementsIn(desk().people);
    expect(evaluated).toHaveLength(9);
    for (const { unit, evaluations } of evaluated) {
      const school = schools.find(({ name }) => name === unit.name);
      expect(evaluations.map(({ outcome }) => outcome)).toEqual([school && outcomeOf(school)]);
    }
  }, 240_000);

  it('nothing is proposed before a rule is switched on; then the last two campuses and the teachers who missed are', async () => {
    expect(await desk().casesOf('admin')).toEqual([]);
    const { page, open } = await desk().seatOf('admin');
    await open('/settings');
    await page.getByRole('button', { name: '修改', exact: true }).click();
    for (const rule of ['规则 A（校片表态性发言）', '规则 C（评优评先调动提拔）']) {
      await page.getByRole('row', { name: rule }).getByRole('combobox').click();
      await page.getByRole('option', { name: '启用', exact: true }).click();
    }
    await page.getByRole('button', { name: '保存 2 项修改' }).click();
    await page.getByRole('button', { name: '修改', exact: true }).waitFor();

    const chair = await desk().seatOf('centre');
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
    const found = await desk().casesOf('admin');
    expect(found.map(({ rule, concerned: { name } }) => `${rule} ${name}`).toSorted()).toEqual(
      [...lastTwo.map(({ head }) => `A ${head.name}`), ...teachers.map(({ name }) => `C ${name}`)].toSorted(),
    );
    // The same again puts forward nothing twice.
    const again = await desk().people.graphql<{ done: { proposed: { count: number }[]; problems: object[] } }>(
      'centre',
      'mutation ($input: ProposeConsequencesInput!) { done: proposeConsequences(input: $input) { proposed { count } problems { code } } }',
      { input: {} },
    );
    expect(again.done.problems).toEqual([]);
    expect(again.done.proposed.filter(({ count }) => count > 0)).toEqual([]);
    expect(await desk().casesOf('admin')).toHaveLength(found.length);
  }, 240_000);

  seesOwnPart(desk);
});

describe('the road of a case', () => {
  it('one is let go by the chair, with the reason', async () => {
    const seat = await desk().openCase('centre', await desk().caseOf('centre', 'C', letGo.name));
    const form = await unfold(seat, '不予处置');
    await form.getByLabel(/^理由/).fill('开学后才接这个班，前任教师调走。');
    await submit(seat, '不予处置');
    const after = await desk().caseOf('admin', 'C', letGo.name);
    expect(after).toMatchObject({ stateTitle: '不予处置', effect: null });
    await desk().openCase(letGo.login, after);
    const { page } = await desk().seatOf(letGo.login);
    await page.getByRole('heading', { name: '已了结，不予处置。' }).waitFor();
    await page.getByText('开学后才接这个班，前任教师调走。').first().waitFor();
  });

  it('the person concerned sees the case from the first day, with nothing decided', async () => {
    const { page } = await desk().openCase(concerned.login, await desk().main(concerned.login));
    await page.getByRole('heading', { name: '有人提出了建议，正在审查。还没有作出决定。' }).waitFor();
    await page.getByText('说了，不会因此加重').first().waitFor();
    expect(await page.locator('#now form').count()).toBe(0);
  });

  it('help is given and seen before anything is served', async () => {
    const seat = await desk().openCase('admin', await desk().main());
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
    await expect.poll(async () => (await desk().main()).stateTitle, soon).toBe('已告知待签收');
  });

  it('the notice is received and defended, with a file', async () => {
    const seat = await desk().openCase(concerned.login, await desk().main(concerned.login));
    await seat.page.getByRole('heading', { name: '这是告知，还没有作出决定。' }).waitFor();
    await unfold(seat, '签收告知书');
    await submit(seat, '签收告知书');
    const form = await unfold(seat, '陈述申辩');
    await form.getByLabel(/^陈述申辩/).fill('班里学年中转来九名学生，词汇基础不一。');
    await attach(form);
    await submit(seat, '陈述申辩');
    const { stateTitle } = await desk().main();
    expect(stateTitle).toBe('待表决');
    const { page } = await desk().openCase('deputy', await desk().main('deputy'));
    await page.getByText('班里学年中转来九名学生，词汇基础不一。').first().waitFor();
    expect(await page.locator('#part-defence img').count()).toBe(1);
  });

  it('a member who is involved is recused and no longer counted', async () => {
    const before = (await desk().main()).ballot;
    expect(before).toMatchObject({ mayVote: 5, needed: 3 });
    const seat = await desk().openCase(recusing.login, await desk().main(recusing.login));
    const form = await unfold(seat, '回避');
    await form.getByLabel(/^回避的理由/).fill('本人是这份责任书的甲方。');
    await submit(seat, '回避');
    const { ballot, availableSteps } = await desk().main(recusing.login);
    expect(ballot).toMatchObject({ mayVote: 4, needed: 3 });
    expect(availableSteps.map(({ name }) => name)).not.toContain('vote');
    await seat.page.getByRole('form', { name: '投票', exact: true }).waitFor({ state: 'detached' });
  });

  takesNoStepOfOthers(desk);

  it('a vote is sealed until one has voted, and two of four are no quorum', async () => {
    const first = await desk().vote('deputy', await desk().main('deputy'), 'AGREE', '同意', '差距属实，帮扶照常。');
    expect(first.before).toContain('等您投票');
    const sealed = (await desk().main('member')).ballot;
    expect(sealed).toMatchObject({ cast: 1, sealed: true, agree: null });
    expect(sealed?.members.filter(({ ballot, reason }) => ballot !== null || reason !== null)).toEqual([]);
    const { before, page } = await desk().vote(
      'member',
      await desk().main('member'),
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
    const chair = await desk().openCase('centre', await desk().main('centre'));
    await chair.page.getByRole('form', { name: '投票', exact: true }).waitFor();
    expect((await desk().main('centre')).availableSteps.map(({ name }) => name)).not.toContain('decide');
    expect(await chair.page.getByRole('button', { name: '宣布决定', exact: true }).count()).toBe(0);
    // The person concerned sees that there is a vote, and no ballot.
    const own = (await desk().main(concerned.login)).ballot;
    expect(own).toMatchObject({ sealed: true, agree: null });
    expect(own?.members.every(({ ballot, reason }) => ballot === null && reason === null)).toBe(true);
  }, 240_000);

  it('with enough votes the chair announces what most voted, and it is delivered', async () => {
    await desk().vote('centre', await desk().main('centre'), 'AGREE', '同意', '同意，到期自行结束。');
    const chair = await desk().openCase('centre', await desk().main('centre'));
    const form = await unfold(chair, '宣布决定');
    await form.getByLabel(/^决定的理由/).fill('转入学生的影响已在帮扶中考虑；未完成目标事实清楚。');
    await submit(chair, '宣布决定', /^宣布：暂停/);
    const admin = await desk().openCase('admin', await desk().main());
    const delivery = await unfold(admin, '送达决定');
    await choose(delivery, '当面签收');
    await delivery.getByLabel(/^送达日期/).fill(desk().today);
    await submit(admin, '送达决定');
    const { stateTitle, effect } = await desk().main();
    expect(stateTitle).toBe('执行中');
    expect(effect?.revokedOn).toBeNull();
    expect((effect?.startsOn ?? '') > desk().today).toBe(true);
    // What the person concerned is told: the tally and the reasons, no single vote.
    const { page } = await desk().openCase(concerned.login, await desk().main(concerned.login));
    await page.getByRole('heading', { name: '决定已经送达。' }).waitFor();
    await page.getByText('未完成目标事实清楚').first().waitFor();
    expect(await page.getByText('转入学生的影响没有扣除。').count()).toBe(0);
    expect(await page.getByText('差距属实，帮扶照常。').count()).toBe(0);
  }, 240_000);

  it('in the next plan year the teacher is not eligible in four matters, before and after it in all', async () => {
    const { effect, number } = await desk().main();
    const [from, to] = [effect?.startsOn ?? '', effect?.endsOn ?? ''];
    for (const [on, eligible] of [
      [desk().today, true],
      [addDays(from, -1), true],
      [from, false],
      [to, false],
      [addDays(to, 1), true],
    ] as const) {
      const { matters } = await desk().eligibilityOf('admin', concerned.name, on);
      expect(matters.map((each) => each.eligible)).toEqual([eligible, eligible, eligible, eligible]);
      expect(new Set(matters.flatMap(({ reasons }) => reasons.map((each) => each.number)))).toEqual(
        new Set(eligible ? [] : [number]),
      );
    }
    expect(await desk().eligibilityOnPage('admin', concerned.name, from)).toEqual({ yes: 0, no: 4 });
    expect(await desk().eligibilityOnPage('admin', concerned.name, desk().today)).toEqual({ yes: 4, no: 0 });
    // Their own and their campus head's to ask, no other's.
    expect((await desk().eligibilityOf(concerned.login, concerned.name, from)).problems).toEqual([]);
    expect((await desk().eligibilityOf(recusing.login, concerned.name, from)).problems).toEqual([]);
    for (const login of [letGo.login, best])
      expect((await desk().eligibilityOf(login, concerned.name, from)).problems).toEqual([{ code: 'NotAllowed' }]);
  }, 240_000);

  it('a review is voted on anew and upheld, then an appeal revokes it, and eligibility is as before', async () => {
    const { effect } = await desk().main();
    const from = effect?.startsOn ?? '';
    const seat = await desk().openCase(concerned.login, await desk().main(concerned.login));
    const review = await unfold(seat, '申请复核');
    await review.getByLabel(/^复核理由/).fill('转入名单和成绩已补交。');
    await submit(seat, '申请复核');
    expect(await desk().main()).toMatchObject({ stateTitle: '复核中', ballot: { cast: 0, mayVote: 4 } });
    for (const login of ['deputy', 'second', 'centre'])
      await desk().vote(login, await desk().main(login), 'AGREE', '同意', '补交的材料不改变事实。');
    const chair = await desk().openCase('centre', await desk().main('centre'));
    const answer = await unfold(chair, '宣布复核结果');
    await answer.getByLabel(/^复核答复/).fill('补交的材料不改变事实，维持。');
    await submit(chair, '宣布复核结果', '宣布：维持');
    expect((await desk().main()).stateTitle).toBe('执行中');
    expect(await desk().eligibilityOnPage('admin', concerned.name, from)).toEqual({ yes: 0, no: 4 });

    await desk().openCase(concerned.login, await desk().main(concerned.login));
    await seat.page.locator('[data-right="appeal"]').getByRole('button').click();
    const appeal = seat.page.getByRole('form', { name: '申诉', exact: true });
    await appeal.waitFor();
    await appeal.getByLabel(/^申诉理由/).fill('同一情形的其他学校没有处置。');
    await submit(seat, '申诉');
    const admin = await desk().openCase('admin', await desk().main());
    const revoking = await unfold(admin, '登记申诉撤销');
    await revoking.getByLabel(/^答复机关/).fill('县教育局人事股');
    await revoking.getByLabel(/^答复日期/).fill(desk().today);
    await revoking.getByLabel(/^答复内容/).fill('转入学生应予扣除，撤销原决定。');
    await attach(revoking);
    await submit(admin, '登记申诉撤销');
    const after = await desk().main();
    expect(after).toMatchObject({ stateTitle: '已撤销', effect: { startsOn: from, revokedOn: desk().today } });
    const { matters } = await desk().eligibilityOf('admin', concerned.name, from);
    expect(matters.map(({ eligible, reasons }) => ({ eligible, reasons }))).toEqual(
      Array(4).fill({ eligible: true, reasons: [] }),
    );
    expect(await desk().eligibilityOnPage('admin', concerned.name, from)).toEqual({ yes: 4, no: 0 });
    const { page } = await desk().openCase(concerned.login, after);
    await page.getByRole('heading', { name: '已撤销，一切恢复原状。' }).waitFor();
    await page.getByText('转入学生应予扣除，撤销原决定。').first().waitFor();
  }, 360_000);
});

dossierReadsByItself(desk);

it('every record is as its events say', async () => {
  const { code, output } = await desk().town.run('doctor', '--json');
  expect({ code, output }).toMatchObject({ code: 0 });
}, 120_000);

it('asks nothing of another origin and throws nothing', () => {
  expect(desk().stage.complaints.filter((complaint) => !complaint.startsWith('another origin: file://'))).toEqual([]);
});

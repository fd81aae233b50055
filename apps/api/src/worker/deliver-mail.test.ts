import { sqlOf, transaction } from '@plumbline/database';
import {
  markNotificationsRead,
  readMailTrouble,
  setNotificationChoice,
  tellWaiting,
  type Viewer,
} from '@plumbline/operations';
import { type SmallTown, smallTown } from '@plumbline/operations/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverMail } from './deliver.ts';
import { createMailer, type Mailer } from './mail.ts';
import { type MailServer, mailServer } from './testing/mail-server.ts';

let town: SmallTown;
let deps: SmallTown['deps'];
let post: MailServer;
let mailer: Mailer;
let towns = 0;
beforeEach(async () => {
  towns += 1;
  town = await smallTown(`mail-${towns}`);
  deps = { ...town.deps, mails: true };
  post = await mailServer();
  mailer = createMailer({ smtpUrl: post.url, from: '准绳 <plumbline@school.example.cn>' });
});
afterEach(async () => {
  mailer.close();
  await Promise.all([post.close(), town.close()]);
});

const url = 'https://plumbline.school.example.cn';
const minutesLater = (minutes: number) => {
  town.time.now = new Date(town.time.now.getTime() + minutes * 60_000);
};
const deliver = (by = mailer) =>
  deliverMail({ deps, mailer: by, url, signal: new AbortController().signal }, town.townId);
const choose = async (viewer: Viewer, address: string, locale: 'zh' | 'en' = 'zh') => {
  const mail = { turn: true, copy: true, reminder: true };
  const quiet = { from: '21:00', to: '07:00' };
  expect(await setNotificationChoice(deps, viewer, { address, locale, mail, quiet })).toMatchObject({ ok: true });
};
const told = async () => {
  await tellWaiting(deps, town.townId);
  minutesLater(1);
};
const outcomes = () =>
  transaction(deps.pool, { townId: town.townId, personId: null }, (tx) =>
    tx.run(
      sqlOf
        .selectFrom('outbox')
        .where('town_id', '=', town.townId)
        .where('topic', '=', 'mail')
        .orderBy('id')
        .select(['outcome', 'last_error', 'attempts']),
    ),
  );

describe('a letter', () => {
  it('says in the person’s language what is to be done, by when and where; its subject has no title', async () => {
    await choose(town.people.teacher, 'li@school.example.cn');
    await choose(town.people.head, 'head@school.example.cn', 'en');
    await town.noticed();
    await told();
    expect(await deliver()).toBe(2);
    const toTeacher = post.received.find(({ to }) => to === 'li@school.example.cn');
    expect(toTeacher?.subject).toBe('【准绳】请办理：签收 整改〔2026〕1');
    expect(toTeacher?.text).toContain('五年级数学作业订正未复批 · 整改〔2026〕1 · 东片小学');
    expect(toTeacher?.text).toMatch(/期限：2026-11-\d\d（周.）/);
    expect(toTeacher?.text).toContain(`${url}/#/cases/${encodeURIComponent('整改〔2026〕1')}`);
    expect(toTeacher?.text).not.toContain('李思雨');
    const toHead = post.received.find(({ to }) => to === 'head@school.example.cn');
    expect(toHead?.subject).toContain('[Plumbline] Copied to you: Issue');
    expect(toHead?.text).toContain('Change how you are told:');
    expect(await outcomes()).toMatchObject([{ outcome: 'sent' }, { outcome: 'sent' }]);
    minutesLater(120);
    expect(await deliver()).toBe(0);
    expect(post.received).toHaveLength(2);
  });

  it('gathers more than five at once, as after a week off', async () => {
    await choose(town.people.teacher, 'li@school.example.cn');
    for (let count = 0; count < 60; count += 1) await town.noticed({ title: `问题 ${count}` });
    await told();
    expect(await deliver()).toBe(1);
    const [letter] = post.received;
    expect(letter?.subject).toBe('【准绳】有 60 件事请您看');
    expect(letter?.text.match(/请办理：签收/g)).toHaveLength(50);
    expect(letter?.text).toContain('还有 10 件');
  });

  it('is not sent for what was read meanwhile', async () => {
    await choose(town.people.teacher, 'li@school.example.cn');
    await town.noticed();
    await told();
    await markNotificationsRead(deps, town.people.teacher, 'all');
    expect(await deliver()).toBe(0);
    expect(post.received).toEqual([]);
  });
});

describe('a mail server', () => {
  it('that refuses the recipient ends it, and the person is told', async () => {
    const { teacher, head } = town.people;
    await choose(teacher, 'wrong@school.example.cn');
    await choose(head, 'head@school.example.cn');
    post.refused.add('wrong@school.example.cn');
    await town.noticed();
    await told();
    expect(await deliver()).toBe(1);
    expect(post.received.map(({ to }) => to)).toEqual(['head@school.example.cn']);
    expect(await readMailTrouble(deps, teacher)).toMatchObject({ fault: 'addressRefused', again: false });
    minutesLater(600);
    expect(await deliver()).toBe(0);
  });

  it('that breaks off in mid-letter gets the same letter again under the same Message-ID', async () => {
    await choose(town.people.teacher, 'li@school.example.cn');
    for (let count = 0; count < 6; count += 1) await town.noticed({ title: `问题 ${count}` });
    await told();
    post.cuts = 1;
    expect(await deliver()).toBe(0);
    await town.noticed({ title: '后来的' });
    await told();
    expect(await deliver()).toBe(2);
    const [first, again, later] = post.received;
    expect(again).toEqual(first);
    expect(later?.messageId).not.toBe(first?.messageId);
    expect(first?.messageId).toMatch(/^<[\w.-]+@school\.example\.cn>$/);
    expect((await outcomes()).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 7 }, () => 'sent'));
  });

  it('that is down is tried again later, and then gets everything as one', async () => {
    await choose(town.people.teacher, 'li@school.example.cn');
    for (let count = 0; count < 3; count += 1) await town.noticed({ title: `问题 ${count}` });
    await told();
    await post.close();
    expect(await deliver()).toBe(0);
    expect(await outcomes()).toMatchObject(
      Array.from({ length: 3 }, () => ({ outcome: null, last_error: 'unreachable', attempts: 1 })),
    );
    for (let count = 3; count < 6; count += 1) await town.noticed({ title: `问题 ${count}` });
    await told();
    minutesLater(5);
    post = await mailServer(Number(new URL(post.url).port));
    expect(await deliver()).toBe(1);
    expect(post.received.map(({ subject }) => subject)).toEqual(['【准绳】有 6 件事请您看']);
  });
});

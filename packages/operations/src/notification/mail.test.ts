import pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { claimLetters } from './claim-letters.ts';
import { readMailTrouble } from './mail-trouble.ts';
import { markNotificationsRead } from './mark-read.ts';
import { readLetter } from './read-letter.ts';
import { settleFailed, settleSent } from './settle.ts';
import { tellWaiting } from './tell.ts';
import { type ToldTown, toldTown } from './testing/told-town.ts';

const towns: ToldTown[] = [];
afterAll(() => Promise.all(towns.map((each) => each.close())));

let town: ToldTown;
beforeEach(async () => {
  town = await toldTown(`mail-${towns.length}`);
  towns.push(town);
});

describe('mail', () => {
  it('is written for those who chose it and only for the kinds they chose', async () => {
    const { teacher, head } = town.people;
    await town.choose(teacher);
    await town.choose(head, { mail: { turn: true, copy: false, reminder: true } });
    await town.noticed();
    await town.tell();
    expect((await town.outbox('mail')).map(({ recipient }) => recipient)).toEqual([teacher.personId]);
  });

  it('is not written where the server cannot send any', async () => {
    await town.choose(town.people.teacher);
    await town.noticed();
    await tellWaiting({ ...town.deps, mails: false }, town.townId);
    expect(await town.outbox('mail')).toEqual([]);
  });

  it('waits half a minute for company, is claimed by one worker, and ends when it was sent', async () => {
    const { teacher } = town.people;
    await town.choose(teacher, { address: 'li@example.cn', locale: 'en' });
    await town.noticed();
    await town.tell();
    expect(await claimLetters(town.deps, town.townId)).toEqual([]);
    town.minutesLater(1);
    const claims = await Promise.all([1, 2, 3].map(() => claimLetters(town.deps, town.townId)));
    const [letter, ...more] = claims.flat();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ address: 'li@example.cn', locale: 'en', attempts: 1, personId: teacher.personId });
    if (letter === undefined) throw new Error('There was no letter.');
    await settleSent(town.deps, letter);
    town.minutesLater(60);
    expect(await claimLetters(town.deps, town.townId)).toEqual([]);
    expect(await town.outbox('mail')).toMatchObject([{ outcome: 'sent', last_error: null }]);
  });

  it('is claimed again under the same key when a worker died with it', async () => {
    await town.choose(town.people.teacher);
    for (let count = 0; count < 7; count += 1) await town.noticed({ title: `问题 ${count}` });
    await town.tell();
    town.minutesLater(1);
    const [first] = await claimLetters(town.deps, town.townId);
    await town.noticed({ title: '后来的' });
    await town.tell();
    town.minutesLater(6);
    const [again, fresh] = await claimLetters(town.deps, town.townId);
    expect(first?.outboxIds).toHaveLength(7);
    expect(again).toMatchObject({ key: first?.key, outboxIds: first?.outboxIds, attempts: 2 });
    expect(fresh?.outboxIds).toHaveLength(1);
  });

  it('is dropped where its notification was read meanwhile', async () => {
    const { teacher } = town.people;
    await town.choose(teacher);
    await town.noticed();
    await town.tell();
    await markNotificationsRead(town.deps, teacher, 'all');
    town.minutesLater(1);
    expect(await claimLetters(town.deps, town.townId)).toEqual([]);
    expect(await town.outbox('mail')).toMatchObject([{ outcome: 'dropped' }]);
  });

  it('of the night comes in the morning as one', async () => {
    const { teacher } = town.people;
    await town.choose(teacher);
    town.time.now = new Date('2026-11-18T13:30:00Z');
    await town.noticed();
    await town.tell();
    town.minutesLater(1);
    expect(await claimLetters(town.deps, town.townId)).toEqual([]);
    await town.noticed({ title: '夜里第二件' });
    await town.tell();
    town.minutesLater(1);
    expect(await claimLetters(town.deps, town.townId)).toEqual([]);
    town.time.now = new Date('2026-11-18T23:00:00Z');
    const letters = await claimLetters(town.deps, town.townId);
    expect(letters.map(({ outboxIds }) => outboxIds.length)).toEqual([2]);
  });

  it('says what is to be done and by when, and nothing of a confidential record', async () => {
    const { teacher } = town.people;
    await town.choose(teacher);
    const { recordId } = await town.noticed();
    await town.tell();
    const notificationIds = (await town.inboxOf(teacher)).map(({ id }) => id);
    const read = () => readLetter(town.deps, { townId: town.townId, personId: teacher.personId, notificationIds });
    const [line] = await read();
    expect(line).toMatchObject({ kind: 'turn', title: '五年级数学作业订正未复批', unit: '东片小学' });
    expect(line?.words[0]).not.toBe('轮到您办理');
    expect(line?.dueOn).toMatch(/^2026-/);
    const owner = new pg.Client(town.owner);
    await owner.connect();
    await owner.query('update record set confidential = true where id = $1', [recordId]);
    expect(await read()).toMatchObject([{ number: null, title: null, unit: null }]);
    await owner.query(
      'insert into record_grant (town_id, record_id, person_id, granted_by, since) values ($1, $2, $3, $3, now())',
      [town.townId, recordId, teacher.personId],
    );
    await owner.end();
    expect(await read()).toMatchObject([{ number: expect.stringContaining('整改'), title: null, unit: null }]);
  });

  it('that fails is tried again later, and given up where that cannot help, visibly for the person', async () => {
    const { teacher } = town.people;
    await town.choose(teacher);
    await town.noticed();
    await town.tell();
    town.minutesLater(1);
    const claim = async () => {
      const [letter] = await claimLetters(town.deps, town.townId);
      if (letter === undefined) throw new Error('There was no letter.');
      return letter;
    };
    await settleFailed(town.deps, await claim(), { fault: 'unreachable', again: true, apart: true });
    expect(await readMailTrouble(town.deps, teacher)).toMatchObject({ fault: 'unreachable', again: true });
    expect(await claimLetters(town.deps, town.townId)).toEqual([]);
    town.minutesLater(1);
    const second = await claim();
    expect(second.attempts).toBe(2);
    await settleFailed(town.deps, second, { fault: 'addressRefused', again: false, apart: false });
    expect(await readMailTrouble(town.deps, teacher)).toMatchObject({ fault: 'addressRefused', again: false });
    expect(await town.outbox('mail')).toMatchObject([{ outcome: 'failed' }]);
  });

  it('is given up after the fourteenth attempt', async () => {
    await town.choose(town.people.teacher, { quiet: { from: '00:00', to: '00:00' } });
    await town.noticed();
    await town.tell();
    let attempts = 0;
    for (let tries = 0; tries < 20; tries += 1) {
      town.minutesLater(240);
      const [letter] = await claimLetters(town.deps, town.townId);
      if (letter === undefined) break;
      attempts = letter.attempts;
      await settleFailed(town.deps, letter, { fault: 'unreachable', again: true, apart: true });
    }
    expect(attempts).toBe(14);
    expect(await town.outbox('mail')).toMatchObject([{ outcome: 'failed', last_error: 'unreachable' }]);
  });
});

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreeingTown } from '../agreement/testing/agreeing-town.ts';
import { makeCalendarFeed } from '../calendar-feed/calendar-feed.ts';
import { openFile } from '../files/open-file.ts';
import { saveFile } from '../files/save-file.ts';
import { setNotificationChoice } from '../notification/choice.ts';
import { tellWaiting } from '../notification/tell.ts';
import { createPerson, updatePerson } from '../people/people.ts';
import { appoint, endPost } from '../people/posts.ts';
import type { Answer } from '../problem.ts';
import { doctor } from '../record/doctor.ts';
import { saveQuery } from '../saved-query/saved-query.ts';
import { refusedInBoth } from '../testing/languages.ts';
import type { Viewer } from '../viewer.ts';
import { erasePerson, finishErasure, previewErasure } from './erase-person.ts';
import { sweepErased } from './sweep-erased.ts';
import { findInTables } from './testing/find-in-tables.ts';

type Town = Awaited<ReturnType<typeof agreeingTown>>;
const name = '欧阳若兰';
const staffNo = 'OYRL-7781';
const login = 'ouyangrl';
const mail = 'ouyang.ruolan@example.cn';
const phone = '13900007781';
const needles = [name, 'ouyang', 'oyrl', login, mail, phone, 'ruolan'];

let town: Town;
let erased: Viewer;
let homonym: number;
let photo: number;
let evidence: number;
let open: number;
const erasedAccounts: number[] = [];

const deps = () => ({
  ...town.deps,
  eraseAccount: async (_town: number, person: number) => {
    erasedAccounts.push(person);
  },
});
const admin = () => town.people.admin;
const sure = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join('; '));
  return answer;
};
const asOwner = async <Row extends object>(statement: string, values: unknown[] = []): Promise<Row[]> => {
  const client = new pg.Client(town.owner);
  await client.connect();
  await client.query(`select set_config('app.town', $1, false)`, [String(town.townId)]);
  const { rows } = await client.query(statement, values);
  await client.end();
  return rows;
};
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}\n%%EOF`);
const erase = (more: Partial<Parameters<typeof erasePerson>[2]> = {}) =>
  erasePerson(deps(), admin(), {
    personId: erased.personId,
    reason: '本人离职后申请',
    confirm: name,
    alsoRemove: [phone],
    ...more,
  });

beforeAll(async () => {
  town = await agreeingTown('erasing');
  const { inspector, teacher } = town.people;
  const { personId } = sure(await createPerson(town.deps, admin(), { name, staffNo }));
  await asOwner('update person set login = $1 where id = $2', [login, personId]);
  const inspects = sure(
    await appoint(town.deps, admin(), {
      personId,
      unitId: town.root,
      role: 'inspector',
      title: '督查员',
      fromOn: '2026-08-01',
    }),
  );
  erased = await town.viewerOf(personId);
  // Somebody whose name holds the other one.
  homonym = sure(await createPerson(town.deps, admin(), { name: `${name}芝` })).personId;

  photo = sure(
    await saveFile(town.deps, erased, { bytes: pdf('one'), name: `${name}的照片.pdf`, clientKey: 'ouyangrl-device-1' }),
  ).file.id;
  evidence = sure(await saveFile(town.deps, erased, { bytes: pdf('two'), name: '佐证.pdf' })).file.id;
  sure(await saveQuery(town.deps, erased, { list: 'cases', name: `${name}的查询`, filter: { search: name } }));
  await makeCalendarFeed(town.deps, erased, 'mine');
  sure(
    await setNotificationChoice(town.deps, erased, {
      address: mail,
      locale: 'zh',
      mail: { turn: true, copy: true, reminder: true },
      quiet: { from: '21:00', to: '07:00' },
    }),
  );
  // A case of hers that is closed, one that is still open, and one in which somebody else wrote about her.
  const closed = await town.done(
    town.step(
      erased,
      'record',
      null,
      town.finding({ title: `${name}检查发现`, description: `由${name}（${phone}）发现`, evidence: [photo] }),
    ),
  );
  await town.done(town.step(admin(), 'void', closed, { reason: `${name}记错了` }));
  const underWay = await town.done(
    town.step(erased, 'record', null, town.finding({ description: `${login} 与${name}芝同去`, evidence: [evidence] })),
  );
  open = underWay.recordId;
  await town.done(
    town.step(admin(), 'issueNotice', underWay, {
      responsible: teacher.personId,
      requirement: `按${name}的意见整改`,
      rectifyBy: '2026-12-02',
    }),
  );
  await town.done(
    town.step(inspector, 'record', null, town.finding({ title: '另一件', place: `${name}办公室，见 ${staffNo}` })),
  );
  const leads = sure(
    await appoint(town.deps, admin(), {
      personId,
      unitId: town.east,
      role: 'campusHead',
      title: '片校长',
      fromOn: '2026-08-01',
    }),
  );
  const signed = await town.done(
    town.sign(erased, await town.done(town.sign(town.leader, await town.offered({ partyB: personId })))),
  );
  const examId = await town.exam('END');
  await town.results(examId, 1, [{ group: town.east, n: 100, mean: 80, pass: 90, excellent: 40, low: 2 }]);
  const judged = await town.done(town.agreement(admin(), 'evaluate', signed, { exam: examId }));
  await town.done(town.agreement(admin(), 'close', judged, {}));
  while ((await tellWaiting(town.deps, town.townId)) > 0);
  for (const postId of [inspects.postId, leads.postId])
    sure(await endPost(town.deps, admin(), { postId, on: '2026-11-17' }));
});
afterAll(() => town.close());

describe('before a person is erased', () => {
  it('nobody but an administrator does it, nobody erases themselves, and what stands against it is said', async () => {
    const { head, inspector, teacher } = town.people;
    for (const viewer of [head, inspector, teacher])
      expect(
        await refusedInBoth(viewer, (each) => previewErasure(deps(), each, { personId: erased.personId })),
      ).toEqual([{ code: 'NotAllowed', path: null }]);
    expect(await refusedInBoth(admin(), (each) => previewErasure(deps(), each, { personId: each.personId }))).toEqual([
      { code: 'NotAllowed', path: null },
    ]);
    expect(await refusedInBoth(admin(), (each) => previewErasure(deps(), each, { personId: 999_999 }))).toEqual([
      { code: 'NotFound', path: ['person'] },
    ]);
    const preview = sure(await previewErasure(deps(), admin(), { personId: teacher.personId }));
    // A post and a case that waits for the person.
    expect(preview.blocked.map(([zh]) => zh.includes('岗位') || zh.includes('任务'))).toEqual([true, true]);
    const answer = await erasePerson(deps(), admin(), {
      personId: teacher.personId,
      reason: '试一试',
      confirm: teacher.personName,
    });
    expect(answer).toMatchObject({ ok: false, problems: [{ path: ['person'] }, { path: ['person'] }] });
    expect((await town.viewerOf(teacher.personId)).personName).toBe('李思雨');
  });

  it('a case that is hers must be handed over first', async () => {
    expect(sure(await previewErasure(deps(), admin(), { personId: erased.personId })).blocked).toEqual([]);
  });

  it('the preview counts what goes, lists what the law keeps, and writes nothing', async () => {
    const before = await findInTables(town.owner ?? {}, needles);
    const preview = sure(await previewErasure(deps(), admin(), { personId: erased.personId, alsoRemove: [phone] }));
    expect(preview.own.get('savedQueries')).toBe(1);
    expect(preview.own.get('files')).toBe(1);
    expect(preview.own.get('payloads')).toBe(1);
    expect(preview.kept.map(({ duty }) => duty).sort()).toEqual(['agreement', 'underWay']);
    expect(preview.kept.find(({ duty }) => duty === 'agreement')?.until).toBe('2037-07-31');
    expect(await findInTables(town.owner ?? {}, needles)).toEqual(before);
  });

  it('the name is typed once more, a reason is given, and words to look for are not too short', async () => {
    const faulty = await erase({ reason: ' ', confirm: '欧阳', alsoRemove: [phone] });
    expect(faulty).toMatchObject({ ok: false, problems: [{ path: ['reason'] }, { path: ['confirm'] }] });
    expect(await erase({ alsoRemove: ['13'] })).toMatchObject({ ok: false, problems: [{ path: ['alsoRemove'] }] });
    expect(erasedAccounts).toEqual([]);
  });
});

describe('a person who was erased', () => {
  it('is found by no name, number, phone, login or address in any table, save what the law keeps', async () => {
    const found = await findInTables(town.owner ?? {}, needles);
    // The test can fail: before, each of them is there.
    expect(needles.filter((needle) => (found.get(needle) ?? []).length === 0)).toEqual([]);
    const { erasure } = sure(await erase());
    expect(erasedAccounts).toEqual([erased.personId]);
    await sweepErased(deps());
    const kept = new Set(erasure.kept.map(({ recordId }) => recordId));
    const left = [...(await findInTables(town.owner ?? {}, needles))].flatMap(([needle, places]) =>
      places.map(({ table, row }) => ({ needle, table, row })),
    );
    const unexplained = left.filter(({ table, row }) => {
      // Somebody else, whose name holds the erased one.
      const others = row.replaceAll(`${name}芝`, '').toLowerCase();
      if (!needles.some((needle) => others.includes(needle))) return false;
      if (['public.person', 'public.search_key'].includes(table)) return !row.includes(String(homonym));
      const record = Number(/"record_id": ?(\d+)/.exec(row)?.[1]);
      return !(kept.has(record) && ['public.agreement_version', 'public.event_payload'].includes(table));
    });
    expect(unexplained).toEqual([]);
    expect(left.some(({ table }) => table === 'public.agreement_version')).toBe(true);
  });

  it('has a pseudonym, by which they are found', async () => {
    const [person] = await asOwner<{ name: string; staff_no: string | null; login: string | null }>(
      'select name, staff_no, login from person where id = $1',
      [erased.personId],
    );
    expect(person).toMatchObject({ staff_no: null, login: null });
    expect(person?.name).toMatch(/^已注销人员 \d+$/);
  });

  it('gets no other name, no account and no post any more', async () => {
    const { personId } = erased;
    expect(await updatePerson(town.deps, admin(), { personId, name, staffNo })).toMatchObject({
      problems: [{ code: 'NotFound' }],
    });
    const post = { unitId: town.east, role: 'teacher', title: '教师', fromOn: '2026-08-01' };
    expect(await appoint(town.deps, admin(), { personId, ...post })).toMatchObject({
      problems: [{ code: 'NotFound' }],
    });
  });

  it('does not change a text that others have agreed on: it is listed to look at', async () => {
    const { personId } = sure(await createPerson(town.deps, admin(), { name: '尉迟临风' }));
    const clauses = [{ title: '甲方提供的支持', text: '由尉迟临风指导。' }];
    const offered = await town.done(
      town.agreement(
        admin(),
        'offer',
        await town.done(town.agreement(admin(), 'draft', null, town.terms({ clauses }))),
      ),
    );
    const preview = sure(await previewErasure(deps(), admin(), { personId }));
    expect(preview.review.some(({ table }) => table === 'agreement_version')).toBe(true);
    sure(await erasePerson(deps(), admin(), { personId, reason: '离职', confirm: '尉迟临风' }));
    expect((await town.sign(town.leader, offered)).ok).toBe(true);
  });

  it('leaves a record that replays, whose digests fit what is left', async () => {
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });

  it('has taken their files along, but not the evidence of a case that is under way', async () => {
    expect(await openFile(town.deps, admin(), photo, 'full')).toBeNull();
    expect((await openFile(town.deps, admin(), evidence, 'full'))?.mediaType).toBe('application/pdf');
  });

  it('is erased once, however often it is asked for', async () => {
    expect(await erase()).toMatchObject({ ok: false, problems: [{ code: 'NotFound' }] });
    const before = await asOwner('select * from erasure');
    await Promise.all([1, 2, 3].map(() => finishErasure(deps(), town.townId, erased.personId)));
    expect(await asOwner('select * from erasure')).toEqual(before);
  });

  it('loses what was kept once it need be kept no longer', async () => {
    const { version } = (await asOwner<{ version: number }>('select version from record where id = $1', [open]))[0] ?? {
      version: 0,
    };
    await town.done(town.step(admin(), 'void', { recordId: open, version }, { reason: '重复记录' }));
    await sweepErased(deps());
    expect(await openFile(town.deps, admin(), evidence, 'full')).toBeNull();
    const payloads = await asOwner('select payload from event_payload where record_id = $1 and version = 1', [open]);
    expect(payloads).toEqual([{ payload: null }]);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });
});

describe('a person whose name somebody else has, too', () => {
  it('is taken out of their own records only; the rest is listed to look at', async () => {
    const { inspector } = town.people;
    const same = '司徒静';
    const [one, other] = [
      sure(await createPerson(town.deps, admin(), { name: same, staffNo: 'STJ-0001' })).personId,
      sure(await createPerson(town.deps, admin(), { name: same })).personId,
    ];
    const { postId } = sure(
      await appoint(town.deps, admin(), {
        personId: one,
        unitId: town.root,
        role: 'inspector',
        title: '督查员',
        fromOn: '2026-08-01',
      }),
    );
    const theirs = await town.done(
      town.step(await town.viewerOf(one), 'record', null, town.finding({ description: `${same}所见` })),
    );
    await town.done(town.step(admin(), 'void', theirs, { reason: '记错' }));
    const others = await town.done(
      town.step(inspector, 'record', null, town.finding({ description: `${same}在场，编号 STJ-0001` })),
    );
    sure(await endPost(town.deps, admin(), { postId, on: '2026-11-17' }));
    const preview = sure(await previewErasure(deps(), admin(), { personId: one }));
    const [record] = await asOwner<{ number: string }>('select number from record where id = $1', [others.recordId]);
    expect(preview.review).toContainEqual({ table: 'rectification', number: record?.number });
    expect(preview.review.every(({ number }) => number === record?.number)).toBe(true);
    const before = await erasePerson(deps(), admin(), { personId: one, reason: '离职', confirm: same });
    expect(before.ok).toBe(true);
    const described = async (id: number) =>
      (await asOwner<{ description: string }>('select description from rectification where record_id = $1', [id]))[0]
        ?.description;
    expect(await described(theirs.recordId)).toMatch(/^已注销人员 \d+所见$/);
    // The number is nobody else's: it goes; the name may be the other one's: it stays.
    expect(await described(others.recordId)).toMatch(new RegExp(`^${same}在场，编号 已注销人员 \\d+$`));
    expect((await town.viewerOf(other)).personName).toBe(same);
  });
});

describe('an erasure that was broken off', () => {
  it('is finished by the worker, once', async () => {
    const { personId } = sure(await createPerson(town.deps, admin(), { name: '闻人望舒', staffNo: 'WRWS-1' }));
    const broken = {
      ...town.deps,
      eraseAccount: async () => {
        throw new Error('killed');
      },
    };
    const asked = { personId, reason: '离职', confirm: '闻人望舒', alsoRemove: ['13900001111'] };
    await expect(erasePerson(broken, admin(), asked)).rejects.toThrow('killed');
    expect((await town.viewerOf(personId)).personName).toBe('闻人望舒');
    await Promise.all([sweepErased(deps()), sweepErased(deps())]);
    expect((await town.viewerOf(personId)).personName).toMatch(/^已注销人员/);
    expect(
      await asOwner('select words, done_at is not null as done from erasure where person_id = $1', [personId]),
    ).toEqual([{ words: [], done: true }]);
  });
});

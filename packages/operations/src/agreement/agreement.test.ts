import { readOnce, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../record/doctor.ts';
import type { StepAnswer } from '../record/run-step.ts';
import { refusedInBoth } from '../testing/languages.ts';
import { type AgreeingTown, agreeingTown, goodPassword } from './testing/agreeing-town.ts';

let town: AgreeingTown;
beforeAll(async () => {
  town = await agreeingTown('agreements');
});
afterAll(() => town.close());

const query = <Row>(statement: ReturnType<typeof sql<Row>>) =>
  readOnce<Row>(town.deps.pool, town.people.admin, statement.compile(sqlOf));
const recordOf = async (id: number) => {
  const [row] = await query(
    sql<{ state: string; title: string; number: string; due_on: string; version_no: number; signatures: number }>`
      select r.state, r.title, r.number, r.due_on, f.version_no, f.signatures from record r
      join agreement f on f.town_id = r.town_id and f.record_id = r.id where r.town_id = ${town.townId} and r.id = ${id}`,
  );
  if (row === undefined) throw new Error('no record');
  return row;
};
const waiting = async (id: number) =>
  (
    await query(
      sql<{
        person_id: number;
      }>`select person_id from todo where town_id = ${town.townId} and record_id = ${id} order by person_id`,
    )
  ).map(({ person_id }) => person_id);
const told = (answer: StepAnswer) =>
  answer.ok ? ['ok'] : answer.problems.map(({ code, path }) => [code, path?.join('.') ?? null]);
const withdraw = async (at: { recordId: number; version: number }) =>
  town.done(town.agreement(town.people.admin, 'withdraw', at, { reason: '重拟' }));

describe('the main road of an agreement', () => {
  it('leads from the draft over both signatures to its evaluation and closing', async () => {
    const { admin } = town.people;
    const { a, b } = town.signers;
    const drafted = await town.drafted();
    expect(await recordOf(drafted.recordId)).toMatchObject({
      state: 'drafted',
      title: '东片小学2026—2027学年教学质量目标责任书',
      number: expect.stringMatching(/^责任书〔2026〕\d+$/),
      due_on: 'infinity',
      version_no: 1,
    });
    expect(await waiting(drafted.recordId)).toEqual([admin.personId]);
    const offered = await town.done(town.agreement(admin, 'offer', drafted));
    expect(await recordOf(offered.recordId)).toMatchObject({ state: 'offered', due_on: '2026-11-27', version_no: 1 });
    expect(await waiting(offered.recordId)).toEqual([a.personId, b.personId].sort((x, y) => x - y));
    const half = await town.done(town.sign(a, offered));
    expect(await recordOf(half.recordId)).toMatchObject({ state: 'halfSigned', signatures: 1 });
    expect(await waiting(half.recordId)).toEqual([b.personId]);
    const signed = await town.done(town.sign(b, half));
    expect(await recordOf(signed.recordId)).toMatchObject({ state: 'inForce', signatures: 2, due_on: 'infinity' });
    expect(await waiting(signed.recordId)).toEqual([]);
    const reviewed = await town.done(town.agreement(a, 'reviewMidTerm', signed, { notes: '差距在英语' }));
    const examId = await town.exam('MAIN');
    await town.results(examId, 1, [{ group: town.east, n: 100, mean: 80, pass: 90, excellent: 40, low: 5 }]);
    const judged = await town.done(town.agreement(admin, 'evaluate', reviewed, { exam: examId }));
    expect((await recordOf(judged.recordId)).state).toBe('met');
    const closed = await town.done(town.agreement(admin, 'close', judged));
    expect((await recordOf(closed.recordId)).state).toBe('closed');
    expect((await doctor(town.deps)).disagreements).toEqual([]);
    // Another may be made only once this one is withdrawn; a closed one stands.
    expect(told(await town.agreement(admin, 'draft', null, town.terms()))).toEqual([['InvalidInput', 'partyB']]);
  });

  it('keeps the whole text, which says targets, rules and rights, under its own hash', async () => {
    const drafted = await town.drafted({ unit: town.west, partyB: town.people.westHead.personId });
    const { text, hash } = await town.versionNow(drafted.recordId, 1);
    for (const words of [
      '甲方：试镇（罗怀远）',
      '乙方：西片小学（余德明）',
      '1. 综合分（必达）：不低于 71分。2025—2026学年未测。',
      '40∶30∶20∶10',
      '及格线为满分的 60%',
      '东片小学、西片小学，共 2 个。',
      '没有完成目标的校片中综合分最低的 2 个',
      '5 个工作日内可以陈述申辩，决定送达后 30 日内可以申请复核',
      '七、甲方提供的支持\n每学月安排两次英语学科帮扶。',
    ])
      expect(text).toContain(words);
    const [again] = await query(
      sql<{ hash: string }>`select encode(sha256(convert_to(${text}, 'UTF8')), 'hex') as hash`,
    );
    expect(again?.hash).toBe(hash);
    await withdraw(drafted);
  });

  it('sets the results of the last year beside each target', async () => {
    const examId = await town.exam('LAST', { heldOn: '2026-06-25', planYearId: town.lastYear });
    await town.results(examId, 1, [{ group: town.west, n: 40, mean: 70, pass: 30, excellent: 10, low: 2 }]);
    const drafted = await town.drafted({ unit: town.west, partyB: town.people.westHead.personId });
    const { content } = await town.versionNow(drafted.recordId, 1);
    expect(content.targets.map(({ lastYears }) => lastYears)).toEqual([
      // 0.4 * 70 + 0.3 * 75 + 0.2 * 25 + 0.1 * 95
      [{ planYear: '2025—2026学年', value: '65' }],
      [{ planYear: '2025—2026学年', value: '5' }],
    ]);
    await withdraw(drafted);
  });
});

describe('a signature', () => {
  const west = () => ({ unit: town.west, partyB: town.people.westHead.personId });

  it('is given by each party once, and by nobody else', async () => {
    const offered = await town.offered(west());
    const { a } = town.signers;
    const { admin, head, westHead } = town.people;
    expect(told(await town.sign(admin, offered))).toEqual([['NotAllowed', null]]);
    expect(told(await town.sign(head, offered))).toEqual([['NotFound', 'id']]);
    const half = await town.done(town.sign(westHead, offered));
    const again = await town.sign(westHead, half);
    expect(again).toMatchObject({
      ok: false,
      problems: [{ code: 'StepNotAvailable', message: '您是本件的签署人，这一步要由别人办' }],
    });
    const both = await town.done(town.sign(a, half));
    expect((await recordOf(both.recordId)).state).toBe('inForce');
    const rows = await query(
      sql<{
        side: string;
        version_no: number;
      }>`select side, version_no from agreement_signature where town_id = ${town.townId} and record_id = ${both.recordId} order by side`,
    );
    expect(rows).toEqual([
      { side: 'A', version_no: 1 },
      { side: 'B', version_no: 1 },
    ]);
    await query(sql`select 1`);
    await town.done(town.agreement(admin, 'evaluate', both));
  });

  it('of two parties at once loses neither: one is told to look again', async () => {
    const teacher = { party: 'teacher', partyA: town.people.head.personId, partyB: town.people.teacher.personId };
    const offered = await town.offered(teacher);
    const { head, teacher: b } = town.people;
    const answers = await Promise.all([town.sign(head, offered), town.sign(b, offered)]);
    expect(answers.filter(({ ok }) => ok).length).toBe(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : answer.problems.map(({ code }) => code)))).toEqual([
      'StaleVersion',
    ]);
    const late = answers[0]?.ok ? b : head;
    const done = answers.find(({ ok }) => ok);
    if (!done?.ok) throw new Error('Nobody signed.');
    const signed = await town.done(town.sign(late, done));
    expect((await recordOf(signed.recordId)).state).toBe('inForce');
  });

  it('needs the text that is on the table, that it was read, and the right password', async () => {
    const other = { party: 'teacher', partyA: town.people.head.personId, partyB: town.people.other.personId };
    const offered = await town.offered(other);
    const { head } = town.people;
    expect(told(await town.sign(head, offered, 1, { contentHash: 'f'.repeat(64), read: false }))).toEqual([
      ['InvalidInput', 'contentHash'],
      ['InvalidInput', 'read'],
    ]);
    const wrong = await town.sign(head, offered, 1, { password: 'guess' });
    expect(wrong).toMatchObject({
      ok: false,
      problems: [{ code: 'InvalidInput', path: ['password'], message: '密码不对，还可以试 9 次。请核对后再输' }],
    });
    expect(told(await town.sign(head, offered, 1, { password: '' }))).toEqual([['InvalidInput', 'password']]);
    expect(told(await town.sign({ ...head, viaKey: true }, offered))).toEqual([['NotAllowed', null]]);
    expect((await recordOf(offered.recordId)).signatures).toBe(0);
    await withdraw(offered);
  });

  it('keeps no trace of the password, and is answered the same twice under one key', async () => {
    const other = { party: 'teacher', partyA: town.people.head.personId, partyB: town.people.other.personId };
    const offered = await town.offered(other);
    const key = town.key();
    const one = await town.sign(town.people.head, offered, 1, {}, key);
    const two = await town.sign(town.people.head, offered, 1, {}, key);
    expect([one, two].map((each) => each.ok && [each.version, each.replayed])).toEqual([
      [3, false],
      [3, true],
    ]);
    const [kept] = await query(
      sql<{
        all: string;
      }>`select (select json_agg(e)::text from event e where e.town_id = ${town.townId} and e.record_id = ${offered.recordId})
        || (select json_agg(p)::text from event_payload p where p.town_id = ${town.townId} and p.record_id = ${offered.recordId})
        || (select json_agg(o)::text from outbox o where o.town_id = ${town.townId})
        || (select json_agg(i)::text from idempotency i where i.town_id = ${town.townId}) as all`,
    );
    expect(kept?.all).toContain('contentHash');
    expect(kept?.all).not.toContain(goodPassword);
    expect(kept?.all).not.toContain('password');
    if (one.ok) await withdraw(one);
  });

  it('ends with a new version, which both sign anew', async () => {
    const { admin, head, other } = town.people;
    const offered = await town.offered({ party: 'teacher', partyA: head.personId, partyB: other.personId });
    const half = await town.done(town.sign(head, offered));
    const targets = [{ indicator: 'composite', comparison: 'atLeast', value: '69.5', mandatory: true }];
    const countered = await town.done(
      town.agreement(other, 'counter', half, { targets, reason: '上年基数低', clauses: [] }),
    );
    expect(await recordOf(countered.recordId)).toMatchObject({ state: 'countered', version_no: 2, signatures: 0 });
    expect(await waiting(countered.recordId)).toEqual([admin.personId]);
    const anew = await town.done(town.agreement(admin, 'offer', countered, { answer: '采纳' }));
    expect(await recordOf(anew.recordId)).toMatchObject({ state: 'offered', version_no: 3 });
    expect(await waiting(anew.recordId)).toEqual([head.personId, other.personId].sort((x, y) => x - y));
    // Whoever still looks at the earlier version is stopped, by its version and by its text.
    expect(told(await town.sign(other, half, 1))).toEqual([['StaleVersion', 'expectedVersion']]);
    expect(told(await town.sign(other, anew, 1))).toEqual([['InvalidInput', 'contentHash']]);
    const signed = await town.done(town.sign(head, await town.done(town.sign(other, anew, 3)), 3));
    expect(await recordOf(signed.recordId)).toMatchObject({ state: 'inForce', version_no: 3 });
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });

  it('may be made on paper: by a party, on a day that has been, with a scan', async () => {
    const person = await town.person('孙老师', 'teacher', town.east);
    const { admin, head } = town.people;
    const offered = await town.offered({ party: 'teacher', partyA: head.personId, partyB: person.personId });
    const [file] = await scanOf(admin.personId);
    const paper = (more: object) =>
      town.agreement(admin, 'signOnPaper', offered, {
        signer: person.personId,
        signedOn: '2026-11-17',
        scan: [file],
        ...more,
      });
    expect(told(await paper({ scan: [] }))).toEqual([['InvalidInput', 'scan']]);
    expect(told(await paper({ signedOn: '2026-11-19', signer: town.people.other.personId }))).toEqual([
      ['InvalidInput', 'signer'],
      ['InvalidInput', 'signedOn'],
    ]);
    const half = await town.done(paper({}));
    expect(await waiting(half.recordId)).toEqual([head.personId]);
    const again = await town.agreement(admin, 'signOnPaper', half, {
      signer: person.personId,
      signedOn: '2026-11-17',
      scan: [file],
    });
    expect(told(again)).toEqual([['InvalidInput', 'signer']]);
    const signed = await town.done(town.sign(head, half));
    expect((await recordOf(signed.recordId)).state).toBe('inForce');
  });
});

const scanOf = async (personId: number): Promise<number[]> => {
  const { transaction } = await import('@plumbline/database');
  return transaction(town.deps.pool, { townId: town.townId, personId }, async (tx) => {
    const file = await tx.first(
      sqlOf
        .insertInto('file')
        .values({
          town_id: town.townId,
          hash: 'a'.repeat(64),
          media_type: 'image/jpeg',
          size: 1,
          name: '签字页.jpg',
          uploaded_by: personId,
          at: town.deps.clock(),
        })
        .returning('id'),
    );
    return file === undefined ? [] : [file.id];
  });
};

describe('a draft', () => {
  it('is refused, field by field, where parties, targets or the session do not fit', async () => {
    const { admin, head, teacher } = town.people;
    const newHead = await town.person('新校长', 'campusHead', town.west);
    const elsewhere = await town.exam('OLD', { heldOn: '2026-05-01', planYearId: town.lastYear });
    const draft = (more: object, by = admin) => town.agreement(by, 'draft', null, town.terms({ ...more }));
    const one = { party: 'teacher', partyA: head.personId, partyB: teacher.personId };
    expect(told(await draft({ ...one, partyA: teacher.personId }))).toContainEqual(['InvalidInput', 'partyB']);
    expect(told(await draft({ partyB: teacher.personId }))).toContainEqual(['InvalidInput', 'partyB']);
    const west = { unit: town.west, partyA: head.personId, partyB: newHead.personId };
    expect(told(await draft({ ...west, exam: elsewhere }))).toEqual([['InvalidInput', 'exam']]);
    const target = { indicator: 'composite', comparison: 'atLeast', value: '71', mandatory: true };
    const targets = [
      target,
      { ...target, value: '72' },
      { ...target, indicator: 'happiness' },
      { ...target, indicator: 'passRate', value: '101' },
    ];
    expect(told(await draft({ ...west, targets }))).toEqual([
      ['InvalidInput', 'targets.1'],
      ['InvalidInput', 'targets.2'],
      ['InvalidInput', 'targets.3'],
    ]);
    expect(told(await draft({ ...west, targets: [{ ...target, value: '7e1' }] }))).toEqual([
      ['InvalidInput', 'targets.0.value'],
    ]);
    expect(told(await draft({ ...west, targets: [] }))).toEqual([['InvalidInput', 'targets']]);
  });

  it('is made by academic affairs or, for the campus’s own people, by its head; never by who would sign it as party B', async () => {
    const { head, teacher, westHead } = town.people;
    const person = await town.person('钱老师', 'teacher', town.east);
    const terms = { party: 'teacher', partyA: head.personId, partyB: person.personId };
    const draft = (by: typeof head, more: object = {}) =>
      town.agreement(by, 'draft', null, town.terms({ ...terms, ...more }));
    expect(told(await draft(teacher))).toEqual([['NotAllowed', null]]);
    expect(told(await draft(westHead))).toEqual([['NotAllowed', null]]);
    const own = { party: 'campusHead', partyA: town.leader.personId, partyB: head.personId };
    expect(told(await draft(head, own))).toContainEqual(['InvalidInput', 'party']);
    const drafted = await town.done(draft(head));
    const offered = await town.done(town.agreement(head, 'offer', drafted));
    expect(told(await town.agreement(person, 'withdraw', offered, { reason: '不签' }))).toEqual([['NotAllowed', null]]);
    const refused = await town.done(town.agreement(person, 'refuse', offered, { reason: '基数不对' }));
    expect(await recordOf(refused.recordId)).toMatchObject({ state: 'refused' });
    await town.done(town.agreement(head, 'withdraw', refused, { reason: '作废' }));
  });
});

describe('every refusal', () => {
  it('speaks the reader’s language and says what to do', async () => {
    const { admin, head } = town.people;
    const person = await town.person('吴老师', 'teacher', town.east);
    const terms = { party: 'teacher', partyA: head.personId, partyB: person.personId };
    const drafted = await town.drafted(terms);
    const offered = await town.done(town.agreement(admin, 'offer', drafted));
    const [record] = await query(
      sql<{ number: string }>`select number from record where town_id = ${town.townId} and id = ${offered.recordId}`,
    );
    const target = { indicator: 'happiness', comparison: 'atLeast', value: '71', mandatory: true };
    const draft = (more: object, typed: string[] = []) =>
      refusedInBoth(admin, (viewer) => town.agreement(viewer, 'draft', null, town.terms({ ...terms, ...more })), typed);
    await draft({}, [record?.number ?? '']);
    await draft({
      partyA: person.personId,
      unit: town.west,
      targets: [target, { ...target, indicator: 'passRate', value: '101' }],
    });
    await draft({ party: 'campusHead', unit: town.root, targets: [{ ...target, value: 'a' }] });
    const { hash } = await town.versionNow(offered.recordId, 1);
    const sign = (more: object) =>
      refusedInBoth(head, (viewer) =>
        town.agreement(viewer, 'sign', offered, { contentHash: hash, read: true, password: goodPassword, ...more }),
      );
    await sign({ contentHash: 'f'.repeat(64), read: false });
    await sign({ password: 'wrong' });
    await sign({ password: '' });
    await refusedInBoth({ ...head, viaKey: true }, (viewer) => town.agreement(viewer, 'sign', offered, {}));
    await refusedInBoth(head, (viewer) => town.agreement(viewer, 'counter', offered, { reason: '无' }));
    await refusedInBoth(admin, (viewer) =>
      town.agreement(viewer, 'signOnPaper', offered, { signer: admin.personId, signedOn: '2027-01-01', scan: [] }),
    );
    const [file = 0] = await scanOf(admin.personId);
    await refusedInBoth(admin, (viewer) =>
      town.agreement(viewer, 'signOnPaper', offered, { signer: admin.personId, signedOn: '2027-01-01', scan: [file] }),
    );
  });
});

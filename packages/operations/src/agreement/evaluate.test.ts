import { readOnce, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../record/doctor.ts';
import { evaluateFrom } from './evaluate-from.ts';
import { type AgreeingTown, agreeingTown, type MadeFigures } from './testing/agreeing-town.ts';

let town: AgreeingTown;
let owner: pg.Client;
beforeAll(async () => {
  town = await agreeingTown('evaluations');
  owner = new pg.Client(town.owner);
  await owner.connect();
  await owner.query(`select set_config('app.town', $1, false)`, [String(town.townId)]);
});
afterAll(async () => {
  await owner?.end();
  await town?.close();
});

const query = <Row>(statement: ReturnType<typeof sql<Row>>) =>
  readOnce<Row>(town.deps.pool, town.people.admin, statement.compile(sqlOf));

interface Evaluation {
  readonly evaluation_no: number;
  readonly outcome: string;
  readonly exam_id: number | null;
  readonly revision: number | null;
  readonly rules: { readonly composite: object; readonly contentHash: string };
  readonly targets: readonly {
    readonly indicator: string;
    readonly found: string | null;
    readonly met: boolean | null;
    readonly n: number | null;
    readonly small: boolean;
    readonly interval: { lo: number; hi: number } | null;
    readonly behind: object;
  }[];
}
const evaluationsOf = (recordId: number) =>
  query(
    sql<Evaluation>`select evaluation_no, outcome, exam_id, revision, rules, targets from agreement_evaluation
      where town_id = ${town.townId} and record_id = ${recordId} order by evaluation_no`,
  );
const stateOf = async (recordId: number) =>
  (await query(sql<{ state: string }>`select state from record where town_id = ${town.townId} and id = ${recordId}`))[0]
    ?.state;

/** A teacher with an agreement in force, bound to a session. */
const teacherInForce = async (examId: number, targets?: readonly object[]) => {
  const person = await town.person(`老师${examId}${Math.random()}`, 'teacher', town.east);
  const { head } = town.people;
  const offered = await town.offered({
    party: 'teacher',
    partyA: head.personId,
    partyB: person.personId,
    exam: examId,
    ...(targets && { targets }),
  });
  const signed = await town.done(town.sign(person, await town.done(town.sign(head, offered))));
  return { ...signed, personId: person.personId };
};
const figures = (group: number, more: Partial<MadeFigures> = {}): MadeFigures => ({
  group,
  grouping: 'teacher',
  n: 40,
  mean: 70,
  pass: 28,
  excellent: 8,
  low: 2,
  ...more,
});
const passRate = (value: string) => [{ indicator: 'passRate', comparison: 'atLeast', value, mandatory: true }];

describe('an evaluation', () => {
  it('is never made from a session that is not published: not evaluated, never missed', async () => {
    const examId = await town.exam('UNPUBLISHED', { published: false });
    const at = await teacherInForce(examId);
    await town.results(examId, 1, [figures(at.personId)]);
    await town.done(town.agreement(town.people.admin, 'evaluate', at));
    expect(await evaluationsOf(at.recordId)).toMatchObject([
      { outcome: 'notEvaluated', exam_id: null, revision: null, targets: [{ found: null, met: null, n: null }, {}] },
    ]);
    expect(await stateOf(at.recordId)).toBe('unevaluated');
    expect(await evaluateFrom(town.deps, town.people.admin, examId)).toEqual([]);
  });

  it('of one target without data is not evaluated, whatever the others are; where nothing was due nothing was late', async () => {
    const examId = await town.exam('PART');
    const rectified = { indicator: 'rectifiedOnTime', comparison: 'atLeast', value: '95', mandatory: true };
    const [none, some] = [
      await teacherInForce(examId, [...passRate('10'), rectified]),
      await teacherInForce(examId, [...passRate('10'), rectified]),
    ];
    await town.results(examId, 1, [figures(some.personId)]);
    for (const at of [none, some]) await town.done(town.agreement(town.people.admin, 'evaluate', at));
    expect(await evaluationsOf(none.recordId)).toMatchObject([
      { outcome: 'notEvaluated', targets: [{ found: null }, { found: '100', n: 0, interval: null }] },
    ]);
    expect(await evaluationsOf(some.recordId)).toMatchObject([
      { outcome: 'met', targets: [{}, { found: '100', n: 0, interval: null }] },
    ]);
  });

  it('compares exactly: 69.995 is not 70, and 70 is', async () => {
    const examId = await town.exam('EXACT');
    const [close, exact] = [await teacherInForce(examId, passRate('70')), await teacherInForce(examId, passRate('70'))];
    await town.results(examId, 1, [
      figures(close.personId, { n: 20_000, pass: 13_999 }),
      figures(exact.personId, { n: 20_000, pass: 14_000 }),
    ]);
    const rows = await evaluateFrom(town.deps, town.people.admin, examId);
    expect(rows.map(({ problems }) => problems)).toEqual([[], []]);
    expect(await evaluationsOf(close.recordId)).toMatchObject([
      { outcome: 'missed', targets: [{ found: '69.995', met: false, margin: '-0.005', n: 20_000, small: false }] },
    ]);
    expect(await evaluationsOf(exact.recordId)).toMatchObject([
      { outcome: 'met', targets: [{ found: '70', met: true }] },
    ]);
    expect([await stateOf(close.recordId), await stateOf(exact.recordId)]).toEqual(['missed', 'met']);
  });

  it('freezes the revision, the rules and all that each number rests on', async () => {
    const examId = await town.exam('FROZEN');
    const at = await teacherInForce(examId);
    await town.results(examId, 1, [figures(at.personId, { n: 8, pass: 4, excellent: 1, low: 1, mean: 60 })]);
    await town.done(town.agreement(town.people.admin, 'evaluate', at));
    const [found] = await evaluationsOf(at.recordId);
    const { hash } = await town.versionNow(at.recordId, 1);
    expect(found).toMatchObject({
      exam_id: examId,
      revision: 1,
      rules: { versionNo: 1, contentHash: hash, composite: { mean: 40, pass: 30, excellent: 20, notLow: 10 } },
      targets: [
        {
          // 0.4 * 60 + 0.3 * 50 + 0.2 * 12.5 + 0.1 * 87.5
          indicator: 'composite',
          found: '50.25',
          met: false,
          small: true,
          n: 8,
          behind: { subjects: [{ subject: '数学', n: 8, sumHundredths: 48_000, pass: 4, excellent: 1, low: 1 }] },
        },
        { indicator: 'lowRate', found: '12.5', met: false },
      ],
    });
    const [composite] = found?.targets ?? [];
    expect(composite?.interval?.lo).toBeLessThan(50.25);
    expect(composite?.interval?.hi).toBeGreaterThan(50.25);
  });

  it('is made again after a correction, while the first stays as it was', async () => {
    const examId = await town.exam('CORRECTED');
    const at = await teacherInForce(examId, passRate('75'));
    await town.results(examId, 1, [figures(at.personId)]);
    await evaluateFrom(town.deps, town.people.admin, examId);
    const [first] = await evaluationsOf(at.recordId);
    expect(first).toMatchObject({ outcome: 'missed', revision: 1, targets: [{ found: '70' }] });
    await town.results(examId, 2, [figures(at.personId, { pass: 30 })]);
    await town.publish(examId, 2);
    const rows = await evaluateFrom(town.deps, town.people.admin, examId);
    expect(rows).toMatchObject([{ recordId: at.recordId, problems: [] }]);
    const both = await evaluationsOf(at.recordId);
    expect(both[0]).toEqual(first);
    expect(both[1]).toMatchObject({ evaluation_no: 2, outcome: 'met', revision: 2, targets: [{ found: '75' }] });
    expect(await stateOf(at.recordId)).toBe('met');
    // What rests on the published revision already is left alone.
    expect(await evaluateFrom(town.deps, town.people.admin, examId)).toEqual([]);
    expect(await evaluationsOf(at.recordId)).toHaveLength(2);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });

  it('is not made by whom it concerns', async () => {
    const examId = await town.exam('OWN');
    const offered = await town.offered({ exam: examId });
    const { a, b } = town.signers;
    const signed = await town.done(town.sign(b, await town.done(town.sign(a, offered))));
    const refused = await town.agreement(b, 'evaluate', signed);
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'NotAllowed' }] });
    await town.done(town.agreement(town.people.admin, 'evaluate', signed));
  });

  it('counts the unit’s rectification cases whose day is over', async () => {
    const { admin, teacher, inspector } = town.people;
    const finding = { weight: 'light', unit: town.west };
    const closed = async (late: boolean) => {
      let at = await town.noticed({ ...finding, title: late ? '晚了' : '按期' });
      at = await town.done(town.step(teacher, 'acknowledge', at));
      at = await town.done(town.step(teacher, 'submitReport', at));
      const { now } = town.time;
      if (late) town.time.now = new Date('2026-12-07T02:00:00Z');
      await town.done(town.step(inspector, 'accept', at, { verified: true }));
      town.time.now = now;
    };
    await closed(false);
    await closed(true);
    await town.noticed({ ...finding, title: '还没到期' });
    const person = await town.person('西片校长', 'campusHead', town.west);
    const offered = await town.offered({
      unit: town.west,
      partyB: person.personId,
      targets: [{ indicator: 'rectifiedOnTime', comparison: 'atLeast', value: '50.01', mandatory: true }],
    });
    const half = await town.done(town.sign(town.leader, offered));
    const signed = await town.done(town.sign(person, half));
    await town.done(town.agreement(admin, 'evaluate', signed));
    expect(await evaluationsOf(signed.recordId)).toMatchObject([
      { outcome: 'missed', targets: [{ found: '50', n: 2, behind: { rectified: { due: 2, onTime: 1 } } }] },
    ]);
  });

  it('works for 65 agreements of one session', async () => {
    const examId = await town.exam('MANY');
    const agreements = [];
    for (let index = 0; index < 65; index += 1) agreements.push(await teacherInForce(examId, passRate('70')));
    await town.results(
      examId,
      1,
      agreements.map(({ personId }, index) => figures(personId, { n: 100, pass: index + 30 })),
    );
    const rows = await evaluateFrom(town.deps, town.people.admin, examId);
    expect(rows).toHaveLength(65);
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
    const outcomes = await query(
      sql<{ outcome: string; count: number }>`select outcome, count(*) as count from agreement_evaluation
        where town_id = ${town.townId} and exam_id = ${examId} group by outcome order by outcome`,
    );
    expect(outcomes).toEqual([
      { outcome: 'met', count: 25 },
      { outcome: 'missed', count: 40 },
    ]);
  }, 60_000);
});

describe('a changed byte in a stored text', () => {
  it('is found by the doctor, with number and version, and stops whoever would sign it', async () => {
    const person = await town.person('被改的', 'teacher', town.east);
    const { head } = town.people;
    const offered = await town.offered({ party: 'teacher', partyA: head.personId, partyB: person.personId });
    const half = await town.done(town.sign(head, offered));
    const [record] = await query(
      sql<{ number: string }>`select number from record where town_id = ${town.townId} and id = ${half.recordId}`,
    );
    const change = (from: string, to: string) =>
      owner.query('update agreement_version set text = replace(text, $2, $3) where record_id = $1', [
        half.recordId,
        from,
        to,
      ]);
    await change('不低于 71', '不低于 17');
    expect((await doctor(town.deps)).disagreements).toMatchObject([
      { number: record?.number, what: 'has a text of version 1 that does not fit its hash' },
      { number: record?.number, what: 'has a signature of party A that does not fit the text of version 1' },
    ]);
    const refused = await town.sign(person, half);
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ code: 'TextAltered', path: ['contentHash'], message: expect.stringContaining('教导处') }],
    });
    await change('不低于 17', '不低于 71');
    expect((await doctor(town.deps)).disagreements).toEqual([]);
    await town.done(town.sign(person, half));
  });
});

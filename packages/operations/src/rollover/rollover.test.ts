import { readOnce, sqlOf, type Transaction, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handOverAfterPosts } from '../clock/hand-over-after-posts.ts';
import { loadSight, subjectsRead } from '../exam/sight.ts';
import { trendOf } from '../exam/trend.ts';
import { appoint } from '../people/posts.ts';
import { setTeaching } from '../teaching/set-teaching.ts';
import { forgetTown, townFacts } from '../town/facts.ts';
import { saveSettings } from '../town/save-settings.ts';
import { rolloverPreview, rolloverRun } from './run.ts';
import { sure, type YearTown, yearTown } from './testing/year-town.ts';
import { rolloverUndo } from './undo.ts';

let town: YearTown;
beforeAll(async () => {
  town = await yearTown();
});
afterAll(() => town.close());

const rows = <Row>(text: string): Promise<Row[]> =>
  readOnce<Row>(town.deps.pool, { townId: town.townId, personId: null }, sql<Row>`${sql.raw(text)}`.compile(sqlOf));
const undo = (rolloverId: number) => rolloverUndo(town.deps, town.people.admin, { rolloverId, reason: '试运行' });

describe('the preview of a rollover', () => {
  it('moves each class one grade up, makes those that are missing and closes what stays empty', async () => {
    const { plan } = await town.preview();
    const to = new Map(
      plan.classes.map(({ name, school, toName, leaves }) => [`${school} ${name}`, leaves ? null : toName]),
    );
    expect(Object.fromEntries(to)).toEqual({
      '东片小学 一（1）班': '二（1）班',
      '东片小学 一（2）班': '二（2）班',
      '东片小学 二（1）班': '三（1）班',
      '东片小学 向日葵班': '向日葵班',
      '东片小学 五（1）班': '六（1）班',
      '东片小学 六（1）班': null,
      '东片小学 六（2）班': null,
      '西片小学 六（1）班': null,
      '试镇初中 701班': '801班',
      '试镇初中 801班': '901班',
      '试镇初中 901班': null,
    });
    expect(plan.made.map(({ name, grade }) => [name, grade])).toEqual([
      ['二（2）班', 2],
      ['三（1）班', 3],
      ['向日葵班', 4],
    ]);
    expect(plan.intakes.map(({ school, grade, names }) => [school, grade, names])).toEqual([
      ['东片小学', 1, ['一（1）班', '一（2）班']],
      ['试镇初中', 7, ['701班']],
    ]);
    expect(plan.closed.map(({ name }) => name)).toEqual(['向日葵班', '五（1）班', '六（2）班', '六（1）班']);
  });

  it('says how many notes of single weeks stay in the old year, and takes none over', async () => {
    const { deps, townId } = town;
    expect((await town.preview()).plan.weekNotesLeft).toBe(0);
    const change = (statement: Parameters<Transaction['run']>[0]) =>
      transaction(deps.pool, { townId, personId: null }, (tx) => tx.run(statement));
    await change(
      sql`insert into term_note (town_id, term_id, week, note) select town_id, id, 10, '期中' from term where town_id = ${townId}
        and plan_year_id = ${(await town.preview()).plan.fromYearId}`.compile(sqlOf),
    );
    const { terms } = await rows<{ terms: number }>(`select count(*)::int as terms from term_note`).then(
      ([row]) => row ?? { terms: 0 },
    );
    expect(terms).toBeGreaterThan(0);
    expect((await town.preview()).plan.weekNotesLeft).toBe(terms);
    const { rolloverId } = await town.turn();
    expect(await rows(`select 1 from term_note`)).toHaveLength(terms);
    sure(await undo(rolloverId));
    // No page takes a note back.
    await town.asOwner((owner) => owner.query('delete from term_note where town_id = $1', [townId]));
  });

  it('has class teachers follow their class, renews what ends with the year and leaves offices alone', async () => {
    const { plan } = await town.preview();
    const posts = plan.posts.map(({ person, act, next, endsOn }) => [person, act, next?.title ?? null, endsOn]);
    expect(posts).toEqual(
      expect.arrayContaining([
        ['唐一', 'follow', '二（1）班班主任', '2027-07-31'],
        ['宋二', 'follow', '三（1）班班主任', '2027-07-31'],
        ['钱六', 'end', null, '2027-07-31'],
        ['高洁', 'end', null, '2027-07-31'],
        ['闲人', 'renew', '代理教研组长', null],
      ]),
    );
    expect(posts).toHaveLength(5);
    expect(plan.teaching.map(({ subject, person, next }) => [subject, person, next?.unitName ?? null])).toEqual(
      expect.arrayContaining([
        ['语文', '唐一', '东片小学 / 二（1）班'],
        ['语文', '唐一', '东片小学 / 三（1）班'],
        ['语文', '唐一', '东片小学 / 六（1）班'],
        ['数学', '李思雨', null],
      ]),
    );
  });

  it('writes nothing, and is academic affairs’ alone', async () => {
    const before = await town.dump();
    await town.preview();
    for (const viewer of [town.people.head, town.people.teacher, town.office('groupHead')])
      expect(await rolloverPreview(town.deps, viewer, {})).toMatchObject({ problems: [{ code: 'NotAllowed' }] });
    expect(await town.dump()).toEqual(before);
  });

  it('tells what of the choices does not fit, at its place', async () => {
    const answer = await rolloverPreview(town.deps, town.people.admin, {
      classes: [
        { classId: town.more.first2, name: '二（1）班' },
        { classId: town.east, name: 'x' },
      ],
      intakes: [{ schoolId: town.east, grade: 1, classes: 41 }],
      terms: [{ title: '上学期', startsOn: '2026-09-01', endsOn: '2027-01-20' }],
    });
    expect(answer.ok).toBe(false);
    if (!answer.ok)
      expect(answer.problems.map(({ path }) => path?.join('.'))).toEqual([
        'terms.0.startsOn',
        'classes.1.class',
        'classes.0.name',
        'intakes.0.classes',
      ]);
  });
});

describe('a rollover', () => {
  it('is taken back exactly, down to the last row of every table', async () => {
    sure(
      await saveSettings(town.deps, town.people.admin, {
        planYearId: (await townFacts(town.deps, town.townId)).planYears.at(-1)?.id ?? 0,
        values: [{ key: 'rectification.issueDays', value: '5' }],
      }),
    );
    const before = await town.dump();
    const { rolloverId } = await town.turn({ intakes: [{ schoolId: town.east, grade: 1, classes: 3 }] });
    const after = await town.dump();
    for (const table of [
      'plan_year',
      'term',
      'school_month',
      'setting',
      'calendar_day',
      'unit',
      'post',
      'teaching',
      'class_succession',
    ])
      expect([table, after[`public.${table}`]?.length]).not.toEqual([table, before[`public.${table}`]?.length]);
    expect(after['pupils.enrolment']?.length).toBeGreaterThan(before['pupils.enrolment']?.length ?? 0);
    sure(await undo(rolloverId));
    expect(await town.dump()).toEqual(before);
    const [kept] = await rows<{ undone_reason: string }>('select undone_reason from rollover');
    expect(kept).toEqual({ undone_reason: '试运行' });
  });

  it('takes the numbers of the year before, and gives pupils their new class from its first day', async () => {
    const { rolloverId, summary } = await town.turn();
    forgetTown(town.deps, town.townId);
    const facts = await townFacts(town.deps, town.townId);
    const year = facts.planYears.at(-1);
    expect(year).toMatchObject({ title: '2027—2028学年', startsOn: '2027-08-01', endsOn: '2028-07-31' });
    expect(year?.settings.get('rectification.issueDays')).toBe(5);
    expect(summary).toMatchObject({ pupilsUp: 21, pupilsLeft: 33, classesUp: 7, classesLeft: 4 });
    const stays = await town.rows<{ name: string; from_on: string; to_on: string }>(
      `select u.name, e.from_on, e.to_on from pupils.enrolment e join pupils.pupil p on p.id = e.pupil_id join public.unit u on u.id = e.class_id
        where p.token = 'first11' order by e.from_on`,
    );
    expect(stays).toEqual([
      { name: '一（1）班', from_on: '2026-08-01', to_on: '2027-07-31' },
      { name: '二（1）班', from_on: '2027-08-01', to_on: 'infinity' },
    ]);
    sure(await undo(rolloverId));
  });

  it('is answered again under its key, and refused where something changed since the preview', async () => {
    const { digest } = await town.preview();
    const call = { choices: {}, digest, reason: '新学年', idempotencyKey: town.key() };
    const [one, two] = await Promise.all([
      rolloverRun(town.deps, town.people.admin, call),
      rolloverRun(town.deps, town.people.admin, call),
    ]);
    expect(sure(two).rolloverId).toBe(sure(one).rolloverId);
    expect(await rolloverRun(town.deps, town.people.admin, { ...call, digest: 'other' })).toMatchObject({
      problems: [{ code: 'IdempotencyKeyReused' }],
    });
    expect(await rolloverPreview(town.deps, town.people.admin, {})).toMatchObject({
      problems: [{ path: ['planYear'] }],
    });
    sure(await undo(sure(one).rolloverId));
    await town.person('新来的', 'classTeacher', town.more.first2);
    const late = await rolloverRun(town.deps, town.people.admin, { ...call, idempotencyKey: town.key() });
    expect(late).toMatchObject({ problems: [{ path: ['digest'] }] });
  });

  it('is not taken back once something rests on the new year, and says what', async () => {
    const { rolloverId } = await town.turn();
    await town.person('后任命', 'teacher', town.east);
    const late = sure(
      await appoint(town.deps, town.people.admin, {
        personId: town.people.idle.personId,
        unitId: town.more.first1,
        role: 'classTeacher',
        title: '一（1）班班主任',
        fromOn: '2027-09-01',
      }),
    );
    const blocked = await undo(rolloverId);
    expect(blocked).toMatchObject({
      ok: false,
      problems: [{ code: 'InvalidInput', message: expect.stringContaining('1 个新学年的岗位') }],
    });
    await town.asOwner((owner) => owner.query('delete from post where id = $1', [late.postId]));
    sure(await undo(rolloverId));
  });

  it('keeps a class teacher’s open cases with them when they went up with their class', async () => {
    const { rolloverId } = await town.turn();
    const { tang } = town.staff;
    const noticed = await town.noticed({ unit: town.more.first1 });
    const moved = await town.done(
      town.step(town.people.admin, 'reassign', noticed, { responsible: tang.personId, reason: '班主任负责' }),
    );
    const facts = await townFacts(town.deps, town.townId);
    town.time.now = new Date('2027-08-02T02:00:00Z');
    await handOverAfterPosts(town.deps, facts, { since: '2027-07-20', today: '2027-08-02' });
    const held = await rows<{ person_id: number }>(
      `select person_id from assignment where record_id = ${moved.recordId} and relation = 'responsible' and until is null`,
    );
    expect(held).toEqual([{ person_id: tang.personId }]);
    town.time.now = new Date('2026-11-18T02:00:00Z');
    expect((await undo(rolloverId)).ok).toBe(true);
  });

  it('leaves earlier sessions to those who have the same pupils now, under the class that they were in then', async () => {
    const examId = await town.open({
      code: 'fifth',
      title: '五年级语文监测',
      grades: [5],
      subjects: [{ name: '语文', fullMark: '100' }],
    });
    const revision = await town.enter(examId, town.more.fifth1, (place) => String(70 + place));
    await town.publish(examId, revision);
    const sixthId = await town.published({ code: 'sixth' });
    const { rolloverId } = await town.turn();
    const held = { heldOn: '2026-11-16' };
    town.time.now = new Date('2027-09-02T02:00:00Z');
    const tang = await town.viewerOf(town.staff.tang.personId);
    const sight = await loadSight(town.deps, tang);
    expect(subjectsRead(sight, held, town.more.fifth1)).toEqual(['语文']);
    expect(subjectsRead(sight, held, town.classes.one)).toEqual([]);
    expect(subjectsRead(sight, { heldOn: '2027-09-01' }, town.classes.one)).toEqual(['语文']);
    const admin = await town.viewerOf(town.people.admin.personId);
    const codes = async (groupId: number) =>
      (await trendOf(town.deps, admin, { grouping: 'class', groupId })).map(({ exam, result }) => [
        exam.code,
        result.name,
      ]);
    expect(await codes(town.classes.one)).toEqual([['fifth', '五（1）班']]);
    town.time.now = new Date('2026-11-18T02:00:00Z');
    expect(await codes(town.classes.one)).toEqual([['sixth', '六（1）班']]);
    expect(sixthId).toBeGreaterThan(0);
    sure(await undo(rolloverId));
  });
});

describe('a year that is in the calendar already', () => {
  it('is filled: it keeps its days, its terms and what was set for it, and gets the rest of the year before', async () => {
    const facts = await townFacts(town.deps, town.townId);
    const [last, present] = facts.planYears.slice(-2);
    if (last === undefined || present === undefined) throw new Error('The calendar holds two years.');
    const set = (planYearId: number, key: string, value: string) =>
      saveSettings(town.deps, town.people.admin, { planYearId, values: [{ key, value }] });
    sure(await set(last.id, 'rectification.planDays', '9'));
    sure(await set(last.id, 'rectification.issueDays', '9'));
    const before = await town.dump();
    const { plan } = await town.preview({ fromYearId: last.id });
    expect([plan.yearId, plan.title, plan.startsOn, plan.termsKept]).toEqual([
      present.id,
      present.title,
      present.startsOn,
      true,
    ]);
    const { rolloverId, summary } = await town.turn({ fromYearId: last.id });
    expect(summary).toMatchObject({ yearMade: false, terms: 0, settings: 1 });
    const filled = (await townFacts(town.deps, town.townId)).planYears.at(-1);
    // Five was set for the year by hand in an earlier test, and stays.
    expect(['rectification.planDays', 'rectification.issueDays'].map((key) => filled?.settings.get(key))).toEqual([
      9, 5,
    ]);
    sure(await undo(rolloverId));
    expect(await town.dump()).toEqual(before);
  });
});

describe('what rests on a year that was turned', () => {
  it('is said one by one, and nothing is changed', async () => {
    const { admin, other } = town.people;
    const { rolloverId } = await town.turn();
    const year = (await townFacts(town.deps, town.townId)).planYears.at(-1);
    await town.open({ code: 'next', heldOn: '2027-09-10' });
    const teach = { classId: town.more.first1, subject: '音乐', personId: other.personId, fromOn: '2027-09-01' };
    sure(await setTeaching(town.deps, admin, teach));
    sure(
      await saveSettings(town.deps, admin, {
        planYearId: year?.id ?? 0,
        values: [{ key: 'rectification.planDays', value: '4' }],
      }),
    );
    const before = await town.dump();
    const answer = await undo(rolloverId);
    expect(answer.ok ? [] : answer.problems.map(({ message }) => message)).toEqual([
      '新学年里又有 1 场监测',
      '之后又录入了 1 条新学年的任课',
      '之后改过 1 条学年参数',
    ]);
    expect(await town.dump()).toEqual(before);
  });

  it('is nobody else’s to take back', async () => {
    for (const viewer of [town.people.head, town.office('groupHead'), town.people.teacher])
      expect(await rolloverUndo(town.deps, viewer, { rolloverId: 1, reason: '试' })).toMatchObject({
        problems: [{ code: 'NotAllowed' }],
      });
    expect(await undo(999_999)).toMatchObject({ problems: [{ code: 'NotFound' }] });
  });
});

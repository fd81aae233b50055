import { readOnce, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInspection } from '../inspection/create-inspection.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { issueNotices, type NoticeItem } from './issue-notices.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('notices');
});
afterAll(() => town.close());

const query = <Row>(statement: ReturnType<typeof sql<Row>>) =>
  readOnce<Row>(town.deps.pool, town.people.admin, statement.compile(sqlOf));

/** Notices that were issued, in the order of their numbers, with their cases. */
const issued = () =>
  query(sql<{
    number: string;
    unit_id: number;
    cases: number[];
  }>`select n.number, n.unit_id, (select json_agg(c.record_id order by c.position) from notice_case c
    where c.town_id = n.town_id and c.notice_id = n.id and c.version is not null) as cases
    from notice n where n.town_id = ${town.townId} and n.number is not null order by n.serial`);

const inspection = async (title: string): Promise<number> => {
  const made = await createInspection(town.deps, town.people.admin, {
    title,
    heldOn: '2026-11-17',
    unitId: town.root,
  });
  if (!made.ok) throw new Error('The inspection was refused.');
  return made.inspectionId;
};

const recorded = async (count: number, more: Record<string, unknown> = {}): Promise<NoticeItem[]> => {
  const items: NoticeItem[] = [];
  for (let index = 0; index < count; index += 1) {
    const made = await town.done(
      town.step(town.people.inspector, 'record', null, town.finding({ title: `问题 ${index}`, ...more })),
    );
    items.push({
      recordId: made.recordId,
      expectedVersion: 1,
      input: { responsible: town.people.teacher.personId, requirement: '一周内补齐', rectifyBy: '2026-12-02' },
    });
  }
  return items;
};

const ids = (items: readonly NoticeItem[]) => items.map(({ recordId }) => recordId);

describe('notices for many findings', () => {
  it('carry the findings of one inspection per campus, are numbered without a gap, and each case stands by itself', async () => {
    const first = await inspection('第一次检查');
    const [east, west] = [
      await recorded(3, { inspection: first }),
      await recorded(2, { inspection: first, unit: town.west }),
    ];
    const before = await issued();
    const answer = await issueNotices(town.deps, town.people.admin, { items: [...east, ...west], key: town.key() });
    expect(answer).toMatchObject({ ok: true, noticeIds: { length: 2 } });
    const now = (await issued()).slice(before.length);
    expect(now.map(({ unit_id, cases }) => [unit_id, cases])).toEqual([
      [town.east, ids(east)],
      [town.west, ids(west)],
    ]);
    const numbers = (await issued()).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => `通知〔2026〕${index + 1}`));
    const [state] = await query(
      sql<{
        states: string[];
      }>`select json_agg(distinct state) as states from record where town_id = ${town.townId} and id = any(${ids(east)}::bigint[])`,
    );
    expect(state?.states).toEqual(['noticed']);
  });

  it('report problems row by row: the good rows go out, the others stay as they were', async () => {
    const [good, stale, wrong] = await recorded(3);
    if (!good || !stale || !wrong) throw new Error('Three findings were wanted.');
    const items = [
      good,
      { ...stale, expectedVersion: 7 },
      { ...wrong, input: { ...wrong.input, requirement: ' ', rectifyBy: '2026-11-01' } },
      { ...good, recordId: 999_999 },
    ];
    const answer = await issueNotices(town.deps, town.people.admin, { items, key: town.key() });
    if (!answer.ok) throw new Error('The call was refused.');
    expect(answer.rows.map(({ problems }) => problems.map(({ code, path }) => [code, path?.[0]]))).toEqual([
      [],
      [['StaleVersion', 'expectedVersion']],
      [
        ['InvalidInput', 'requirement'],
        ['InvalidInput', 'rectifyBy'],
      ],
      [['NotFound', 'id']],
    ]);
    expect((await issued()).at(-1)?.cases).toEqual([good.recordId]);
  });

  it('preview tells the same problems and writes nothing at all', async () => {
    const [good, wrong] = await recorded(2);
    if (!good || !wrong) throw new Error('Two findings were wanted.');
    const count = () =>
      query(
        sql<{
          rows: string;
        }>`select (select count(*) from event where town_id = ${town.townId}) || '/' || (select count(*) from notice where town_id = ${town.townId})
          || '/' || (select count(*) from idempotency where town_id = ${town.townId}) || '/' || (select sum(last) from number_series where town_id = ${town.townId}) as rows`,
      );
    const before = await count();
    const items = [good, { ...wrong, input: { ...wrong.input, responsible: 999_999 } }];
    const key = town.key();
    const preview = await issueNotices(town.deps, town.people.admin, { items, key, preview: true });
    expect(await count()).toEqual(before);
    const real = await issueNotices(town.deps, town.people.admin, { items, key });
    if (!preview.ok || !real.ok) throw new Error('The call was refused.');
    expect(preview.rows).toEqual(real.rows);
    expect(preview.rows.map(({ problems }) => problems.length)).toEqual([0, 1]);
  });

  it('go on after a crash under the same key, double nothing, and refuse the key for other content', async () => {
    const items = await recorded(4);
    const key = town.key();
    const broken = { ...town.deps, clock: countingClock(town.deps.clock, 3) };
    await expect(issueNotices(broken, town.people.admin, { items, key })).rejects.toThrow('power cut');
    const half = (await issued()).at(-1);
    expect(half?.cases.length).toBeLessThan(4);
    const again = await issueNotices(town.deps, town.people.admin, { items, key });
    const third = await issueNotices(town.deps, town.people.admin, { items, key });
    expect(again).toMatchObject({ ok: true, noticeIds: { length: 1 } });
    expect(third).toEqual(again);
    expect((await issued()).at(-1)).toMatchObject({ number: half?.number, cases: ids(items) });
    const other = await issueNotices(town.deps, town.people.admin, { items: items.slice(1), key });
    expect(other).toMatchObject({ ok: false, problems: [{ code: 'IdempotencyKeyReused' }] });
  });

  it('are issued by nobody without the right, and take no number then', async () => {
    const items = await recorded(2);
    const before = await issued();
    const answer = await issueNotices(town.deps, town.people.inspector, { items, key: town.key() });
    if (!answer.ok) throw new Error('The call was refused.');
    expect(answer.noticeIds).toEqual([]);
    expect(answer.rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'NotAllowed',
      'NotAllowed',
    ]);
    expect(await issued()).toEqual(before);
  });

  it('give a case that is issued by itself a notice of its own', async () => {
    const before = await issued();
    const { recordId } = await town.noticed();
    const now = await issued();
    expect(now.slice(before.length)).toEqual([
      { number: `通知〔2026〕${now.length}`, unit_id: town.east, cases: [recordId] },
    ]);
  });
});

/** A clock that fails after so many readings, as a power cut would in the middle of the work. */
const countingClock = (clock: () => Date, readings: number) => {
  let left = readings;
  return () => {
    left -= 1;
    if (left < 0) throw new Error('power cut');
    return clock();
  };
};

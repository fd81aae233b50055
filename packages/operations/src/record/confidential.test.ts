import { readOnce } from '@plumbline/database';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweep } from '../clock/sweep.ts';
import { setChatRobot } from '../notification/chat-robot.ts';
import { tellWaiting } from '../notification/tell.ts';
import { appoint, endPost } from '../people/posts.ts';
import { missedAgreements } from '../sanction/testing/missed-agreements.ts';
import { type At, type SanctionTown, sanctionTown } from '../sanction/testing/sanction-town.ts';
import type { Viewer } from '../viewer.ts';
import { doctor } from './doctor.ts';

let town: SanctionTown;
let owner: pg.Client;
let head: Viewer;
let talk: At;
beforeAll(async () => {
  town = await sanctionTown('secret');
  const { east, teacher } = await missedAgreements(town);
  const post = { unitId: town.root, role: 'partyMember', title: '委员', fromOn: '2026-08-01' };
  await appoint(town.deps, town.people.admin, { personId: town.head.personId, ...post });
  head = await town.viewerOf(town.head.personId);
  await town.proposed('C', teacher, town.teacher);
  talk = await town.proposed('B', east, head, town.secretary);
  talk = await town.defending(talk, head, town.secretary);
  owner = new pg.Client(town.owner);
  await owner.connect();
  await owner.query(`select set_config('app.town', $1, false)`, [String(town.townId)]);
});
afterAll(async () => {
  await owner?.end();
  await town?.close();
});

const granted = async () =>
  (
    await town.rows<{ person_id: number }>(
      sql`select person_id from record_grant where record_id = ${talk.recordId} and until > now() order by person_id`,
    )
  ).map(({ person_id }) => person_id);
const ids = (...viewers: readonly Viewer[]) => viewers.map(({ personId }) => personId).sort((a, b) => a - b);
/** Tables that a list, a count, a search or a file is read from. */
const tables = ['assignment', 'todo', 'copy', 'event', 'event_payload', 'reminder', 'sanction_basis'];
const rowsSeen = async (viewer: Viewer) =>
  Promise.all(
    tables.map(async (table) => {
      const [row] = await readOnce<{ n: number }>(town.deps.pool, viewer, {
        sql: `select count(*)::int as n from ${table} where record_id = $1`,
        parameters: [talk.recordId],
      } as never);
      return [table, (row?.n ?? 0) > 0];
    }),
  );
const complaints = async () => (await doctor(town.deps)).disagreements.map(({ number, what }) => `${number} ${what}`);

describe('a confidential record', () => {
  it('is granted to everybody who has a part in it, from its first moment, and to nobody else', async () => {
    const { secretary, partyMember, otherPartyMember } = town;
    expect(await granted()).toEqual(ids(secretary, partyMember, otherPartyMember, head));
    const first = await town.rows(
      sql`select 1 from record_grant g join event e on e.town_id = g.town_id and e.record_id = g.record_id and e.version = 1
        where g.record_id = ${talk.recordId} and g.since = e.at`,
    );
    expect(first).toHaveLength(4);
  });

  it('is numbered apart: the other numbers have no gap', async () => {
    const numbers = await town.rows<{ number: string }>(
      sql`select number from record where kind = 'sanction' order by id`,
    );
    expect(numbers.map(({ number }) => number)).toEqual(['处置〔2026〕1', '党内处置〔2026〕1']);
    const series = await readOnce<{ series: string }>(town.deps.pool, town.people.admin, {
      sql: `select series from number_series where series like '%处置%'`,
      parameters: [],
    } as never);
    expect(series).toEqual([{ series: '处置' }]);
  });

  it('marks every row that a step, a reminder or a search leaves', async () => {
    // Overdue by now: the clock reminds, and lets the defence lapse.
    town.time.now = new Date('2026-11-24T10:00:00+08:00');
    await sweep(town.deps);
    for (const viewer of [town.people.admin, town.groupHead])
      expect(await rowsSeen(viewer)).toEqual(tables.map((table) => [table, false]));
    expect(await rowsSeen(head)).toEqual(tables.map((table) => [table, true]));
    const outbox = await town.rows<{ confidential: boolean }>(
      sql`select distinct confidential from outbox where body ->> 'recordId' = ${String(talk.recordId)}`,
    );
    expect(outbox).toEqual([{ confidential: true }]);
    expect(await complaints()).toEqual([]);
  });

  it('is not counted in a school’s chat, nor is any other consequence', async () => {
    const { admin } = town.people;
    await setChatRobot(town.deps, admin, { unitId: town.root, url: 'https://robot.example.cn/send?key=abc' });
    await tellWaiting(town.deps, town.townId);
    const told = await town.rows<{ kind: string }>(
      sql`select distinct kind from notification where record_id in (select id from record where kind = 'sanction') order by kind`,
    );
    expect(told.map(({ kind }) => kind)).toContain('reminder');
    expect(await town.rows(sql`select body from outbox where topic = 'robot'`)).toEqual([]);
  });

  it('is moved by the clock as any other', async () => {
    town.time.now = new Date('2026-11-26T10:00:00+08:00');
    await sweep(town.deps);
    const [last] = await town.rows<{ step: string; actor_id: number | null; confidential: boolean }>(
      sql`select step, actor_id, confidential from event where record_id = ${talk.recordId} order by version desc limit 1`,
    );
    expect(last).toEqual({ step: 'lapseDefence', actor_id: null, confidential: true });
  });

  it('is taken from whoever loses their last part in it, and given to whoever gets one', async () => {
    const { otherPartyMember, secretary, partyMember } = town;
    await endPost(town.deps, town.people.admin, { postId: otherPartyMember.posts[0]?.id ?? 0, on: '2026-11-25' });
    expect(await granted()).toEqual(ids(secretary, partyMember, head));
    expect(await rowsSeen(otherPartyMember)).toEqual(tables.map((table) => [table, false]));
    const joined = await town.person('苏晓', 'partyMember', town.root);
    expect(await granted()).toEqual(ids(secretary, partyMember, head, joined));
    const again = { unitId: town.root, role: 'partyMember', title: '委员', fromOn: '2026-11-26' };
    await appoint(town.deps, town.people.admin, { personId: otherPartyMember.personId, ...again });
    expect(await granted()).toEqual(ids(secretary, partyMember, otherPartyMember, head, joined));
    expect(await complaints()).toEqual([]);
  });
});

describe('the doctor', () => {
  const spoilt: readonly [string, string, RegExp][] = [
    [
      'a row is not marked',
      'update assignment set confidential = false where record_id = $1',
      /shows rows of assignment/,
    ],
    ['a word is found', 'update search_key set confidential = false where target_id = $1', /shows rows of search_key/],
    ['an event is open', 'update event set confidential = false where record_id = $1', /shows rows of event/],
    [
      'a grant is missing',
      `update record_grant set until = now() where record_id = $1 and person_id in (select person_id from assignment where record_id = $1 and relation = 'chair')`,
      /is hidden from 1 who have a part/,
    ],
    [
      'somebody was let in',
      `insert into record_grant (town_id, record_id, person_id, since) select town_id, $1, id, now() from person where name = '周敏'`,
      /is shown to 1 who have no part/,
    ],
  ];

  it.each(spoilt)('finds it when of a confidential record %s', async (_, statement, words) => {
    await owner.query('begin');
    await owner.query(statement, [talk.recordId]);
    await owner.query('commit');
    const found = await complaints();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(words);
    // Mended for the next one.
    for (const mend of [
      `update assignment set confidential = true where record_id = $1`,
      `update search_key set confidential = true where kind = 'record' and target_id = $1`,
      'update event set confidential = true where record_id = $1',
      `update record_grant g set until = 'infinity' where record_id = $1 and exists (select from assignment a where a.record_id = g.record_id and a.person_id = g.person_id and a.until is null)`,
      `update record_grant g set until = now() where record_id = $1 and not exists (select from assignment a where a.record_id = g.record_id and a.person_id = g.person_id and a.until is null)`,
    ])
      await owner.query(mend, [talk.recordId]);
    expect(await complaints()).toEqual([]);
  });
});

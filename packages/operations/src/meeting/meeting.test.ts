import { sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../problem.ts';
import { refusedInBoth } from '../testing/languages.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { meetingCreate, meetingMinutes, meetingUpdate, type NewMeeting } from './meeting.ts';
import { mayEditMeeting, meetingSight } from './sight.ts';

let town: SmallTown;
let group: Viewer;
beforeAll(async () => {
  town = await smallTown('meetings');
  group = await town.person('罗怀远', 'groupHead', town.root);
});
afterAll(() => town?.close());

const create = (viewer: Viewer, more: Partial<NewMeeting> = {}) =>
  meetingCreate(town.deps, viewer, {
    kind: 'qualityAnalysis',
    title: '期中质量分析会',
    heldOn: '2026-11-20',
    items: ['成绩通报', '分科发言'],
    ...more,
  });
const done = async (answer: Promise<Answer<{ meetingId: number }>>): Promise<number> => {
  const found = await answer;
  if (!found.ok) throw new Error(found.problems[0]?.message);
  return found.meetingId;
};
const read = <Row>(query: ReturnType<typeof sql<Row>>) =>
  transaction(town.deps.pool, { townId: town.townId, personId: null }, (tx) => tx.run<Row>(query.compile(sqlOf)));
const agenda = async (meetingId: number) =>
  (
    await read(
      sql<{
        title: string;
      }>`select title from meeting_item where town_id = ${town.townId} and meeting_id = ${meetingId} order by position`,
    )
  ).map(({ title }) => title);
const invalid = (...path: string[]) => [{ code: 'InvalidInput', path }];

describe('a meeting', () => {
  it('is entered with its agenda, changed before it has minutes, and minuted after it was held', async () => {
    const { admin } = town.people;
    const meetingId = await done(create(admin, { place: ' 会议室 ' }));
    expect(await agenda(meetingId)).toEqual(['成绩通报', '分科发言']);
    await done(meetingUpdate(town.deps, admin, { meetingId, heldOn: '2026-11-17', items: ['成绩通报'] }));
    expect(await agenda(meetingId)).toEqual(['成绩通报']);
    await done(meetingMinutes(town.deps, admin, { meetingId, minutes: '一、通报成绩。' }));
    const [row] = await read(
      sql<
        Record<string, unknown>
      >`select title, held_on, place, minutes, minutes_by, unit_id from meeting where town_id = ${town.townId} and id = ${meetingId}`,
    );
    expect(row).toEqual({
      title: '期中质量分析会',
      held_on: '2026-11-17',
      place: '会议室',
      minutes: '一、通报成绩。',
      minutes_by: admin.personId,
      unit_id: town.root,
    });
    const change = (viewer: Viewer) => meetingUpdate(town.deps, viewer, { meetingId, title: '改名' });
    expect(await refusedInBoth(admin, change)).toEqual(invalid('id'));
    await done(meetingMinutes(town.deps, admin, { meetingId, minutes: '一、通报成绩。二、补记。' }));
  });

  it.each([
    ['no title', { title: '' }, ['title']],
    ['an unknown kind', { kind: 'party' }, ['kind']],
    ['a unit that is not there', { unitId: 999_999 }, ['unit']],
    ['an empty item', { items: ['通报', ' '] }, ['items', '1']],
    ['a long item', { items: ['长'.repeat(201)] }, ['items', '0']],
    ['too many items', { items: Array.from({ length: 51 }, () => '通报') }, ['items']],
  ] as const)('is refused with %s', async (_, more, path) => {
    expect(await refusedInBoth(town.people.admin, (viewer) => create(viewer, more))).toEqual(invalid(...path));
  });

  it('has no minutes before it was held', async () => {
    const meetingId = await done(create(town.people.admin));
    const write = (viewer: Viewer) => meetingMinutes(town.deps, viewer, { meetingId, minutes: '提前写' });
    expect(await refusedInBoth(town.people.admin, write)).toEqual(invalid('minutes'));
  });

  it('is kept by academic affairs, read by the leading group and campus heads, and not there for others', async () => {
    const { admin, head, westHead, teacher, inspector } = town.people;
    const meetingId = await done(create(admin));
    const ofWest = await done(create(admin, { unitId: town.west, kind: 'other' }));
    const change = (id: number) => (viewer: Viewer) =>
      meetingUpdate(town.deps, viewer, { meetingId: id, title: '改名' });
    for (const viewer of [group, head, westHead])
      expect(await refusedInBoth(viewer, change(meetingId))).toEqual([{ code: 'NotAllowed', path: null }]);
    for (const viewer of [teacher, inspector])
      expect(await refusedInBoth(viewer, change(meetingId))).toEqual([{ code: 'NotFound', path: ['id'] }]);
    expect(await refusedInBoth(head, change(ofWest))).toEqual([{ code: 'NotFound', path: ['id'] }]);
    for (const viewer of [group, head, teacher])
      expect(await refusedInBoth(viewer, (each) => create(each))).toEqual([{ code: 'NotAllowed', path: null }]);
    const facts = await townFacts(town.deps, town.townId);
    expect(meetingSight(facts, group)).toEqual({ all: true });
    expect(meetingSight(facts, head)).toEqual({ all: false, units: [town.east, town.root] });
    expect(meetingSight(facts, teacher)).toEqual({ all: false, units: [] });
    expect([admin, group, head].map((viewer) => mayEditMeeting(facts, viewer, { unitId: town.root }))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

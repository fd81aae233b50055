import { sqlOf, transaction } from '@plumbline/database';
import { forgetTown, type Viewer } from '@plumbline/operations';
import { type SmallTown, smallTown } from '@plumbline/operations/testing';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';

let town: SmallTown;

const ask = async <Data>(viewer: Viewer, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const context = await createContext({ deps: town.deps, accounts: {} as never, viewer, mustChangePassword: false });
  const answer = await executeCompiled({
    document: parse(text),
    context,
    request: { variables },
    operationName: null,
  });
  if (answer.errors !== undefined) throw new Error(answer.errors[0]?.message);
  return JSON.parse(JSON.stringify(answer.data)) as Data;
};

beforeAll(async () => {
  town = await smallTown('look');
  const { admin, inspector, teacher, westHead } = town.people;
  const onTheWay = await town.noticed({ title: '备课没有反思', weight: 'light' });
  await town.done(town.step(teacher, 'acknowledge', onTheWay));
  const closing = await town.noticed({ title: '走廊堆放课桌', weight: 'light' });
  const acknowledged = await town.done(town.step(teacher, 'acknowledge', closing));
  const reported = await town.done(town.step(teacher, 'submitReport', acknowledged, { report: '已搬走' }));
  const closed = await town.done(town.step(inspector, 'accept', reported, { verified: true }));
  await town.noticed({ title: '走廊又堆放课桌', sameProblemAs: closed.recordId });
  await town.done(town.step(westHead, 'record', null, town.finding({ unit: town.west })));
  const elsewhere = await town.done(town.step(admin, 'record', null, town.finding({ unit: town.west })));
  await town.done(
    town.step(admin, 'issueNotice', elsewhere, {
      responsible: westHead.personId,
      requirement: '改',
      rectifyBy: '2026-12-02',
    }),
  );
});
afterAll(() => town.close());

describe('the board', () => {
  const board = `query($filter: RectificationCaseFilter) { rectificationBoard(filter: $filter) { recentlyClosed
    columns { state cases(first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes { number state availableSteps { name } } } } } }`;
  interface Answer {
    readonly rectificationBoard: {
      readonly recentlyClosed: number;
      readonly columns: readonly {
        readonly state: string;
        readonly cases: {
          readonly totalCount: number;
          readonly pageInfo: { readonly hasNextPage: boolean };
          readonly nodes: readonly { readonly state: string; readonly availableSteps: readonly { name: string }[] }[];
        };
      }[];
    };
  }
  const counts = ({ rectificationBoard }: Answer) =>
    Object.fromEntries(
      rectificationBoard.columns.flatMap(({ state, cases }) => (cases.totalCount ? [[state, cases.totalCount]] : [])),
    );

  it('has a column for each open state, each with its own cases, its count and what may be done', async () => {
    const answer = await ask<Answer>(town.people.admin, board);
    expect(counts(answer)).toEqual({ recorded: 1, noticed: 2, rectifying: 1 });
    expect(answer.rectificationBoard.recentlyClosed).toBe(1);
    for (const { state, cases } of answer.rectificationBoard.columns) {
      for (const node of cases.nodes) expect(node.state).toBe(state);
      expect(cases.nodes.length).toBe(Math.min(1, cases.totalCount));
      expect(cases.pageInfo.hasNextPage).toBe(cases.totalCount > 1);
    }
    const recorded = answer.rectificationBoard.columns.find(({ state }) => state === 'recorded');
    expect(recorded?.cases.nodes[0]?.availableSteps.map(({ name }) => name)).toContain('issueNotice');
  });

  it('shows each person what they see, and no more', async () => {
    expect(counts(await ask(town.people.head, board))).toEqual({ noticed: 1, rectifying: 1 });
    expect(counts(await ask(town.people.teacher, board))).toEqual({ noticed: 1, rectifying: 1 });
    expect(counts(await ask(town.people.other, board))).toEqual({});
  });

  it('is narrowed by the filter of the list', async () => {
    const filter = { unit: encodeId('Unit', town.west) };
    expect(counts(await ask(town.people.admin, board, { filter }))).toEqual({ recorded: 1, noticed: 1 });
    expect(counts(await ask(town.people.admin, board, { filter: { waitingForMe: true } }))).toEqual({ recorded: 1 });
  });
});

describe('the calendar of deadlines', () => {
  const days = `query($from: Date!, $to: Date!, $filter: RectificationCaseFilter) {
    rectificationDueDays(from: $from, to: $to, filter: $filter) { day count overdue } }`;
  type Answer = { readonly rectificationDueDays: readonly { readonly day: string; readonly count: number }[] };

  it('counts by day, and says what is late once the day has ended', async () => {
    const november = { from: '2026-11-01', to: '2026-12-31' };
    const answer = await ask<Answer>(town.people.admin, days, november);
    // Four that are open, and the look back of the closed one.
    expect(answer.rectificationDueDays.reduce((sum, { count }) => sum + count, 0)).toBe(5);
    expect(answer.rectificationDueDays.find(({ day }) => day === '2026-12-02')).toEqual({
      day: '2026-12-02',
      count: 1,
      overdue: 0,
    });
    town.time.now = new Date('2026-12-03T02:00:00Z');
    const later = await ask<Answer>(town.people.teacher, days, { ...november, filter: { mine: true } });
    expect(later.rectificationDueDays.find(({ day }) => day === '2026-12-02')).toEqual({
      day: '2026-12-02',
      count: 1,
      overdue: 1,
    });
    town.time.now = new Date('2026-11-18T02:00:00Z');
  });

  it('refuses a range that is the wrong way round or far too long', async () => {
    await expect(ask(town.people.admin, days, { from: '2026-12-02', to: '2026-11-01' })).rejects.toThrow('from');
    await expect(ask(town.people.admin, days, { from: '2026-01-01', to: '2027-11-01' })).rejects.toThrow('from');
    await expect(ask(town.people.admin, days, { from: '2026-02-30', to: '2026-03-01' })).rejects.toThrow('2026-02-30');
  });

  it('knows a make-up day, a holiday and a vacation from ordinary days', async () => {
    const days = { '2026-12-26': 'makeUp', '2026-12-28': 'holiday', '2026-12-29': 'vacation' } as const;
    await transaction(town.deps.pool, { townId: town.townId, personId: null }, (tx) =>
      tx.run(
        sqlOf
          .insertInto('calendar_day')
          .values(Object.entries(days).map(([day, kind]) => ({ town_id: town.townId, day, kind, note: null }))),
      ),
    );
    forgetTown(town.deps, town.townId);
    const answer = await ask<{ town: { calendar: readonly object[] } }>(
      town.people.admin,
      '{ town { calendar(from: "2026-12-25", to: "2026-12-29") { day working kind } } }',
    );
    expect(answer.town.calendar).toEqual([
      { day: '2026-12-25', working: true, kind: null },
      { day: '2026-12-26', working: true, kind: 'MAKE_UP' },
      { day: '2026-12-27', working: false, kind: null },
      { day: '2026-12-28', working: false, kind: 'HOLIDAY' },
      { day: '2026-12-29', working: false, kind: 'VACATION' },
    ]);
  });
});

describe('the overdue wall', () => {
  const wall = `{ overdueWall { town overdue open dueToday dueThisWeek closedThisWeek
    campuses { name overdue cases { number stateTitle daysLate } } } }`;
  interface Answer {
    readonly overdueWall: {
      readonly overdue: number;
      readonly closedThisWeek: number;
      readonly campuses: readonly { name: string; overdue: number; cases: { number: string; daysLate: number }[] }[];
    };
  }

  it('counts what is late by campus in working days, and names nobody', async () => {
    town.time.now = new Date('2026-12-04T02:00:00Z');
    const answer = await ask<Answer>(town.people.admin, wall);
    expect(answer.overdueWall).toMatchObject({ town: '试镇', overdue: 4, open: 4, dueToday: 0, closedThisWeek: 0 });
    expect(answer.overdueWall.campuses.map(({ name, overdue }) => [name, overdue])).toEqual([
      ['东片小学', 2],
      ['西片小学', 2],
    ]);
    expect(answer.overdueWall.campuses.flatMap(({ cases }) => cases).every(({ daysLate }) => daysLate > 0)).toBe(true);
    expect(JSON.stringify(answer)).not.toMatch(/李思雨|课桌|备课|作业/);
    const own = await ask<Answer>(town.people.head, wall);
    expect(own.overdueWall.campuses.map(({ name }) => name)).toEqual(['东片小学']);
    town.time.now = new Date('2026-11-18T02:00:00Z');
    expect((await ask<Answer>(town.people.admin, wall)).overdueWall.closedThisWeek).toBe(1);
  });
});

describe('the same problem found again', () => {
  const related = `query($filter: RectificationCaseFilter) { rectificationCases(filter: $filter) { nodes {
    title sameProblemAs { title } foundAgainAs { title } } } }`;
  type Answer = {
    readonly rectificationCases: {
      readonly nodes: readonly {
        readonly title: string;
        readonly sameProblemAs: { title: string } | null;
        readonly foundAgainAs: readonly { title: string }[];
      }[];
    };
  };

  it('links both ways, and only to cases that the reader sees', async () => {
    const { nodes } = (await ask<Answer>(town.people.admin, related)).rectificationCases;
    expect(nodes.find(({ title }) => title === '走廊又堆放课桌')?.sameProblemAs?.title).toBe('走廊堆放课桌');
    expect(nodes.find(({ title }) => title === '走廊堆放课桌')?.foundAgainAs).toEqual([{ title: '走廊又堆放课桌' }]);
    const { admin, inspector, other } = town.people;
    const earlier = await town.done(town.step(inspector, 'record', null, town.finding({ title: '先前的' })));
    const later = await town.done(
      town.step(admin, 'record', null, town.finding({ title: '后来的', sameProblemAs: earlier.recordId })),
    );
    await town.done(
      town.step(admin, 'issueNotice', later, {
        responsible: other.personId,
        requirement: '改',
        rectifyBy: '2026-12-02',
      }),
    );
    const seen = (await ask<Answer>(other, related)).rectificationCases.nodes;
    expect(seen).toEqual([{ title: '后来的', sameProblemAs: null, foundAgainAs: [] }]);
  });
});

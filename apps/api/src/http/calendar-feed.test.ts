import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
let cookie: string;
let campus: string;
beforeAll(async () => {
  server = await testServer({ PLUMBLINE_URL: 'https://zhunsheng.example.cn' });
  cookie = await server.signIn();
  campus = (await ask<{ units: { nodes: { id: string }[] } }>('{ units(first: 1) { nodes { id } } }')).units.nodes[0]
    ?.id as string;
  for (const [index, title] of ['走廊堆放㛃课桌，四张; 请看', '教案缺 2 周'].entries()) {
    const idempotencyKey = `finding-${index}`;
    const input = { title, unit: campus, category: 'WITH_DEADLINE', weight: 'ORDINARY', idempotencyKey };
    const recorded = await ask<{ rectificationRecord: { problems: object[] } }>(
      'mutation($input: RectificationRecordInput!) { rectificationRecord(input: $input) { problems { code message } } }',
      { input },
    );
    expect(recorded.rectificationRecord.problems).toEqual([]);
  }
});
afterAll(() => server?.close());

const ask = async <Data>(query: string, variables?: unknown): Promise<Data> => {
  const answer = (await (await server.graphql({ cookie }, query, variables)).json()) as {
    data: Data;
    errors?: unknown;
  };
  expect(answer.errors).toBeUndefined();
  return answer.data;
};
const subscribe = async (scope = 'MINE'): Promise<string> => {
  const { makeCalendarFeed } = await ask<{ makeCalendarFeed: { path: string } }>(
    `mutation { makeCalendarFeed(scope: ${scope}) { path problems { message } } }`,
  );
  return makeCalendarFeed.path;
};
/** What a calendar program makes of the feed. */
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));

describe('a calendar feed', () => {
  it('is read by a calendar that knows nothing but its address: whole days, numbers and states, no names', async () => {
    const answer = await server.send(await subscribe());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await answer.text();
    const events = eventsOf(text);
    expect(events).toHaveLength(2);
    for (const event of events) {
      expect(event.summary).toMatch(/^整改〔\d{4}〕\d+ To be issued$/);
      expect(event.startDate.isDate).toBe(true);
      expect(event.endDate.subtractDate(event.startDate).toSeconds()).toBe(86_400);
      expect(event.component.getFirstPropertyValue('url')).toMatch(/^https:\/\/zhunsheng\.example\.cn\/#\/cases\/%/);
    }
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(2);
    expect(text).not.toMatch(/课桌|教案|何主任|㛃/);
  });

  it('is folded as RFC 5545 wants: lines end in CRLF and have at most 75 octets', async () => {
    const text = await (await server.send(await subscribe())).text();
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\uFFFD');
  });

  it('keeps its days in whatever zone the server’s computer is', async () => {
    const { rectificationCases } = await ask<{ rectificationCases: { nodes: { dueOn: string }[] } }>(
      '{ rectificationCases(first: 1) { nodes { dueOn } } }',
    );
    const events = eventsOf(await (await server.send(await subscribe())).text());
    expect(events[0]?.startDate.toString()).toBe(rectificationCases.nodes[0]?.dueOn);
  });

  it('ends when it is withdrawn, and when another is made', async () => {
    const first = await subscribe();
    const second = await subscribe('ALL');
    expect((await server.send(first)).status).toBe(404);
    expect((await server.send(second)).status).toBe(200);
    const told = await ask<{ calendarFeed: { scope: string; readAt: string | null } }>(
      '{ calendarFeed { scope createdAt readAt } }',
    );
    expect(told.calendarFeed.scope).toBe('ALL');
    expect(told.calendarFeed.readAt).not.toBeNull();
    await ask('mutation { withdrawCalendarFeed { problems { message } } }');
    const refused = await server.send(second, { headers: { 'accept-language': 'en' } });
    expect(refused.status).toBe(404);
    expect(await refused.text()).not.toContain('BEGIN:VCALENDAR');
    expect(await ask('{ calendarFeed { scope } }')).toEqual({ calendarFeed: null });
  });

  it('keeps only a digest of its address', async () => {
    const token = (await subscribe()).slice('/calendar/'.length, -'.ics'.length);
    const { rows } = await server.database.app.query<{ text: string }>(
      `select set_config('app.town', '${server.townId}', false), to_jsonb(f)::text as text from calendar_feed f`,
    );
    expect(JSON.stringify(rows)).not.toContain(token.split('-')[1]);
  });

  it.each([
    '/calendar/',
    '/calendar/x.ics',
    '/calendar/1-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics',
    '/calendar/99-a/b.ics',
  ])('answers %s as any address that was never given out', async (path) => {
    expect((await server.send(path)).status).toBe(404);
  });
});

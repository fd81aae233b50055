import { createInspection, type Viewer } from '@plumbline/operations';
import { type SmallTown, smallTown } from '@plumbline/operations/testing';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';

let town: SmallTown;
let inspection = '';
let cases: readonly string[] = [];
let number = '';

const ask = async <Data>(viewer: Viewer, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const context = await createContext({ deps: town.deps, accounts: {} as never, viewer, mustChangePassword: false });
  const request = { document: parse(text), context, request: { variables }, operationName: null };
  const { data, errors } = await executeCompiled(request);
  if (errors !== undefined) throw errors[0];
  return data as Data;
};

const issue = `mutation($input: RectificationIssueNoticesInput!) { rectificationIssueNotices(input: $input) {
  notices { number unit { name } items { position case { number } } }
  rows { record { id state version } problems { code path } } problems { code path } } }`;
interface Issued {
  rectificationIssueNotices: {
    notices: { number: string; unit: { name: string }; items: { position: number; case: { number: string } }[] }[];
    rows: { record: { id: string; state: string; version: number } | null; problems: { code: string }[] }[];
    problems: { code: string; path: string[] | null }[];
  };
}
const send = async (viewer: Viewer, input: Record<string, unknown>) =>
  (await ask<Issued>(viewer, issue, { input })).rectificationIssueNotices;

const items = () =>
  cases.map((id, index) => ({
    id,
    expectedVersion: 1,
    responsible: encodeId('Person', (index === 2 ? town.people.other : town.people.teacher).personId),
    requirement: `补齐第 ${index + 1} 项`,
    rectifyBy: '2026-12-02',
    weight: 'SERIOUS',
  }));

beforeAll(async () => {
  town = await smallTown('noticelist');
  const made = await createInspection(town.deps, town.people.admin, {
    title: '第二次大型检查',
    heldOn: '2026-11-17',
    unitId: town.root,
    large: true,
  });
  if (!made.ok) throw new Error('The inspection was refused.');
  inspection = encodeId('Inspection', made.inspectionId);
  const ids: string[] = [];
  for (const title of ['缺教案', '缺反思', '缺记录']) {
    const input = town.finding({ title, inspection: made.inspectionId });
    const { recordId } = await town.done(town.step(town.people.inspector, 'record', null, input));
    ids.push(encodeId('RectificationCase', recordId));
  }
  cases = ids;
});
afterAll(() => town.close());

describe('notices over GraphQL', () => {
  it('are previewed without a trace, then issued, with each case as it is afterwards', async () => {
    const key = town.key();
    const preview = await send(town.people.admin, { items: items(), idempotencyKey: key, preview: true });
    expect(preview).toMatchObject({ notices: [], problems: [], rows: { length: 3 } });
    expect(preview.rows.every(({ record, problems }) => record?.state === 'recorded' && problems.length === 0)).toBe(
      true,
    );
    const done = await send(town.people.admin, { items: items(), idempotencyKey: key });
    expect(done.rows.map(({ record }) => [record?.id, record?.state, record?.version])).toEqual(
      cases.map((id) => [id, 'noticed', 2]),
    );
    expect(done.notices).toMatchObject([{ number: '通知〔2026〕1', unit: { name: '东片小学' } }]);
    expect(done.notices[0]?.items.map(({ position }) => position)).toEqual([1, 2, 3]);
    number = done.notices[0]?.number ?? '';
    expect(await send(town.people.admin, { items: items(), idempotencyKey: key })).toEqual(done);
  });

  it('refuse a call that names nothing or something twice', async () => {
    const [first] = items();
    for (const wrong of [[], [first, first]])
      expect(await send(town.people.admin, { items: wrong, idempotencyKey: town.key() })).toMatchObject({
        rows: [],
        problems: [{ code: 'InvalidInput', path: ['items'] }],
      });
  });

  it('keep what was required, whatever becomes of the case, and tell inspection, issuer and day', async () => {
    const [first] = cases;
    const recordId = Number(
      Buffer.from(first ?? '', 'base64url')
        .toString()
        .split(':')[1],
    );
    await town.done(
      town.step(
        town.people.admin,
        'reassign',
        { recordId, version: 2 },
        {
          responsible: town.people.other.personId,
          reason: '调岗',
        },
      ),
    );
    const text = `query($number: String!) { notice(number: $number) { number issuedOn clause unit { name } inspection { title heldOn }
      issuer { name } issuerPost { title } items { position requirement rectifyBy category weight responsible { name } case { title responsible { name } notice { number } } } } }`;
    const { notice } = await ask<{ notice: Record<string, unknown> }>(town.people.admin, text, { number });
    expect(notice).toMatchObject({
      number,
      issuedOn: '2026-11-18',
      clause: 'I6',
      unit: { name: '东片小学' },
      inspection: { title: '第二次大型检查', heldOn: '2026-11-17' },
      issuer: { name: '周敏' },
    });
    expect((notice['items'] as unknown[])[0]).toEqual({
      position: 1,
      requirement: '补齐第 1 项',
      rectifyBy: '2026-12-02',
      category: 'WITH_DEADLINE',
      weight: 'SERIOUS',
      responsible: { name: '李思雨' },
      case: { title: '缺教案', responsible: { name: '王丽' }, notice: { number } },
    });
  });

  it('show each reader only the findings that they see, and nothing to who sees none', async () => {
    const text = `query($number: String!, $filter: NoticeFilter) { notice(number: $number) { items { case { title } } } notices(filter: $filter) { totalCount nodes { number } } }`;
    const seen = async (viewer: Viewer) => {
      const variables = { number, filter: { inspection } };
      const answer = await ask<{
        notice: { items: { case: { title: string } }[] } | null;
        notices: { totalCount: number };
      }>(viewer, text, variables);
      return [answer.notices.totalCount, answer.notice?.items.map((item) => item.case.title) ?? null];
    };
    expect(await seen(town.people.admin)).toEqual([1, ['缺教案', '缺反思', '缺记录']]);
    expect(await seen(town.people.head)).toEqual([1, ['缺教案', '缺反思', '缺记录']]);
    expect(await seen(town.people.teacher)).toEqual([1, ['缺教案', '缺反思']]);
    expect(await seen(town.people.other)).toEqual([1, ['缺教案', '缺记录']]);
    expect(await seen(town.people.westHead)).toEqual([0, null]);
  });

  it('count an inspection’s cases by state as far as the reader sees them', async () => {
    const text = '{ inspections { nodes { title caseCounts { state stateTitle open count steps } } } }';
    const counts = async (viewer: Viewer) =>
      (await ask<{ inspections: { nodes: { caseCounts: unknown[] }[] } }>(viewer, text)).inspections.nodes[0]
        ?.caseCounts;
    expect(await counts(town.people.admin)).toMatchObject([
      { state: 'noticed', stateTitle: '待签收', open: true, count: 3 },
    ]);
    expect(await counts(town.people.westHead)).toEqual([]);
  });
});

describe('filters of the ledger', () => {
  it('find cases by inspector, by returns and by the day of closing', async () => {
    const count = async (filter: Record<string, unknown>) =>
      (
        await ask<{ rectificationCases: { totalCount: number; nodes: { closedOn: string | null }[] } }>(
          town.people.admin,
          'query($filter: RectificationCaseFilter) { rectificationCases(filter: $filter) { totalCount nodes { closedOn } } }',
          { filter },
        )
      ).rectificationCases;
    let at = await town.noticed({ weight: 'light' });
    const go = async (viewer: Viewer, step: string, input: Record<string, unknown> = {}) => {
      at = await town.done(town.step(viewer, step, at, input));
    };
    await go(town.people.teacher, 'acknowledge');
    await go(town.people.teacher, 'submitReport');
    await go(town.people.inspector, 'returnReport', { reason: '还差一项' });
    await go(town.people.teacher, 'submitReport');
    await go(town.people.inspector, 'accept', { verified: true });
    expect(await count({ minReturns: 1 })).toMatchObject({ totalCount: 1, nodes: [{ closedOn: '2026-11-18' }] });
    expect((await count({ minReturns: 2 })).totalCount).toBe(0);
    expect((await count({ closedFrom: '2026-11-18', closedTo: '2026-11-18' })).totalCount).toBe(1);
    expect((await count({ closedFrom: '2026-11-19' })).totalCount).toBe(0);
    expect((await count({ closedTo: '2026-11-17' })).totalCount).toBe(0);
    expect((await count({ inspector: encodeId('Person', town.people.inspector.personId) })).totalCount).toBe(4);
    expect((await count({ inspector: encodeId('Person', town.people.other.personId) })).totalCount).toBe(0);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { ownerClient } from '@plumbline/database/testing';
import { createSealer, type Viewer } from '@plumbline/operations';
import { type SmallTown, smallTown } from '@plumbline/operations/testing';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';

let town: SmallTown;
let owner: Awaited<ReturnType<typeof ownerClient>>;
let hidden: { readonly recordId: number; readonly number: string };
const seal = () => createSealer(town.deps).seal(town.townId);
beforeAll(async () => {
  town = await smallTown('record');
  owner = await ownerClient(town.owner);
  await owner.query(`select set_config('app.town', $1, false)`, [String(town.townId)]);
  const { inspector, teacher, head } = town.people;
  await town.done(town.step(teacher, 'acknowledge', await town.noticed()));
  await town.done(town.step(inspector, 'record', null, town.finding({ unit: town.west })));
  const { recordId } = await town.done(town.step(inspector, 'record', null, town.finding()));
  for (const [table, key] of [
    ['record', 'id'],
    ['event', 'record_id'],
    ['assignment', 'record_id'],
  ] as const)
    await owner.query(`update ${table} set confidential = true where ${key} = $1`, [recordId]);
  await owner.query(
    `insert into record_grant (town_id, record_id, person_id, granted_by, since) values ($1, $2, $3, $3, now())`,
    [town.townId, recordId, head.personId],
  );
  await seal();
  hidden = (await owner.query('select id as "recordId", number from record where id = $1', [recordId])).rows[0];
});
afterAll(async () => {
  await owner?.end();
  await town?.close();
});

const ask = async <Data>(viewer: Viewer, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const context = await createContext({ deps: town.deps, accounts: {} as never, viewer, mustChangePassword: false });
  const request = { document: parse(text), context, request: { variables }, operationName: null };
  const { data, errors } = await executeCompiled(request);
  if (errors !== undefined) throw errors[0];
  return data as Data;
};

interface Page {
  readonly changes: {
    readonly nodes: readonly {
      readonly event: { readonly version: number; readonly step: string };
      readonly record: { readonly number: string };
      readonly seal: { readonly position: number };
    }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}
const text = `query($after: String, $first: Int) { changes(after: $after, first: $first) {
  nodes { event { version step } record { number } seal { position } } pageInfo { endCursor hasNextPage } } }`;
const changes = async (viewer: Viewer, after: string | null, first = 50) =>
  (await ask<Page>(viewer, text, { after, first })).changes;
const namesOf = (nodes: Page['changes']['nodes']) =>
  nodes.map(({ record, event }) => `${record.number} ${event.version}`);

describe('changes', () => {
  it('are what the caller sees, in the order of their seals, and an empty page gives the same place again', async () => {
    const { admin, teacher, westHead } = town.people;
    const first = await changes(admin, null, 2);
    expect(first.nodes.map(({ event, seal: { position } }) => [event.step, position])).toEqual([
      ['record', 1],
      ['issueNotice', 2],
    ]);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await changes(admin, first.pageInfo.endCursor);
    expect(rest.nodes.map(({ event, seal: { position } }) => [event.step, position])).toEqual([
      ['acknowledge', 3],
      ['record', 4],
    ]);
    const end = await changes(admin, rest.pageInfo.endCursor);
    expect(end).toEqual({ nodes: [], pageInfo: { endCursor: rest.pageInfo.endCursor, hasNextPage: false } });
    expect((await changes(teacher, null)).nodes.map(({ seal: { position } }) => position)).toEqual([1, 2, 3]);
    expect((await changes(westHead, null)).nodes.map(({ seal: { position } }) => position)).toEqual([4]);
  });

  it('of a confidential record come to who was granted it, and leave no gap for anybody else', async () => {
    const { admin, head, other } = town.people;
    const { nodes } = await changes(head, null);
    expect(nodes.filter(({ record }) => record.number === hidden.number)).toMatchObject([{ seal: { position: 1 } }]);
    expect(nodes.length).toBe(4);
    expect(namesOf((await changes(admin, null)).nodes).join()).not.toContain(hidden.number);
    expect((await changes(other, null)).nodes).toEqual([]);
    // Page by page both chains are read to their ends.
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Page['changes'] = await changes(head, after, 1);
      seen.push(...namesOf(page.nodes));
      if (page.nodes.length === 0) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(namesOf(nodes));
  });

  it.each(['x', 'W10', Buffer.from('[1]').toString('base64url'), Buffer.from('[-1,0]').toString('base64url')])(
    'are refused from a place that is none: %s',
    async (after) => {
      await expect(changes(town.people.admin, after)).rejects.toThrow('游标');
    },
  );

  it('skip nothing and repeat nothing while twenty write and commit out of order', async () => {
    const [writers, each] = [20, 6];
    const records = await Promise.all(
      Array.from({ length: writers }, () =>
        town.done(town.step(town.people.inspector, 'record', null, town.finding())),
      ),
    );
    let writing = true;
    const write = async (recordId: number): Promise<void> => {
      const client = await ownerClient(town.owner);
      for (let version = 2; version <= each + 1; version += 1) {
        await client.query('begin');
        await client.query(
          `insert into event overriding system value
            select (jsonb_populate_record(e, jsonb_build_object('version', $2::int, 'id', nextval(pg_get_serial_sequence('event', 'id'))))).*
            from event e where town_id = $3 and record_id = $1 and version = 1`,
          [recordId, version, town.townId],
        );
        await sleep(Math.random() * 60);
        await client.query('commit');
      }
      await client.end();
    };
    const { admin } = town.people;
    let after = (await changes(admin, null)).pageInfo.endCursor;
    const known = (await changes(admin, null)).nodes.length;
    const seen: Page['changes']['nodes'][number][] = [];
    const sealing = [1, 2].map(async () => {
      const sealer = createSealer(town.deps);
      while (writing) {
        await sealer.seal(town.townId);
        await sleep(5);
      }
    });
    const poll = async (): Promise<number> => {
      const page = await changes(admin, after, 7);
      seen.push(...page.nodes);
      after = page.pageInfo.endCursor;
      return page.nodes.length;
    };
    const reading = (async () => {
      while (writing) await poll();
    })();
    await Promise.all(records.map(({ recordId }) => write(recordId)));
    writing = false;
    await Promise.all([...sealing, reading]);
    await seal();
    while ((await poll()) > 0);
    expect(seen.length).toBe(writers * (each + 1));
    expect(new Set(namesOf(seen)).size).toBe(seen.length);
    expect(seen.map(({ seal: { position } }) => position)).toEqual(seen.map((_, index) => known + 1 + index));
    const versions = Map.groupBy(seen, ({ record }) => record.number);
    for (const of of versions.values()) expect(of.map(({ event }) => event.version)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const { rows } = await owner.query<{ late: number }>(
      `select count(*)::int as late from (select e.id, max(e.id) over (order by s.position) as top from seal s join event e using (town_id, record_id, version)
        where s.town_id = $1 and not s.confidential) t where id < top`,
      [town.townId],
    );
    // Otherwise this would have shown nothing.
    expect(rows[0]?.late).toBeGreaterThan(0);
  }, 60_000);
});

describe('events of the record', () => {
  const find = async (viewer: Viewer, filter: object = {}) => {
    const { recordEvents } = await ask<{
      recordEvents: {
        totalCount: number;
        nodes: { step: string; record: { number: string }; seal: { hash: string; previous: string } | null }[];
      };
    }>(
      viewer,
      `query($filter: RecordEventFilter) { recordEvents(filter: $filter, first: 200) { totalCount nodes { step record { number } seal { hash previous } } } }`,
      { filter },
    );
    expect(recordEvents.totalCount).toBe(recordEvents.nodes.length);
    return recordEvents.nodes;
  };
  const first = { number: '整改〔2026〕1' };

  it('are found by record, workflow, step, person, unit, day and mark', async () => {
    const { admin, teacher } = town.people;
    const stepsBy = async (filter: object) => (await find(admin, { ...first, ...filter })).map(({ step }) => step);
    expect(await stepsBy({})).toEqual(['acknowledge', 'issueNotice', 'record']);
    expect(await stepsBy({ workflow: 'rectification' })).toHaveLength(3);
    expect(await stepsBy({ workflow: 'request' })).toEqual([]);
    expect(await stepsBy({ step: 'issueNotice' })).toEqual(['issueNotice']);
    expect(await stepsBy({ actor: encodeId('Person', teacher.personId) })).toEqual(['acknowledge']);
    expect(await stepsBy({ actor: 'nobody' })).toEqual([]);
    expect(await stepsBy({ onBehalfOf: encodeId('Person', teacher.personId) })).toEqual([]);
    expect(await stepsBy({ delegated: false, override: false })).toHaveLength(3);
    expect(await stepsBy({ override: true })).toEqual([]);
    expect(await stepsBy({ unit: encodeId('Unit', town.east) })).toHaveLength(3);
    expect(await stepsBy({ unit: encodeId('Unit', town.west) })).toEqual([]);
    expect(await stepsBy({ from: '2026-11-18', to: '2026-11-18' })).toHaveLength(3);
    expect(await stepsBy({ from: '2026-11-19' })).toEqual([]);
    await expect(stepsBy({ from: '2026-11-32' })).rejects.toThrow();
  });

  it('are those of records that the caller sees, chained to each other', async () => {
    const { westHead, other, head, admin } = town.people;
    expect((await find(westHead)).map(({ step }) => step)).toEqual(['record']);
    expect(await find(other)).toEqual([]);
    expect((await find(head)).some(({ record }) => record.number === hidden.number)).toBe(true);
    expect((await find(admin)).some(({ record }) => record.number === hidden.number)).toBe(false);
    expect(await find(admin, { number: hidden.number })).toEqual([]);
    const [third, second] = await find(admin, first);
    expect(third?.seal?.previous).toBe(second?.seal?.hash);
  });
});

describe('the state of the record', () => {
  const state = (viewer: Viewer) =>
    ask<{ auditState: { lastPosition: number; waiting: number; mayExport: boolean } | null }>(
      viewer,
      '{ auditState { lastPosition waiting mayExport } }',
    ).then(({ auditState }) => auditState);

  it('is told to academic affairs and the leading group, and counts nothing that is confidential', async () => {
    const { admin, teacher, head, inspector } = town.people;
    const group = await town.person('卢镇长', 'groupHead', town.root);
    await seal();
    const { rows } = await owner.query<{ open: number; all: number }>(
      'select count(*) filter (where not confidential)::int as open, count(*)::int as all from seal where town_id = $1',
      [town.townId],
    );
    expect(rows[0]?.all).toBe((rows[0]?.open ?? 0) + 1);
    expect(await state(admin)).toEqual({ lastPosition: rows[0]?.open, waiting: 0, mayExport: true });
    expect(await state(group)).toEqual({ lastPosition: rows[0]?.open, waiting: 0, mayExport: false });
    for (const viewer of [teacher, head, inspector]) expect(await state(viewer)).toBe(null);
  });

  it('is verified by them alone, one time for several who ask together, and faults are told in words', async () => {
    const { admin, teacher } = town.people;
    const verify = (viewer: Viewer) =>
      ask<{
        auditVerify: {
          verification: { events: number; apartIsWhole: boolean; faults: { kind: string; text: string }[] } | null;
          problems: { code: string }[];
        };
      }>(
        viewer,
        'mutation { auditVerify { verification { at events apartIsWhole faults { kind position number text } } problems { code } } }',
      ).then(({ auditVerify }) => auditVerify);
    expect(await verify(teacher)).toEqual({ verification: null, problems: [{ code: 'NotAllowed' }] });
    const [a, b] = await Promise.all([verify(admin), verify(admin)]);
    expect(a).toEqual(b);
    expect(a.verification).toMatchObject({ apartIsWhole: true, faults: [] });
    await owner.query('update event set override = true where record_id = $1', [hidden.recordId]);
    await owner.query(
      `update event set override = true where (record_id, version) = (select record_id, version from seal where position = 2 and not confidential)`,
    );
    const { verification } = await verify(admin);
    expect(verification).toMatchObject({ apartIsWhole: false, faults: [{ kind: 'changed', position: 2 }] });
    expect(verification?.faults[0]?.text).toContain('整改〔2026〕1');
    expect(JSON.stringify(verification)).not.toContain(hidden.number);
  });
});

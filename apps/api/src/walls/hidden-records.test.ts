import { encodeId, type NodeType } from '@plumbline/graphql';
import type { Role } from '@plumbline/terms';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccounts, demoPassword, personOfRole } from '../demo/accounts.ts';
import { type TestServer, testServer } from '../testing/server.ts';
import { type Ids, idsOfTown, neverWas } from './testing/ids-of-town.ts';
import { names } from './testing/names.ts';
import { queryWalk } from './testing/query-walk.ts';
import { type Place, rootFields } from './testing/schema-walk.ts';
import { asOwner } from './testing/second-town.ts';
import { type Asker, askerOn } from './testing/towns.ts';

/** A record that somebody has no part in and no sight of. */
interface Hidden {
  readonly id: string;
  readonly kind: NodeType;
  readonly number: string;
  readonly files: readonly string[];
}

const kinds: Readonly<Record<string, NodeType>> = {
  rectification: 'RectificationCase',
  request: 'Request',
  agreement: 'Agreement',
  sanction: 'Sanction',
};

let server: TestServer;
let ids: Ids;
let walk: ReturnType<typeof queryWalk>;
const askers = new Map<Role, Asker>();
const hidden = new Map<Role, readonly Hidden[]>();

/** Of other campuses, without a part: what the deputy head of the eastern campus must not see. */
const elsewhere = `not exists (select from assignment a where a.town_id = r.town_id and a.record_id = r.id and a.person_id = $2)
  and r.unit_id not in (with recursive below as (select id from unit where code = 'east' and town_id = $1
    union all select u.id from unit u join below b on u.parent_id = b.id where u.town_id = $1) select id from below)
  and r.unit_id <> (select id from unit where town_id = $1 and kind = 'town')`;
/** Of the Party branch: what academic affairs must not see. */
const confidential = 'r.confidential and $2::int is not null';
const cases: readonly (readonly [Role, string])[] = [
  ['campusDeputy', elsewhere],
  ['admin', confidential],
];

const readHidden = async (owner: pg.Client, townId: number, personId: number, where: string): Promise<Hidden[]> => {
  const { rows } = await owner.query<{ id: number; kind: string; number: string; files: number[] }>(
    `select id, kind, number, files from (
      select r.id, r.kind, r.number, row_number() over (partition by r.kind, r.confidential order by r.id) as place,
        coalesce((select json_agg(f.file_id) from event_file f where f.town_id = r.town_id and f.record_id = r.id), '[]') as files
      from record r where r.town_id = $1 and ${where}
        and not exists (select from record o where o.town_id = r.town_id and o.number like r.number || '_%')) t
     where place <= 3`,
    [townId, personId],
  );
  return rows.map(({ id, kind, number, files }) => ({
    id: encodeId(kinds[kind] ?? 'RectificationCase', id),
    kind: kinds[kind] ?? 'RectificationCase',
    number,
    files: files.map((file) => encodeId('File', file)),
  }));
};

beforeAll(async () => {
  server = await testServer({ PLUMBLINE_DEMO: '1', PLUMBLINE_WORKER: '0' });
  await asOwner(server.database, 0, async (owner) => {
    const { rows: towns } = await owner.query<{ id: number }>(`select id from town_directory where code = 'qingshi'`);
    const townId = towns[0]?.id ?? 0;
    ids = await idsOfTown(owner, townId);
    for (const [role, where] of cases) {
      const { rows } = await owner.query<{ id: number }>('select id from person where town_id = $1 and name = $2', [
        townId,
        personOfRole(role).name,
      ]);
      hidden.set(role, await readHidden(owner, townId, rows[0]?.id ?? 0, where));
    }
  });
  for (const [role] of cases) {
    const { username } = demoAccounts().find((each) => each.role === role) ?? {};
    askers.set(role, askerOn(server, role, await server.signIn(username, demoPassword)));
  }
  walk = queryWalk(askers.get('admin') as Asker, ({ isId, pointer }) =>
    isId ? ids[pointer as NodeType].at(-1) : pointer === 'code' ? 'JC2025' : '整改〔2026〕1',
  );
}, 400_000);
afterAll(() => server?.close());

const queries = rootFields('query', names);
const recordKinds = new Set<unknown>(Object.values(kinds));

/** What can be asked of a record in a place, and the same of one that never was. */
const probesFor = ({ pointer, isId }: Place, { id, kind, number }: Hidden): readonly (readonly [string, string])[] => {
  if (isId) return recordKinds.has(pointer) ? [[id, neverWas(kind)]] : [];
  return pointer === 'number' || pointer === 'search' ? [[number, number.replace(/\d+$/, '9999')]] : [];
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
/** Whether an answer names a record, by its id or its number; the branch's own numbers end like others. */
const isNamed = ({ id, number }: Hidden, answer: string): boolean =>
  answer.includes(`"${id}"`) || new RegExp(`(?<!党内)${escaped(number)}(?!\\d)`, 'u').test(answer);

describe.each(cases)('for %s a record without a part and out of sight', (role) => {
  it('is there to be tried', () => {
    const found = hidden.get(role) ?? [];
    expect(found.length).toBeGreaterThan(role === 'admin' ? 0 : 5);
    expect(new Set(found.map(({ kind }) => kind)).size).toBeGreaterThan(role === 'admin' ? 0 : 2);
  });

  it.each(queries)(
    'stands in no answer of $name, and answers as one that never was',
    async (query) => {
      const asker = askers.get(role) as Asker;
      const wrong: string[] = [];
      const plain = await walk.ask(asker, query, null, null);
      for (const each of hidden.get(role) ?? []) {
        if (isNamed(each, plain)) wrong.push(`${each.number} stands in the whole answer`);
        for (const place of query.places)
          for (const [value, missing] of probesFor(place, each)) {
            const told = await walk.ask(asker, query, place, value);
            const asMissing = await walk.ask(asker, query, place, missing);
            if (told !== asMissing)
              wrong.push(
                `${place.path.join('.')} ${each.number}: ${told.slice(0, 200)} instead of ${asMissing.slice(0, 200)}`,
              );
          }
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it('has no file and no dossier', async () => {
    const asker = askers.get(role) as Asker;
    const get = async (path: string) => {
      const answer = await server.send(path, { headers: { cookie: asker.cookie } });
      return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') };
    };
    const [noFile, noDossier] = [
      await get(`/files/${neverWas('File')}`),
      await get(`/api/dossier?record=${neverWas('Sanction')}`),
    ];
    for (const { id, kind, files } of hidden.get(role) ?? []) {
      for (const file of files) expect(await get(`/files/${file}`)).toEqual(noFile);
      if (kind === 'Sanction') expect(await get(`/api/dossier?record=${id}`)).toEqual(noDossier);
    }
    expect((hidden.get(role) ?? []).flatMap(({ files }) => files).length).toBeGreaterThan(0);
  });
});

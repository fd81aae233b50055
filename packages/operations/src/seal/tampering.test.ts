import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deps } from '../deps.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { townFacts } from '../town/facts.ts';
import { type Chain, digestOf, noPrevious, sealHash } from './chain.ts';
import type { Fault } from './check-chain.ts';
import { type EventCells, eventColumns, eventText } from './event-text.ts';
import { exportRecord } from './export-record.ts';
import { faultText } from './fault-text.ts';
import { createSealer } from './sealer.ts';
import { newestStatement, signDay, statementsNow } from './sign-day.ts';
import type { Statement } from './statement.ts';
import { testSigner } from './testing/signer.ts';
import { NotAnExport, verifyExport } from './verify-export.ts';
import { verifyRecord } from './verify-record.ts';

const signer = testSigner();
let town: SmallTown;
let deps: Deps;
let owner: pg.Client;
/** What somebody kept elsewhere after all was sealed. */
let kept: readonly Statement[];

/** Five cases with three events each, and one that is confidential; written first, as it is on every computer. */
beforeAll(async () => {
  town = await smallTown();
  deps = { ...town.deps, signer: async () => signer };
  owner = new pg.Client(town.owner);
  await owner.connect();
  await owner.query(`select set_config('app.town', $1, false)`, [String(town.townId)]);
  for (let count = 0; count < 5; count += 1)
    await town.done(town.step(town.people.teacher, 'acknowledge', await town.noticed()));
  const { recordId } = await town.done(town.step(town.people.inspector, 'record', null, town.finding()));
  for (const [table, key] of [
    ['record', 'id'],
    ['event', 'record_id'],
    ['event_payload', 'record_id'],
  ] as const)
    await owner.query(`update ${table} set confidential = true where ${key} = $1`, [recordId]);
  const sealer = createSealer(deps);
  await sealer.seal(town.townId);
  // Until it is known that no event is still under way before the last one.
  for (let round = 0; round < 100; round += 1) {
    await sealer.seal(town.townId);
    const { rows } = await owner.query(
      'select from seal_progress where swept_to = (select max(id) from event where town_id = $1)',
      [town.townId],
    );
    if (rows.length > 0) break;
    await sleep(50);
  }
  await signDay(deps, town.townId, async () => {});
  kept = await statementsNow(deps, await townFacts(deps, town.townId));
});
afterAll(async () => {
  await owner?.end();
  await town?.close();
});

interface Sealed {
  readonly position: number;
  readonly record_id: number;
  readonly version: number;
  readonly number: string;
}

const sealAt = async (position: number): Promise<Sealed> => {
  const { rows } = await owner.query<Sealed>(
    `select s.position, s.record_id, s.version, r.number from seal s join record r on r.town_id = s.town_id and r.id = s.record_id
      where s.town_id = $1 and not s.confidential and s.position = $2`,
    [town.townId, position],
  );
  if (rows[0] === undefined) throw new Error(`Nothing stands at ${position}.`);
  return rows[0];
};

const linesOf = async (wanted?: readonly Chain[]): Promise<string[]> => {
  const parts: string[] = [];
  for await (const part of exportRecord(deps, await townFacts(deps, town.townId), wanted)) parts.push(part);
  return parts.join('').trimEnd().split('\n');
};

interface Found {
  readonly database: readonly Fault[];
  readonly file: readonly Fault[];
}

/** What is found in the database and in an export that is made of it as it stands now. */
const look = async (trusted = kept): Promise<Found> => {
  const [database, file] = [
    await verifyRecord(deps, [{ id: town.townId, code: 'small' }], { trusted, publicKey: signer.publicKey }),
    await verifyExport(await linesOf(), trusted),
  ];
  return { database: database.flatMap(({ faults }) => faults), file: file.flatMap(({ faults }) => faults) };
};

const tables = ['event', 'event_payload', 'seal', 'seal_statement', 'copy'] as const;

/** Lets the owner of the database do something, looks, and puts everything back as it was. */
const tampered = async (act: () => Promise<unknown>, trusted = kept): Promise<Found> => {
  await owner.query(`set session_replication_role = replica`);
  for (const table of tables) await owner.query(`create temporary table kept_${table} as select * from ${table}`);
  try {
    await act();
    return await look(trusted);
  } finally {
    for (const table of tables.toReversed()) await owner.query(`delete from ${table}`);
    for (const table of tables) {
      await owner.query(`insert into ${table} overriding system value select * from kept_${table}`);
      await owner.query(`drop table kept_${table}`);
    }
    await owner.query(`set session_replication_role = origin`);
  }
};

const run = (text: string, values: unknown[] = []) => owner.query(text, values);

/** Chains everything from a position on anew, as somebody does who knows how it is done. */
const hashAnew = async (from: number): Promise<void> => {
  const { rows } = await owner.query<EventCells & { position: number; hash: string; sealed: string }>(
    `select s.position, s.hash, to_char(s.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sealed, ${eventColumns('e')}
      from seal s join event e using (town_id, record_id, version) where s.town_id = $1 and not s.confidential order by s.position`,
    [town.townId],
  );
  let previous = noPrevious;
  for (const row of rows) {
    const body = {
      position: row.position,
      recordId: Number(row['e_record_id']),
      version: Number(row['e_version']),
      digest: digestOf(eventText(row)),
      previous,
      sealedAt: row.sealed,
    };
    previous = row.position < from ? row.hash : sealHash(town.townId, 'open', body);
    await run(
      `update seal set digest = $3, previous = $4, hash = $5 where town_id = $1 and not confidential and position = $2`,
      [town.townId, row.position, body.digest, body.previous, previous],
    );
  }
};

const both = (found: Found) => [found.database, found.file];

describe('the record of a town', () => {
  it('is whole, in the database and in an export, confidential part included', async () => {
    expect(await look()).toEqual({ database: [], file: [] });
    const checked = await verifyRecord(deps, [{ id: town.townId, code: 'small' }]);
    expect(checked.map(({ chain, events, statements, payloads }) => [chain, events, statements, payloads])).toEqual([
      ['open', 15, 1, 15],
      ['confidential', 1, 1, 1],
    ]);
    const exported = await verifyExport(await linesOf());
    expect(exported.map(({ chain, events, statements }) => [chain, events, statements])).toEqual([
      ['open', 15, 2],
      ['confidential', 1, 2],
    ]);
  });

  it.each([
    `step = step || 'x'`,
    `actor_id = actor_id + 1`,
    `at = at + interval '1 microsecond'`,
    `override = not override`,
    `on_behalf_of = actor_id`,
    `input = input || '{"rectifyBy": "2026-12-03"}'`,
    `rights = jsonb_set(rights, '{permissions}', '["rectification:review"]')`,
    `payload_digest = translate(payload_digest, '0123456789abcdef', '123456789abcdef0')`,
  ])('tells which event was changed: %s', async (change) => {
    const { record_id, version, number } = await sealAt(7);
    const found = await tampered(() =>
      run(`update event set ${change} where record_id = $1 and version = $2`, [record_id, version]),
    );
    for (const faults of both(found))
      expect(faults.filter(({ kind }) => kind !== 'payload')).toEqual([
        { kind: 'changed', part: 'event', chain: 'open', position: 7, recordId: record_id, number, version },
      ]);
  });

  it.each(['digest', 'previous', 'hash'])('tells which seal was changed in one byte: %s', async (column) => {
    const { version, number } = await sealAt(7);
    const found = await tampered(() =>
      run(
        `update seal set ${column} = overlay(${column} placing (case left(${column}, 1) when 'a' then 'b' else 'a' end) from 1)
          where position = 7 and not confidential`,
      ),
    );
    for (const faults of both(found)) expect(faults).toMatchObject([{ kind: 'changed', position: 7, number, version }]);
  });

  it('tells which event was removed, with its seal or without', async () => {
    const { record_id, version, number } = await sealAt(7);
    const remove = async () => {
      for (const table of ['copy', 'event_payload', 'event'])
        await run(`delete from ${table} where record_id = $1 and version = $2`, [record_id, version]);
    };
    for (const faults of both(await tampered(remove)))
      expect(faults).toMatchObject([{ kind: 'removed', part: 'event', position: 7, number, version }]);
    const whole = async () => {
      await remove();
      await run('delete from seal where position = 7 and not confidential');
    };
    for (const faults of both(await tampered(whole)))
      expect(faults).toMatchObject([{ kind: 'removed', position: 7, number, version }]);
    const closed = async () => {
      await whole();
      for (let position = 8; position <= 15; position += 1)
        await run('update seal set position = position - 1 where position = $1 and not confidential', [position]);
    };
    for (const faults of both(await tampered(closed))) expect(faults).toMatchObject([{ kind: 'removed', position: 7 }]);
  });

  it('tells which two changed places', async () => {
    const [a, b] = [await sealAt(4), await sealAt(11)];
    const named = [
      { kind: 'reordered', position: 4, belongs: 11 },
      { kind: 'reordered', position: 11, belongs: 4 },
    ];
    const places = async () => {
      for (const [from, to] of [
        [4, 1000],
        [11, 4],
        [1000, 11],
      ])
        await run('update seal set position = $2 where position = $1 and not confidential', [from, to]);
    };
    for (const faults of both(await tampered(places))) expect(faults).toMatchObject(named);
    const contents = async () => {
      await run('update event set version = version + 100 where record_id = $1 and version = $2', [
        a.record_id,
        a.version,
      ]);
      await run('update event set record_id = $3, version = $4 where record_id = $1 and version = $2', [
        b.record_id,
        b.version,
        a.record_id,
        a.version,
      ]);
      await run('update event set record_id = $3, version = $4 where record_id = $1 and version = $2', [
        a.record_id,
        a.version + 100,
        b.record_id,
        b.version,
      ]);
    };
    for (const faults of both(await tampered(contents)))
      expect(faults.filter(({ kind }) => kind !== 'payload')).toMatchObject([
        { kind: 'changed', position: 4, number: a.number },
        { kind: 'changed', position: 11, number: b.number },
      ]);
  });

  it('tells what was put in, with a seal or without', async () => {
    const { record_id, number } = await sealAt(15);
    const version = 4;
    const putIn = () =>
      run(
        `insert into event overriding system value select (jsonb_populate_record(e, '{"version": 4}')).* from event e where record_id = $1 and version = 3`,
        [record_id],
      );
    const bare = await tampered(putIn);
    expect(bare.database).toMatchObject([{ kind: 'inserted', part: 'unsealed', number, version }]);
    expect(bare.file).toEqual([]);
    const sealed = async () => {
      await putIn();
      for (let position = 15; position >= 8; position -= 1)
        await run('update seal set position = position + 1 where position = $1 and not confidential', [position]);
      const { rows } = await owner.query<{ hash: string; row: EventCells; sealed: string }>(
        `select s.hash, to_char(s.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sealed from seal s where s.position = 7 and not confidential`,
      );
      const { rows: made } = await owner.query<EventCells>(
        `select ${eventColumns('e')} from event e where record_id = $1 and version = 4`,
        [record_id],
      );
      const [before, event] = [rows[0], made[0]];
      if (before === undefined || event === undefined) throw new Error('Nothing was put in.');
      const body = {
        position: 8,
        recordId: record_id,
        version,
        digest: digestOf(eventText(event)),
        previous: before.hash,
        sealedAt: before.sealed,
      };
      await run(
        `insert into seal select town_id, confidential, 8, $1, 4, $2, hash, $3, sealed_at from seal where position = 7 and not confidential`,
        [record_id, body.digest, sealHash(town.townId, 'open', body)],
      );
    };
    for (const faults of both(await tampered(sealed)))
      expect(faults).toMatchObject([{ kind: 'inserted', position: 8, number, version }]);
  });

  const cut = async () => {
    for (const table of ['copy', 'event_payload', 'event'])
      await run(
        `delete from ${table} t using seal s where s.town_id = t.town_id and s.record_id = t.record_id and s.version = t.version and s.position > 12 and not s.confidential`,
      );
    await run('delete from seal where position > 12 and not confidential');
  };

  it('tells that its tail was cut off, from what was signed and kept in the database or elsewhere', async () => {
    const found = await tampered(cut, []);
    expect(found.database).toMatchObject([{ kind: 'cutOff', position: 13, to: 15, day: '2026-11-18' }]);
    const forgotten = async () => {
      await cut();
      await run('delete from seal_statement');
    };
    // Nothing that the database holds tells of it any more.
    expect(await tampered(forgotten, [])).toEqual({ database: [], file: [] });
    for (const faults of both(await tampered(forgotten)))
      expect(faults).toMatchObject([{ kind: 'cutOff', position: 13, to: 15 }]);
  });

  it('tells that its tail was made anew without a fault in it, from what was signed', async () => {
    const { record_id, version } = await sealAt(12);
    const anew = async () => {
      await run(`update event set actor_id = $3 where record_id = $1 and version = $2`, [
        record_id,
        version,
        town.people.head.personId,
      ]);
      await hashAnew(12);
    };
    const found = await tampered(anew, []);
    expect(found.database).toMatchObject([{ kind: 'rehashed', position: 1, to: 15, day: '2026-11-18' }]);
    const forgotten = async () => {
      await anew();
      await run('delete from seal_statement');
    };
    expect(await tampered(forgotten, [])).toEqual({ database: [], file: [] });
    for (const faults of both(await tampered(forgotten)))
      expect(faults).toMatchObject([{ kind: 'rehashed', position: 1, to: 15 }]);
  });

  it('is not vouched for by a statement that was altered or signed with another key', async () => {
    const altered = await tampered(() =>
      run(`update seal_statement set text = replace(text, '"position":15', '"position":14') where not confidential`),
    );
    expect(altered.database).toMatchObject([{ kind: 'statement', part: 'signature', position: 14 }]);
    const foreign = await tampered(async () => {
      const other = testSigner();
      await run('delete from seal_statement');
      await signDay({ ...deps, signer: async () => other }, town.townId, async () => {});
    });
    expect(foreign.database).toMatchObject([
      { kind: 'statement', part: 'key', chain: 'open' },
      { kind: 'statement', part: 'key', chain: 'confidential' },
    ]);
  });

  it('shows that an erasable content was changed, and takes none for whole that was erased', async () => {
    const { record_id, version, number } = await sealAt(1);
    const changed = await tampered(() =>
      run(`update event_payload set payload = payload || '{"title": "x"}' where record_id = $1 and version = $2`, [
        record_id,
        version,
      ]),
    );
    expect(changed.database).toMatchObject([{ kind: 'payload', number, version }]);
    const erased = await tampered(() =>
      run(`delete from event_payload where record_id = $1 and version = $2`, [record_id, version]),
    );
    expect(erased).toEqual({ database: [], file: [] });
  });

  it('tells the same of its confidential part', async () => {
    const found = await tampered(() => run(`update event set step = step || 'x' where confidential`));
    for (const faults of both(found))
      expect(faults).toMatchObject([{ kind: 'changed', chain: 'confidential', position: 1 }]);
  });

  it('says in words where each fault is', async () => {
    const { number, version } = await sealAt(7);
    const { database } = await tampered(() =>
      run(
        `update event set override = true where kind <> '' and id = (select e.id from event e join seal s using (town_id, record_id, version) where s.position = 7 and not s.confidential)`,
      ),
    );
    const [zh, en] = faultText(database[0] as Fault);
    expect(zh).toBe(`第 7 位（${number}第 ${version} 步）：内容与封存时的校验码不符，被改动过`);
    expect(en).toContain(`position 7 (${number}, step ${version})`);
  });
});

describe('an export', () => {
  it('holds the number of events that its end says, and is told to be cut where it does not', async () => {
    const lines = await linesOf(['open']);
    for (const short of [lines.slice(0, -1), lines.slice(0, -3), lines.toSpliced(5, 1)]) {
      const [chain] = await verifyExport(short, kept);
      expect(chain?.faults).toContainEqual({ kind: 'incomplete', part: 'end', chain: 'open', position: null });
    }
  });

  it('names what was done to its lines', async () => {
    const lines = await linesOf(['open']);
    const first = lines.findIndex((line) => line.startsWith('{"seal"'));
    const line = lines[first + 6] ?? '';
    const changed = line.replace('"version":', '"version": ');
    expect(changed).not.toBe(line);
    const spoil = async (spoiled: string[]) =>
      (await verifyExport(spoiled, kept))[0]?.faults.map(({ kind, position }) => [kind, position]);
    const event = line.indexOf('"event"');
    expect(
      await spoil(
        lines.with(first + 6, line.slice(0, event) + line.slice(event).replace('"override":false', '"override":true')),
      ),
    ).toEqual([['changed', 7]]);
    expect(await spoil(lines.with(first + 6, lines[first + 8] ?? '').with(first + 8, line))).toEqual(
      expect.arrayContaining([['reordered', 7]]),
    );
    expect(
      await spoil(lines.toSpliced(first + 6, 1).map((each) => each.replace('"events":15}', '"events":14}'))),
    ).toContainEqual(['removed', 7]);
  });

  it('is refused where a line is none of it, by the number of the line', async () => {
    const lines = await linesOf(['open']);
    await expect(verifyExport(lines.toSpliced(4, 0, 'hello'))).rejects.toEqual(new NotAnExport(5));
    await expect(verifyExport([])).rejects.toThrow(NotAnExport);
    await expect(verifyExport(lines.slice(1))).rejects.toThrow(NotAnExport);
  });

  it('holds nothing of what people wrote, and no name', async () => {
    const text = (await linesOf()).join('\n');
    const { rows } = await owner.query<{ word: string }>(
      `select distinct value as word from event_payload, jsonb_each_text(payload) where town_id = $1 and length(value) > 1
        union select name from person where town_id = $1 union select title from record where town_id = $1`,
      [town.townId],
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { word } of rows) expect([word, text.includes(word)]).toEqual([word, false]);
    const { rows: salts } = await owner.query<{ salt: string }>('select salt from event_payload');
    for (const { salt } of salts) expect(text).not.toContain(salt);
  });

  it('leaves the confidential part out where it is not wanted, and says nothing of it', async () => {
    const text = (await linesOf(['open'])).join('\n');
    expect(text).not.toContain('confidential":true');
    expect(text).not.toContain('"chain":"confidential"');
    expect(text.match(/"seal":/g)?.length).toBe(15);
  });
});

describe('a statement', () => {
  it('is signed once a day, by several workers too, and covers what was sealed then', async () => {
    const { statement } = (await newestStatement(deps, town.townId)) ?? {};
    expect(statement).toMatchObject({ day: '2026-11-18', position: 15, events: 15, chain: 'open', town: 'small' });
    let looks = 0;
    const before = async () => {
      looks += 1;
    };
    await signDay(deps, town.townId, before);
    expect(looks).toBe(0);
    town.time.now = new Date('2026-11-19T02:00:00Z');
    await Promise.all([1, 2, 3].map(() => signDay(deps, town.townId, before)));
    expect(looks).toBeGreaterThan(0);
    const { rows } = await owner.query(
      'select day from seal_statement where town_id = $1 and not confidential order by day',
      [town.townId],
    );
    expect(rows.map(({ day }) => day)).toEqual(['2026-11-18', '2026-11-19']);
  });
});

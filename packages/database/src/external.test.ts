import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { silentLog } from './log.ts';
import { type Databases, openDatabase } from './open.ts';
import type { StartError } from './start-error.ts';
import { runAlone } from './testing/server.ts';
import { testDatabase } from './testing.ts';

const home = await mkdtemp(join(tmpdir(), 'plumbline-external-'));
const database = await testDatabase();
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true });
});

const urlOf = (changes: { user?: string; password?: string; name?: string } = {}): string => {
  const {
    user,
    password,
    host,
    port,
    database: name,
  } = { ...database.owner, database: String(database.owner.database) };
  const parts = { user: String(user), password: String(password), name, ...changes };
  const address = `${encodeURIComponent(parts.user)}:${encodeURIComponent(parts.password)}@localhost:${port}/${parts.name}`;
  return `postgres://${address}?host=${encodeURIComponent(String(host))}`;
};

const open = (databaseUrl: string): Promise<Databases> =>
  openDatabase({ home, databaseUrl, use: 'serve', log: silentLog });

const refusal = async (databaseUrl: string): Promise<StartError> =>
  await open(databaseUrl).then(
    () => expect.unreachable('it opened'),
    (error: StartError) => error,
  );

test('several servers may serve one database of DATABASE_URL and agree on the passwords of its roles', async () => {
  const first = await open(urlOf());
  const second = await open(urlOf());
  for (const { app, auth, embedded } of [first, second]) {
    expect(embedded).toBe(false);
    expect((await app.query('select current_user as who')).rows).toEqual([{ who: 'plumbline_app' }]);
    expect((await auth.query('select current_user as who')).rows).toEqual([{ who: 'plumbline_auth' }]);
  }
  await first.close();
  await second.close();
});

test('an address that is none, of another product or a wrong port is refused with what to do', async () => {
  expect((await refusal('mysql://root@localhost/x')).code).toBe('DatabaseUrlInvalid');
  const unreachable = await refusal('postgres://plumbline:secret@127.0.0.1:1/plumbline');
  expect(unreachable.code).toBe('DatabaseUnreachable');
  for (const text of unreachable.text) {
    expect(text).toContain('127.0.0.1:1/plumbline');
    expect(text).not.toContain('secret');
  }
});

test('a wrong password and a missing database are told apart', async () => {
  expect((await refusal(urlOf({ password: 'wrong' }))).code).toBe('DatabasePasswordWrong');
  const missing = await refusal(urlOf({ name: 'nowhere' }));
  expect(missing.code).toBe('DatabaseMissing');
  expect(missing.text[1]).toContain('CREATE DATABASE "nowhere"');
});

test('an owner who may not make the roles learns which right is missing', async () => {
  const owner = `limited_${process.pid}`;
  await runAlone(database.owner, `create role ${owner} login password 'limited'`);
  try {
    const error = await refusal(urlOf({ user: owner, password: 'limited' }));
    expect(error.code).toBe('RoleRightsMissing');
    expect(error.text[0]).toContain(`ALTER ROLE "${owner}" CREATEROLE`);
  } finally {
    await runAlone(database.owner, `drop role ${owner}`);
  }
});

test('a PostgreSQL older than 15 is refused with both versions', async () => {
  const old = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (message) => socket.write(message[0] === 0x58 ? '' : answerOfAnOldServer(message)));
  });
  await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
  const { port } = old.address() as { port: number };
  const error = await refusal(`postgres://plumbline:x@127.0.0.1:${port}/plumbline`);
  old.close();
  expect(error.code).toBe('DatabaseTooOld');
  expect(error.text[1]).toContain('14.9');
  expect(error.text[1]).toContain('15');
});

/** The few messages of the protocol that a sign-in without password and one query with two columns need. */
const answerOfAnOldServer = (message: Buffer): Buffer => {
  const packet = (kind: string, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(kind), length, body]);
  };
  const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
  const int32 = (value: number): Buffer => Buffer.concat([int16(value >>> 16), int16(value & 0xffff)]);
  const text = (value: string): Buffer => Buffer.from(`${value}\0`);
  const column = (name: string, type: number): Buffer =>
    Buffer.concat([text(name), int32(0), int16(0), int32(type), int16(-1 & 0xffff), int32(0), int16(0)]);
  const cell = (value: string): Buffer => Buffer.concat([int32(value.length), Buffer.from(value)]);
  const ready = packet('Z', Buffer.from('I'));
  if (message[0] !== 0x51) return Buffer.concat([packet('R', int32(0)), ready]);
  return Buffer.concat([
    packet('T', int16(2), column('number', 23), column('text', 25)),
    packet('D', int16(2), cell('140009'), cell('14.9')),
    packet('C', text('SELECT 1')),
    ready,
  ]);
};

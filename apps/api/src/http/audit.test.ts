import {
  appoint,
  createPerson,
  createSealer,
  isSigned,
  loadViewer,
  readStatements,
  runStep,
  verifyExport,
} from '@plumbline/operations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../testing/server.ts';

const password = 'a-teacher-of-ours';

let server: TestServer;
let admin: { cookie: string };
let teacher: { cookie: string };
beforeAll(async () => {
  server = await testServer({ PLUMBLINE_WORKER: '0' });
  const { deps, accounts } = server.product;
  const viewer = await loadViewer(deps, { townId: server.townId, personId: server.personId, locale: 'en' });
  if (viewer === null) throw new Error('There is no administrator.');
  const unitId = viewer.posts[0]?.unitId ?? 0;
  const made = await createPerson(deps, viewer, { name: '李思雨' });
  if (!made.ok) throw new Error('The person was refused.');
  const { personId } = made;
  await appoint(deps, viewer, { personId, unitId, role: 'teacher', title: '教师', fromOn: '2020-01-01' });
  await accounts.create({
    townId: server.townId,
    townCode: 'baishui',
    personId,
    login: 'teacher',
    password,
    mustChange: false,
  });
  for (const key of ['audit-key-1', 'audit-key-2'])
    await runStep(deps, viewer, {
      workflow: 'rectification',
      step: 'record',
      idempotencyKey: key,
      input: { title: '走廊灯不亮', unit: unitId, category: 'withDeadline', weight: 'light' },
    });
  admin = { cookie: await server.signIn() };
  teacher = { cookie: await server.signIn('teacher', password) };
  await createSealer(deps).seal(server.townId);
});
afterAll(() => server?.close());

const get = (path: string, headers: Record<string, string> = {}) => server.send(path, { headers });

describe('the record', () => {
  it('is given to academic affairs as a file that verifies by itself and says nothing that people wrote', async () => {
    const answer = await get('/api/audit/export', admin);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(/record-baishui-\d{4}-\d\d-\d\d\.jsonl/);
    const text = await answer.text();
    expect(text).not.toContain('走廊灯');
    const [chain, ...others] = await verifyExport(text.split('\n'));
    expect(others).toEqual([]);
    expect(chain).toMatchObject({ events: 2, faults: [], town: 'baishui', chain: 'open' });
  });

  it('is not there for anybody else', async () => {
    for (const path of ['/api/audit/export', '/api/audit/statement']) {
      expect((await get(path)).status).toBe(401);
      expect((await get(path, teacher)).status).toBe(404);
      expect((await server.send(path, { method: 'POST', headers: admin })).status).toBe(405);
    }
  });

  it('comes with a statement of where it stands now, signed', async () => {
    const answer = await get('/api/audit/statement', admin);
    expect(answer.status).toBe(200);
    const [statement] = readStatements(await answer.text()) ?? [];
    expect(statement?.statement).toMatchObject({ town: 'baishui', chain: 'open', position: 2, events: 2 });
    expect(statement && isSigned(statement)).toBe(true);
  });
});

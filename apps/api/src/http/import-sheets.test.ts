import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { appoint, createAccount, createPerson, createUnit, loadViewer } from '@plumbline/operations';
import { roleCodes } from '@plumbline/terms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScoresImport } from '../import/scores.ts';
import { sure } from '../import/testing/exam-town.ts';
import { type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
let cookie: string;
let campus: number;
let other: number;
beforeAll(async () => {
  server = await testServer();
  cookie = await server.signIn();
  const admin = await loadViewer(server.product.deps, {
    townId: server.townId,
    personId: server.personId,
    locale: 'zh',
  });
  if (admin === null) throw new Error('There is no administrator.');
  const parentId = admin.posts[0]?.unitId ?? 0;
  campus = sure(await createUnit(server.product.deps, admin, { parentId, kind: 'campus', name: '东片小学' })).unitId;
  other = sure(await createUnit(server.product.deps, admin, { parentId, kind: 'campus', name: '西片小学' })).unitId;
});
afterAll(() => server?.close());

/** Signs somebody in with a post. */
const seat = async (role: string, unitId: number): Promise<string> => {
  const { deps, accounts } = server.product;
  const admin = await loadViewer(deps, { townId: server.townId, personId: server.personId, locale: 'zh' });
  if (admin === null) throw new Error('There is no administrator.');
  const { personId } = sure(await createPerson(deps, admin, { name: '某人' }));
  sure(await appoint(deps, admin, { personId, unitId, role, title: '岗位', fromOn: '2026-08-01' }));
  const login = `p${personId}`;
  sure(await createAccount(deps, accounts, admin, personId, login, 'a-long-password'));
  return server.signIn(login, 'a-long-password');
};

const sheet =
  '学校,班级,姓名,学号,数学,备注\n东片小学,五(1)班,赵敏,P1,90,好\n东片小学,五(1)班,钱多,P2,缺考,\n西片小学,五(1)班,孙理,P3,70.5,\n';
const post = (
  path: string,
  {
    body = sheet,
    as = cookie,
    mapping,
    headers = {},
  }: { body?: string | Uint8Array<ArrayBuffer>; as?: string; mapping?: unknown; headers?: Record<string, string> } = {},
): Promise<Response> => {
  const form = new FormData();
  if (mapping !== undefined) form.set('mapping', JSON.stringify(mapping));
  form.set('file', new Blob([body]), '五年级.csv');
  return server.send(path, {
    method: 'POST',
    body: form,
    headers: { cookie: as, 'accept-language': 'en', ...headers },
  });
};
const answerOf = async (response: Promise<Response>): Promise<ScoresImport> => {
  const answer = await response;
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as ScoresImport;
};
const uploads = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith(`plumbline-upload-${process.pid}-`));

describe('a sheet of scores over HTTP', () => {
  it('is looked at first, then taken, and only the same file', async () => {
    const path = '/api/import/scores?exam=H1&createMissing=pupils';
    const preview = await answerOf(post(`${path}&dryRun`));
    expect(preview).toMatchObject({
      rows: 3,
      accepted: 3,
      written: false,
      rejected: [],
      warnings: [{ line: 1, code: 'UNKNOWN_COLUMN', found: '备注' }],
      counts: { new: 3, changed: 0, unchanged: 0, bad: 0 },
      created: { classes: ['东片小学 五(1)班', '西片小学 五(1)班'] },
      exam: { code: 'H1', existed: false, published: false, subjects: [{ name: '数学', fullMark: 10_000 }] },
      file: { format: 'csv', headerLine: 1, remembered: false },
      revision: null,
    });
    expect(preview.file?.columns.map(({ header, as }) => [header, as])).toEqual([
      ['学校', 'school'],
      ['班级', 'class'],
      ['姓名', 'name'],
      ['学号', 'pupil'],
      ['数学', 'score:数学'],
      ['备注', null],
    ]);
    const changed = await post(`${path}&digest=${preview.digest}`, { body: sheet.replace('90', '91') });
    expect([changed.status, await changed.json()]).toMatchObject([409, { code: 'FILE_CHANGED' }]);
    expect(await answerOf(post(`${path}&digest=${preview.digest}`))).toMatchObject({
      accepted: 3,
      written: true,
      revision: 1,
    });
    expect(await answerOf(post(path))).toMatchObject({
      counts: { unchanged: 3 },
      revision: null,
      exam: { existed: true },
    });
    expect(await uploads()).toEqual([]);
  });

  it('is taken as the body itself too', async () => {
    const answer = await server.send('/api/import/scores?exam=H2&createMissing=pupils&dryRun', {
      method: 'POST',
      body: sheet,
      headers: { cookie, 'content-type': 'text/csv', 'x-file-name': encodeURIComponent('五年级.csv') },
    });
    expect(await answer.json()).toMatchObject({ rows: 3, accepted: 3 });
  });

  it('has its columns as the person says, and remembers that for the same header', async () => {
    const body = '校,号,得数\n东片小学,P1,80\n';
    const path = '/api/import/scores?exam=H3&createMissing=pupils';
    const unknown = await answerOf(post(path, { body }));
    expect(unknown).toMatchObject({
      fileError: {
        code: 'MISSING_COLUMN',
        columns: [{ header: '校', key: '校' }, { header: '号' }, { header: '得数' }],
      },
    });
    expect(unknown.fileError?.choices).toContainEqual({ as: 'score:数学', title: '数学' });
    const half = await answerOf(post(path, { body: body.replace('校', '学校') }));
    expect(half.fileError?.columns.map(({ as }) => as)).toEqual(['school', null, null]);
    const mapping = { 校: 'school', 号: 'pupil', 得数: 'score:数学' };
    expect(await answerOf(post(path, { body, mapping }))).toMatchObject({ revision: 1, accepted: 1 });
    expect(await answerOf(post(path, { body }))).toMatchObject({
      counts: { unchanged: 1 },
      file: { remembered: true },
    });
    const bad = await post(path, { body, mapping: [1] });
    expect([bad.status, await bad.json()]).toMatchObject([400, { code: 'BAD_REQUEST' }]);
  });

  it('comes back with a column that says what to mend', async () => {
    const marked = await post('/api/import/scores/marked?exam=H4&createMissing=pupils', {
      body: sheet.replace('70.5', '170.5'),
    });
    expect(marked.headers.get('content-disposition')).toContain(encodeURIComponent('五年级-to-mend.csv'));
    const lines = (await marked.text()).split(/\r?\n/u);
    expect(lines[0]).toContain('What to mend');
    expect(lines[1]?.endsWith(',')).toBe(true);
    expect(lines[3]).toContain('Above the full mark of 100');
    expect((await answerOf(post('/api/import/scores?exam=H4&dryRun&createMissing=pupils'))).exam?.existed).toBe(false);
  });

  it('that is too large is refused with both sizes, and leaves nothing on disk', async () => {
    const answer = await post('/api/import/scores?exam=H5', { body: new Uint8Array(101 * 1024 * 1024) });
    expect([answer.status, await answer.json()]).toMatchObject([
      413,
      { code: 'TOO_LARGE', message: expect.stringMatching(/^The file is 101\.0 MB; at most 100\.0 MB/u) },
    ]);
    expect(await uploads()).toEqual([]);
  }, 60_000);

  it('that is empty is refused as the policy says, a form without one as no request', async () => {
    expect(await answerOf(post('/api/import/scores?exam=H5', { body: '' }))).toMatchObject({
      fileError: { code: 'EMPTY_FILE' },
    });
    const form = new FormData();
    form.set('mapping', '{}');
    const answer = await server.send('/api/import/scores?exam=H5', { method: 'POST', body: form, headers: { cookie } });
    expect(answer.status).toBe(400);
  });
});

describe('whoever has no business with scores', () => {
  const office = ['admin', 'campusHead', 'campusDeputy'];
  it.each(roleCodes.filter((role) => !office.includes(role)))(
    'is refused as %s, and told nothing of the file',
    async (role) => {
      const as = await seat(role, campus);
      for (const path of [
        '/api/import/scores?exam=H1',
        '/api/import/scores?exam=none',
        '/api/import/scores/marked?exam=H1',
      ]) {
        const answer = await post(path, { as });
        const text = await answer.text();
        expect([403, 404]).toContain(answer.status);
        expect(text).not.toMatch(/赵敏|P1|90/u);
      }
    },
  );

  it('is not let in without a session, from another site, or by a form that is none', async () => {
    expect((await post('/api/import/scores?exam=H1', { as: '' })).status).toBe(401);
    expect((await post('/api/import/scores?exam=H1', { headers: { origin: 'https://evil.example' } })).status).toBe(
      403,
    );
  });
});

describe('a campus head', () => {
  it('brings in rows of the own campus only, and opens no session', async () => {
    const as = await seat('campusHead', campus);
    const answer = await answerOf(post('/api/import/scores?exam=H1&createMissing=pupils', { as }));
    expect(answer.rejected).toMatchObject([
      {
        line: 4,
        column: '学校',
        code: 'UNKNOWN_SCHOOL',
        found: '西片小学',
        reason: expect.stringContaining('You do not import for this school'),
      },
    ]);
    const own = sheet.replace(/西片小学.*\n/u, '');
    expect(await answerOf(post('/api/import/scores?exam=H1&createMissing=pupils', { as, body: own }))).toMatchObject({
      counts: { unchanged: 2 },
    });
    expect((await post('/api/import/scores?exam=new', { as, body: own })).status).toBe(404);
    expect((await post('/api/import/scores?exam=H1&createMissing=schools', { as, body: own })).status).toBe(403);
    const stolen = await answerOf(
      post('/api/import/scores?exam=H1&createMissing=pupils', { as, body: sheet.replaceAll('西片小学', '东片小学') }),
    );
    expect(stolen.rejected).toMatchObject([
      { line: 4, code: 'UNKNOWN_PUPIL', found: 'P3', reason: 'This pupil is not at this school' },
    ]);
    const westHead = await seat('campusHead', other);
    expect(
      await answerOf(post('/api/import/scores?exam=H1&createMissing=pupils', { as: westHead, body: own })),
    ).toMatchObject({ accepted: 0, counts: { bad: 2 } });
  });
});

describe('a job', () => {
  it('tells its own person how far it is, and nobody else', async () => {
    const id = 'job-number-one';
    await answerOf(post(`/api/import/scores?exam=J1&createMissing=pupils&job=${id}`));
    const look = (as: string, method = 'GET') =>
      server.send(`/api/import/jobs/${id}`, { method, headers: { cookie: as } });
    expect(await (await look(cookie)).json()).toMatchObject({ state: 'done', result: { revision: 1, accepted: 3 } });
    expect((await look(await seat('admin', campus))).status).toBe(404);
    expect((await post(`/api/import/scores?exam=J1&job=${id}`)).status).toBe(409);
    expect((await post('/api/import/scores?exam=J1&job=a')).status).toBe(400);
  });

  it('that is not there, as after a restart, says what may have become of it and how to find out; that is so', async () => {
    const body = '学校,学号,数学\n东片小学,R1,1\n';
    await answerOf(post('/api/import/scores?exam=J3&createMissing=pupils&job=before-the-restart', { body }));
    const answer = await server.send('/api/import/jobs/of-another-process', {
      headers: { cookie, 'accept-language': 'en' },
    });
    expect([answer.status, await answer.json()]).toEqual([
      404,
      {
        code: 'NotFound',
        message: expect.stringMatching(/restarted.*whole or not at all.*unchanged.*doubles nothing/),
      },
    ]);
    const look = await answerOf(post('/api/import/scores?exam=J3&dryRun', { body }));
    expect(look).toMatchObject({ counts: { unchanged: 1, new: 0 } });
    const again = await answerOf(post('/api/import/scores?exam=J3&createMissing=pupils', { body }));
    expect(again).toMatchObject({ counts: { unchanged: 1, new: 0 } });
  });

  it('that is cancelled leaves nothing', async () => {
    const id = 'job-to-cancel';
    const rows = Array.from(
      { length: 60_000 },
      (_, at) => `东片小学,五(${1 + (at % 9)})班,学生${at},C${at},${at % 100}`,
    );
    const running = post(`/api/import/scores?exam=J2&createMissing=pupils&job=${id}`, {
      body: `学校,班级,姓名,学号,数学\n${rows.join('\n')}\n`,
    });
    const address = `/api/import/jobs/${id}`;
    let state = '';
    while (state !== 'reading' && state !== 'writing') {
      const job = await server.send(address, { headers: { cookie } });
      state = job.status === 200 ? ((await job.json()) as { state: string }).state : '';
    }
    expect((await server.send(address, { method: 'DELETE', headers: { cookie } })).status).toBe(200);
    const answer = await running;
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'CANCELLED' }]);
    expect(await (await server.send(address, { headers: { cookie } })).json()).toMatchObject({
      state: 'cancelled',
      result: null,
    });
    const preview = await answerOf(
      post('/api/import/scores?exam=J2&dryRun', { body: '学校,学号,数学\n东片小学,C1,1\n' }),
    );
    expect(preview).toMatchObject({ exam: { existed: false }, rejected: [{ code: 'UNKNOWN_PUPIL' }] });
    expect(await uploads()).toEqual([]);
  }, 60_000);
});

describe('a roster over HTTP', () => {
  it('that is complete tells who leaves before they do, and is never taken in part', async () => {
    const roster = (...ids: string[]) => `学校,学号\n${ids.map((id) => `东片小学,${id}\n`).join('')}`;
    const left = async (query: string, body: string) =>
      ((await answerOf(post(query, { body }))) as unknown as { left: unknown }).left;
    const path = '/api/import/roster?complete';
    await left('/api/import/roster', roster('L1', 'L2'));
    const others = roster('L1');
    expect(await left('/api/import/roster?dryRun', others)).toBeNull();
    expect(await left(`${path}&dryRun`, others)).toMatchObject({ first: expect.arrayContaining(['L2']) });
    const refused = await post(`${path}&acceptGoodRows`, { body: others });
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'InvalidInput', path: ['complete'] }]);
    await left(path, others);
    expect(await left(`${path}&dryRun`, others)).toEqual({ count: 0, first: [] });
  });
});

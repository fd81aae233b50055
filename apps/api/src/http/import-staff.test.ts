import { openStaff } from '@plumbline/documents';
import { createUnit, loadViewer } from '@plumbline/operations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffImport } from '../import/staff.ts';
import { sure } from '../import/testing/exam-town.ts';
import { cookieOf, json, type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await testServer();
  cookie = await server.signIn();
  const { deps } = server.product;
  const admin = await loadViewer(deps, { townId: server.townId, personId: server.personId, locale: 'zh' });
  if (admin === null) throw new Error('There is no administrator.');
  const parentId = admin.posts[0]?.unitId ?? 0;
  sure(await createUnit(deps, admin, { parentId, kind: 'campus', name: '东片小学' }));
});
afterAll(() => server?.close());

const post = async (query: string, body: string, as = cookie): Promise<Response> => {
  const form = new FormData();
  form.set('file', new Blob([body]), '教职工.csv');
  return server.send(`/api/import/staff${query}`, {
    method: 'POST',
    body: form,
    headers: { cookie: as, 'accept-language': 'en' },
  });
};
const bring = async (query: string, body: string) => (await (await post(query, body)).json()) as StaffImport;
const signIn = (username: string, password: string) =>
  server.send('/api/auth/sign-in/username', json({ username, password }));

describe('a roster of the staff over HTTP', () => {
  it('opens accounts whose one-time passwords let people in to choose their own, and are told nowhere else', async () => {
    const sheet = '姓名,工号,单位,岗位\n王丽,T01,东片小学,教师\n李四,T02,东片小学,片校长\n';
    expect(await bring('?dryRun', sheet)).toMatchObject({ written: false, accountsToMake: 2, accounts: [] });
    const answer = await bring('?job=staff-one-two', sheet);
    expect(answer).toMatchObject({ written: true, counts: { new: 2 } });
    const [first] = answer.accounts;
    expect(first).toMatchObject({ name: '王丽', unit: '东片小学', login: 'wangli' });

    const job = await server.send('/api/import/jobs/staff-one-two', { headers: { cookie } });
    const kept = await job.text();
    expect([job.status, kept.includes('"new":2'), kept.includes(first?.oneTimePassword ?? '-')]).toEqual([
      200,
      true,
      false,
    ]);

    const door = await signIn('wangli', first?.oneTimePassword ?? '');
    expect(door.status).toBe(200);
    const own = cookieOf(door);
    const asked = await server.graphql(
      { cookie: own },
      '{ viewer { mustChangePassword posts { role unit { name } } } }',
    );
    expect(await asked.json()).toMatchObject({
      data: { viewer: { mustChangePassword: true, posts: [{ role: 'teacher', unit: { name: '东片小学' } }] } },
    });
    const changed = await server.send(
      '/api/auth/change-password',
      json({ currentPassword: first?.oneTimePassword, newPassword: 'quiet-river-9' }, { cookie: own }),
    );
    expect([changed.status, (await signIn('wangli', 'quiet-river-9')).status]).toEqual([200, 200]);

    expect(await bring('', sheet)).toMatchObject({ written: false, counts: { unchanged: 2 }, accounts: [] });
  });

  it('says in the reader’s language what is wrong, and hands the sheet back with it', async () => {
    const sheet = '姓名,工号,单位,岗位,手机\n赵敏,T11,南片小学,教师,13800000000\n钱多,T12,东片小学,院长,13800000001\n';
    const { rejected, warnings, written } = await bring('', sheet);
    expect([written, rejected.map(({ line, column, code, remedy }) => [line, column, code, remedy])]).toEqual([
      false,
      [
        [2, '单位', 'UNKNOWN_UNIT', 'Write it as on the page of units, or add it there first'],
        [3, '岗位', 'UNKNOWN_ROLE', 'Write it as on the template’s second sheet, like Teacher'],
      ],
    ]);
    expect(warnings).toMatchObject([{ code: 'UNKNOWN_COLUMN', found: '手机' }]);
    const form = new FormData();
    form.set('file', new Blob([sheet]), '教职工.csv');
    const marked = await server.send('/api/import/staff/marked', { method: 'POST', body: form, headers: { cookie } });
    expect(await marked.text()).toContain('没有叫这个名字的单位');
  });

  it('has a template with the town’s units, and both only for academic affairs', async () => {
    const template = await server.send('/api/staff-template.xlsx', { headers: { cookie } });
    const bytes = Buffer.from(await template.arrayBuffer());
    await expect(openStaff({ bytes })).rejects.toMatchObject({ code: 'NO_DATA_ROWS' });
    const sheet = '姓名,工号,单位,岗位\n孙理,T21,东片小学,教师\n';
    const [account] = (await bring('', sheet)).accounts;
    const own = cookieOf(await signIn('sunli', account?.oneTimePassword ?? ''));
    expect((await post('', sheet, own)).status).toBe(403);
    await server.send(
      '/api/auth/change-password',
      json({ currentPassword: account?.oneTimePassword, newPassword: 'quiet-river-9' }, { cookie: own }),
    );
    const teacher = cookieOf(await signIn('sunli', 'quiet-river-9'));
    expect((await post('', sheet, teacher)).status).toBe(403);
    expect((await server.send('/api/import/staff', { method: 'POST' })).status).toBe(401);
    expect((await server.send('/api/staff-template.xlsx')).status).toBe(401);
  });
});

describe('slips', () => {
  const slips = async (people: readonly string[]) => {
    const answer = await server.graphql(
      { cookie },
      'mutation($people: [ID!]!) { oneTimeSlips(people: $people) { slips { name unit login oneTimePassword } problems { code path } } }',
      { people },
    );
    return (
      (await answer.json()) as {
        data: { oneTimeSlips: { slips: { login: string; oneTimePassword: string }[]; problems: unknown[] } };
      }
    ).data.oneTimeSlips;
  };
  const idOf = async (search: string): Promise<string> => {
    const answer = await server.graphql(
      { cookie },
      'query($s: String) { people(first: 1, filter: { search: $s }) { nodes { id } } }',
      { s: search },
    );
    return ((await answer.json()) as { data: { people: { nodes: { id: string }[] } } }).data.people.nodes[0]?.id ?? '';
  };

  it('give new one-time passwords, open missing accounts, and end the former ones; one who is refused keeps nobody from theirs', async () => {
    await bring('', '姓名,工号,单位,岗位\n周吴,T31,东片小学,教师\n');
    const created = await server.graphql(
      { cookie },
      'mutation($input: CreatePersonInput!) { createPerson(input: $input) { person { id } } }',
      { input: { name: '郑王', staffNo: 'T32' } },
    );
    const { data } = (await created.json()) as { data: { createPerson: { person: { id: string } } } };
    const people = [await idOf('周吴'), data.createPerson.person.id, await idOf('何主任')];
    const { slips: made, problems } = await slips(people);
    expect(problems).toEqual([{ code: 'NotAllowed', path: ['people', '2'] }]);
    expect(made).toMatchObject([
      { name: '周吴', unit: '东片小学', login: 'zhouwu' },
      { name: '郑王', unit: null, login: 'zhengwang' },
    ]);
    expect(problems).toEqual([{ code: 'NotAllowed', path: ['people', '2'] }]);
    for (const { login, oneTimePassword } of made) expect((await signIn(login, oneTimePassword)).status).toBe(200);
    const again = await slips(people.slice(0, 1));
    expect((await signIn('zhouwu', made[0]?.oneTimePassword ?? '')).status).toBe(401);
    expect((await signIn('zhouwu', again.slips[0]?.oneTimePassword ?? '')).status).toBe(200);
  });

  it('are good for two weeks: then whoever has the right one is told so, and nobody else', async () => {
    const { slips: made } = await slips([await idOf('周吴')]);
    const password = made[0]?.oneTimePassword ?? '';
    await server.database.auth.query(`update auth.account set "updatedAt" = now() - interval '13 days'`);
    expect((await signIn('zhouwu', password)).status).toBe(200);
    await server.database.auth.query(`update auth.account set "updatedAt" = now() - interval '15 days'`);
    const late = await signIn('zhouwu', password);
    expect([late.status, ((await late.json()) as { code: string }).code, late.headers.getSetCookie()]).toEqual([
      403,
      'ONE_TIME_EXPIRED',
      [],
    ]);
    const guess = await signIn('zhouwu', 'a-wild-guess');
    expect([guess.status, ((await guess.json()) as { code: string }).code]).toEqual([
      401,
      'INVALID_USERNAME_OR_PASSWORD',
    ]);
    // A password of one's own does not grow old.
    expect((await signIn('wangli', 'quiet-river-9')).status).toBe(200);
    const anew = await slips([await idOf('周吴')]);
    expect((await signIn('zhouwu', anew.slips[0]?.oneTimePassword ?? '')).status).toBe(200);
  });

  it('are nobody’s but theirs who may reset passwords', async () => {
    const own = cookieOf(await signIn('wangli', 'quiet-river-9'));
    const answer = await server.graphql(
      { cookie: own },
      'mutation($people: [ID!]!) { oneTimeSlips(people: $people) { slips { login } problems { code } } }',
      { people: [await idOf('周吴')] },
    );
    expect(await answer.json()).toEqual({ data: { oneTimeSlips: { slips: [], problems: [{ code: 'NotAllowed' }] } } });
  });
});

it('a roster of pupils finds the classes that the wizard made, in a town that has nothing else', async () => {
  const made = await server.graphql(
    { cookie },
    'mutation($input: UnitsSetUpInput!) { unitsSetUp(input: $input) { made problems { code } } }',
    { input: { schools: [{ name: '北片小学', kind: 'CAMPUS', grades: [{ grade: 5, classes: 2 }] }], groups: [] } },
  );
  expect(await made.json()).toEqual({ data: { unitsSetUp: { made: 3, problems: [] } } });
  const form = new FormData();
  form.set(
    'file',
    new Blob(['学校,班级,姓名,学号\n北片小学,五(1)班,赵小敏,P1\n北片小学,五（2）班,钱小丽,P2\n']),
    '名册.csv',
  );
  const answer = await server.send('/api/import/roster', { method: 'POST', body: form, headers: { cookie } });
  expect(await answer.json()).toMatchObject({
    written: true,
    counts: { new: 2, bad: 0 },
    created: { schools: [], classes: [], pupils: 2 },
  });
});

import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetImporters } from '../http/import-sheets.ts';
import { neverWas } from './testing/ids-of-town.ts';
import { asOwner, mark } from './testing/second-town.ts';
import { type Asker, type Towns, twoFullTowns } from './testing/towns.ts';

let towns: Towns;
let near: Asker;
let group: Asker;
let far: Asker;
beforeAll(async () => {
  towns = await twoFullTowns({ worker: true });
  near = await towns.signIn('admin');
  group = await towns.signIn('groupHead');
  far = await towns.signInFar('admin');
}, 400_000);
afterAll(() => towns?.close());

/** Every address of the server that may tell something of a town, and where it is tried. */
const tried: Readonly<Record<string, string>> = {
  '/graphql': 'second-town-queries.test.ts, second-town-mutations.test.ts',
  '/api/auth/': 'auth/sign-in.test.ts',
  '/api/setup/state': 'http/setup.test.ts: closed once there is a town',
  '/api/setup/town': 'http/setup.test.ts: closed once there is a town',
  '/api/demo-accounts': 'here',
  '/api/import/findings': 'here',
  '/api/import/findings/marked': 'here',
  '/api/import/*': 'here',
  '/api/import/*/marked': 'here',
  jobsPath: 'here',
  '/api/staff-template.xlsx': 'here',
  '/api/audit/statement': 'here',
  '/api/audit/export': 'here',
  '/api/comparison.xlsx': 'here',
  '/api/dossier': 'here',
  '/api/person-data': 'here',
  '/api/ledger.xlsx': 'here',
  '/files': 'takes in only',
  '/files/': 'here',
  calendarPath: 'here',
  '/health/live': 'of the server',
  '/health/ready': 'of the server',
  '/metrics': 'here',
};

it('every address is tried, or it is said why not', async () => {
  const text = await readFile(new URL('../http/routes.ts', import.meta.url), 'utf8');
  const paths = [...text.matchAll(/\{ path: (?:'([^']+)'|`([^`]+)`|(\w+)),/g)].map(
    ([, plain, pattern, name]) => plain ?? pattern?.replace(/\$\{\w+\}/, '*') ?? name,
  );
  expect([...paths].sort()).toEqual(Object.keys(tried).sort());
  expect(Object.keys(sheetImporters).sort()).toEqual(['county-results', 'roster', 'scores', 'staff']);
});

interface Told {
  readonly status: number;
  readonly text: string;
}

const send = async (asker: Asker | null, path: string, init: RequestInit = {}): Promise<Told> => {
  const headers = { ...(asker && { cookie: asker.cookie }), 'accept-language': 'zh-CN', ...init.headers };
  const answer = await towns.server.send(path, { ...init, headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isWorkbook = answer.headers.get('content-type')?.includes('spreadsheetml') === true;
  const text = isWorkbook ? JSON.stringify(await readWorkbook(bytes)) : bytes.toString('utf8');
  return {
    status: answer.status,
    text: `${decodeURIComponent(answer.headers.get('content-disposition') ?? '')} ${text}`,
  };
};

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const sheet = (text: string): RequestInit => {
  const form = new FormData();
  form.set('file', new Blob([text]), 'sheet.csv');
  return { method: 'POST', body: form };
};

/** Asks for something of the second town and for what never was: the answers must be one, and tell nothing. */
const sameAsMissing = async (
  ofFar: readonly [string, RequestInit?],
  missing: readonly [string, RequestInit?],
  words: readonly (readonly [string, string])[] = [],
) => {
  const tidy = (text: string) => words.reduce((all, [one, other]) => all.replaceAll(one, other), text);
  for (const asker of [near, group]) {
    const told = await send(asker, ...ofFar);
    const text = tidy(told.text);
    expect({ ...told, text }).toEqual(await send(asker, ...missing));
    expect([ofFar[0], towns.leaksIn(text)]).toEqual([ofFar[0], []]);
  }
};

const owner = <Row>(select: string): Promise<Row[]> =>
  asOwner(
    towns.server.database,
    towns.far.townId,
    async (client) => (await client.query(select, [towns.far.townId])).rows as Row[],
  );

describe('of a second town', () => {
  it('no file is given out, whole or small', async () => {
    const ids = towns.far.ids.File;
    expect(ids.length).toBeGreaterThan(20);
    for (const id of ids)
      for (const size of ['', '?size=thumb'])
        await sameAsMissing([`/files/${id}${size}`], [`/files/${neverWas('File')}${size}`]);
    const own = await Promise.all(ids.map(async (id) => (await send(far, `/files/${id}`)).status));
    expect(own).toContain(200);
  });

  it('no case is given out as a dossier', async () => {
    for (const id of towns.far.ids.Sanction) {
      for (const format of ['', '&format=json'])
        await sameAsMissing(
          [`/api/dossier?record=${id}${format}`],
          [`/api/dossier?record=${neverWas('Sanction')}${format}`],
        );
      await sameAsMissing(
        ['/api/dossier', post({ record: id, reason: '核对案卷内容', format: 'json' })],
        ['/api/dossier', post({ record: neverWas('Sanction'), reason: '核对案卷内容', format: 'json' })],
      );
    }
  });

  it('no figure of a session is exported', async () => {
    const [exam] = await owner<{ code: string }>('select code from exam where town_id = $1 order by id desc limit 1');
    for (const by of ['CAMPUS', 'CLASS', 'TEACHER'])
      await sameAsMissing(
        [`/api/comparison.xlsx?exam=${exam?.code}&by=${by}`],
        [`/api/comparison.xlsx?exam=XZNEVER&by=${by}`],
      );
    const own = await send(far, `/api/comparison.xlsx?exam=${exam?.code}&by=CAMPUS`);
    expect([own.status, own.text.includes(mark)]).toEqual([200, true]);
  });

  it('nothing stands in the ledger, whatever it is filtered by', async () => {
    expect(towns.leaksIn((await send(near, '/api/ledger.xlsx')).text)).toEqual([]);
    const filters = { unit: 'Unit', inspection: 'Inspection', inspector: 'Person', responsible: 'Person' } as const;
    for (const [name, kind] of Object.entries(filters))
      for (const id of towns.far.ids[kind].slice(0, 4)) {
        const path = (value: string) =>
          `/api/ledger.xlsx?filter=${encodeURIComponent(JSON.stringify({ [name]: value }))}`;
        await sameAsMissing([path(id)], [path(neverWas(kind))]);
      }
    const search = (word: string) => `/api/ledger.xlsx?filter=${encodeURIComponent(JSON.stringify({ search: word }))}`;
    await sameAsMissing([search(mark)], [search('从无此事')]);
    expect((await send(far, '/api/ledger.xlsx')).text).toContain(mark);
  });

  it('nothing is in the sealed record that is exported, nor in its statement', async () => {
    const sealed = async () =>
      (await near.ask('{ auditState { lastPosition waiting } }')).match(/"waiting":0\b/) !== null;
    for (let tries = 0; tries < 100 && !(await sealed()); tries += 1) await sleep(500);
    const [own, foreign] = [await send(near, '/api/audit/export'), await send(far, '/api/audit/export')];
    expect([own.status, foreign.status]).toEqual([200, 200]);
    expect(towns.leaksIn(own.text)).toEqual([]);
    expect(foreign.text.split('\n').length).toBeGreaterThan(100);
    const rows = (text: string) => new Set(text.split('\n').filter((line) => line.includes('"digest"')));
    const shared = [...rows(own.text)].filter((line) => rows(foreign.text).has(line));
    expect(shared).toEqual([]);
    expect(towns.leaksIn((await send(near, '/api/audit/statement')).text)).toEqual([]);
  });

  it('nobody’s data is given out, nor a pupil’s', async () => {
    const ask = (body: unknown) => ['/api/person-data', post(body)] as const;
    for (const id of towns.far.ids.Person.slice(0, 5))
      await sameAsMissing(
        ask({ person: id, reason: '本人来访查询', format: 'json' }),
        ask({ person: neverWas('Person'), reason: '本人来访查询', format: 'json' }),
      );
    // The near town has a pupil with each of its numbers: tried is one that only the second town has.
    await owner(`update pupils.pupil set token = 'XZ' || token where town_id = $1 returning id`);
    const [pupil] = await owner<{ token: string }>('select token from pupils.pupil where town_id = $1 limit 1');
    await sameAsMissing(
      ask({ pupil: pupil?.token, reason: '监护人来访查询', format: 'json' }),
      ask({ pupil: 'XZ-nobody', reason: '监护人来访查询', format: 'json' }),
      [[pupil?.token ?? '', 'XZ-nobody']],
    );
    expect(towns.leaksIn((await send(near, '/api/person-data?format=json')).text)).toEqual([]);
  });

  it('no import knows a school, a class, a teacher, a pupil or a session', async () => {
    const [names] = await owner<{ school: string; class: string; person: string; pupil: string; exam: string }>(
      `select (select name from unit where town_id = $1 and kind = 'campus' limit 1) as school,
        (select name from unit where town_id = $1 and kind = 'class' limit 1) as class,
        (select name from person where town_id = $1 limit 1) as person,
        (select name from pupils.pupil where town_id = $1 limit 1) as pupil,
        (select code from exam where town_id = $1 limit 1) as exam`,
    );
    if (names === undefined) throw new Error('The second town is empty.');
    const other = { school: '从无小学', class: '从无班', person: '从无人', pupil: '从无生', exam: 'XZNEVER' };
    const words = Object.entries(names).map(([key, name]) => [name, other[key as keyof typeof other]] as const);
    type Named = typeof other;
    const sheets: Readonly<Record<string, (named: Named) => readonly [string, string]>> = {
      findings: ({ school, person }) => [
        '',
        `检查日期,片校,问题,责任人,整改期限\n2026-11-18,${school},门未上锁,${person},2026-12-18\n`,
      ],
      scores: ({ school, class: name, pupil, exam }) => [
        `exam=${exam}`,
        `学校,班级,姓名,学号,数学\n${school},${name},${pupil},P1,90\n`,
      ],
      roster: ({ school, class: name, pupil }) => [
        'from=2026-11-01',
        `学校,班级,姓名,学号\n${school},${name},${pupil},P1\n`,
      ],
      'county-results': ({ school, person, exam }) => [
        `exam=${exam}`,
        `学校,教师,学科,年级,平均分,名次,参评人数\n${school},${person},数学,五年级,80,1,3\n`,
      ],
      staff: ({ school, person }) => ['', `姓名,工号,单位,岗位\n${person},T99,${school},教师\n`],
    };
    expect(Object.keys(sheets).sort()).toEqual(['findings', ...Object.keys(sheetImporters)].sort());
    const quiet = (text: string) => text.replaceAll(/"digest":"[^"]*"/g, '');
    for (const [name, make] of Object.entries(sheets))
      for (const marked of ['', '/marked'])
        for (const asker of [near, group]) {
          const ask = async (named: Named) => {
            const [search, text] = make(named);
            return send(asker, `/api/import/${name}${marked}?dryRun&${search}`, sheet(text));
          };
          const [told, missing] = [await ask(names), await ask(other)];
          const text = quiet(words.reduce((all, [one, another]) => all.replaceAll(one, another), told.text));
          expect([name, { ...told, text }]).toEqual([name, { ...missing, text: quiet(missing.text) }]);
          expect([name, towns.leaksIn(text)]).toEqual([name, []]);
        }
  });

  it('no import can be looked at or ended', async () => {
    await send(
      far,
      '/api/import/roster?dryRun&job=a-job-of-the-far-town',
      sheet('学校,班级,姓名,学号\n某校,一班,某人,P1\n'),
    );
    const path = '/api/import/jobs/a-job-of-the-far-town';
    expect((await send(far, path)).status).toBe(200);
    await sameAsMissing([path], ['/api/import/jobs/a-job-that-never-was']);
    await sameAsMissing([path, { method: 'DELETE' }], ['/api/import/jobs/a-job-that-never-was', { method: 'DELETE' }]);
  });

  it('no deadline stands in a calendar, unless one has its secret address', async () => {
    const feedOf = async (asker: Asker) =>
      (await asker.ask('mutation { makeCalendarFeed(scope: ALL) { path } }')).match(/"path":"([^"]+)"/)?.[1] ?? '';
    const [own, foreign] = [await feedOf(near), await feedOf(far)];
    const told = await send(null, own);
    expect([told.status, towns.leaksIn(told.text)]).toEqual([200, []]);
    expect(told.text).toContain('BEGIN:VEVENT');
    expect((await send(null, foreign)).text).toContain(mark.replace('·', ''));
  });

  it('no account, key or figure is told elsewhere', async () => {
    for (const path of ['/api/demo-accounts', '/api/staff-template.xlsx', '/metrics'])
      for (const asker of [near, group])
        expect([path, towns.leaksIn((await send(asker, path)).text)]).toEqual([path, []]);
  });
});

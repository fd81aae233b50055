import { removeHome } from '@plumbline/database/testing';
import type { Role } from '@plumbline/terms';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccounts, personOfRole } from '../demo/accounts.ts';
import { planYearOf } from '../demo/calendar.ts';
import { pupilsOf } from '../demo/exams/pupils.ts';
import { staff } from '../demo/staff.ts';
import { demoHome } from '../testing/demo-home.ts';
import { type Started, startProcess } from '../testing/process.ts';
import { cookieOf, json } from '../testing/server.ts';

let home: string;
let server: Started;
let url: string;
beforeAll(async () => {
  home = await demoHome('plumbline-unseen-');
  server = startProcess('main.ts', [], { PLUMBLINE_HOME: home, PLUMBLINE_DEMO: '1' });
  url = await server.address();
});
afterAll(async () => {
  await server?.stop('SIGTERM');
  await removeHome(home);
});

const year = planYearOf(new Date().toISOString().slice(0, 10));
const staffNames = new Set(staff.map(({ name }) => name));
/** What gives a pupil away: the number, and the name where nobody of the staff has it. */
const marks = [year - 2, year - 1, year].flatMap((each) =>
  pupilsOf(each).flatMap(({ number, name, school, className }) =>
    [number, ...(name.length > 2 && !staffNames.has(name) ? [name] : [])].map((text) => ({ text, school, className })),
  ),
);
const given = (text: string) => marks.filter((mark) => text.includes(mark.text));

const signIn = async (username: string, password: string): Promise<string> => {
  const answer = await fetch(`${url}/api/auth/sign-in/username`, json({ username, password }));
  expect(answer.status).toBe(200);
  return cookieOf(answer);
};

const groupings = ['TOWN', 'CAMPUS', 'CLASS', 'TEACHER'] as const;
const figures = 'group name campus n mean median composite rank histogram';
const everything = `query ($exam: ID!, $code: String!) {
  exam(code: $code) { code title revisions { revision person { name } } tasks { unit { name } person { name } } analyses { problems author } findings { number title } objections { reason } }
  ${groupings.map((by) => `${by}: examComparison(exam: $exam, by: ${by}) { scope sentences groups { ${figures} } total { ${figures} } }`).join('\n')}
  examMatrix(exam: $exam) { campuses { name n } cells { diff n } }
  examProgress(exam: $exam) { campusName className entered pupils }
}`;
const ofClass = `query ($exam: ID!, $class: ID!) {
  classPupils(exam: $exam, class: $class) { pupils { number name marks { mark } prior } }
  scoreTable(exam: $exam, class: $class, subject: 1) { problems { message } table { rows { number name mark } } }
  corrected: scoreTable(exam: $exam, class: $class, subject: 1, correction: true) { problems { message } table { rows { number name mark } } }
  teaching(class: $class) { subject teacher { name } }
}`;

const ofConsequences = `{
  sanctions(first: 50) { nodes { title question basis { steps notes } defence { statement } screening { opinion } agreement { targets { title found } } } }
  supports(first: 100) { nodes { measures effect reobservations { remark } } }
  meetings(first: 50) { nodes { minutes items { title } } }
  sanctionOverview { open }
}`;
const ofPerson = `query ($person: ID!) {
  eligibility(person: $person) { matters { reasons { text } } }
  sanctionLadder(person: $person) { years { text step { groups { subject mean place } } } }
}`;

interface Asked {
  readonly people: { readonly nodes: readonly { readonly id: string; readonly name: string }[] };
  readonly exams: { readonly nodes: readonly { readonly id: string; readonly code: string }[] };
  readonly units: { readonly nodes: readonly { readonly id: string; readonly kind: string; readonly name: string }[] };
}

/** What the exported workbooks of a session say, and how many there are for an account. */
const exportsOf = async (cookie: string, code: string): Promise<string[]> => {
  const sheets: string[] = [];
  for (const by of groupings.slice(1)) {
    const answer = await fetch(`${url}/api/comparison.xlsx?exam=${code}&by=${by}`, { headers: { cookie } });
    if (answer.status === 404) continue;
    expect(answer.status).toBe(200);
    sheets.push(JSON.stringify(await readWorkbook(Buffer.from(await answer.arrayBuffer()))));
  }
  return sheets;
};

/** Everything that an account is told about sessions, and of the classes one by one. */
const askAll = async (cookie: string, ids: Asked): Promise<string[]> => {
  const send = async (query: string, variables: unknown) =>
    (await fetch(`${url}/graphql`, json({ query, variables }, { cookie }))).text();
  const classes = ids.units.nodes.filter(({ kind, name }) => kind === 'CLASS' && /^[五六]/u.test(name));
  const told: string[] = [];
  for (const { id, code } of ids.exams.nodes) {
    told.push(await send(everything, { exam: id, code }));
    told.push(...(await exportsOf(cookie, code)));
    const each = await Promise.all(classes.map((unit) => send(ofClass, { exam: id, class: unit.id })));
    told.push(...each);
  }
  const consequences = await send(ofConsequences, {});
  expect(JSON.parse(consequences)).not.toHaveProperty('errors');
  told.push(consequences);
  const teachers = ids.people.nodes.filter(({ name }) => name === personOfRole('teacher').name);
  for (const { id } of teachers) told.push(await send(ofPerson, { person: id }));
  told.push(
    await send('{ workbench { todo { nodes { record { title } } } } people(first: 200) { nodes { name } } }', {}),
  );
  return told;
};

/** Posts whose holders are told of pupils by name: whoever teaches them, and whoever enters their marks. */
const telling: readonly Role[] = ['admin', 'campusHead', 'campusDeputy', 'teacher', 'classTeacher'];
const mayBeTold = (role: Role): boolean =>
  personOfRole(role).posts.some((post) => post.tenure !== 'untilLastYear' && telling.includes(post.role));

describe('a pupil', () => {
  it('is named by no answer and no log line to a role that may not know, and to others of their own classes only', async () => {
    const [admin] = demoAccounts().filter(({ role }) => role === 'admin');
    const adminCookie = await signIn(admin?.username ?? '', admin?.password ?? '');
    const listing = await fetch(
      `${url}/graphql`,
      json(
        {
          query:
            '{ exams(first: 20) { nodes { id code } } units(first: 200) { nodes { id kind name } } people(first: 200) { nodes { id name } } }',
        },
        { cookie: adminCookie },
      ),
    );
    const { data: ids } = (await listing.json()) as { data: Asked };
    expect(ids.exams.nodes).toHaveLength(3);
    const toldOf: Record<string, readonly string[]> = {};
    for (const { role, username, password } of demoAccounts()) {
      const told = await askAll(await signIn(username, password), ids);
      const found = told.flatMap(given);
      toldOf[role] = [...new Set(found.map(({ school }) => school))].sort();
    }
    const outsiders = Object.entries(toldOf).filter(([role]) => !mayBeTold(role as Role));
    expect(outsiders.length).toBeGreaterThan(10);
    expect(outsiders.filter(([, schools]) => schools.length > 0)).toEqual([]);
    expect(toldOf['admin']?.length).toBeGreaterThan(1);
    for (const role of ['campusHead', 'campusDeputy'] as const) expect([role, toldOf[role]]).toEqual([role, ['east']]);
    for (const role of ['teacher', 'classTeacher'] as const) expect(toldOf[role]?.length).toBe(1);
    const sheetsOf = async (role: Role) => {
      const account = demoAccounts().find((each) => each.role === role);
      const code = ids.exams.nodes.find((exam) => exam.code.endsWith(String(year)))?.code ?? '';
      return exportsOf(await signIn(account?.username ?? '', account?.password ?? ''), code);
    };
    expect(await sheetsOf('admin')).toHaveLength(3);
    for (const role of ['inspector', 'moralEducation', 'countyViewer', 'integrator'] as const)
      expect([role, await sheetsOf(role)]).toEqual([role, []]);
    const [own] = (await sheetsOf('teacher')).slice(-1);
    const others = staff.filter(({ key, name }) => key !== personOfRole('teacher').key && own?.includes(name));
    expect([own !== undefined, others]).toEqual([true, []]);
    await server.stop('SIGTERM');
    const { output, errors } = await server.ended;
    expect(given(`${output}${errors}`)).toEqual([]);
  }, 180_000);
});

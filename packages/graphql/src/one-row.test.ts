import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Copy, copyOfPackages } from './testing/copy.ts';

/** The one file that is written by hand. */
const declaration = 'packages/workflows/src/rectification/steps/notice.ts';
const name = 'hurryInspector';
/** The row after which the new one stands. */
const place = '  acknowledge: step({';
const row = (from: string) => `  ${name}: step({
    title: ['催办复查', 'Hurry the re-inspection'],
    from: '${from}',
    to: null,
    by: 'responsible',
    input: { wish: optional(text('想说明的', 'Remark')) },
    notify: ['inspector'],
    next: ['提醒检查人尽快复查', 'The inspector is reminded'],
  }),
`;

/** What the look at the step printed, as far as it is compared with itself. */
interface Seen {
  readonly before: { readonly teacher: { readonly node: { readonly dueOn: string } } };
  readonly after: { readonly node: { readonly dueOn: string } };
}

let copy: Copy;
const changed: string[] = [];
const read = (path: string) => readFile(join(copy.folder, path), 'utf8');
const addRow = async (original: string, from: string) =>
  writeFile(join(copy.folder, declaration), original.replace(place, row(from) + place));
const typecheck = () => copy.run('node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'packages/workflows']);

const expectRun = async (path: string, args: readonly string[] = [], folder = '.') => {
  const { code, output } = await copy.run(path, args, folder);
  if (code !== 0) throw new Error(`${path} ended with ${code}: ${output}`);
};

beforeAll(async () => {
  copy = await copyOfPackages();
  const before = await copy.files();
  await addRow(await read(declaration), 'reported');
  await expectRun('packages/workflows/src/generate/versions.ts');
  await expectRun('packages/workflows/src/generate/documents.ts');
  await expectRun('packages/graphql/src/generate/schema.ts');
  await expectRun('node_modules/gql.tada/bin/cli.js', ['generate-output'], 'apps/panel');
  const after = await copy.files();
  const paths = new Set([...before.keys(), ...after.keys()]);
  changed.push(...[...paths].filter((path) => before.get(path) !== after.get(path)).sort());
}, 120_000);
afterAll(() => copy?.remove());

describe('a step that is added to a workflow', () => {
  it('is one row in one file; everything else that changes is written by the generators', () => {
    const generated = /\.generated\.|schema\.graphql$|graphql-env\.d\.ts$|^packages\/workflows\/docs\//;
    expect(changed.filter((path) => !generated.test(path))).toEqual([declaration]);
    expect(changed).toContain('packages/graphql/schema.graphql');
    expect(changed).toContain('apps/panel/src/data/graphql-env.d.ts');
  });

  it('passes the type check, and a state that does not exist does not', async () => {
    const { code, output } = await typecheck();
    expect(output).toBe('');
    expect(code).toBe(0);
    const good = await read(declaration);
    await writeFile(join(copy.folder, declaration), good.replace(row('reported'), row('reportet')));
    const misspelt = await typecheck();
    await writeFile(join(copy.folder, declaration), good);
    expect(misspelt.code).not.toBe(0);
    expect(misspelt.output).toContain(`Type '"reportet"' is not assignable`);
  }, 120_000);

  it('is a mutation with its input in the contract', async () => {
    const sdl = await read('packages/graphql/schema.graphql');
    expect(sdl).toContain(
      'rectificationHurryInspector(input: RectificationHurryInspectorInput!): RectificationPayload!',
    );
    const input = /input RectificationHurryInspectorInput \{[^}]*\}/.exec(sdl)?.[0];
    expect(input).toMatch(/\bwish: String\n/);
    expect(input).toMatch(/\bexpectedVersion: Int!\n/);
  });

  it('stands in the documentation, in both languages', async () => {
    expect(await read('packages/workflows/docs/rectification.zh-CN.md')).toContain('催办复查');
    expect(await read('packages/workflows/docs/rectification.en.md')).toContain('Hurry the re-inspection');
    expect(await read('packages/workflows/docs/rectification.generated.json')).toContain(`"name": "${name}"`);
  });

  it('is offered to the right person only, has its form, works, and writes an event', async () => {
    const { code, output } = await copy.run('packages/graphql/src/testing/added-step.ts', [name, 'wish']);
    expect(code, output).toBe(0);
    const seen = JSON.parse(output) as Seen;
    const step = { name, title: '催办复查', fields: ['wish'], required: [] };
    const open = (steps: unknown) => ({ node: { state: 'reported', availableSteps: steps } });
    const without = expect.not.arrayContaining([expect.objectContaining({ name })]);
    expect(seen).toMatchObject({
      before: { teacher: open([step]), admin: open(without), inspector: open(without), other: { node: null } },
      form: { stepForm: { properties: { wish: { title: '想说明的' } } } },
      refused: { answer: { record: null, problems: [{ code: 'NotAllowed' }] } },
      taken: { answer: { record: { version: 5, state: 'reported' }, problems: [] } },
      after: { node: { version: 5, events: expect.arrayContaining([{ step: name }]) } },
    });
    expect(seen.after.node.dueOn).toBe(seen.before.teacher.node.dueOn);
  }, 120_000);

  it('is covered by the tests of rights and of the model without a line of its own there', async () => {
    // The random walks take the roads that the single moves have shown; they run where the package is tested.
    const files = ['rights', 'model', 'versions', 'generate/documents'];
    const { code, output } = await copy.run('node_modules/vitest/vitest.mjs', [
      ...['run', '--project', 'workflows', '--reporter', 'json', '--outputFile', 'report.json'],
      ...['--testNamePattern', '^(?!.*random walks)'],
      ...files.map((file) => `packages/workflows/src/${file}.test.ts`),
    ]);
    expect(code, output).toBe(0);
    const report = JSON.parse(await read('report.json')) as {
      testResults: { assertionResults: { fullName: string; status: string }[] }[];
    };
    expect(report.testResults).toHaveLength(files.length);
    const passed = report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'passed')
      .map(({ fullName }) => fullName);
    expect(passed).toContain(`the machine of rectification goes from reported by ${name} to reported`);
    expect(passed).toContain(`${name} may be done by whom the plan names, and by nobody else`);
  }, 120_000);
});

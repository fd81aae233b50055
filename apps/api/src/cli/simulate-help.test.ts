import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess } from '../testing/process.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'plumbline simulate '));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const plumbline = (language: string, ...args: string[]) =>
  startProcess('cli.ts', args, { PLUMBLINE_HOME: join(home, 'data'), PLUMBLINE_LANG: language }).ended;

const examples = new Map<string, string>();

/** The example that the help shows, in a file. */
const exampleOf = async (language: string): Promise<string> => {
  const file = examples.get(language) ?? join(home, `${language}.json`);
  if (!examples.has(language)) {
    const { output } = await plumbline(language, 'simulate', '--help');
    await writeFile(file, output.slice(output.indexOf('\n{\n')));
    examples.set(language, file);
  }
  return file;
};

describe.each(['zh', 'en'])('the example in the help of simulate, %s', (language) => {
  it('runs, and proposes by every rule', async () => {
    const { code, output, errors } = await plumbline(language, 'simulate', await exampleOf(language), '--json');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const { agreements, rules } = JSON.parse(output);
    expect(agreements).toMatchObject([{ outcome: 'missed' }]);
    expect(rules.proposals.map(({ rule, person, held }: Record<string, unknown>) => [rule, person, held])).toEqual([
      ['A', 'zhou', []],
      ['A', 'qian', ['notSurelyLast', 'includesAverage']],
      ['B', 'zhou', []],
      ['C', 'lin', []],
      ['D', 'lin', ['notAvailable']],
    ]);
    expect(rules.notes).toEqual([]);
  }, 60_000);
});

it('is a table for people, with the doubts in words', async () => {
  const { code, output } = await plumbline('zh', 'simulate', await exampleOf('zh'));
  expect(code).toBe(0);
  expect(output).toContain('规则 A：校片表态性发言');
  expect(output).toContain('须专门议决并写明理由；真在末位的概率 0.75，低于 90%；区间 -4.65 到 0.05 含平均');
}, 60_000);

it('a fault in the file is refused, naming the place', async () => {
  const file = join(home, 'wrong.json');
  await writeFile(file, JSON.stringify({ rules: { year: 2025, campuses: [{ id: 'east', n: 'many' }] } }));
  const { code, output, errors } = await plumbline('en', 'simulate', file, '--json');
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(errors).toContain('rules.campuses[0].n: expected a whole number');
}, 60_000);

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HazardTown, hazardTown } from '../hazards/testing/town.ts';

let town: HazardTown;
beforeAll(async () => {
  town = await hazardTown();
}, 60_000);
afterAll(() => town.remove());

const figures = ['group', 'n', 'mean', 'sd', 'pass', 'excellent', 'low', 'rank'];
const added = ['effect', 'se', 'lo', 'hi', 'effectRank', 'rankLo', 'rankHi', 'pLast2'];

it('a session is analysed from the command line, published or not, in the words of the contract', async () => {
  const rows = Array.from(
    { length: 60 },
    (_, at) => `S${at % 3},P${at},${40 + (at % 3) * 15 + (at % 7)},${50 + (at % 11)}`,
  );
  const file = join(town.home, 'scores.csv');
  await writeFile(file, ['school,pupil,score,prior', ...rows].join('\n'));
  const options = ['--exam', 'trial', '--create-missing', 'schools'];
  expect(await town.run('import', 'scores', file, ...options)).toMatchObject({ code: 0 });
  const json = await town.run('analyse', 'trial', '--by', 'campus', '--json');
  const answer = JSON.parse(json.output) as {
    model: object;
    groups: Record<string, number>[];
  };
  expect(Object.keys(answer)).toEqual(['subject', 'model', 'groups']);
  expect(Object.keys(answer.model)).toEqual(['intercept', 'slope', 'varGroup', 'varResidual']);
  for (const group of answer.groups) expect(Object.keys(group)).toEqual([...figures, ...added]);
  expect(answer.groups.map(({ group, n, rank, effectRank }) => [group, n, rank, effectRank])).toEqual([
    ['S2', 20, 1, 1],
    ['S1', 20, 2, 2],
    ['S0', 20, 3, 3],
  ]);
  const chances = answer.groups.reduce((sum, group) => sum + (group['pLast2'] ?? 0), 0);
  expect(chances).toBeCloseTo(2, 9);
  const shown = await town.run('analyse', 'trial', '--by', 'campus');
  expect(shown).toMatchObject({ code: 0 });
  expect(shown.output).toContain('S2');
  expect(await town.run('analyse', 'none', '--by', 'campus')).toMatchObject({ code: 1, output: '' });
  expect(await town.run('analyse', 'trial', '--by', 'grade')).toMatchObject({ code: 2, output: '' });
  expect(await town.run('analyse', 'trial')).toMatchObject({ code: 2, output: '' });
}, 120_000);

it('agreements are tried out from the command line without a database', async () => {
  const file = join(town.home, 'try.json');
  const target = { indicator: 'composite', comparison: 'atLeast', value: '70.00', mandatory: true };
  const agreement = { name: 'East', targets: [target], results: { composite: '69.995' } };
  await writeFile(file, JSON.stringify({ agreements: [agreement] }));
  const { code, output } = await town.run('simulate', file, '--json');
  expect([code, (JSON.parse(output) as { agreements: { outcome: string }[] }).agreements[0]?.outcome]).toEqual([
    0,
    'missed',
  ]);
  await writeFile(file, '{}');
  expect(await town.run('simulate', file)).toMatchObject({ code: 1, output: '' });
}, 60_000);

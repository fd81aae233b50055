import { expect, it } from 'vitest';
import { readSettings } from '../settings.ts';
import { measureImport } from './measure.ts';

it('counts an import only when every row of its file was staged', async () => {
  const [speed, memory] = await measureImport(readSettings(['--rows', '2000', '--rounds', '1']));
  expect(speed).toMatchObject({
    name: expect.stringMatching(/^2,000 rows/u),
    unit: 's',
    goal: { ratioToFloor: 4, bound: 'atMost' },
  });
  expect(memory).toMatchObject({ unit: 'MB', floor: 400, met: true });
  expect(Math.min(speed?.ours ?? 0, speed?.floor ?? 0)).toBeGreaterThan(0);
}, 60_000);

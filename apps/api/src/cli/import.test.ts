import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HazardTown, hazardTown } from '../hazards/testing/town.ts';

let town: HazardTown;
beforeAll(async () => {
  town = await hazardTown();
}, 60_000);
afterAll(() => town.remove());

const run = async (file: string, ...options: string[]) => {
  const { code, output, errors } = await town.run('import', 'findings', file, '--json', ...options);
  return { code, errors, answer: output === '' ? null : (JSON.parse(output) as Record<string, unknown>) };
};

it('a ledger is imported from the command line by the one policy: judged, refused, taken in part, and never twice', async () => {
  const file = join(town.home, '台账.csv');
  await writeFile(file, '校片,问题,责任人\n东片小学,门窗破损㛃,李思雨\n东片小学,墙面渗水,查无此人\n');
  const rejected = [{ line: 3, column: '责任人', code: 'UNKNOWN_PERSON', found: '查无此人' }];
  expect(await run(file, '--dry-run')).toMatchObject({ code: 0, answer: { rows: 2, accepted: 1, rejected } });
  expect(await run(file)).toMatchObject({ code: 1, answer: { accepted: 0, fileError: null, rejected } });
  expect(await run(file, '--accept-good-rows')).toMatchObject({ code: 3, answer: { accepted: 1, recorded: 1 } });
  expect(await run(file, '--accept-good-rows')).toMatchObject({ code: 3, answer: { accepted: 1, recorded: 0 } });
  const empty = join(town.home, '空.csv');
  await writeFile(empty, '');
  expect(await run(empty, '--dry-run')).toMatchObject({ code: 1, answer: { fileError: 'EMPTY_FILE', rejected: [] } });
  expect(await run(join(town.home, 'none.csv'))).toMatchObject({ code: 1, answer: null });
}, 120_000);

import { expect, it } from 'vitest';
import { stagesOf } from './stages.ts';

it('each share is what has come so far and no further', () =>
  expect(stagesOf({ expected: 10, drafted: 8, offered: 6, signed: 1 })).toEqual([
    { stage: 'signed', start: 0, width: 10 },
    { stage: 'sent', start: 10, width: 50 },
    { stage: 'made', start: 60, width: 20 },
    { stage: 'none', start: 80, width: 20 },
  ]));

it('more than expected fill the whole bar', () =>
  expect(stagesOf({ expected: 1, drafted: 2, offered: 2, signed: 2 })).toEqual([
    { stage: 'signed', start: 0, width: 100 },
  ]));

it('without anybody expected it is empty', () =>
  expect(stagesOf({ expected: 0, drafted: 0, offered: 0, signed: 0 })).toEqual([
    { stage: 'none', start: 0, width: 100 },
  ]));

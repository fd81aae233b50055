import { expect, it } from 'vitest';
import { type Piece, piecesOf } from './piecesOf.ts';

const short = ({ kind, words }: Piece) => `${kind}:${words}`;

it.each([
  ['', []],
  ['plain', ['plain:plain']],
  ['a **b** c', ['plain:a ', 'weight:b', 'plain: c']],
  ['**b**', ['weight:b']],
  ['**a****b**', ['weight:a', 'weight:b']],
  ['from 2026-12-01 on', ['plain:from ', 'day:2026-12-01', 'plain: on']],
  ['**to 2026-12-01** 2026-12-02', ['weight:to 2026-12-01', 'plain: ', 'day:2026-12-02']],
  ['2 ** 3', ['plain:2 ** 3']],
  ['\u6253\u7b97**x', ['plain:\u6253\u7b97**x']],
])('%j is read in pieces', (text, pieces) => {
  expect(piecesOf(text).map(short)).toEqual(pieces);
});

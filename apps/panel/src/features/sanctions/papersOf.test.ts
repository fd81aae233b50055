import { expect, it } from 'vitest';
import { papersOf } from './papersOf.ts';

const nothing = {
  notice: null,
  defence: null,
  decision: null,
  delivery: null,
  review: null,
  appeal: null,
  tags: ['open'],
};

it.each<[string, Parameters<typeof papersOf>[0], string[]]>([
  ['proposed', nothing, ['notice', 'dossier']],
  ['let go at once', { ...nothing, tags: ['closed'] }, ['dossier']],
  ['defended', { ...nothing, notice: {}, defence: { lapsed: false } }, ['notice', 'defence', 'receipt', 'dossier']],
  ['lapsed', { ...nothing, notice: {}, defence: { lapsed: true } }, ['notice', 'receipt', 'dossier']],
  [
    'decided and appealed',
    {
      ...nothing,
      notice: {},
      defence: { lapsed: true },
      decision: { carried: true },
      delivery: {},
      review: { answeredAt: '2026-12-20' },
      appeal: { answeredAt: null },
    },
    ['notice', 'decision', 'receipt', 'review', 'dossier'],
  ],
  [
    'not carried',
    { ...nothing, notice: {}, decision: { carried: false }, tags: ['closed'] },
    ['notice', 'receipt', 'dossier'],
  ],
])('a case has the papers that it has come to: %s', (_, record, papers) => {
  expect(papersOf(record)).toEqual(papers);
});

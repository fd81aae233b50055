import { expect, it } from 'vitest';
import { whatWasDone } from './whatWasDone.ts';

const event = (version: number, step: string, tone: string, value = '') => ({
  step,
  stepTitle: step.toUpperCase(),
  tone,
  version,
  at: `2026-11-1${version}T10:00:00+08:00`,
  input: [
    { name: 'text', title: 'T', value, kind: 'longText' },
    { name: 'day', title: 'D', value: '2026-11-20', kind: 'day' },
  ],
});

it('tells the last plan and the last report, and nothing that the office wrote', () => {
  const deeds = whatWasDone([
    event(1, 'record', 'NEUTRAL', 'found'),
    event(2, 'plan', 'OFFICE', 'first plan'),
    event(3, 'giveBack', 'RESPONSIBLE', 'not enough'),
    event(4, 'plan', 'OFFICE', 'second plan'),
    event(5, 'report', 'OFFICE', 'mended'),
    event(6, 'accept', 'DONE', 'fine'),
  ]);
  expect(deeds.map(({ step, texts }) => [step, texts[0]?.value])).toEqual([
    ['plan', 'second plan'],
    ['report', 'mended'],
  ]);
});

it('leaves out what was handed in without a word', () => {
  expect(whatWasDone([event(1, 'record', 'NEUTRAL'), event(2, 'report', 'OFFICE')])).toEqual([]);
});

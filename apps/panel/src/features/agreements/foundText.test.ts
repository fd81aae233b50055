import { expect, it } from 'vitest';
import { foundText } from './foundText.ts';

it.each([
  ['71.2345678', '70', '71.23'],
  ['70.9999999', '71', '70.9999999'],
  ['69.995', '70', '69.995'],
  ['69.96', '70.00', '69.96'],
  ['70.0000000001', '70', '70.0000000001'],
  ['18', '17', '18'],
  ['70', '70', '70'],
  ['70.0000', '70', '70.00'],
  ['69.996', null, '70.00'],
] as const)('%s against %s is read as %s', (found, target, expected) =>
  expect(foundText(found, target)).toBe(expected),
);

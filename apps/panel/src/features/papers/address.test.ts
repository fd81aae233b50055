import { expect, it } from 'vitest';
import { caseAddress, publicOrigin } from './address.ts';

it.each([
  ['https://school.example', 'http://192.168.1.5:4000', 'https://school.example'],
  ['http://127.0.0.1:4000', 'http://192.168.1.5:4000', 'http://192.168.1.5:4000'],
  ['http://0.0.0.0:4000', 'http://192.168.1.5:4000', 'http://192.168.1.5:4000'],
  ['http://127.0.0.1:4000', 'http://localhost:4000', 'http://127.0.0.1:4000'],
  [null, 'https://school.example', 'https://school.example'],
])('of the server’s address %s and the reader’s %s a phone is given %s', (address, here, expected) => {
  expect(publicOrigin(address, here)).toBe(expected);
});

it('a case’s address holds nothing that a scanner could read otherwise', () => {
  expect(caseAddress('https://school.example', '整改〔2026〕12')).toMatch(/^[\x21-\x7e]+$/);
});

import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

it('knows the right password again and no other', async () => {
  const hash = await hashPassword('砥砺前行 42');
  expect(await verifyPassword({ hash, password: '砥砺前行 42' })).toBe(true);
  expect(await verifyPassword({ hash, password: '砥砺前行 43' })).toBe(false);
});

it('hashes the same password differently each time, with 19 MiB and two passes of argon2id', async () => {
  const [first, second] = await Promise.all([hashPassword('same'), hashPassword('same')]);
  expect(first).not.toBe(second);
  expect(first).toMatch(/^argon2id\$19456\$2\$1\$/);
});

it('takes a password typed in full-width characters for the same', async () => {
  const hash = await hashPassword('abc123456');
  expect(await verifyPassword({ hash, password: 'ａｂｃ１２３４５６' })).toBe(true);
});

it('never accepts a hash that it did not write', async () => {
  expect(await verifyPassword({ hash: 'plain', password: 'plain' })).toBe(false);
  expect(await verifyPassword({ hash: '', password: '' })).toBe(false);
});

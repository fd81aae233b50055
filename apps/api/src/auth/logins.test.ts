import { expect, it } from 'vitest';
import { accountName, isAccountName, isLogin } from './logins.ts';

it('brings a typed login into one form', () => {
  expect(accountName('qingshi', ' Ｚhang.San ')).toBe('qingshi/zhang.san');
});

it.each([
  ['zhang', true],
  ['李明', true],
  ['z', false],
  ['zhang/li', false],
  ['-zhang', false],
  ['a b', false],
  ['a\u0000b', false],
])('takes %j for a login: %s', (login, expected) => {
  expect(isLogin(login)).toBe(expected);
});

it('tells a stored name from a bare login', () => {
  expect(isAccountName('qingshi/zhang')).toBe(true);
  expect(isAccountName('zhang')).toBe(false);
  expect(isAccountName('a/b/c')).toBe(false);
});

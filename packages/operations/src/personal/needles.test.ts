import { describe, expect, it } from 'vitest';
import { redactor, wordsOf } from './needles.ts';

const needles = { name: '王伟', words: ['wangwei', 'T-2001', 'w.w@example.cn'], longer: ['王伟东'] };
const redact = redactor(needles, '已注销人员 7');

describe('a name in a text', () => {
  it.each([
    ['王伟在场', '已注销人员 7在场'],
    ['王伟东在场', '王伟东在场'],
    ['王伟东和王伟', '王伟东和已注销人员 7'],
    ['账号wangwei的', '账号已注销人员 7的'],
    ['WangWei', '已注销人员 7'],
    ['wangweidong', 'wangweidong'],
    ['工号 T-2001，T-20015', '工号 已注销人员 7，T-20015'],
    ['W.W@example.cn', '已注销人员 7'],
    ['wxw@example.cn', 'wxw@example.cn'],
    ['王 伟', '王 伟'],
    ['', ''],
  ])('%j becomes %j', (before, after) => {
    expect(redact(before)).toBe(after);
  });

  it('is found at any depth of a JSON value, in its keys as well; what holds none is given back as it is', () => {
    const given = { a: [{ b: '王伟' }, 1, null], 王伟: true };
    expect(redact(given)).toEqual({ a: [{ b: '已注销人员 7' }, 1, null], '已注销人员 7': true });
    const other = { a: ['王伟东', { c: 2 }] };
    expect(redact(other)).toBe(other);
  });

  it('stays where it is somebody else’s too, while numbers and logins go', () => {
    expect(redactor(needles, 'x', false)('王伟 wangwei')).toBe('王伟 x');
  });
});

it('short staff numbers and logins are no words to look for in texts', () => {
  expect(wordsOf('12', ' T-2001 ', null, 'abc', 'T-2001')).toEqual(['T-2001']);
});

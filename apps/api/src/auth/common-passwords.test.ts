import { describe, expect, it } from 'vitest';
import { isCommonPassword } from './common-passwords.ts';

const own = ['zhouyan', '周燕', 'qingshi', '青石镇'];

describe('a password that is tried first', () => {
  it.each(['12345678', 'PASSWORD1', 'qwertyuiop', '1q2w3e4r', 'ｐａｓｓｗｏｒｄ', 'iloveyou1'])(
    'is %s, as leaked lists say',
    (password) => {
      expect(isCommonPassword(password, own)).toBe(true);
    },
  );

  it.each(['zhouyan2026', 'ZhouYan!!!', '2026-周燕-01', 'qingshi-123', 'Plumbline2026', '准绳123456'])(
    'is %s, a word of its owner or of the product with digits',
    (password) => {
      expect(isCommonPassword(password, own)).toBe(true);
    },
  );

  it.each(['quiet-river-9', '砥砺前行 42', 'zhouyan walks home', '84620157'])('is not %s', (password) => {
    expect(isCommonPassword(password, own)).toBe(false);
  });
});

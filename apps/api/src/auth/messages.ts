import type { Text } from '@plumbline/terms';
import { commonPassword } from './common-passwords.ts';

/** What sign-in answers, by the code of its error; a code that is not here gets `other`. */
export const authMessages: Readonly<Record<string, Text>> = {
  INVALID_USERNAME_OR_PASSWORD: [
    '用户名或密码不对。请核对后再试；忘记密码请找教导处重置。',
    'User name or password is wrong. Check both and try again; if you forgot the password, ask academic affairs to reset it.',
  ],
  ONE_TIME_EXPIRED: [
    '这个一次性密码已过 14 天，不能再用。请找教导处重新发一个。',
    'This one-time password is older than 14 days and no longer good. Ask academic affairs for a new one.',
  ],
  TOWN_REQUIRED: [
    '本系统有多个镇使用这个用户名。请在前面加上镇的代码，如 qingshi/zhang。',
    'Several towns on this server use this user name. Type the code of your town before it, like qingshi/zhang.',
  ],
  TOO_MANY_GUESSES: [
    '密码或验证码错误次数过多。请等 {minutes} 分钟再试，或找教导处重置。',
    'Too many wrong passwords or codes. Wait {minutes} minutes, or ask academic affairs for a reset.',
  ],
  INVALID_CODE: [
    '验证码不对，或已经用过。请等手机上出现下一个验证码再输；手机时间要自动校准。',
    'The code is wrong or was used already. Wait for the next one on your phone; the phone’s clock has to be set automatically.',
  ],
  INVALID_BACKUP_CODE: [
    '备用码不对，或已经用过。每个备用码只能用一次。',
    'The backup code is wrong or was used already. Each works once.',
  ],
  INVALID_TWO_FACTOR_COOKIE: [
    '这次登录已经过时。请从用户名和密码重新开始。',
    'This sign-in has run out. Begin again with user name and password.',
  ],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: [
    '验证码错误次数过多。请从用户名和密码重新开始。',
    'Too many wrong codes. Begin again with user name and password.',
  ],
  TOTP_ALREADY_ENABLED: [
    '二次验证已经启用。换手机请先停用，再重新设置。',
    'The second factor is set up already. For a new phone switch it off first, then set it up anew.',
  ],
  TOTP_NOT_ENABLED: ['还没有设置二次验证。', 'The second factor is not set up yet.'],
  TWO_FACTOR_NOT_ENABLED: ['还没有设置二次验证。', 'The second factor is not set up yet.'],
  BACKUP_CODES_NOT_ENABLED: ['还没有设置二次验证。', 'The second factor is not set up yet.'],
  SECOND_FACTOR_REQUIRED: [
    '您的岗位需要二次验证。请先在“我的账号”里设置，然后再办理。',
    'Your post needs a second factor. Set it up under "My account" first.',
  ],
  KEY_NOT_FOUND: ['没有这个密钥，或它已经停用。', 'There is no such key, or it was withdrawn already.'],
  SESSION_NOT_FOUND: ['没有这个登录，或它已经结束。', 'There is no such session, or it has ended already.'],
  SCOPE_UNKNOWN: [
    '没有“{found}”这个权限范围。请从列出的范围里选。',
    'There is no scope "{found}". Choose from those that are listed.',
  ],
  SCOPE_NOT_ALLOWED: [
    '您的岗位只能建只读密钥，不能带“{found}”。可写的密钥由教导处或接口专用账号建立。',
    'Your posts allow keys for reading only, not "{found}". Keys that write are made by academic affairs or an account for programs.',
  ],
  KEY_EXPIRY_INVALID: [
    '有效期是 {found} 天，应为 1 到 366 天。',
    'The key is to last {found} days; expected 1 to 366.',
  ],
  KEY_NAME_INVALID: [
    '请给密钥起一个名称，至多 64 个字符，写明哪个程序用它。',
    'Name the key, with at most 64 characters, after the program that uses it.',
  ],
  INVALID_PASSWORD: ['当前密码不对。请核对后再试。', 'The current password is wrong. Check it and try again.'],
  PASSWORD_TOO_SHORT: ['新密码太短。至少 8 个字符。', 'The new password is too short. Use at least 8 characters.'],
  PASSWORD_TOO_LONG: ['新密码太长。至多 128 个字符。', 'The new password is too long. Use at most 128 characters.'],
  PASSWORD_UNCHANGED: [
    '新密码与当前密码相同。请换一个。',
    'The new password is the same as the current one. Choose another.',
  ],
  PASSWORD_COMMON: commonPassword,
  PASSWORD_CHANGE_REQUIRED: [
    '请先把一次性密码换成自己的密码。',
    'Replace the one-time password by one of your own first.',
  ],
  UNAUTHORIZED: ['登录已失效。请重新登录。', 'You are not signed in any longer. Sign in again.'],
  VALIDATION_ERROR: [
    '请求缺少必要的内容，或内容的类型不对。请核对字段后再试。',
    'The request lacks a field, or one is of the wrong type. Check the fields and try again.',
  ],
  NOT_FOUND: ['没有这个登录接口。', 'There is no such sign-in address.'],
};

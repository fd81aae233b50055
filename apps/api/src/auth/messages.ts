import type { Text } from '@plumbline/terms';

/** What sign-in answers, by the code of its error; a code that is not here gets `other`. */
export const authMessages: Readonly<Record<string, Text>> = {
  INVALID_USERNAME_OR_PASSWORD: [
    '用户名或密码不对。请核对后再试；忘记密码请找教导处重置。',
    'User name or password is wrong. Check both and try again; if you forgot the password, ask academic affairs to reset it.',
  ],
  TOWN_REQUIRED: [
    '本系统有多个镇使用这个用户名。请在前面加上镇的代码，如 qingshi/zhang。',
    'Several towns on this server use this user name. Type the code of your town before it, like qingshi/zhang.',
  ],
  TOO_MANY_GUESSES: [
    '密码错误次数过多。请等 {minutes} 分钟再试，或找教导处重置密码。',
    'Too many wrong passwords. Wait {minutes} minutes, or ask academic affairs to reset your password.',
  ],
  INVALID_PASSWORD: ['当前密码不对。请核对后再试。', 'The current password is wrong. Check it and try again.'],
  PASSWORD_TOO_SHORT: ['新密码太短。至少 8 个字符。', 'The new password is too short. Use at least 8 characters.'],
  PASSWORD_TOO_LONG: ['新密码太长。至多 128 个字符。', 'The new password is too long. Use at most 128 characters.'],
  PASSWORD_UNCHANGED: [
    '新密码与当前密码相同。请换一个。',
    'The new password is the same as the current one. Choose another.',
  ],
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

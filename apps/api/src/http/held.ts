import type { GraphqlContext } from '@plumbline/graphql';
import type { Text } from '@plumbline/terms';

/** What somebody has to do before they may change anything: its code, and the words for it. */
export type Held = { readonly code: 'PASSWORD_CHANGE_REQUIRED' | 'SECOND_FACTOR_REQUIRED'; readonly text: Text };

/**
 * What keeps whoever asks from changing anything, if anything does. Accounts of the demo town never need a second factor
 * (context.ts), and a program's key was made behind it.
 */
export const heldBack = ({
  mustChangePassword,
  secondFactor: { from, setUp },
  viewer,
  deps,
}: Pick<GraphqlContext, 'mustChangePassword' | 'secondFactor' | 'viewer' | 'deps'>): Held | null => {
  if (viewer.viaKey) return null;
  if (mustChangePassword) return { code: 'PASSWORD_CHANGE_REQUIRED', text: passwordFirst };
  if (from !== null && !setUp && from <= deps.clock())
    return { code: 'SECOND_FACTOR_REQUIRED', text: secondFactorFirst };
  return null;
};

const passwordFirst: Text = [
  '请先把一次性密码换成自己的密码，然后再办理。',
  'Replace the one-time password by one of your own first.',
];
const secondFactorFirst: Text = [
  '您的岗位需要二次验证：先在“我的账号”里用手机设置验证码，然后再办理。在此之前可以查看。',
  'Your post needs a second factor: set up codes on your phone under “My account” first. Until then you may read.',
];

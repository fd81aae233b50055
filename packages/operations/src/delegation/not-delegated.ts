import { refuse } from '../problem.ts';
import type { Viewer } from '../viewer.ts';

/** The refusal of what a delegation does not reach, or does not reach any more. */
export const notDelegated = ({ viewer: { locale } }: { readonly viewer: Pick<Viewer, 'locale'> }) =>
  refuse(locale, 'NotAllowed', [
    '代理已结束，或不包括这类事项；请结束代理后以本人身份办理',
    'The delegation has ended, or does not reach this; go back to acting in your own name',
  ]);

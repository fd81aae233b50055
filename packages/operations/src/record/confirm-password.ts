import type { Step } from '@plumbline/workflows';
import type { PasswordCheck } from '../accounts.ts';
import type { Deps } from '../deps.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import type { Viewer } from '../viewer.ts';

type Input = Readonly<Record<string, unknown>>;

const refusalOf = (viewer: Viewer, name: string, check: Exclude<PasswordCheck, { outcome: 'ok' }>) => {
  const { locale } = viewer;
  const path = { path: [name] };
  if (check.outcome === 'noAccount')
    return refuse(
      locale,
      'NotAllowed',
      [
        '您在本系统没有登录账号，不能在这里签署；可以签在纸上由教导处登记',
        'You have no account here and cannot sign; sign on paper instead',
      ],
      path,
    );
  if (check.outcome === 'locked')
    return refuse(
      locale,
      'InvalidInput',
      [
        `密码错误次数过多。请等 ${check.minutes} 分钟再试，或找教导处重置密码`,
        `Too many wrong passwords. Wait ${check.minutes} minutes, or ask academic affairs to reset your password`,
      ],
      path,
    );
  return refuse(
    locale,
    'InvalidInput',
    [
      `密码不对，还可以试 ${check.triesLeft} 次。请核对后再输`,
      `The password is wrong; ${check.triesLeft} tries are left. Check it and type it again`,
    ],
    path,
  );
};

const passwordField = (step: Step): string | undefined =>
  Object.entries(step.input ?? {}).find(([, { kind }]) => kind === 'password')?.[0];

const asking = new WeakMap<Step, boolean>();

/** Whether a step asks for the person's own password again. */
export const asksPassword = (step: Step): boolean => {
  const asks = asking.get(step) ?? passwordField(step) !== undefined;
  asking.set(step, asks);
  return asks;
};

/**
 * Checks the password that a step asks for again, and gives its input without it: from here on nobody has it.
 * A program's key cannot take such a step.
 */
export const confirmPassword = async (
  { confirmPassword: check }: Deps,
  viewer: Viewer,
  step: Step,
  given: Input,
): Promise<Answer<{ readonly input: Input }>> => {
  const name = passwordField(step);
  if (name === undefined) return { ok: true, input: given };
  const { [name]: password, ...input } = given;
  if (viewer.viaKey)
    return refuse(viewer.locale, 'NotAllowed', [
      '程序不能代人签署；请本人登录后签署',
      'A program cannot sign for a person; sign in yourself and sign',
    ]);
  if (typeof password !== 'string' || password === '')
    return refuseInput(viewer.locale, [{ path: [name], text: ['请再输一次登录密码', 'Type your password again'] }]);
  const answer = await (check?.(viewer.townId, viewer.personId, password.slice(0, 128)) ?? {
    outcome: 'noAccount' as const,
  });
  return answer.outcome === 'ok' ? { ok: true, input } : refusalOf(viewer, name, answer);
};

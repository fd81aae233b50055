import type { Text } from '@plumbline/terms';
import { dictionary } from '@zxcvbn-ts/language-common';
import { shortestPassword } from './password.ts';

/** Words of the product itself, that its people would think of first. */
const ofTheProduct = ['plumbline', '准绳', 'zhunsheng'] as const;

/** Why such a password is refused, and what to do. */
export const commonPassword: Text = [
  '这个密码太常见，或就是姓名、登录名、镇名加数字，最先被人试到。请换一个，比如几个不相干的词。',
  'This password is among those tried first: a common one, or a name, login or town with digits. Choose another, such as a few unrelated words.',
];

let known: ReadonlySet<string> | null = null;

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** What is left of a password without the digits and signs around it: `zhouyan2026!` is still a name. */
const core = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/**
 * Tells whether a password is one that is tried first (ASVS 5, 6.2.4 and 6.2.11): of the 49,000 that leaked most often, or a
 * word of its owner or of the product with nothing but digits and signs around it. The list is shipped, since the server works
 * without the internet. One that is too short is refused for that.
 * @param own what others know of the owner: login, name, town
 */
export const isCommonPassword = (password: string, own: readonly string[]): boolean => {
  if (password.length < shortestPassword) return false;
  known ??= new Set(dictionary['passwords-common']);
  const given = plain(password);
  const word = core(given);
  return known.has(given) || [...ofTheProduct, ...own].some((each) => word !== '' && word === core(plain(each)));
};

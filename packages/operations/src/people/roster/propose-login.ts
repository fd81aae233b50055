import { normalise, pinyinOf } from '../../search/keys.ts';

const longest = 40;

/**
 * A login that nobody has yet: the name in pinyin, with a number behind it where that is taken; the staff number where a
 * name gives too little.
 * @param isTaken whether somebody has it
 * @example proposeLogin('王丽', 'T01', (login) => login === 'wangli') // 'wangli2'
 */
export const proposeLogin = (name: string, staffNo: string, isTaken: (login: string) => boolean): string => {
  const ofName = normalise(pinyinOf(name)).slice(0, longest - 4);
  const base = /^[a-z][a-z0-9]+$/.test(ofName) ? ofName : `t${normalise(staffNo)}`.slice(0, longest - 4).padEnd(2, '0');
  if (!isTaken(base)) return base;
  for (let number = 2; ; number += 1) if (!isTaken(`${base}${number}`)) return `${base}${number}`;
};

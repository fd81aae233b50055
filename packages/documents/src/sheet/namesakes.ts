import type { ProblemList } from './problems.ts';
import { newHasher, newNumbers, newRowKeys } from './row-keys.ts';

/** Finds pupils of one name in one class over a whole file: often two pupils, sometimes one with two ids. */
export const newNamesakes = (problems: ProblemList) => {
  const hasher = newHasher();
  const keys = newRowKeys();
  const lines = newNumbers();
  return {
    /** Looks at a good row; `names` are school, class and name. */
    see: (line: number, names: readonly string[]): void => {
      hasher.hash(names);
      const number = keys.add(hasher.words);
      if (number >= 0) lines.push(line);
      else problems.warn(line, 'SAME_NAME_SAME_CLASS', names.at(-1) ?? '', { line: lines.get(~number) });
    },
  };
};

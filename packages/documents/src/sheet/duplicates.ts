import { copied } from './clean.ts';
import { mostKept, type ProblemList } from './problems.ts';
import { newHasher, newNumbers, newRowKeys } from './row-keys.ts';

/** What a row is among those before it. */
export type RowFate = 'first' | 'identical' | 'conflict';

/** Finds rows of the same identity over a whole file, in 60 bytes per row. */
export interface Duplicates {
  /**
   * Compares a row with those before it.
   * @param identity texts that tell rows apart
   * @param content texts of all columns that are imported
   * @param isGood whether nothing else is wrong with the row
   */
  readonly see: (line: number, identity: readonly string[], content: readonly string[], isGood: boolean) => RowFate;
  /** Tells of rows whose fate was open until the end; to be called once. */
  readonly settle: () => { readonly identical: number; readonly withdrawn: Int32Array };
}

const emitted = 1;
const conflicted = 2;

/**
 * @param column header that the problems name
 */
export const newDuplicates = (column: string, problems: ProblemList): Duplicates => {
  const hasher = newHasher();
  const keys = newRowKeys();
  // Of each identity: the line where it first stands, a fingerprint of that row, what became of it.
  const lines = newNumbers();
  const prints = [newNumbers(), newNumbers()] as const;
  const states = newNumbers();
  // Rows that are the same as an earlier one, in pairs: number of the identity, line.
  const repeats = newNumbers();
  const repeatIds: string[] = [];
  const withdrawn = newNumbers();

  const conflict = (line: number, other: number, found: string): void =>
    problems.refuse(line, column, 'DUPLICATE_CONFLICT', found, { line: other });

  return {
    see: (line, identity, content, isGood) => {
      hasher.hash(identity);
      const number = keys.add(hasher.words);
      hasher.print(content);
      const [low, high] = hasher.words;
      if (number >= 0) {
        lines.push(line);
        prints[0].push(low);
        prints[1].push(high);
        states.push(isGood ? emitted : 0);
        return 'first';
      }
      const known = ~number;
      const found = identity.join(' ');
      if (prints[0].get(known) === low && prints[1].get(known) === high) {
        if (isGood || (states.get(known) & conflicted) !== 0) {
          repeats.push(known);
          repeats.push(line);
          if (repeatIds.length < mostKept) repeatIds.push(copied(found));
        }
        return 'identical';
      }
      const state = states.get(known);
      conflict(line, lines.get(known), found);
      if ((state & conflicted) === 0) {
        conflict(lines.get(known), line, found);
        if ((state & emitted) !== 0) withdrawn.push(lines.get(known));
        states.set(known, state | conflicted);
      }
      return 'conflict';
    },
    settle: () => {
      let identical = 0;
      for (let at = 0; at < repeats.length(); at += 2) {
        const number = repeats.get(at);
        const line = repeats.get(at + 1);
        const found = repeatIds[at / 2] ?? '';
        if ((states.get(number) & conflicted) !== 0) conflict(line, lines.get(number), found);
        else {
          identical += 1;
          problems.warn(line, 'DUPLICATE_IDENTICAL', found, { line: lines.get(number) });
        }
      }
      return { identical, withdrawn: withdrawn.toArray() };
    },
  };
};

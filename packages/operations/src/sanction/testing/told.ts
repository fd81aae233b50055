import type { Answer } from '../../problem.ts';

/** What somebody is told: `ok`, or the code and field of each problem. */
export const told = (answer: Answer<unknown>): readonly (string | readonly (string | null)[])[] =>
  answer.ok ? ['ok'] : answer.problems.map(({ code, path }) => [code, path?.join('.') ?? null]);

import type { Answer, Problem } from '@plumbline/operations';

/** What came of an entry: the number of what it made or changed, or problems. */
export interface EntryOutcome {
  readonly id: number | null;
  readonly problems: readonly Problem[];
}

/** The outcome of an answer. */
export const outcomeOf = <Value>(answer: Answer<Value>, idOf: (value: Value) => number): EntryOutcome =>
  answer.ok ? { id: idOf(answer), problems: [] } : { id: null, problems: answer.problems };

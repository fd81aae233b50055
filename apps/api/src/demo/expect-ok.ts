import type { Answer } from '@plumbline/operations';

/**
 * The value of an answer that the demo town's data cannot be refused.
 * @throws Error with what was refused, when data and operations do not fit together
 */
export const expectOk = <Value>(answer: Answer<Value>, what: string): Value => {
  if (answer.ok) return answer;
  throw new Error(`The demo town was refused ${what}: ${answer.problems.map(({ message }) => message).join('; ')}`);
};

import type { Answer } from '@plumbline/operations';

/** What came of an act that sets the scene. @throws Error with the problems where it was refused */
export const sure = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.problems.map(({ code, message }) => `${code}: ${message}`).join('; '));
  return answer;
};

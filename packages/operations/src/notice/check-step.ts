import type { Deps } from '../deps.ts';
import type { Problem } from '../problem.ts';
import { runStep, type StepCall } from '../record/run-step.ts';
import type { Viewer } from '../viewer.ts';

/** Thrown where a step would begin to write, so that its transaction is rolled back. */
class Judged extends Error {}

/**
 * Tells what a step would be answered with, and writes nothing: the step itself runs up to where it writes, so that a
 * preview and the step cannot disagree.
 * @returns its problems; none when it would be done
 */
export const checkStep = async (deps: Deps, viewer: Viewer, call: StepCall): Promise<readonly Problem[]> => {
  try {
    const answer = await runStep(deps, viewer, {
      ...call,
      look: () => {
        throw new Judged();
      },
    });
    return answer.ok ? [] : answer.problems;
  } catch (error) {
    if (error instanceof Judged) return [];
    throw error;
  }
};

import type { StepAnswer } from '@plumbline/operations';
import pg from 'pg';

const undone = 'undone by the test';

/**
 * Makes every step of a database fail at its commit: what runs is real to the last statement, and leaves nothing behind.
 * For asking thousands of times whether a step would be taken.
 */
export const undoSteps = async (owner: pg.PoolConfig): Promise<void> => {
  const client = new pg.Client(owner);
  await client.connect();
  await client.query(`create function undo() returns trigger language plpgsql as $$ begin raise '${undone}'; end $$`);
  await client.query(
    'create constraint trigger undo after insert on idempotency deferrable initially deferred for each row execute function undo()',
  );
  await client.end();
};

/** What came of a step: `ok` where only the commit was refused it, or the codes of its problems. */
export const outcomeOf = async (step: Promise<StepAnswer>): Promise<string> => {
  try {
    const answer = await step;
    return answer.ok ? 'kept' : answer.problems.map(({ code }) => code).join();
  } catch (error) {
    if (error instanceof Error && error.message === undone) return 'ok';
    throw error;
  }
};

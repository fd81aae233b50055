import type pg from 'pg';
import { sendJson } from './respond.ts';
import type { Handler } from './router.ts';

/** The process answers: nothing more is promised. */
export const live: Handler = (_request, response) => sendJson(response, 200, { status: 'live' });

/** The database answers under both roles, and the server is not about to stop. */
export const ready =
  (pools: readonly pg.Pool[], isStopping: () => boolean): Handler =>
  async (_request, response) => {
    const good = !isStopping() && (await Promise.race([answers(pools), patience()]));
    sendJson(response, good ? 200 : 503, { status: good ? 'ready' : 'notReady' });
  };

const answers = async (pools: readonly pg.Pool[]): Promise<boolean> => {
  const asked = await Promise.allSettled(pools.map((pool) => pool.query('select 1')));
  return asked.every(({ status }) => status === 'fulfilled');
};

const patience = (): Promise<false> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(false), 2_000).unref();
  });

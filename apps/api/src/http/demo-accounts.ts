import { HttpProblem, sendJson } from './respond.ts';
import type { Handler } from './router.ts';

/** An account of the demo town, as the page for signing in shows it. */
export type ShownAccount = { role: string; username: string; password: string };

/** Tells the accounts of the demo town, only where it is loaded and only this computer can ask; else there is nothing here. */
export const demoAccountsHandler =
  (accounts: () => readonly ShownAccount[] | null): Handler =>
  (_request, response) => {
    const shown = accounts();
    if (shown === null) {
      throw new HttpProblem(404, 'NOT_FOUND', ['这里没有演示镇。', 'There is no demo town here.']);
    }
    sendJson(
      response,
      200,
      shown.map(({ role, username, password }) => ({ role, username, password })),
    );
  };

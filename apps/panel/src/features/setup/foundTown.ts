import { RequestTrouble, send } from '../../data/request.ts';

/** What the first page asks for. */
export type TownWanted = {
  code: string;
  town: { name: string; code: string; zone: string };
  administrator: { name: string; login: string; password: string };
};

type Problem = { path: string[]; message: string };

/** What came of it: done, too late because there is a town, or what is wrong, by field and in general. */
export type Founded =
  | { kind: 'done' }
  | { kind: 'tooLate' }
  | { kind: 'wrong'; fields: Record<string, string>; whole: string | null };

/** Whether the server waits for its first town. */
export const isSetupOpen = async (): Promise<boolean> => {
  const response = await send('/api/setup/state', { headers: { accept: 'application/json' } }).catch(() => null);
  if (!response?.ok) return false;
  const answer = (await response.json().catch(() => ({}))) as { open?: boolean };
  return answer.open === true;
};

/** Founds the town. @throws RequestTrouble without an answer */
export const foundTown = async (wanted: TownWanted): Promise<Founded> => {
  const response = await send('/api/setup/town', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });
  if (response.ok) return { kind: 'done' };
  if (response.status === 410) return { kind: 'tooLate' };
  const answer = (await response.json().catch(() => ({}))) as { code?: string; message?: string; problems?: Problem[] };
  if (answer.code === 'WRONG_SETUP_CODE') return { kind: 'wrong', fields: { code: answer.message ?? '' }, whole: null };
  if (answer.problems)
    return {
      kind: 'wrong',
      fields: Object.fromEntries(answer.problems.map(({ path, message }) => [path.join('.'), message])),
      whole: null,
    };
  if (answer.message) return { kind: 'wrong', fields: {}, whole: answer.message };
  throw new RequestTrouble('server', '', response.status);
};

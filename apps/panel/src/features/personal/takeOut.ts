import { keepFile } from '../../data/keepFile.ts';
import { chosenPost } from '../../data/preferences.ts';
import { RequestTrouble, send } from '../../data/request.ts';

/**
 * Asks for a file with what must stand in no address, and hands it to the browser.
 * @param usual the file's name where the server gives none
 * @throws RequestTrouble with the server's message
 */
export const takeOut = async (path: string, body: Readonly<Record<string, string>>, usual: string): Promise<void> => {
  const post = chosenPost();
  const response = await send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(post ? { 'x-acting-post': post } : {}) },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    const answer = (await response.json().catch(() => ({}))) as { message?: string };
    throw new RequestTrouble('server', answer.message ?? '', response.status);
  }
  await keepFile(response, usual);
};

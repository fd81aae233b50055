import { RequestTrouble, send } from '../../data/request.ts';

/**
 * Sends a file with other parts.
 * @param parts further texts of the form, by name
 * @throws RequestTrouble with the server's reason
 */
export const postFile = async (
  path: string,
  file: File,
  parts: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<Response> => {
  const body = new FormData();
  for (const [name, text] of Object.entries(parts)) body.append(name, text);
  body.append('file', file);
  const response = await send(path, { method: 'POST', body, ...(signal ? { signal } : {}) });
  if (response.status === 401) throw new RequestTrouble('signedOut', '', 401);
  if (response.ok) return response;
  const answer = (await response.json().catch(() => ({}))) as { message?: string };
  throw new RequestTrouble('server', answer.message ?? '', response.status);
};

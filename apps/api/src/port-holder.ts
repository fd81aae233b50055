import { readdir, readFile, readlink } from 'node:fs/promises';

/**
 * Finds the process that listens on a port, where the system tells: on Linux, for processes of the same user.
 * @returns its number and name, like `4711 (node)`, or nothing
 */
export const portHolder = async (port: number): Promise<string | null> => {
  const sockets = new Set([...(await listening('/proc/net/tcp', port)), ...(await listening('/proc/net/tcp6', port))]);
  if (sockets.size === 0) return null;
  const processes = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const pid of processes) {
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const file of files) {
      const target = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
      if (!sockets.has(target)) continue;
      const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
      return name ? `${pid} (${name.trim()})` : pid;
    }
  }
  return null;
};

const stateListening = '0A';

const listening = async (table: string, port: number): Promise<string[]> => {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const lines = (await readFile(table, 'utf8').catch(() => '')).split('\n').slice(1);
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(suffix) && state === stateListening)
    .map((columns) => `socket:[${columns[9]}]`);
};

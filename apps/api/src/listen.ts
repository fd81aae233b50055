import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Text } from '@plumbline/terms';
import { portHolder } from './port-holder.ts';
import { Refusal } from './refusal.ts';

/**
 * Begins to listen.
 * @returns the port, which is another than asked for where 0 was asked for
 * @throws Refusal where the port is taken or may not be used, with who may hold it and how to choose another
 */
export const listen = async (server: Server, { host, port }: { host: string; port: number }): Promise<number> => {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port }, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    throw await refusalOf(error as NodeJS.ErrnoException, host, port);
  }
  return (server.address() as AddressInfo).port;
};

const refusalOf = async (error: NodeJS.ErrnoException, host: string, port: number): Promise<Error> => {
  if (error.code === 'EADDRINUSE') {
    const holder = await portHolder(port);
    return new Refusal(holder ? takenBy : taken, { port, next: port + 1, holder: holder ?? '' });
  }
  if (error.code === 'EACCES') return new Refusal(notAllowed, { port });
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return new Refusal(notOurs, { host });
  return error;
};

const takenBy: Text = [
  '端口 {port} 已被进程 {holder} 占用。它可能是另一个已启动的准绳：请先停止它，或换一个端口启动，如 PORT={next}。',
  'Port {port} is taken by process {holder}. It may be another Plumbline that is running: stop it first, or start on another port, like PORT={next}.',
];
const taken: Text = [
  '端口 {port} 已被其他程序占用，可能是另一个已启动的准绳：请先停止它，或换一个端口启动，如 PORT={next}。',
  'Port {port} is taken by another program, perhaps another Plumbline that is running: stop it first, or start on another port, like PORT={next}.',
];
const notAllowed: Text = [
  '当前用户不能使用端口 {port}（1024 以下的端口需要管理员）。请换一个端口，如 PORT=4000。',
  'This user may not use port {port} (ports below 1024 need an administrator). Choose another, like PORT=4000.',
];
const notOurs: Text = [
  'HOST 的值“{host}”不是本机的地址。请改为本机地址，如 127.0.0.1 或 0.0.0.0。',
  'HOST is "{host}", which is no address of this computer. Use one that is, like 127.0.0.1 or 0.0.0.0.',
];

import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A port that is free: a server that comes back is found where it was. */
export const freePort = async (): Promise<number> => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  holder.close();
  await once(holder, 'close');
  return port;
};

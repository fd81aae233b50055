import { connect, type Socket } from 'node:net';

const headEnd = Buffer.from('\r\n\r\n');
const chunksEnd = Buffer.from('\r\n0\r\n\r\n');

/** Whether an answer has arrived in full: by its length, or by the last of its chunks. */
const isComplete = (answer: Buffer, head: number, length: number | null): boolean =>
  length === null
    ? answer.subarray(-chunksEnd.length).equals(chunksEnd)
    : answer.length >= head + headEnd.length + length;

/**
 * A keep-alive connection that sends one request after the other. It reads no more of HTTP than where an answer ends,
 * so that the generator leaves the machine to the servers.
 */
export const openConnection = async (
  port: number,
): Promise<{ send(request: Buffer): Promise<Buffer>; close(): void }> => {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let settle: { resolve(answer: Buffer): void; reject(error: Error): void } | null = null;
  let answer: Buffer = Buffer.alloc(0);
  let head = -1;
  let length: number | null = null;
  const fail = (error: Error) => settle?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The server closed the connection.')));
  socket.on('data', (chunk: Buffer) => {
    answer = answer.length === 0 ? chunk : Buffer.concat([answer, chunk]);
    if (head === -1) {
      head = answer.indexOf(headEnd);
      if (head === -1) return;
      const found = /\r\ncontent-length: *(\d+)/i.exec(answer.toString('latin1', 0, head))?.[1];
      length = found === undefined ? null : Number(found);
    }
    if (!isComplete(answer, head, length)) return;
    const whole = answer;
    answer = Buffer.alloc(0);
    head = -1;
    settle?.resolve(whole);
  });
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        socket.write(request);
      }),
    close: () => {
      settle = null;
      socket.destroy();
    },
  };
};

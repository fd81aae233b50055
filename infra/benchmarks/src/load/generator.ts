// A process of its own that sends requests as fast as they are answered: job in, outcome out.
import { openConnection } from './connection.ts';
import type { Job, Outcome } from './job.ts';

const good = Buffer.from('HTTP/1.1 200');

const run = async ({ port, path, headers, bodies, once, connections, seconds, contains }: Job): Promise<Outcome> => {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, 'content-type': 'application/json', ...headers });
  const head = `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}`;
  const requests = bodies.map((body) =>
    Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`),
  );
  const times: number[] = [];
  let sent = 0;
  let failed = 0;
  let firstFailure: string | null = null;
  const sockets = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
  const began = performance.now();
  const until = began + seconds * 1000;
  let ended = until;
  await Promise.all(
    sockets.map(async ({ send, close }) => {
      for (let now = performance.now(); now < until; ) {
        const request = requests[once ? sent : sent % requests.length];
        sent += 1;
        if (request === undefined) {
          ended = Math.min(ended, performance.now());
          break;
        }
        const answer = await send(request);
        const after = performance.now();
        if (!answer.subarray(0, good.length).equals(good) || !answer.includes(contains)) {
          failed += 1;
          firstFailure ??= answer.toString('utf8', 0, 2000);
        } else if (after <= until) times.push(after - now);
        now = after;
      }
      close();
    }),
  );
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
  return {
    rate: times.length / ((ended - began) / 1000),
    median: at(0.5),
    p99: at(0.99),
    answered: times.length,
    failed,
    firstFailure,
    sent: once ? Math.min(sent, bodies.length) : sent,
  };
};

process.on('message', (job: Job) => {
  run(job).then(
    (outcome) => process.send?.(outcome),
    (error: Error) => process.send?.({ error: error.message }),
  );
});

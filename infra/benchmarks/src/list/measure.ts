import { fileURLToPath } from 'node:url';
import { ask, type Bench, signedIn } from '../bench.ts';
import { startServer } from '../children.ts';
import { type Result, resultOf } from '../results.ts';
import { interleave } from '../rounds.ts';
import { say } from '../say.ts';
import { carry } from '../servers/identity.ts';
import { ours, pageSize, peers, states } from './query.ts';
import { checkSame } from './same.ts';

const script = (name: string): string => fileURLToPath(new URL(`../servers/${name}.ts`, import.meta.url));

/** Measures the list query through the product, the floor and the peer, under one identity and the same policies. */
export const measureList = async ({ settings, stage, product, load }: Bench): Promise<Result[]> => {
  const { rounds, seconds, connections } = settings;
  const viewer = stage.towns.large;
  const identity = carry({ database: stage.app, townId: viewer.townId, personId: viewer.personId });
  const floor = await startServer(script('floor'), identity);
  const peer = await startServer(script('peer'), identity);
  try {
    const bodies = (query: string, more: object = {}) =>
      states.map((state) => JSON.stringify({ query, variables: { state, ...more } }));
    const contenders = {
      ours: { port: product.port, headers: signedIn(viewer), bodies: bodies(ours) },
      floor: { port: floor.port, headers: {}, bodies: bodies('') },
      peer: { port: peer.port, headers: {}, bodies: bodies(peers, { town: viewer.townId }) },
    };
    for (const [index, state] of states.entries()) {
      const answers: Record<string, string> = {};
      for (const [name, { port, headers, bodies }] of Object.entries(contenders))
        answers[name] = await ask(port, headers, bodies[index] ?? '');
      checkSame(answers, pageSize);
      if (index === 0)
        say(
          `  the same ${pageSize} cases for each of ${states.length} states; ${state}: ${Object.entries(answers)
            .map(([name, { length }]) => `${name} ${length} characters`)
            .join(', ')}`,
        );
    }
    const measure = (name: keyof typeof contenders, time: number) => async () =>
      (
        await load.run({
          ...contenders[name],
          path: '/graphql',
          once: false,
          connections,
          seconds: time,
          contains: '"events"',
        })
      ).rate;
    for (const name of ['ours', 'floor', 'peer'] as const) await measure(name, Math.min(3, seconds))();
    const found = await interleave(
      rounds,
      { ours: measure('ours', seconds), floor: measure('floor', seconds), peer: measure('peer', seconds) },
      say,
    );
    return [resultOf('list query', 'queries/s', found, { ratioToFloor: 0.75, ratioToPeer: 1.8, bound: 'atLeast' })];
  } finally {
    await Promise.all([floor.stop(), peer.stop()]);
  }
};

import { type Bench, signedIn } from '../bench.ts';
import { type Result, resultOf } from '../results.ts';
import { interleave } from '../rounds.ts';
import { say } from '../say.ts';
import type { SignedIn, Stage } from '../stage.ts';

/** So small that 500 pages of every town hold nothing but open cases: all pages are alike in what they show. */
const size = 10;
const depth = 500;

const query = `query Page($after: String) {
  rectificationCases(first: ${size}, after: $after, orderBy: { field: DUE_ON, direction: ASC }) {
    nodes { id number title state version dueOn unit { name } responsible { name } inspection { title heldOn } events(last: 3) { version step state at } }
    pageInfo { endCursor hasNextPage }
  }
}`;

/** The cursor after which a page begins, as the list itself would have given it. */
const cursorBefore = async (stage: Stage, { townId }: SignedIn, page: number): Promise<string | null> => {
  if (page === 1) return null;
  const { rows } = await stage.asOwner((client) =>
    client.query<{ key: unknown }>(
      'select json_build_array(due_on, id) as key from record where town_id = $1 order by due_on, id offset $2 limit 1',
      [townId, (page - 1) * size - 1],
    ),
  );
  return Buffer.from(JSON.stringify(rows[0]?.key)).toString('base64url');
};

/** Measures what a page costs, in milliseconds of the whole machine: at any depth and size the same. */
export const measurePages = async ({ settings, stage, product, load }: Bench): Promise<Result[]> => {
  const { rounds, seconds, connections } = settings;
  const { small, large, huge } = stage.towns;
  const [big, bigSize] = huge === undefined ? [large, '60,000'] : [huge, '1,000,000'];
  const cost = async (town: SignedIn, page: number) => {
    const after = await cursorBefore(stage, town, page);
    const job = {
      port: product.port,
      path: '/graphql',
      headers: signedIn(town),
      bodies: [JSON.stringify({ query, variables: { after } })],
      once: false,
      connections,
      contains: '"hasNextPage"',
    };
    await load.run({ ...job, seconds: 1 });
    return async () => 1000 / (await load.run({ ...job, seconds: seconds / 2 })).rate;
  };
  const bigDepth = huge === undefined ? 3_000 : 50_000;
  const found = await interleave(
    rounds,
    {
      floor: await cost(small, 1),
      small: await cost(small, depth),
      bigFirst: await cost(big, 1),
      big: await cost(big, depth),
      deepest: await cost(big, bigDepth),
    },
    say,
  );
  const goal = { ratioToFloor: 1.3, bound: 'atMost' } as const;
  const line = (name: string, ours: number) =>
    resultOf(`${name}; floor: page 1 of 10,000`, 'ms/page', { ours, floor: found.floor }, goal);
  return [
    line(`page ${depth} of 10,000 cases`, found.small),
    line(`page 1 of ${bigSize} cases`, found.bigFirst),
    line(`page ${depth} of ${bigSize} cases`, found.big),
    line(`page ${bigDepth.toLocaleString('en')} of ${bigSize} cases`, found.deepest),
  ];
};

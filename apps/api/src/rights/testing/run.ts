import { encodeId } from '@plumbline/graphql';
import type { Role } from '@plumbline/terms';
import { type Asked, type At, nobody } from './asks.ts';
import type { PlacedTown } from './placed-town.ts';
import { type Kind, kinds } from './places.ts';
import { fieldOf, type RightsTable, rowsOf, type Section } from './table.ts';
import type { World } from './world.ts';

const numberOf = (town: PlacedTown, kind: Kind, place: string, role: Role): number | null =>
  town.byId.get(`${kind} ${place} ${role}`) ?? town.byId.get(`${kind} ${place}`) ?? null;

/** A place of the near town, as seen from a role. */
const nearAt = ({ near, keys }: World, role: Role, place: string): At => {
  const of = (kind: Kind, where: string) => {
    const found = numberOf(near, kind, where, role);
    return found === null ? null : encodeId(kinds[kind], found);
  };
  return {
    role,
    place,
    id: (kind) => of(kind, place),
    fixed: (kind, where) => of(kind, where) ?? nobody(kind),
    called: (kind) => near.called.get(`${kind} ${numberOf(near, kind, place, role)}`) ?? null,
    key: (which) => keys[which],
    version: (kind) => near.versions.get(`${kind} ${numberOf(near, kind, place, role)}`) ?? 1,
  };
};

/** The same question about something of the far town, or about what no town has. */
const elsewhereAt = (world: World, role: Role, isFar: boolean): At & { readonly isAsked: () => boolean } => {
  let asked = false;
  return {
    ...nearAt(world, role, ''),
    place: isFar ? 'far' : 'missing',
    id: (kind) => {
      asked = true;
      const [far] = [...world.far.byId].flatMap(([key, id]) => (key.startsWith(`${kind} `) ? [id] : []));
      if (far === undefined) throw new Error(`The far town has no ${kind}.`);
      return isFar ? encodeId(kinds[kind], far) : nobody(kind);
    },
    // Both towns count alike: what is called so here is not the far one.
    called: () => null,
    version: () => 1,
    isAsked: () => asked,
  };
};

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Puts questions of one field into one operation, each under a name of its own. */
const document = (field: string, questions: readonly Asked[]) => {
  const operation = questions[0]?.operation ?? 'query';
  const variables: Record<string, unknown> = {};
  const types: string[] = [];
  const parts = questions.map(({ given, selection }, place) => {
    const args = Object.entries(given).map(([name, [type, value]]) => {
      variables[`${name}${place}`] = value;
      types.push(`$${name}${place}: ${type}`);
      return `${name}: $${name}${place}`;
    });
    return `q${place}: ${field}${args.length === 0 ? '' : `(${args.join(', ')})`} ${selection}`;
  });
  const head = types.length === 0 ? '' : ` (${types.join(', ')})`;
  return { query: `${operation}${head} { ${parts.join(' ')} }`, variables };
};

/** The values that questions are answered with; `undone` where a step ran up to its commit. */
const valuesOf = async (
  world: World,
  role: Role,
  field: string,
  questions: readonly Asked[],
): Promise<readonly unknown[]> => {
  const { query, variables } = document(field, questions);
  const text = await world.ask(role, query, variables);
  const { data, errors } = JSON.parse(text) as Answer;
  if (errors === undefined && data) return questions.map((_, place) => data[`q${place}`]);
  if (questions.length > 1)
    return (await Promise.all(questions.map((each) => valuesOf(world, role, field, [each])))).flat();
  if (errors?.[0]?.extensions?.code !== 'INTERNAL_SERVER_ERROR')
    throw new Error(`${field} as ${role}: ${text.slice(0, 500)}`);
  return ['undone'];
};

/** An answer without what was asked for, which it may repeat. */
const withoutEcho = (value: unknown, { given }: Asked): string =>
  [...JSON.stringify(given).matchAll(/"([\w-]{8,})"/g)].reduce(
    (text, [, word]) => text.replaceAll(word ?? '', '…'),
    JSON.stringify(value ?? null),
  );

/** What is wrong with one row for one role. */
const wrongInRow = async (
  world: World,
  section: Section,
  row: string,
  role: Role,
  expected: string,
): Promise<string[]> => {
  const ask = section.asks[row];
  if (ask === undefined) throw new Error(`Nobody said how ${row} is asked.`);
  const field = fieldOf(row);
  const farAt = elsewhereAt(world, role, true);
  const places = section.places.map((place) => ask(field, nearAt(world, role, place)));
  const elsewhere = [ask(field, farAt), ask(field, elsewhereAt(world, role, false))];
  const questions = [...places, ...(farAt.isAsked() ? elsewhere : [])].filter((each) => each !== null);
  const values = await valuesOf(world, role, field, questions);
  const told = (each: Asked | null | undefined) => (each ? values[questions.indexOf(each)] : null);
  const wrong = section.places.flatMap((place, at) => {
    const question = places[at];
    const value = told(question);
    const found = !question ? '.' : value === 'undone' ? 'y' : question.read(value);
    return found === expected[at] || (expected[at] === 'w' && found === 'y')
      ? []
      : [
          `${row} as ${role} at ${place}: ${expected[at]} expected, ${found} found: ${JSON.stringify(value)?.slice(0, 200)}`,
        ];
  });
  const [far, missing] = elsewhere;
  if (!farAt.isAsked() || !far || !missing) return wrong;
  const [ofFar, ofMissing] = [withoutEcho(told(far), far), withoutEcho(told(missing), missing)];
  if (ofFar !== ofMissing)
    wrong.push(`${row} as ${role}: the other town is told from nothing: ${`${ofFar} and ${ofMissing}`.slice(0, 500)}`);
  return wrong;
};

const atOnce = 6;

const inTurn = async (jobs: (() => Promise<readonly string[]>)[]): Promise<readonly string[]> => {
  const wrong: string[] = [];
  const work = async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) wrong.push(...(await job()));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return wrong.toSorted();
};

/** Asks everything that a table speaks of, row by row, and tells where the answers are others than expected. */
export const wrongIn = async (world: World, table: RightsTable): Promise<readonly string[]> => {
  const wrong: string[] = [];
  for (const section of table)
    for (const { name, words } of rowsOf(section)) {
      const asked = Object.entries(section.columns).flatMap(([column, roles]) =>
        roles.map((role) => () => wrongInRow(world, section, name, role, words.get(column) ?? '')),
      );
      wrong.push(...(await inTurn(asked)));
    }
  return wrong;
};

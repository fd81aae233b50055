import { encodeId, schema } from '@plumbline/graphql';
import type { Role } from '@plumbline/terms';
import { type Kind, kinds } from './places.ts';
import { passwordOfAll } from './world.ts';

/** Where a question stands: whose it is, and what of the place it is about. */
export interface At {
  readonly role: Role;
  readonly place: string;
  /** Global id of the thing of a kind in the place; `null` where the role has none there. */
  id(kind: Kind): string | null;
  /** Global id of a thing that is the same in every place. */
  fixed(kind: Kind, place: string): string;
  /** What people call the thing: a number or a code. */
  called(kind: Kind): string | null;
  /** A program’s key of the town. */
  key(which: 'first' | 'second'): string;
  /** Version of the record in the place. */
  version(kind: Kind): number;
}

/** What an answer says of a right; see `Section`. */
export type Letter = 'y' | 'n' | 'b' | '-';

/** A field with its arguments, and what its value says about the right. */
export interface Asked {
  readonly operation: 'query' | 'mutation';
  /** Arguments by name, each with its type. */
  readonly given: Readonly<Record<string, readonly [type: string, value: unknown]>>;
  readonly selection: string;
  readonly read: (value: unknown) => Letter;
}

/** Asks a field about a place; nothing where the role has no such thing there. */
export type Ask = (field: string, at: At) => Asked | null;

/** A thing that no town has. */
export const nobody = (kind: Kind): string => encodeId(kinds[kind], 987_654_321);

interface Said {
  readonly code: string;
  readonly message?: string;
}
interface Payload {
  readonly problems?: readonly Said[];
  readonly rows?: readonly { readonly problems: readonly Said[] }[];
}

/** How somebody is told that they are barred from a step that their post or relation would open. */
const barred = 'somebody else has to take this step';

const letterOf = (payload: Payload | null, passed: readonly string[] = []): Letter => {
  const problems = [...(payload?.problems ?? []), ...(payload?.rows ?? []).flatMap((row) => row.problems)];
  if (problems.some(({ code }) => code === 'NotAllowed')) return 'n';
  if (problems.some(({ message }) => message?.includes(barred))) return 'b';
  const isMissing = problems.some(({ code }) => code === 'NotFound') && !passed.includes('NotFound');
  return isMissing ? '-' : 'y';
};

/** What the problems of an answer say. */
export const byProblems = (value: unknown): Letter => letterOf(value as Payload);

/** Whether a value is there at all. */
export const isThere = (value: unknown): boolean => value !== null && value !== undefined;

let keys = 0;
const newKey = () => {
  keys += 1;
  return `rights-over-http-${keys}`;
};

/** Fields of an input, by the name of its argument: their types stand in the schema. */
const typesOf = (operation: 'query' | 'mutation', field: string): Readonly<Record<string, string>> => {
  const root = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
  const found = root?.getFields()[field];
  if (found === undefined) throw new Error(`There is no ${operation} ${field}.`);
  return Object.fromEntries(found.args.map(({ name, type }) => [name, String(type)]));
};

const asked = (
  operation: 'query' | 'mutation',
  field: string,
  values: Readonly<Record<string, unknown>>,
  selection: string,
  read: (value: unknown) => Letter,
): Asked => {
  const types = typesOf(operation, field);
  const given = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, [types[name] ?? 'String', value] as const]),
  );
  return { operation, given, selection, read };
};

type Input = Readonly<Record<string, unknown>> | null;

/**
 * A mutation with an input that gets past the right and is refused afterwards, so that a yes changes nothing.
 * @param input nothing where the role has no such thing; an id that the role has not is nothing, too
 * @param options `passed`: the later refusal says `NotFound`; `keyed`: the input takes a key; `rows`: problems stand in
 *   rows; `selects`: what the payload has beside problems
 */
export const change =
  (
    input: (at: At) => Input,
    { passed = [], keyed = false, rows = false }: { passed?: readonly string[]; keyed?: boolean; rows?: boolean } = {},
  ): Ask =>
  (field, at) => {
    const given = input(at);
    if (given === null || Object.values(given).includes(null)) return null;
    const full = { ...given, ...(keyed && { idempotencyKey: newKey() }) };
    const told = '{ code message path }';
    const selection = `{ problems ${told}${rows ? ` rows { problems ${told} }` : ''} }`;
    return asked('mutation', field, { input: full }, selection, (value) => letterOf(value as Payload, passed));
  };

/**
 * A step of a record as it stands, without what the step asks for: whoever may take it is told what is missing, or that it
 * is not open now. What asks for nothing is really taken, up to the commit, which fails (see `World`).
 */
export const step = (kind: Kind): Ask =>
  change((at) => ({ id: at.id(kind), expectedVersion: at.version(kind) }), { keyed: true });

/** The step that asks for the password first, with the right one. */
export const signingStep: Ask = change(
  (at) => ({
    id: at.id('agreement'),
    expectedVersion: at.version('agreement'),
    password: passwordOfAll,
    read: true,
    contentHash: '0'.repeat(64),
  }),
  { keyed: true },
);

/**
 * A mutation without an input object.
 * @param more arguments beside the id of the thing of the kind
 */
export const act =
  (
    selection: string,
    {
      kind,
      as = 'id',
      more = {},
      passed = [],
    }: { kind?: Kind; as?: string; more?: Readonly<Record<string, unknown>>; passed?: readonly string[] } = {},
  ): Ask =>
  (field, at) => {
    const id = kind === undefined ? undefined : at.id(kind);
    if (id === null) return null;
    const isList = typesOf('mutation', field)[as]?.startsWith('[') ?? false;
    const values = { ...(id !== undefined && { [as]: isList ? [id] : id }), ...more };
    return asked('mutation', field, values, selection, (value) =>
      letterOf(typeof value === 'object' ? (value as Payload) : null, passed),
    );
  };

/** An input that is the same in every place. */
export const plain = (input: Readonly<Record<string, unknown>>) => (): Input => input;

/** An input with the id of the thing in the place. */
export const withId =
  (kind: Kind, name: string, more: Readonly<Record<string, unknown>> = {}) =>
  (at: At): Input => ({ [name]: at.id(kind), ...more });

/** A connection: whether the thing in the place is in it. */
export const listed =
  (kind: Kind): Ask =>
  (field, at) => {
    const id = at.id(kind);
    if (id === null) return null;
    return asked('query', field, { first: 200 }, '{ nodes { id } }', (value) =>
      (value as { nodes: { id: string }[] }).nodes.some((node) => node.id === id) ? 'y' : '-',
    );
  };

/** One thing by its number or code. */
export const called =
  (kind: Kind, argument: 'number' | 'code'): Ask =>
  (field, at) => {
    const name = at.called(kind);
    if (name === null) return null;
    return asked('query', field, { [argument]: name }, '{ id }', (value) => (value === null ? '-' : 'y'));
  };

/** The thing by its global id, alone or in a list. */
export const byId =
  (kind: Kind): Ask =>
  (field, at) => {
    const id = at.id(kind);
    if (id === null) return null;
    return field === 'nodes'
      ? asked('query', field, { ids: [id] }, '{ id }', (value) => ((value as unknown[])[0] === null ? '-' : 'y'))
      : asked('query', field, { id }, '{ id }', (value) => (value === null ? '-' : 'y'));
  };

/**
 * Any other query.
 * @param given arguments; nothing where one of them is an id that the role has not
 * @param read what the value of the field says
 */
export const query =
  <Value>(
    selection: string,
    read: (value: Value, at: At) => boolean | Letter,
    given: (at: At) => Readonly<Record<string, unknown>> = () => ({}),
  ): Ask =>
  (field, at) => {
    const values = given(at);
    if (Object.values(values).includes(null)) return null;
    return asked('query', field, values, selection, (value) => {
      const found = read(value as Value, at);
      return found === true ? 'y' : found === false ? '-' : found;
    });
  };

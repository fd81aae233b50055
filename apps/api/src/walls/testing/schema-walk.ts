import { type NodeType, schema } from '@plumbline/graphql';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** What an argument or a field of an input points to: a kind of thing by its id, or something that has a name for people. */
export type Pointer = NodeType | 'number' | 'code' | 'search' | 'cursor';

/** A place in the arguments of a root field that can hold something of another town. */
export interface Place {
  /** Names from the argument down, without the brackets of lists. */
  readonly path: readonly string[];
  readonly pointer: Pointer;
  /** Whether it is an id, and so may be given ids of every kind. */
  readonly isId: boolean;
}

/** A root field with what can be asked through it. */
export interface RootField {
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly places: readonly Place[];
}

/** How names point, and what other texts are filled with. Names are the path from the root field, or the last of it. */
export interface Names {
  /** Kinds that an id points to. */
  readonly ids: Readonly<Record<string, NodeType>>;
  /** Kinds that plain `id` points to in the mutations that begin so. */
  readonly records: Readonly<Record<string, NodeType>>;
  /** Texts in queries that point to something. */
  readonly texts: Readonly<Record<string, Pointer>>;
  /** Texts in queries that point to nothing, each with a value that is taken. */
  readonly plain: Readonly<Record<string, string>>;
}

const isQuery = (root: string): boolean => schema.getQueryType()?.getFields()[root] !== undefined;

const pointerOf = (root: string, path: readonly string[], type: GraphQLNamedType, names: Names): Pointer | null => {
  const name = path.at(-1) ?? '';
  const place = [root, ...path].join('.');
  if (type.name === 'ID') {
    const workflow = Object.keys(names.records).find((each) => root.startsWith(each));
    const kind = names.ids[place] ?? (name === 'id' && workflow ? names.records[workflow] : names.ids[name]);
    if (kind === undefined) throw new Error(`What does the id ${place} point to? Say so in walls/testing/names.ts.`);
    return kind;
  }
  if (type.name !== 'String' || !isQuery(root)) return null;
  const pointer = names.texts[place] ?? names.texts[name] ?? null;
  if (pointer === null && names.plain[place] === undefined && names.plain[name] === undefined)
    throw new Error(`Does the text ${place} point to something? Say so in walls/testing/names.ts.`);
  return pointer;
};

const placesIn = (
  root: string,
  path: readonly string[],
  given: GraphQLInputType,
  names: Names,
  above: readonly string[] = [],
): readonly Place[] => {
  const type = getNamedType(given);
  if (isInputObjectType(type)) {
    if (above.includes(type.name)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      placesIn(root, [...path, field.name], field.type, names, [...above, type.name]),
    );
  }
  const pointer = pointerOf(root, path, type, names);
  return pointer === null ? [] : [{ path, pointer, isId: type.name === 'ID' }];
};

/**
 * All fields of the queries or mutations, each with the places that can point to another town.
 * @throws Error that names an id or a text of which nobody said what it points to
 */
export const rootFields = (of: 'query' | 'mutation', names: Names): readonly RootField[] =>
  Object.values((of === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {}).map(
    (field) => ({
      name: field.name,
      field,
      places: field.args.flatMap((argument) => placesIn(field.name, [argument.name], argument.type, names)),
    }),
  );

/** Gives the value of a leaf, or nothing where it may be left out. */
export type Fill = (path: readonly string[], type: GraphQLNamedType, isNeeded: boolean) => unknown;

const inputOf = (
  path: readonly string[],
  given: GraphQLInputType,
  fill: Fill,
  { above, probed }: { above: boolean; probed: string },
): unknown => {
  const isOnTheWay = `${probed}.`.startsWith(`${path.join('.')}.`);
  const needed = isOnTheWay || (above && isNonNullType(given));
  const type = getNullableType(given);
  if (isListType(type)) {
    const one = inputOf(path, type.ofType, fill, { above: needed, probed });
    return one === undefined ? (needed ? [] : undefined) : [one];
  }
  if (!isInputObjectType(type)) return fill(path, type, needed);
  const fields = Object.values(type.getFields()).flatMap((field: GraphQLInputField) => {
    const value = inputOf([...path, field.name], field.type, fill, { above: needed, probed });
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return fields.length === 0 && !needed ? undefined : Object.fromEntries(fields);
};

/** The variables for the arguments of a field: what is needed, what the place that is tried is in, and what `fill` gives. */
export const variablesOf = ({ field }: RootField, fill: Fill, tried: Place | null): Record<string, unknown> =>
  Object.fromEntries(
    field.args.flatMap((argument: GraphQLArgument) => {
      const value = inputOf([argument.name], argument.type, fill, {
        above: isRequiredArgument(argument),
        probed: tried?.path.join('.') ?? '',
      });
      return value === undefined ? [] : [[argument.name, value] as const];
    }),
  );

const fieldsBelow = (type: GraphQLNamedType, depth: number): string => {
  if (!isObjectType(type) && !isInterfaceType(type)) return '__typename';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    const selected = selection(field.type, depth - 1);
    return selected === null ? [] : [`${field.name}${pageOf(field)}${selected}`];
  });
  return ['__typename', ...fields].join(' ');
};

/** Lists inside are read as short as they are offered. */
const pageOf = (field: GraphQLField<unknown, unknown>): string =>
  field.args.some(({ name }) => name === 'first') ? '(first: 5)' : '';

/** What to read of a value: everything down to a depth; nothing of objects below it. */
const selection = (given: GraphQLOutputType, depth: number): string | null => {
  const type = getNamedType(given);
  if (isLeafType(type)) return '';
  if (depth < 0) return null;
  return ` { ${fieldsBelow(type, depth)} }`;
};

/**
 * The document that asks a root field for everything down to a depth.
 * @param only of an interface: the one type to read whole
 */
export const documentFor = (
  operation: 'query' | 'mutation',
  { name, field }: RootField,
  depth: number,
  only?: string,
): string => {
  const variables = field.args.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
  const given = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const whole = only === undefined ? undefined : schema.getType(only);
  const selected =
    whole === undefined || whole === null
      ? (selection(field.type, depth) ?? '')
      : ` { __typename ... on ${whole.name} { ${fieldsBelow(whole, depth)} } }`;
  const call = given === '' ? name : `${name}(${given})`;
  return `${operation}${variables === '' ? '' : ` (${variables})`} { ${call}${selected} }`;
};

/** The first value of an enum. */
export const firstValue = (type: GraphQLNamedType): string | undefined =>
  isEnumType(type) ? type.getValues()[0]?.name : undefined;

/** Fields below the root that take an id or a text, as `Type.field`. */
export const askedBelow = (): readonly string[] =>
  Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) &&
    !type.name.startsWith('__') &&
    ![schema.getQueryType(), schema.getMutationType()].includes(type)
      ? Object.values(type.getFields())
          .filter(({ args }) => args.some((each) => ['ID', 'String', 'JSON'].includes(getNamedType(each.type).name)))
          .map(({ name }) => `${type.name}.${name}`)
      : [],
  );

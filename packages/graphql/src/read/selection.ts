import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';

type ReadInfo = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;
type Fragments = GraphQLResolveInfo['fragments'];

/** A field that a document asks for, with all its occurrences merged by name and arguments. */
export interface Wanted {
  readonly name: string;
  readonly typeName: string;
  readonly output: GraphQLOutputType;
  /** Index of its arguments among the request's sites, or -1 when it takes none. */
  readonly site: number;
  readonly nodes: FieldNode[];
}

/** A place in a document where a nested field takes arguments. */
export interface Site {
  readonly typeName: string;
  readonly node: FieldNode;
}

const fieldsOf = (schema: GraphQLSchema, typeName: string) => {
  const type = schema.getType(typeName);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields() : undefined;
};

/** Whether a fragment on one type can concern rows of another. */
const concerns = (schema: GraphQLSchema, condition: string, typeName: string): boolean => {
  const [wanted, type] = [schema.getType(condition), schema.getType(typeName)];
  if (condition === typeName || !isObjectType(type)) return true;
  return isInterfaceType(wanted) && schema.isSubType(wanted, type);
};

/** Every field of selection sets on a type, with the type that declares it; fragments are opened, `@skip` is not read. */
const flatten = (
  schema: GraphQLSchema,
  fragments: Fragments,
  typeName: string,
  sets: readonly SelectionSetNode[],
): { typeName: string; node: FieldNode }[] =>
  sets.flatMap((set) =>
    set.selections.flatMap((selection) => {
      if (selection.kind === 'Field')
        return selection.name.value.startsWith('__') ? [] : [{ typeName, node: selection }];
      const fragment = selection.kind === 'FragmentSpread' ? fragments[selection.name.value] : selection;
      if (fragment === undefined) return [];
      const condition = fragment.typeCondition?.name.value ?? typeName;
      if (!concerns(schema, condition, typeName)) return [];
      const inside = isObjectType(schema.getType(typeName)) ? typeName : condition;
      return flatten(schema, fragments, inside, [fragment.selectionSet]);
    }),
  );

/** Occurrences of one field in what a document asks of a type under some nodes. */
export const nodesNamed = (
  info: ReadInfo,
  typeName: string,
  under: readonly FieldNode[],
  name: string,
): readonly FieldNode[] =>
  flatten(info.schema, info.fragments, typeName, setsUnder(under))
    .map(({ node }) => node)
    .filter((node) => node.name.value === name);

/** Selection sets under field nodes. */
export const setsUnder = (nodes: readonly FieldNode[]): readonly SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? []);

/** Fields that selection sets ask of a type, each with its nodes; a field asked for twice appears once per arguments. */
export const wantedOf = (
  info: ReadInfo,
  sites: readonly Site[],
  typeName: string,
  sets: readonly SelectionSetNode[],
  values: readonly object[],
): readonly Wanted[] => {
  const wanted = new Map<string, Wanted>();
  for (const { typeName: declaring, node } of flatten(info.schema, info.fragments, typeName, sets)) {
    const field = fieldsOf(info.schema, declaring)?.[node.name.value];
    if (field === undefined) continue;
    const site = field.args.length === 0 ? -1 : sites.findIndex((each) => each.node === node);
    const key = `${node.name.value} ${site === -1 ? '' : JSON.stringify(values[site])}`;
    const known = wanted.get(key);
    if (known === undefined)
      wanted.set(key, { name: node.name.value, typeName: declaring, output: field.type, site, nodes: [node] });
    else known.nodes.push(node);
  }
  return [...wanted.values()];
};

/** Every place below some nodes where a field takes arguments, in document order. */
export const sitesOf = (info: ReadInfo, typeName: string, nodes: readonly FieldNode[]): readonly Site[] => {
  const found: Site[] = [];
  const visit = (type: string, sets: readonly SelectionSetNode[]): void => {
    for (const { typeName: declaring, node } of flatten(info.schema, info.fragments, type, sets)) {
      const field = fieldsOf(info.schema, declaring)?.[node.name.value];
      if (field === undefined) continue;
      if (field.args.length > 0) found.push({ typeName: declaring, node });
      if (node.selectionSet) visit(getNamedType(field.type).name, [node.selectionSet]);
    }
  };
  visit(typeName, setsUnder(nodes));
  return found;
};

/** Arguments at each site for one request, coerced by the schema. */
export const valuesAt = (info: ReadInfo, sites: readonly Site[]): readonly Readonly<Record<string, unknown>>[] =>
  sites.map(({ typeName, node }) => {
    const field = fieldsOf(info.schema, typeName)?.[node.name.value];
    return field === undefined ? {} : getArgumentValues(field, node, info.variableValues);
  });

/** The named object or interface type that a field leads to. */
export const targetOf = (output: GraphQLOutputType): GraphQLObjectType['name'] => getNamedType(output).name;

import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  getArgumentValues,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { schema } from './schema.ts';
import { missingScope, type Scope, scopesOfField } from './scopes.ts';

/** An operation of a program, as it was sent. */
interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** All fields of the root, also those behind fragments; what `@skip` leaves out is asked for all the same. */
const rootFields = (
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FieldNode[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(selection.selectionSet, fragments);
    const fragment = fragments.get(selection.name.value);
    return fragment === undefined ? [] : rootFields(fragment.selectionSet, fragments);
  });

/**
 * What a key lacks for an operation.
 * @param granted the scopes of the key
 * @returns the scope that is missing, `null` where none is; `noKey` for a field that no key opens
 */
export const scopeMissing = (granted: ReadonlySet<string>, asked: Asked): Scope | 'noKey' | null => {
  const { document, operation } = asked;
  const type = operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  if (!type) return 'noKey';
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  for (const field of rootFields(operation.selectionSet, fragments)) {
    const name = field.name.value;
    if (name.startsWith('__')) continue;
    const needed = scopesOfField(type.name as 'Query' | 'Mutation', name, () => argumentsOf(asked, field));
    if (needed === null) return 'noKey';
    const missing = missingScope(granted, needed);
    if (missing !== null) return missing;
  }
  return null;
};

/** The arguments of a field as the executor will read them, with defaults; a wrong one is refused there, in its own words. */
const argumentsOf = ({ operation, variables }: Asked, field: FieldNode): Readonly<Record<string, unknown>> => {
  const type = operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  const definition = type?.getFields()[field.name.value];
  if (definition === undefined) return {};
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (coerced === undefined) return {};
  try {
    return getArgumentValues(definition, field, coerced);
  } catch (error) {
    if (error instanceof GraphQLError) return {};
    throw error;
  }
};

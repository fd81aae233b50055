import { type DocumentNode, execute, GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { GraphqlContext } from './context.ts';
import { schema } from './schema.ts';

interface Operation {
  readonly document: DocumentNode;
  readonly context: GraphqlContext;
  readonly request: {
    readonly variables?: Record<string, unknown> | undefined;
    readonly operationName?: string | undefined;
  };
  /** Name of the operation that Apollo Server found; null also where it found none. */
  readonly operationName: string | null;
}

interface Result {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLError[];
}

const compiled = new WeakMap<DocumentNode, Map<string, CompiledQuery>>();

const compile = (document: DocumentNode, operationName: string | null): CompiledQuery | Result => {
  const own = compiled.get(document) ?? new Map<string, CompiledQuery>();
  compiled.set(document, own);
  const known = own.get(operationName ?? '');
  if (known !== undefined) return known;
  const made = compileQuery(schema, document, operationName ?? undefined);
  if (!isCompiledQuery(made)) return made as Result;
  own.set(operationName ?? '', made as CompiledQuery);
  return made as CompiledQuery;
};

/**
 * Says why a request means no operation of its document. Apollo Server asks only after it has executed, and what looks at
 * the operation first (scopes of a key, a method that changes nothing) sees none: such a request must not run at all.
 */
const unresolved = ({ document, request: { operationName } }: Operation): GraphQLError | null =>
  getOperationAST(document, operationName)
    ? null
    : new GraphQLError(
        typeof operationName === 'string'
          ? `The document has no operation named "${operationName}". Send the name of one that it has.`
          : 'The document has several operations. Say with operationName which one is meant.',
      );

/** Variables that do not fit are refused before any field is asked: a fault of the request, which says where it is. */
const asBadInput = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: 'BAD_USER_INPUT' } });

/** Runs one operation with graphql-jit, compiled once per document. */
export const executeCompiled = async (operation: Operation): Promise<Result> => {
  const { document, context, request, operationName } = operation;
  const error = unresolved(operation);
  if (error !== null) return { errors: [error] };
  const query = compile(document, operationName);
  if (!('query' in query)) return query;
  const result = (await query.query({}, context, request.variables ?? {})) as Result;
  return result.data === undefined && result.errors ? { errors: result.errors.map(asBadInput) } : result;
};

/** Runs one operation with GraphQL's reference executor: what the compiled one is held against. */
export const executeReference = async ({ document, context, request, operationName }: Operation): Promise<Result> =>
  (await execute({
    schema,
    document,
    rootValue: {},
    contextValue: context,
    variableValues: request.variables ?? {},
    operationName,
  })) as Result;

/** What Apollo Server takes as `gateway`: our schema with the compiled executor. */
export const createGateway = () => {
  const listeners = new Set<(change: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void>();
  return {
    async load() {
      for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl: '' });
      return { executor: (request: unknown) => executeCompiled(request as Operation) };
    },
    onSchemaLoadOrUpdate(listener: (change: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {},
  };
};

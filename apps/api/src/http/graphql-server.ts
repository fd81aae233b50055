import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { createGateway, type GraphqlContext } from '@plumbline/graphql';
import { fill, say, type Text } from '@plumbline/terms';
import { workflows } from '@plumbline/workflows';
import { type DocumentNode, GraphQLError, visit } from 'graphql';
import type { Logger } from 'pino';
import { faultOf } from '../fault.ts';
import type { Viewers } from '../viewers.ts';
import { documentRules, isLimit, mostErrors, mostTokens } from './graphql-limits.ts';
import { heldBack } from './held.ts';
import { keyScopes } from './key-scopes.ts';
import { badCharacter, badText } from './plain-text.ts';

/** What an operation knows of its request. */
export type RequestContext = GraphqlContext;

/** Apollo Server over the product's own executor, with every limit on; started. */
export const startGraphql = async (log: Logger, viewers: Viewers): Promise<ApolloServer<RequestContext>> => {
  const server = new ApolloServer<RequestContext>({
    gateway: createGateway(),
    introspection: true,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    maxRecursiveSelections: true,
    persistedQueries: false,
    parseOptions: { maxTokens: mostTokens },
    validationRules: documentRules,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: { debug() {}, info() {}, warn: (message) => log.warn(message), error: (message) => log.error(message) },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      plainTextOnly,
      keyScopes,
      heldFirst,
      freshViewers(viewers),
      readableErrors(log),
    ],
  });
  await server.start();
  return server;
};

/** Texts inside a document that could not be stored, by document: one is read often and looked at once. */
const badTexts = new WeakMap<DocumentNode, string | null>();

const badTextIn = (document: DocumentNode): string | null => {
  let found = badTexts.get(document);
  if (found === undefined) {
    found = null;
    visit(document, {
      StringValue(node) {
        found ??= badCharacter(node.value);
      },
    });
    badTexts.set(document, found);
  }
  return found;
};

/** Refuses texts inside the document that could not be stored, as `variables` are refused before it is read. */
const plainTextOnly: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, contextValue }) {
        const found = badTextIn(document);
        if (found === null) return;
        throw new GraphQLError(say(fill(badText, { place: 'query', found }), contextValue.viewer.locale), {
          extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
        });
      },
    };
  },
};

/** Whoever still has a one-time password, or lacks the second factor of their post, may look, but changes nothing. */
const heldFirst: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, contextValue }) {
        const held = operation?.operation === 'mutation' ? heldBack(contextValue) : null;
        if (held === null) return;
        throw new GraphQLError(say(held.text, contextValue.viewer.locale), {
          extensions: { code: held.code, http: { status: 403 } },
        });
      },
    };
  },
};

const workflowNames = Object.keys(workflows);

/** Whatever changes more than a record may change who holds which post. */
const freshViewers = (viewers: Viewers): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ operation }) {
        if (operation?.operation !== 'mutation') return;
        const onlySteps = operation.selectionSet.selections.every(
          (field) => field.kind === 'Field' && workflowNames.some((name) => field.name.value.startsWith(name)),
        );
        if (!onlySteps) viewers.clear();
      },
    };
  },
});

/** At most five errors, and of a fault of the server nothing but that it happened; the log learns the kind and the place. */
const readableErrors = (log: Logger): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue }) {
        for (const error of errors) {
          const { originalError, extensions, path } = error;
          const { http, code } = (extensions ?? {}) as { http?: { status?: number }; code?: string };
          if (http?.status === 403) contextValue.onRefused?.('operation', String(code));
          const typed = originalError instanceof GraphQLError || (extensions?.code ?? internal) !== internal;
          if (!typed) log.error({ ...faultOf(originalError ?? error), path: path?.join('.') }, 'graphql');
        }
      },
      async willSendResponse({ response, contextValue }) {
        if (response.body.kind !== 'single') return;
        const result = response.body.singleResult;
        if (!result.errors) return;
        const { locale } = contextValue.viewer;
        // Which limit was broken, and how often, is not told.
        const limit = result.errors.find(({ message }) => isLimit(message));
        const errors = limit ? [{ ...limit, message: say(limitBroken, locale) }] : result.errors.slice(0, mostErrors);
        result.errors = errors.map((error) =>
          error.extensions?.code === internal ? { ...error, message: say(fault, locale) } : error,
        );
      },
    };
  },
});

const internal = 'INTERNAL_SERVER_ERROR';

const limitBroken: Text = [
  '这个查询一次要的内容太多或嵌套太深。请减少字段和层次，或用 first 分页查询。',
  'This query asks for too much at once or is nested too deeply. Ask for fewer fields and levels, or for smaller pages with first.',
];
const fault: Text = [
  '系统出错，这一步没有完成。请稍后再试；如果一再出现，请联系管理员。',
  'The system failed and this was not done. Try again later; if it keeps happening, tell the administrator.',
];

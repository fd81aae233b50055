import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ValidationRule } from 'graphql';

/** Most lexical tokens of a document. Checked by graphql-js itself: armor's own plugin turns it into a fault of the server. */
export const mostTokens = 3_000;

/** Most errors in one answer. */
export const mostErrors = 5;

/** Largest request, in bytes. */
export const largestRequest = 1024 * 1024;

const tooMuch = 'The operation asks for too much at once.';

/** Tells whether an error says that a document broke one of the limits. */
export const isLimit = (message: string): boolean =>
  message.endsWith(tooMuch) || message.endsWith('tokens. Parsing aborted.');

/** Limits of a document; what they are is not told, and no name is exempt from them. */
const armor = new ApolloArmor({
  costLimit: {
    maxCost: 150_000,
    objectCost: 2,
    scalarCost: 1,
    depthCostFactor: 1.25,
    exposeLimits: false,
    errorMessage: tooMuch,
  },
  maxAliases: { n: 40, allowList: [], exposeLimits: false, errorMessage: tooMuch },
  maxDepth: { n: 14, exposeLimits: false, errorMessage: tooMuch },
  maxDirectives: { n: 40, exposeLimits: false, errorMessage: tooMuch },
  maxTokens: { enabled: false },
  blockFieldSuggestion: { enabled: false },
});

/** The rules that every document must pass beside those of GraphQL itself. */
export const documentRules: ValidationRule[] = armor.protect().validationRules;

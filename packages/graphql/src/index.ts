export { createContext, type GraphqlContext } from './context.ts';
export { createGateway, executeCompiled, executeReference } from './gateway.ts';
export { decodeId, encodeId, type NodeType } from './global-id.ts';
export { scopeMissing } from './needed-scopes.ts';
export { schema } from './schema.ts';
export { missingScope, scopeAreas, scopeOfRoute } from './scopes.ts';
export { noteText as ruleNoteText, stepsOf as computationSteps } from './types/sanction/words.ts';

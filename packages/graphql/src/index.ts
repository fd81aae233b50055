export { createContext, type GraphqlContext } from './context.ts';
export { createGateway, executeCompiled, executeReference } from './gateway.ts';
export { decodeId, encodeId, type NodeType } from './global-id.ts';
export { schema } from './schema.ts';

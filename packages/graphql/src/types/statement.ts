import type { Statement } from '@plumbline/operations';
import { builder } from '../builder.ts';

/** What was signed about the record, as the schema shows it. */
export const AuditStatement = builder.objectRef<Statement>('AuditStatement').implement({
  description: 'A signed statement of where the record stood: to be kept elsewhere · 声明',
  fields: (t) => ({
    day: t.field({ type: 'Date', resolve: ({ statement }) => statement.day }),
    position: t.int({
      description: 'The last position that it covers',
      resolve: ({ statement }) => statement.position,
    }),
    hash: t.string({ resolve: ({ statement }) => statement.hash }),
    events: t.int({ resolve: ({ statement }) => statement.events }),
    at: t.field({ type: 'DateTime', resolve: ({ statement }) => statement.at }),
    keyId: t.string({
      description: 'Beginning of the SHA-256 of the public key',
      resolve: ({ statement }) => statement.keyId,
    }),
    publicKey: t.exposeString('publicKey', { description: 'Ed25519, SPKI in base64' }),
    signature: t.exposeString('signature', { description: 'Over the canonical JSON of the statement, in base64' }),
  }),
});

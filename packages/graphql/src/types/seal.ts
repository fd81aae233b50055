import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { at, fromRow, instant, named, one } from '../read/fields.ts';

builder.objectType('Seal', {
  description: 'Where an event stands in the sealed record of the town, and the hashes that chain it · 封存',
  fields: (t) => ({
    position: t.field({ type: 'Int', extensions: named('position'), resolve: fromRow }),
    digest: t.field({
      type: 'String',
      description: 'SHA-256 of the event’s canonical JSON',
      extensions: named('digest'),
      resolve: fromRow,
    }),
    previous: t.field({
      type: 'String',
      description: 'Hash of the seal before; zeros at the first',
      extensions: named('previous'),
      resolve: fromRow,
    }),
    hash: t.field({ type: 'String', extensions: named('hash'), resolve: fromRow }),
    sealedAt: t.field({ type: 'DateTime', extensions: instant('sealed_at'), resolve: fromRow }),
  }),
});

/** Extensions of a field that is the seal of an event, by the alias of the row with its record and version. */
export const sealOf = one(
  'Seal',
  (parent, child) =>
    sql`seal ${sql.raw(child)} on ${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'record_id')} = ${at(parent, 'record_id')} and ${at(child, 'version')} = ${at(parent, 'version')}`,
);

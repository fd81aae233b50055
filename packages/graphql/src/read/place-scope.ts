import { meetingSight, supportSight, type TownFacts, type Viewer } from '@plumbline/operations';
import { sql } from 'kysely';
import type { GraphqlContext } from '../context.ts';
import { at } from './fields.ts';
import type { ReadRequest, Sql } from './plan.ts';
import { slot } from './slot.ts';

type Sight = { readonly all: true } | { readonly all: false; readonly units: readonly number[] };

const within = (alias: string, sightOf: (town: TownFacts, viewer: Viewer) => Sight): Sql => {
  const sight = ({ town, viewer }: GraphqlContext) => sightOf(town, viewer);
  const everything = slot<ReadRequest>(({ context }) => sight(context).all);
  const units = slot<ReadRequest>(({ context }) => {
    const seen = sight(context);
    return seen.all ? [] : [...seen.units];
  });
  return sql`(${everything}::boolean or ${at(alias, 'unit_id')} = any(${units}::bigint[]))`;
};

const viewer = (): Sql => sql`${slot<ReadRequest>(({ context }) => context.viewer.personId)}::bigint`;

/** The condition that the viewer reads an entry of the register of help: by post, as who is helped, or as the mentor. */
export const supportSeen = (alias: string): Sql =>
  sql`(${within(alias, supportSight)} or ${at(alias, 'person_id')} = ${viewer()} or ${at(alias, 'mentor_id')} = ${viewer()})`;

/** The condition that the viewer reads a meeting. */
export const meetingSeen = (alias: string): Sql => within(alias, meetingSight);

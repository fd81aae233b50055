import type { Workflow } from '@plumbline/workflows';

/** Someone's relation to a record, in force. */
export interface Standing {
  readonly relation: string;
  readonly person_id: number;
}

/** People in some relations: those assigned, and the roles whose holders have it over the town or over the record's units. */
export interface Holders {
  readonly people: readonly number[];
  readonly townRoles: readonly string[];
  readonly unitRoles: readonly string[];
}

/** Who stands in one of some relations to a record. */
export const holdersOf = (
  workflow: Workflow,
  standings: readonly Standing[],
  relations: readonly string[],
): Holders => {
  const rules = relations.flatMap((relation) => workflow.relations[relation]?.heldBy ?? []);
  const rolesOver = (over: 'town' | 'unit') => rules.filter((rule) => rule.over === over).flatMap(({ roles }) => roles);
  return {
    people: standings.filter(({ relation }) => relations.includes(relation)).map(({ person_id }) => person_id),
    townRoles: rolesOver('town'),
    unitRoles: rolesOver('unit'),
  };
};

/** Values of `holdersSql` under a prefix. */
export const holderValues = (prefix: string, { people, townRoles, unitRoles }: Holders): Record<string, unknown> => ({
  [`${prefix}People`]: people,
  [`${prefix}TownRoles`]: townRoles,
  [`${prefix}UnitRoles`]: unitRoles,
});

/** Whether posts have to be looked at to find somebody. */
export const throughPosts = ({ townRoles, unitRoles }: Holders): boolean => townRoles.length + unitRoles.length > 0;

/** A sub-select of persons; besides the prefixed values it takes `:town`, `:units` and `:today` where posts are looked at. */
export const holdersSql = (prefix: string, posts: boolean): string => `
  select unnest(:${prefix}People::bigint[]) as person_id${
    posts
      ? `
  union
  select person_id from post
  where town_id = :town::int and from_on <= :today::date and to_on >= :today::date
    and (role = any(:${prefix}TownRoles::text[]) or (role = any(:${prefix}UnitRoles::text[]) and unit_id = any(:units::bigint[])))`
      : ''
  }`;

import { sqlOf, transaction } from '@plumbline/database';
import type { AccountCreated, Accounts } from '../accounts.ts';
import type { Deps } from '../deps.ts';
import { insertPerson } from '../people/people.ts';
import { forgetTown, planYearOf, todayOf, townFacts } from './facts.ts';

/** Who first administers a town. */
export interface FirstAdministrator {
  readonly townId: number;
  readonly name: string;
  readonly staffNo?: string;
  readonly login: string;
  readonly password: string;
  readonly mustChange: boolean;
}

/**
 * Gives a new town the office of academic affairs and its first administrator, who enters everybody else.
 * @throws Error when the town already has people, or the login is refused
 */
export const firstAdministrator = async (
  deps: Deps,
  accounts: Accounts,
  { townId, name, staffNo, login, password, mustChange }: FirstAdministrator,
): Promise<{ personId: number; unitId: number }> => {
  const town = await townFacts(deps, townId);
  const root = [...town.units.values()].find(({ parentId }) => parentId === null);
  if (root === undefined) throw new Error(`Town ${town.code} has no root unit.`);
  const startsOn = planYearOf(town, todayOf(town, deps.clock())).startsOn;
  const made = await transaction(deps.pool, { townId, personId: null }, async (tx) => {
    const someone = await tx.first(sqlOf.selectFrom('person').where('town_id', '=', townId).select('id').limit(1));
    if (someone !== undefined)
      throw new Error(`Town ${town.code} already has people; an administrator enters the others.`);
    const personId = await insertPerson(tx, townId, name, staffNo ?? null, deps.clock());
    const office = await tx.first(
      sqlOf
        .insertInto('unit')
        .values({ town_id: townId, parent_id: root.id, kind: 'office', name: '教导处' })
        .returning('id'),
    );
    if (office === undefined) throw new Error('The office was not inserted.');
    await tx.finish([
      sqlOf.insertInto('post').values({
        town_id: townId,
        person_id: personId,
        unit_id: office.id,
        role: 'admin',
        title: '教导处管理员',
        from_on: startsOn,
      }),
      sqlOf.updateTable('person').set({ login }).where('town_id', '=', townId).where('id', '=', personId),
    ]);
    return { personId, unitId: office.id };
  });
  forgetTown(deps, townId);
  const account: AccountCreated = await accounts.create({
    townId,
    townCode: town.code,
    personId: made.personId,
    login,
    password,
    mustChange,
  });
  if (!account.ok) throw new Error(`The first administrator's account was refused: ${account.reason}.`);
  return made;
};

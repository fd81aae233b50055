import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import type { AccountCreated, Accounts } from '../accounts.ts';
import type { Deps } from '../deps.ts';
import { insertPerson } from '../people/people.ts';
import { renamePerson } from '../people/rename-person.ts';
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

/** The one person of a town whose founding was broken off before the account was made. */
const leftWithoutAccount = async (
  accounts: Pick<Accounts, 'loginOf'>,
  townId: number,
  people: readonly { readonly id: number }[],
): Promise<number | null> => {
  const [only, ...others] = people;
  if (only === undefined || others.length > 0) return null;
  return (await accounts.loginOf(townId, only.id)) === null ? only.id : null;
};

/**
 * Gives a new town the office of academic affairs and its first administrator, who enters everybody else. One that was
 * broken off before the account was made is finished with what is given now.
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
    const people = await tx.run(sqlOf.selectFrom('person').where('town_id', '=', townId).select('id').limit(2));
    const left = await leftWithoutAccount(accounts, townId, people);
    if (left !== null) return finishFirst(tx, { townId, personId: left, name, login });
    if (people.length > 0) throw new Error(`Town ${town.code} already has people; an administrator enters the others.`);
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
      sqlOf
        .insertInto('setup_step')
        .values({ town_id: townId, step: 'founded', person_id: personId, at: deps.clock() })
        .onConflict((conflict) => conflict.doNothing()),
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

/** The person whom the founding that was broken off had entered, under the name and login given now. */
const finishFirst = async (
  tx: Transaction,
  { townId, personId, name, login }: { townId: number; personId: number; name: string; login: string },
): Promise<{ personId: number; unitId: number }> => {
  const post = await tx.first(
    sqlOf.selectFrom('post').where('town_id', '=', townId).where('person_id', '=', personId).select('unit_id').limit(1),
  );
  if (post === undefined) throw new Error('The first administrator has no post.');
  await renamePerson(tx, townId, { id: personId, staffNo: null }, name);
  await tx.run(sqlOf.updateTable('person').set({ login }).where('town_id', '=', townId).where('id', '=', personId));
  return { personId, unitId: post.unit_id };
};

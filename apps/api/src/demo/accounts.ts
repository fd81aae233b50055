import { type Role, roleCodes } from '@plumbline/terms';
import { loginOf, type PersonPlan, staff } from './staff.ts';
import { town } from './town.ts';

/** The password of everyone in the demo town. It is public: accounts with it are let in on this computer only. */
export const demoPassword = 'qingshi-2026';

/** A well-known account of the demo town. */
export interface DemoLogin {
  readonly role: Role;
  /** With the town's code, since another town on the same server may have the same login. */
  readonly username: string;
  readonly password: string;
}

/** The person who stands for a role in the demo town. */
export const personOfRole = (role: Role): PersonPlan => {
  const person = staff.find(({ demoRole }) => demoRole === role);
  if (person === undefined) throw new Error(`Nobody in the demo town stands for the role ${role}.`);
  return person;
};

/** One account for every role code, in the order of the contract. */
export const demoAccounts = (): readonly DemoLogin[] =>
  roleCodes.map((role) => ({ role, username: `${town.code}/${loginOf(personOfRole(role))}`, password: demoPassword }));

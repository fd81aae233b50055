import {
  type Accounts,
  appoint,
  type Calendar,
  createAccount,
  createPerson,
  createTown,
  createUnit,
  type Deps,
  type Viewer,
} from '@plumbline/operations';
import { noteOfDay } from '@plumbline/rules';
import { demoPassword } from './accounts.ts';
import { type AlreadyThere, postKey } from './already-there.ts';
import { type DemoCalendar, planYearOf } from './calendar.ts';
import { expectOk } from './expect-ok.ts';
import type { SchoolDays } from './school-days.ts';
import { loginOf, type PersonPlan, postDates, staff, staffNumberOf } from './staff.ts';
import { town, units } from './town.ts';

/** The town as created: numbers of its units and people by their keys. */
export interface CreatedTown {
  readonly townId: number;
  readonly units: ReadonlyMap<string, number>;
  readonly people: ReadonlyMap<string, number>;
}

/** Who enters units and people before anyone holds a post. */
const founder = (townId: number): Viewer => ({
  townId,
  personId: 0,
  personName: '',
  posts: [{ id: 0, role: 'admin', title: '', unitId: 0, unitName: '' }],
  postId: null,
  onBehalfOf: null,
  locale: 'zh',
});

const calendarOf = ({ earlier, planYears, days }: DemoCalendar): Calendar => ({
  planYears: [earlier, ...planYears].map(({ title, startsOn, endsOn, terms }) => ({
    title,
    startsOn,
    endsOn,
    terms: terms.map((term) => ({
      title: `${title}${term.name}`,
      startsOn: term.startsOn,
      endsOn: term.endsOn,
      notes: term.notes,
    })),
  })),
  days: days.map((special) => ({ day: special.day, kind: special.kind, note: noteOfDay(special) })),
});

/** Creates the town with its calendar. */
export const foundTown = async (deps: Deps, { calendar }: SchoolDays): Promise<number> =>
  (await createTown(deps, { code: town.code, name: town.name, zone: town.zone, calendar: calendarOf(calendar) }))
    .townId;

const createUnits = async (deps: Deps, viewer: Viewer, there: AlreadyThere): Promise<ReadonlyMap<string, number>> => {
  const ids = new Map(there.units);
  for (const { key, kind, name, parent, grade } of units) {
    const parentId = ids.get(parent ?? '');
    if (ids.has(key) || parentId === undefined) continue;
    ids.set(key, expectOk(await createUnit(deps, viewer, { parentId, kind, name, code: key, grade }), key).unitId);
  }
  return ids;
};

const createPeople = async (deps: Deps, viewer: Viewer, there: AlreadyThere): Promise<ReadonlyMap<string, number>> => {
  const ids = new Map<string, number>();
  for (const person of staff) {
    const staffNo = staffNumberOf(person);
    const make = async () => expectOk(await createPerson(deps, viewer, { name: person.name, staffNo }), person.key);
    ids.set(person.key, there.people.get(staffNo) ?? (await make()).personId);
  }
  return ids;
};

const appointPeople = async (deps: Deps, viewer: Viewer, there: AlreadyThere, created: CreatedTown, year: number) => {
  for (const { key, posts } of staff) {
    for (const { role, unit, title, tenure } of posts) {
      const [personId, unitId] = [created.people.get(key) ?? 0, created.units.get(unit) ?? 0];
      const { from, to } = postDates(tenure, year);
      if (there.posts.has(postKey(personId, unitId, role, from))) continue;
      expectOk(
        await appoint(deps, viewer, { personId, unitId, role, title, fromOn: from, toOn: to }),
        `${key} ${role}`,
      );
    }
  }
};

/** Creates what of the town's units, people and posts is not there yet. */
export const fillTown = async (
  deps: Deps,
  townId: number,
  there: AlreadyThere,
  { today }: SchoolDays,
): Promise<CreatedTown> => {
  const viewer = founder(townId);
  const unitIds = await createUnits(deps, viewer, there);
  const created = { townId, units: unitIds, people: await createPeople(deps, viewer, there) };
  await appointPeople(deps, viewer, there, created, planYearOf(today));
  return created;
};

/** Gives everyone who has none an account, all with the one public password. */
export const createAccounts = async (
  deps: Deps,
  accounts: Pick<Accounts, 'create' | 'loginsOf'>,
  { townId, people }: CreatedTown,
): Promise<void> => {
  const viewer = founder(townId);
  const known = await accounts.loginsOf(townId, [...people.values()]);
  const create = async (person: PersonPlan) => {
    const personId = people.get(person.key) ?? 0;
    const login = loginOf(person);
    if (!known.has(personId))
      expectOk(await createAccount(deps, accounts, viewer, personId, login, demoPassword), login);
  };
  await Promise.all(staff.map(create));
};

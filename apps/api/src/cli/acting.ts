import { readOnce, sqlOf } from '@plumbline/database';
import { type Deps, listTowns, loadViewer, todayOf, townFacts, type Viewer } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import { Refusal } from '../refusal.ts';
import { locale } from './output.ts';

/** Whom a command acts as. */
export type ActingOptions = { town?: string; as?: string };

const townOf = async (deps: Deps, code: string | undefined): Promise<number> => {
  const towns = await listTowns(deps);
  const codes = towns.map((town) => town.code).join(', ') || '-';
  const found = code === undefined ? towns : towns.filter((town) => town.code === code);
  const [town] = found;
  if (town === undefined) throw new Refusal(noTown, { found: code ?? '-', codes });
  if (found.length > 1) throw new Refusal(whichTown, { codes });
  return town.id;
};

const personOf = async (deps: Deps, townId: number, login: string | undefined): Promise<number | null> => {
  const today = todayOf(await townFacts(deps, townId), deps.clock());
  const people = sqlOf
    .selectFrom('person')
    .where('person.town_id', '=', townId)
    .select('person.id')
    .orderBy('person.id');
  const query =
    login === undefined
      ? people
          .innerJoin('post', (join) =>
            join.onRef('post.town_id', '=', 'person.town_id').onRef('post.person_id', '=', 'person.id'),
          )
          .where('post.role', '=', 'admin')
          .where('post.from_on', '<=', today)
          .where('post.to_on', '>=', today)
      : people.where('person.login', '=', login);
  const [person] = await readOnce(deps.pool, { townId, personId: null }, query.limit(1));
  return person?.id ?? null;
};

/**
 * Finds the person whom a command is about.
 * @param login without its town
 * @throws Refusal where town or person cannot be told
 */
export const personWithLogin = async (
  deps: Deps,
  login: string,
  town: string | undefined,
): Promise<{ townId: number; personId: number }> => {
  const townId = await townOf(deps, town);
  const personId = await personOf(deps, townId, login);
  if (personId === null) throw new Refusal(noLogin, { found: login });
  return { townId, personId };
};

/**
 * Finds whom a command acts as: the person of a login, or the town's first administrator. Every step is stored under
 * that name.
 * @throws Refusal where town or person cannot be told
 */
export const actingPerson = async (deps: Deps, options: ActingOptions): Promise<Viewer> => {
  const townId = await townOf(deps, options.town);
  const personId = await personOf(deps, townId, options.as);
  const viewer = personId === null ? null : await loadViewer(deps, { townId, personId, locale });
  if (viewer !== null) return viewer;
  throw options.as === undefined ? new Refusal(noAdministrator) : new Refusal(nobodyActs, { found: options.as });
};

const noTown: Text = [
  '没有代码为 {found} 的镇；现有：{codes}。请用 --town 指定。',
  'There is no town with the code {found}; there are: {codes}. Choose one with --town.',
];
const whichTown: Text = [
  '有几个镇：{codes}。请用 --town 指定一个。',
  'There are several towns: {codes}. Choose one with --town.',
];
const noLogin: Text = [
  '没有登录名为 {found} 的人，没有改动。请核对；写的是人员页面上的登录名，不带镇代码。',
  'Nobody has the login {found}; nothing was changed. Check it: it is the login on the page of people, without the code of the town.',
];
const nobodyActs: Text = [
  '没有登录名为 {found} 的人。请核对 --as；写的是人员页面上的登录名，不带镇代码。',
  'Nobody has the login {found}. Check --as: it is the login on the page of people, without the code of the town.',
];
const noAdministrator: Text = [
  '今天没有管理员在岗，不知道以谁的名义办理。请用 --as 指定登录名。',
  'No administrator holds a post today, so nobody is there to act as. Choose a login with --as.',
];

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

const personOf = async (deps: Deps, townId: number, login: string | undefined): Promise<number> => {
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
  if (person === undefined) throw new Refusal(noPerson, { found: login ?? '-' });
  return person.id;
};

/**
 * Finds whom a command acts as: the person of a login, or the town's first administrator. Every step is stored under
 * that name.
 * @throws Refusal where town or person cannot be told
 */
export const actingPerson = async (deps: Deps, options: ActingOptions): Promise<Viewer> => {
  const townId = await townOf(deps, options.town);
  const viewer = await loadViewer(deps, { townId, personId: await personOf(deps, townId, options.as), locale });
  if (viewer === null) throw new Refusal(noPerson, { found: options.as ?? '-' });
  return viewer;
};

const noTown: Text = [
  '没有代码为 {found} 的镇；现有：{codes}。请用 --town 指定。',
  'There is no town with the code {found}; there are: {codes}. Choose one with --town.',
];
const whichTown: Text = [
  '有几个镇：{codes}。请用 --town 指定一个。',
  'There are several towns: {codes}. Choose one with --town.',
];
const noPerson: Text = [
  '没有登录名为 {found} 的人，或今天没有管理员在岗。请用 --as 指定登录名。',
  'Nobody has the login {found}, or no administrator holds a post today. Choose a login with --as.',
];

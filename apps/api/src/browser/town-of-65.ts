import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase } from '@plumbline/database';
import { removeHome } from '@plumbline/database/testing';
import {
  type Accounts,
  type Answer,
  appoint,
  createAccount,
  createPerson,
  createTown,
  type Deps,
  firstAdministrator,
  loadViewer,
  secondFactorFrom,
  townFacts,
  type Viewer,
} from '@plumbline/operations';
import { plainCalendar } from '@plumbline/operations/testing';
import { isRole } from '@plumbline/terms';
import pg from 'pg';
import type { Auth } from '../auth/create-auth.ts';
import { migrateAuth } from '../auth/migrate.ts';
import { readEnvironment } from '../environment.ts';
import { createLog } from '../log.ts';
import { createProduct, type Product } from '../product.ts';
import { type Ended, startProcess } from '../testing/process.ts';
import { enrol } from '../testing/second-factor.ts';
import type { Premises } from './stage.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const password = 'a-long-password';
const townCode = 'sixtyfive';

/** Family and given names of heads; 65 of their pairs are used. */
const families = [...'周吴郑冯陈褚卫蒋沈韩杨朱秦'];
const given = ['立新', '海燕', '建国', '晓梅', '志远'];

/** Somebody who is taken on, with an account. */
export interface Newcomer {
  readonly name: string;
  readonly login: string;
  /** Posts in units by their names; left out: of the whole town. */
  readonly posts: readonly { readonly unit?: string; readonly role: string; readonly title: string }[];
}

/** A real town, with an administrator `admin`, the centre's signer `centre`, and the schools that a sheet brings. */
export interface TownOf65 extends Premises {
  /** Runs a command of the product on the town. */
  run(...args: string[]): Promise<Ended>;
  /**
   * Appoints a head for every campus that is there.
   * @param seated names of campuses whose heads get an account, by the campus's name in lower case
   * @returns name of each head, by campus
   */
  appointHeads(seated: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Takes people on. */
  hire(people: readonly Newcomer[]): Promise<void>;
  /** Changes rows beside the product, with the rights of the database's owner. @returns how many */
  tamper(statement: string, values: readonly unknown[]): Promise<number | null>;
  remove(): Promise<void>;
}

const sure = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.problems[0]?.message);
  return answer;
};

interface Office {
  readonly deps: Deps;
  readonly accounts: Accounts;
  readonly auth: Auth;
  readonly viewer: Viewer;
}

interface Hired {
  readonly name: string;
  readonly posts: readonly { readonly unitId: number; readonly role: string; readonly title: string }[];
  readonly login?: string | undefined;
}

const rootOf = ({ viewer }: Office): number => viewer.posts[0]?.unitId ?? 0;

const hire = async ({ deps, accounts, auth, viewer }: Office, { name, login, posts }: Hired) => {
  const { personId } = sure(await createPerson(deps, viewer, { name }));
  const fromOn = plainCalendar(deps.clock().toISOString().slice(0, 10)).planYears[0]?.startsOn ?? '';
  for (const post of posts) sure(await appoint(deps, viewer, { personId, ...post, fromOn }));
  if (login === undefined) return;
  sure(await createAccount(deps, accounts, viewer, personId, login, password));
  const held = posts.flatMap(({ role }) => (isRole(role) ? [{ role }] : []));
  if (secondFactorFrom(held, new Date()) !== null) await enrol(auth, `${townCode}/${login}`);
};

/** Makes the town before any server runs. */
export const townOf65 = async (): Promise<TownOf65> => {
  const home = await mkdtemp(join(tmpdir(), '准绳 sixty-five-'));
  const env = { PLUMBLINE_HOME: home };
  const open = () => openDatabase({ home, use: 'join', log: quiet });

  const withOffice = async <Result>(job: (office: Office) => Promise<Result>): Promise<Result> => {
    const databases = await open();
    try {
      await migrate(databases.owner);
      await migrateAuth(databases.owner);
      const environment = readEnvironment({ ...env, PLUMBLINE_DEMO: '0' });
      const product = await createProduct(databases, environment, 'http://127.0.0.1', createLog('silent'));
      const { deps, accounts, auth } = product;
      return await job({ deps, accounts, auth, viewer: await administrator(product) });
    } finally {
      await databases.close();
    }
  };

  let founder: { townId: number; personId: number } | undefined;
  const administrator = async ({ deps, accounts, auth }: Product): Promise<Viewer> => {
    founder ??= await found({ deps, accounts, auth });
    const viewer = await loadViewer(deps, { ...founder, locale: 'zh' });
    if (viewer === null) throw new Error('The administrator is missing.');
    return viewer;
  };

  await withOffice((office) =>
    hire(office, {
      name: '罗怀远',
      posts: [{ unitId: rootOf(office), role: 'groupHead', title: '领导小组组长' }],
      login: 'centre',
    }),
  );

  return {
    home,
    password,
    run: (...args) => startProcess('cli.ts', args, env).ended,
    appointHeads: (seated) =>
      withOffice(async (office) => {
        const { units } = await townFacts(office.deps, office.viewer.townId);
        const campuses = [...units.values()].filter(({ kind }) => kind === 'campus');
        const heads = new Map<string, string>();
        for (const [index, { id, name: campus }] of campuses.entries()) {
          const name = `${families[index % families.length]}${given[Math.floor(index / families.length)]}`;
          const login = seated.includes(campus) ? campus.toLowerCase() : undefined;
          await hire(office, { name, posts: [{ unitId: id, role: 'campusHead', title: `${campus}片校长` }], login });
          heads.set(campus, name);
        }
        return heads;
      }),
    hire: (people) =>
      withOffice(async (office) => {
        const { units } = await townFacts(office.deps, office.viewer.townId);
        const idOf = (unit: string): number => [...units.values()].find(({ name }) => name === unit)?.id ?? 0;
        for (const { posts, ...person } of people)
          await hire(office, {
            ...person,
            posts: posts.map(({ unit, ...post }) => ({
              ...post,
              unitId: unit === undefined ? rootOf(office) : idOf(unit),
            })),
          });
      }),
    async tamper(statement, values) {
      const { owner, close } = await open();
      const client = new pg.Client(owner);
      try {
        await client.connect();
        await client.query("select set_config('app.town', $1, false)", [String(founder?.townId)]);
        return (await client.query(statement, [...values])).rowCount;
      } finally {
        await client.end();
        await close();
      }
    },
    remove: () => removeHome(home),
  };
};

const found = async ({
  deps,
  accounts,
  auth,
}: Omit<Office, 'viewer'>): Promise<{ townId: number; personId: number }> => {
  const calendar = plainCalendar(deps.clock().toISOString().slice(0, 10));
  const { townId } = await createTown(deps, { code: townCode, name: '六五镇', calendar });
  const first = { townId, name: '何敏', login: 'admin', password, mustChange: false };
  const { personId } = await firstAdministrator(deps, accounts, first);
  await enrol(auth, `${townCode}/admin`);
  return { townId, personId };
};

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeId, type NodeType } from '@plumbline/graphql';
import { createSealer, sealAll } from '@plumbline/operations';
import type { Role } from '@plumbline/terms';
import type pg from 'pg';
import { demoAccounts, demoPassword, personOfRole } from '../../demo/accounts.ts';
import { loginOf } from '../../demo/staff.ts';
import { type TestServer, testServer } from '../../testing/server.ts';
import { type Ids, idsOfTown } from './ids-of-town.ts';
import { asOwner, makeSecondTown, mark } from './second-town.ts';

/** Somebody who asks over HTTP, with a session of their own. */
export interface Asker {
  readonly name: string;
  readonly cookie: string;
  /** The whole answer, as text. */
  ask(query: string, variables?: unknown): Promise<string>;
}

/** A town with everything in it that has an id. */
export interface Town {
  readonly townId: number;
  readonly ids: Ids;
  /** A class that sat the latest session and is taught today. */
  readonly classId: string;
}

/** Two full towns on one server: the demo town, and one whose every text carries a mark. */
export interface Towns {
  readonly server: TestServer;
  readonly near: Town;
  readonly far: Town;
  /** People of the near town. */
  signIn(role: Role): Promise<Asker>;
  /** People of the far town. */
  signInFar(role: Role): Promise<Asker>;
  /** What of the far town stands in an answer: its mark, or an id of it. */
  leaksIn(answer: string): readonly string[];
  close(): Promise<void>;
}

/** Somebody who asks a server with a session. */
export const askerOn = (server: TestServer, name: string, cookie: string): Asker => ({
  name,
  cookie,
  async ask(query, variables) {
    return (await server.graphql({ cookie }, query, variables)).text();
  },
});

const readTown = async (owner: pg.Client, townId: number): Promise<Town> => {
  const { rows } = await owner.query<{ id: number }>(
    `select e.class_id as id from pupils.entrant e join teaching t on t.town_id = e.town_id and t.class_id = e.class_id
      where e.town_id = $1 and t.to_on > current_date
        and e.exam_id = (select max(id) from exam where town_id = $1) order by e.class_id limit 1`,
    [townId],
  );
  return { townId, ids: await idsOfTown(owner, townId), classId: encodeId('Unit', rows[0]?.id ?? 0) };
};

/**
 * Starts a server over two full towns.
 * @param worker whether it also does what comes by itself, like sealing
 */
export const twoFullTowns = async ({ worker = false }: { worker?: boolean } = {}): Promise<Towns> => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-towns-'));
  let farId = 0;
  const environment = { PLUMBLINE_DEMO: '1', PLUMBLINE_HOME: folder, PLUMBLINE_WORKER: worker ? '1' : '0' };
  const server = await testServer(environment, async (database) => {
    farId = await makeSecondTown(database, join(folder, 'files'));
  });
  const { database, product } = server;
  const nearId = await asOwner(database, 0, async (owner) => {
    const { rows } = await owner.query<{ id: number }>(`select id from town_directory where code = 'qingshi'`);
    return rows[0]?.id ?? 0;
  });
  const near = await asOwner(database, nearId, (owner) => readTown(owner, nearId));
  const far = await asOwner(database, farId, (owner) => readTown(owner, farId));
  // Both records are sealed as far as they go.
  if (!worker) await sealAll(product.deps, createSealer(product.deps));
  const farIds = new Set(Object.values(far.ids).flat());
  return {
    server,
    near,
    far,
    async signIn(role) {
      const account = demoAccounts().find((each) => each.role === role);
      return askerOn(server, role, await server.signIn(account?.username, demoPassword));
    },
    async signInFar(role) {
      const person = personOfRole(role);
      const login = loginOf(person);
      const personId = await asOwner(database, farId, async (owner) => {
        const { rows } = await owner.query<{ id: number }>(`select id from person where name = $1 and town_id = $2`, [
          `${mark}${person.name}`,
          farId,
        ]);
        return rows[0]?.id ?? 0;
      });
      const account = { townCode: 'xizhen', townId: farId, personId, login, password: demoPassword, mustChange: false };
      const made = await product.demoAccounts.create(account);
      if (!made.ok) throw new Error(`The far ${role} got no account: ${made.reason}`);
      return askerOn(server, `far ${role}`, await server.signIn(made.username, demoPassword));
    },
    leaksIn(answer) {
      const marked = answer.includes(mark) ? [answer.slice(Math.max(0, answer.indexOf(mark) - 80)).slice(0, 160)] : [];
      const ids = [...answer.matchAll(/"([\w-]{8,})"/g)].flatMap(([, id]) => (farIds.has(id ?? '') ? [id ?? ''] : []));
      return [...marked, ...ids.map((id) => Buffer.from(id, 'base64url').toString())];
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** All kinds of ids. */
export const kindsOf = (ids: Ids): readonly NodeType[] => Object.keys(ids) as NodeType[];

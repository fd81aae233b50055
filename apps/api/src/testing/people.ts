import { appoint, createPerson, loadViewer, type Viewer } from '@plumbline/operations';
import type { Role } from '@plumbline/terms';
import type { TestServer } from './server.ts';

/** Somebody of the test server's town with an account and, where it is wanted, a post of the whole town. */
export interface Hired {
  readonly login: string;
  readonly password: string;
  readonly role?: Role;
}

const administratorOf = async ({ product, townId, personId }: TestServer): Promise<Viewer> => {
  const viewer = await loadViewer(product.deps, { townId, personId, locale: 'en' });
  if (viewer === null) throw new Error('There is no administrator.');
  return viewer;
};

/** Takes somebody on, beside the running server. @returns the person's number */
export const hire = async (server: TestServer, { login, password, role }: Hired): Promise<number> => {
  const { deps, accounts } = server.product;
  const viewer = await administratorOf(server);
  const made = await createPerson(deps, viewer, { name: login });
  if (!made.ok) throw new Error(made.problems[0]?.message);
  const { personId } = made;
  if (role !== undefined) {
    const unitId = viewer.posts[0]?.unitId ?? 0;
    const post = await appoint(deps, viewer, { personId, unitId, role, title: login, fromOn: '2020-01-01' });
    if (!post.ok) throw new Error(post.problems[0]?.message);
  }
  const { townId } = server;
  const account = await accounts.create({ townId, townCode: 'baishui', personId, login, password, mustChange: false });
  if (!account.ok) throw new Error(account.reason);
  return personId;
};

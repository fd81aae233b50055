import { type Deps, loadViewer, type Viewer } from '@plumbline/operations';
import { personOfRole } from './accounts.ts';
import type { CreatedTown } from './create-town.ts';

/**
 * The town's administrator as of now.
 * @throws Error when the person was not created
 */
export const administratorOf = async (deps: Deps, { townId, people }: CreatedTown): Promise<Viewer> => {
  const personId = people.get(personOfRole('admin').key) ?? 0;
  const viewer = await loadViewer(deps, { townId, personId, locale: 'zh' });
  if (viewer === null) throw new Error('The demo town has no administrator.');
  return viewer;
};

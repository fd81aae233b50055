import { readOnce, sqlOf } from '@plumbline/database';
import { type Deps, delegationMake, loadViewer, todayOf, townFacts } from '@plumbline/operations';
import { addDays } from '@plumbline/rules';
import type { CreatedTown } from './create-town.ts';
import { expectOk } from './expect-ok.ts';

/** Who is away, and who stands in: the head of a campus and the deputy. */
const [absent, deputy] = ['yanguohua', 'tulijuan'] as const;
/** Days from the loading on, the first one counted. */
const lasting = 10;

/** Has the head of a campus delegate to the deputy from the day of loading on; made once. */
export const delegateForTraining = async (deps: Deps, { townId, people }: CreatedTown): Promise<void> => {
  const [fromId, toId] = [people.get(absent) ?? 0, people.get(deputy) ?? 0];
  const viewer = await loadViewer(deps, { townId, personId: fromId, locale: 'zh' });
  if (viewer === null) throw new Error(`Nobody in the demo town is called ${absent}.`);
  const made = await readOnce(
    deps.pool,
    viewer,
    sqlOf.selectFrom('delegation').where('town_id', '=', townId).where('from_id', '=', fromId).select('id'),
  );
  if (made.length > 0) return;
  const today = todayOf(await townFacts(deps, townId), deps.clock());
  const headed = viewer.posts.filter(({ role }) => role === 'campusHead').map(({ id }) => id);
  expectOk(
    await delegationMake(deps, viewer, {
      toId,
      postIds: headed,
      fromOn: today,
      toOn: addDays(today, lasting - 1),
      reason: '赴县参加校长任职培训',
    }),
    'delegation',
  );
};

import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedInBoth } from '../testing/languages.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import type { Viewer } from '../viewer.ts';
import { deleteSavedQuery, saveQuery } from './saved-query.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('queries');
});
afterAll(() => town.close());

const wanted = (more: Record<string, unknown> = {}) => ({
  list: 'rectificationCases',
  name: '东片逾期',
  filter: { overdue: true },
  ...more,
});
const queriesOf = ({ townId, personId }: Viewer) =>
  readOnce(
    town.deps.pool,
    { townId, personId },
    sqlOf.selectFrom('saved_query').select(['id', 'name', 'filter']).orderBy('id'),
  );
const saved = async (viewer: Viewer, more: Record<string, unknown> = {}) => {
  const answer = await saveQuery(town.deps, viewer, wanted(more));
  if (!answer.ok) throw new Error(answer.problems[0]?.message);
  return answer.queryId;
};

describe('a saved query', () => {
  it('is kept under its name, and replaced under the same name', async () => {
    const { teacher } = town.people;
    const first = await saved(teacher);
    const again = await saved(teacher, { name: ' 东片逾期 ', filter: { overdue: false, tags: ['open'] } });
    expect(again).toBe(first);
    expect(await queriesOf(teacher)).toEqual([
      { id: first, name: '东片逾期', filter: { overdue: false, tags: ['open'] } },
    ]);
  });

  it('belongs to one person: others neither see, replace nor forget it', async () => {
    const { inspector, other } = town.people;
    const mine = await saved(inspector);
    expect(await saved(other)).not.toBe(mine);
    expect((await queriesOf(other)).map(({ id }) => id)).not.toContain(mine);
    expect(await refusedInBoth(other, (viewer) => deleteSavedQuery(town.deps, viewer, mine))).toEqual([
      { code: 'NotFound', path: ['id'] },
    ]);
    expect((await queriesOf(inspector)).map(({ id }) => id)).toContain(mine);
    expect(await deleteSavedQuery(town.deps, inspector, mine)).toEqual({ ok: true, queryId: mine });
    expect(await queriesOf(inspector)).toEqual([]);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: '长'.repeat(41) }, 'name'],
    [{ list: ' ' }, 'list'],
    [{ filter: { text: 'x'.repeat(5000) } }, 'filter'],
  ])('is refused with too little or too much: %#', async (more, path) => {
    expect(await refusedInBoth(town.people.head, (viewer) => saveQuery(town.deps, viewer, wanted(more)))).toEqual([
      { code: 'InvalidInput', path: [path] },
    ]);
    expect(await queriesOf(town.people.head)).toEqual([]);
  });
});

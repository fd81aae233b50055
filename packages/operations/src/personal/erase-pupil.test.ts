import { sqlOf, transaction } from '@plumbline/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agreeingTown } from '../agreement/testing/agreeing-town.ts';
import type { Answer } from '../problem.ts';
import { refusedInBoth } from '../testing/languages.ts';
import { eraseAgain } from './erase-again.ts';
import { erasePupil } from './erase-pupil.ts';
import type { ListedErasure } from './erasure-list.ts';
import { exportPupil } from './export-data.ts';
import { sweepErased } from './sweep-erased.ts';
import { findInTables } from './testing/find-in-tables.ts';

const name = '慕容小满';
const number = 'G330100201501017781';
let town: Awaited<ReturnType<typeof agreeingTown>>;
let pupilId: number;

const asPupils = <Row>(work: Parameters<typeof transaction<Row>>[2]) =>
  transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'pupils' }, work);
const sure = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join('; '));
  return answer;
};
beforeAll(async () => {
  town = await agreeingTown('pupils');
  const { inspector } = town.people;
  const examId = await town.exam('MID');
  pupilId = await asPupils(async (tx) => {
    const at = town.deps.clock();
    const pupil = await tx.first(
      sqlOf
        .insertInto('pupils.pupil')
        .values({ town_id: town.townId, token: number, token_kind: 'national', name, created_at: at })
        .returning('id'),
    );
    const id = pupil?.id ?? 0;
    const of = { town_id: town.townId, pupil_id: id };
    await tx.run(sqlOf.insertInto('pupils.enrolment').values({ ...of, unit_id: town.east, from_on: '2026-09-01' }));
    await tx.run(
      sqlOf.insertInto('pupils.score').values({ ...of, exam_id: examId, subject: 1, from_revision: 1, mark: 88 }),
    );
    return id;
  });
  await town.done(
    town.step(inspector, 'record', null, town.finding({ description: `${name}（${number}）的作业未批改` })),
  );
});
afterAll(() => town.close());

const erase =
  (more: object = {}) =>
  (viewer = town.people.admin) =>
    erasePupil(town.deps, viewer, { number, reason: '家长申请', confirm: number, ...more });
const marks = () =>
  asPupils((tx) => tx.run(sqlOf.selectFrom('pupils.score').where('pupil_id', '=', pupilId).select('mark')));

it('a pupil is exported and erased by academic affairs alone, by number, with a reason, on the record', async () => {
  const { admin, head, teacher } = town.people;
  for (const viewer of [head, teacher]) {
    expect(await refusedInBoth(viewer, (each) => erase()(each))).toEqual([{ code: 'NotAllowed', path: null }]);
    expect(await refusedInBoth(viewer, (each) => exportPupil(town.deps, each, { number, reason: '家长申请' }))).toEqual(
      [{ code: 'NotAllowed', path: null }],
    );
  }
  expect(await refusedInBoth(admin, (each) => erase({ confirm: 'G33', reason: '' })(each))).toEqual([
    { code: 'InvalidInput', path: ['reason'] },
    { code: 'InvalidInput', path: ['confirm'] },
  ]);
  expect(
    await refusedInBoth(admin, (each) => exportPupil(town.deps, each, { number: 'G1', reason: '家长申请' })),
  ).toEqual([{ code: 'NotFound', path: ['number'] }]);
  const { data } = sure(await exportPupil(town.deps, admin, { number, reason: '家长申请' }));
  const rowsOf = (section: string) => data.sections.find((each) => each.name === section)?.rows ?? [];
  expect(rowsOf('pupil')).toMatchObject([{ name, number }]);
  expect(rowsOf('marks')).toMatchObject([{ subject: '数学', mark: '88.00' }]);
  expect(rowsOf('readings')).toMatchObject([{ purpose: 'export', reason: '家长申请' }]);
});

it('a pupil who was erased is found by no name and no number; the marks stay as figures', async () => {
  const before = await marks();
  const found = await findInTables(town.owner ?? {}, [name, number]);
  expect([...found.values()].every((places) => places.length > 0)).toBe(true);
  const listed: object[] = [];
  const erasures = { add: async (each: object) => void listed.push(each), all: async () => [] };
  sure(
    await erasePupil({ ...town.deps, erasures }, town.people.admin, { number, reason: '家长申请', confirm: number }),
  );
  expect(listed).toMatchObject([{ townId: town.townId, kind: 'pupil', id: pupilId }]);
  await sweepErased(town.deps);
  expect(
    new Map([...(await findInTables(town.owner ?? {}, [name, number]))].filter(([, places]) => places.length > 0)),
  ).toEqual(new Map());
  expect(await marks()).toEqual(before);
  expect(before).toHaveLength(1);
  expect(await erase()()).toMatchObject({ ok: false, problems: [{ code: 'NotFound' }] });
});

it('a pupil who comes back with an older backup is erased again, and nobody else for them', async () => {
  const listed: ListedErasure[] = [];
  const erasures = { add: async (each: ListedErasure) => void listed.push(each), all: async () => listed };
  const deps = { ...town.deps, erasures };
  const other = 'G330100201501019999';
  const at = new Date('2026-11-01T02:00:00Z');
  const back = await asPupils((tx) =>
    tx.first(
      sqlOf
        .insertInto('pupils.pupil')
        .values({ town_id: town.townId, token: other, token_kind: 'national', name: '司空见', created_at: at })
        .returning('id'),
    ),
  );
  const id = back?.id ?? 0;
  const found = async () => [...(await findInTables(town.owner ?? {}, [other])).values()].flat().length;
  const entry = { townId: town.townId, kind: 'pupil', id, madeAt: at } as const;
  listed.push(
    { ...entry, kind: 'person' },
    { ...entry, townId: town.townId + 1 },
    { ...entry, madeAt: new Date('2026-11-02T02:00:00Z') },
  );
  expect(await eraseAgain(deps)).toEqual({ persons: 0, pupils: 0, posts: 0 });
  // What the database has erased and the list lacks is listed by the start.
  expect(listed).toContainEqual(expect.objectContaining({ kind: 'pupil', id: pupilId }));
  expect(await found()).toBeGreaterThan(0);
  listed.push(entry);
  expect(await eraseAgain(deps)).toEqual({ persons: 0, pupils: 1, posts: 0 });
  expect(await found()).toBe(0);
});

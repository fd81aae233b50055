import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doDailyDuties } from '../clock/daily-duties.ts';
import { refusedInBoth } from '../testing/languages.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { delegationEnd } from './end.ts';
import { delegationMake, type NewDelegation } from './make.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('delegations');
});
afterAll(() => town.close());

const wanted = (more: Partial<NewDelegation> = {}): NewDelegation => ({
  toId: town.people.other.personId,
  fromOn: '2026-11-18',
  toOn: '2026-11-27',
  reason: '外出培训',
  ...more,
});

describe('a delegation', () => {
  it.each<[string, (own: SmallTown['people']) => Partial<NewDelegation>, readonly string[]]>([
    ['to oneself', ({ head }) => ({ toId: head.personId }), ['delegate']],
    ['to nobody of the town', () => ({ toId: 999_999 }), ['delegate']],
    ['without a reason', () => ({ reason: ' ' }), ['reason']],
    ['for days gone by', () => ({ fromOn: '2026-11-17' }), ['from']],
    ['that ends before it begins', () => ({ toOn: '2026-11-17' }), ['to']],
    ['for longer than the town allows', () => ({ toOn: '2027-01-17' }), ['to']],
    ['of what is done in person', () => ({ workflows: ['request', 'sanction'] }), ['workflows']],
    ['of what there is not', () => ({ workflows: ['holiday'] }), ['workflows']],
    ['of nothing', () => ({ workflows: [] }), ['workflows']],
    ['of somebody else’s post', ({ teacher }) => ({ postIds: [teacher.postId ?? 0] }), ['posts']],
    [
      'with every fault at once',
      () => ({ reason: '', toOn: '2026-11-17', workflows: ['holiday'] }),
      ['reason', 'to', 'workflows'],
    ],
  ])('%s is refused', async (_what, more, paths) => {
    const { head } = town.people;
    const refused = await refusedInBoth(
      head,
      (viewer) => delegationMake(town.deps, viewer, wanted(more(town.people))),
      ['处置'],
    );
    expect(refused).toEqual(paths.map((path) => ({ code: 'InvalidInput', path: [path] })));
  });

  it('lasts as long as the town allows, the last day counted', async () => {
    const made = await delegationMake(town.deps, town.people.head, wanted({ toOn: '2027-01-16' }));
    expect(made.ok).toBe(true);
  });

  it('is made by the person themselves, or by an administrator for them, and that is kept', async () => {
    const { admin, head, teacher } = town.people;
    const forHead = wanted({ fromId: head.personId });
    expect(await refusedInBoth(teacher, (viewer) => delegationMake(town.deps, viewer, forHead))).toEqual([
      { code: 'NotAllowed', path: null },
    ]);
    expect(
      await refusedInBoth({ ...head, viaKey: true }, (viewer) => delegationMake(town.deps, viewer, wanted())),
    ).toEqual([{ code: 'NotAllowed', path: null }]);
    const made = await delegationMake(town.deps, admin, forHead);
    const [row] = await readOnce(
      town.deps.pool,
      admin,
      sqlOf
        .selectFrom('delegation')
        .where('id', '=', made.ok ? made.delegationId : 0)
        .select(['from_id', 'made_by']),
    );
    expect(row).toEqual({ from_id: head.personId, made_by: admin.personId });
  });

  it('is ended by either of the two or an administrator, once; to others it is not there', async () => {
    const { head, other, teacher } = town.people;
    const made = await delegationMake(town.deps, head, wanted());
    const id = made.ok ? made.delegationId : 0;
    const missing = [{ code: 'NotFound', path: ['id'] }];
    expect(await refusedInBoth(teacher, (viewer) => delegationEnd(town.deps, viewer, id))).toEqual(missing);
    expect(await refusedInBoth(head, (viewer) => delegationEnd(town.deps, viewer, 999_999))).toEqual(missing);
    expect(await delegationEnd(town.deps, other, id)).toEqual({ ok: true, delegationId: id });
    expect(await refusedInBoth(head, (viewer) => delegationEnd(town.deps, viewer, id))).toEqual([
      { code: 'InvalidInput', path: ['id'] },
    ]);
  });
});

describe('the beginning of a delegation', () => {
  const told = async ({ townId, personId }: Pick<Viewer, 'townId' | 'personId'>, delegationId: number) =>
    (
      await readOnce(
        town.deps.pool,
        { townId, personId },
        sqlOf
          .selectFrom('notification')
          .where('person_id', '=', personId)
          .where('delegation_id', '=', delegationId)
          .select('kind'),
      )
    ).length;
  const made = async (viewer: Viewer, more: Partial<NewDelegation> = {}): Promise<number> => {
    const answer = await delegationMake(town.deps, viewer, wanted(more));
    return answer.ok ? answer.delegationId : 0;
  };

  it('is told to whoever stands in, and to the absent person where somebody else made it', async () => {
    const { admin, head, other } = town.people;
    const own = await made(head);
    expect([await told(head, own), await told(other, own)]).toEqual([0, 1]);
    const forHead = await made(admin, { fromId: head.personId });
    expect([await told(head, forHead), await told(other, forHead)]).toEqual([1, 1]);
  });

  it('is told on its first day and once, also over days on which no clock ran; one that was ended is not', async () => {
    const { head, other } = town.people;
    await doDailyDuties(town.deps, await townFacts(town.deps, town.townId));
    const later = await made(head, { fromOn: '2026-11-20' });
    const ended = await made(head, { fromOn: '2026-11-20' });
    await delegationEnd(town.deps, head, ended);
    expect(await told(other, later)).toBe(0);
    town.time.now = new Date('2026-11-20T18:00:00Z');
    for (let time = 0; time < 2; time += 1) await doDailyDuties(town.deps, await townFacts(town.deps, town.townId));
    expect([await told(other, later), await told(other, ended)]).toEqual([1, 0]);
  });
});

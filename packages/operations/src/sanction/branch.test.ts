import { readOnce, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appoint, endPost } from '../people/posts.ts';
import { doctor } from '../record/doctor.ts';
import { refusedInBoth } from '../testing/languages.ts';
import type { Viewer } from '../viewer.ts';
import { dossierOf } from './dossier.ts';
import { eligibility } from './eligibility.ts';
import { ladderOf } from './ladder.ts';
import { overviewOf } from './overview.ts';
import { missedAgreements } from './testing/missed-agreements.ts';
import { type At, type SanctionTown, sanctionTown } from './testing/sanction-town.ts';
import { told } from './testing/told.ts';

let town: SanctionTown;
let agreements: Awaited<ReturnType<typeof missedAgreements>>;
let talk: At;
let head: Viewer;
beforeAll(async () => {
  town = await sanctionTown('branch');
  agreements = await missedAgreements(town);
  const post = { unitId: town.root, role: 'partyMember', title: '委员', fromOn: '2026-08-01' };
  await appoint(town.deps, town.people.admin, { personId: town.head.personId, ...post });
  head = await town.viewerOf(town.head.personId);
  talk = await town.proposed('B', agreements.east, head, town.secretary);
});
afterAll(() => town?.close());

/** Everything a person may read of a record at the database. */
const seen = async (viewer: Viewer) => {
  const count = async (table: string) =>
    (
      await readOnce<{ n: number }>(
        town.deps.pool,
        viewer,
        sql<{
          n: number;
        }>`select count(*) as n from ${sql.table(table)} where town_id = ${town.townId} and record_id = ${talk.recordId}`.compile(
          sqlOf,
        ),
      )
    )[0]?.n;
  return Promise.all(
    ['sanction', 'sanction_basis', 'sanction_objection', 'sanction_vote', 'sanction_effect', 'event', 'assignment'].map(
      count,
    ),
  );
};

describe('a case of the Party branch', () => {
  it('is handled, presided over and voted on by the branch, without the person concerned', async () => {
    const { secretary, partyMember, otherPartyMember } = town;
    expect(await town.now(talk.recordId)).toMatchObject({
      confidential: true,
      body: 'branch',
      measure: 'talk',
      number: '党内处置〔2026〕1',
      // The secretary proposed it.
      may_vote: 2,
    });
    expect(await town.holders(talk.recordId, 'handler')).toEqual([secretary.personId]);
    expect(await town.holders(talk.recordId, 'chair')).toEqual([partyMember.personId]);
    expect(await town.holders(talk.recordId, 'member')).toEqual(
      [secretary, partyMember, otherPartyMember].map(({ personId }) => personId).sort((a, b) => a - b),
    );
  });

  it('is not there for academic affairs, the leading group and everybody else', async () => {
    const { groupHead, deputy, member, westHead, teacher, office } = town;
    for (const viewer of [town.people.admin, groupHead, deputy, member, westHead, teacher, office]) {
      expect(await seen(viewer)).toEqual([0, 0, 0, 0, 0, 0, 0]);
      for (const name of ['screen', 'vote', 'waive', 'serveNotice']) {
        const answer = await town.sanction(viewer, name, talk, {});
        expect(told(answer)).toEqual([['NotFound', 'id']]);
        // Exactly as a missing one.
        expect(answer).toEqual(await town.sanction(viewer, name, { ...talk, recordId: 999_999 }, {}));
      }
      expect(told(await dossierOf(town.deps, viewer, talk.recordId))).toEqual([['NotFound', 'record']]);
    }
    const overview = await overviewOf(town.deps, groupHead, town.thisYear);
    expect(overview).toMatchObject({ ok: true, open: 0, waiting: [] });
    if (overview.ok) expect(overview.rules.map(({ rule }) => rule)).toEqual(['A', 'C', 'D']);
    const ladder = await ladderOf(town.deps, town.people.admin, head.personId);
    expect(ladder.ok && ladder.years.flatMap(({ records }) => records)).toEqual([]);
  });

  it('is there for the branch and for the person concerned', async () => {
    for (const viewer of [town.secretary, town.partyMember, town.otherPartyMember, head]) {
      const [sanction, basis] = await seen(viewer);
      expect([sanction, basis]).toEqual([1, 1]);
      const dossier = await dossierOf(town.deps, viewer, talk.recordId, '支部会前核对');
      expect(dossier.ok && dossier.dossier.record.number).toBe('党内处置〔2026〕1');
    }
    const overview = await overviewOf(town.deps, town.secretary, town.thisYear);
    expect(overview).toMatchObject({ ok: true, open: 1, rules: [{ rule: 'B', total: 1, open: 1 }] });
    const ladder = await ladderOf(town.deps, head, head.personId);
    expect(ladder.ok && ladder.years.flatMap(({ records }) => records)).toMatchObject([
      { rule: 'B', id: talk.recordId },
    ]);
  });

  it('asks only members of the branch for an opinion', async () => {
    const { partyMember, office, otherPartyMember } = town;
    const ask = (viewer: Viewer, whom: Viewer) =>
      town.sanction(viewer, 'askOpinion', talk, { whom: whom.personId, question: '平时表现' });
    expect(await refusedInBoth(partyMember, (viewer) => ask(viewer, office))).toEqual([
      { code: 'InvalidInput', path: ['whom'] },
    ]);
    talk = await town.done(ask(partyMember, otherPartyMember));
  });

  it('follows the posts: who leaves the branch sees it no more, who joins it does', async () => {
    const { admin } = town.people;
    const { otherPartyMember } = town;
    const [post] = otherPartyMember.posts;
    const joined = await town.person('苏晓', 'partyMember', town.root);
    expect((await seen(joined))[0]).toBe(1);
    await endPost(town.deps, admin, { postId: post?.id ?? 0, on: '2026-11-17' });
    talk = await town.at(talk.recordId);
    expect(await town.holders(talk.recordId, 'member')).not.toContain(otherPartyMember.personId);
    expect(await town.now(talk.recordId)).toMatchObject({ may_vote: 2 });
  });

  it('is decided, talked and recorded by the branch alone', async () => {
    const { secretary, partyMember } = town;
    const joined = (await town.holders(talk.recordId, 'member')).find(
      (person) => person !== secretary.personId && person !== partyMember.personId,
    );
    const third = await town.viewerOf(joined ?? 0);
    const deciding = await town.deciding(talk, head, secretary);
    expect(told(await town.sanction(secretary, 'vote', deciding, { ballot: 'agree', reason: '同意' }))).toEqual([
      ['StepNotAvailable', null],
    ]);
    const delivered = await town.delivered(
      deciding,
      [
        [partyMember, 'agree'],
        [third, 'agree'],
      ],
      partyMember,
      secretary,
    );
    expect(
      await refusedInBoth(secretary, (viewer) =>
        town.sanction(viewer, 'complete', delivered, { doneOn: '2026-11-18' }),
      ),
    ).toEqual([{ code: 'InvalidInput', path: ['talk'] }]);
    const done = await town.done(
      town.sanction(secretary, 'complete', delivered, { doneOn: '2026-11-18', talk: '指出问题，提出要求' }),
    );
    expect((await seen(town.people.admin)).every((count) => count === 0)).toBe(true);
    const asked = await eligibility(town.deps, head, { personId: head.personId, matter: null, on: null });
    expect(asked.ok && asked.matters.every(({ eligible }) => eligible)).toBe(true);
    expect(await town.now(done.recordId)).toMatchObject({ carried_out: true });
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });

  it('is not proposed by the secretary against themselves', async () => {
    const { secretary } = town;
    const answer = await town.sanction(secretary, 'propose', null, {
      rule: 'B',
      agreement: agreements.west.recordId,
      concerned: secretary.personId,
    });
    expect(told(answer)).toContainEqual(['InvalidInput', 'concerned']);
    expect(told(answer)).not.toContainEqual(['InvalidInput', 'rule']);
  });
});

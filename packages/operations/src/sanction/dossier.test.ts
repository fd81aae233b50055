import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../record/canonical.ts';
import { doctor } from '../record/doctor.ts';
import type { Viewer } from '../viewer.ts';
import { dossierOf } from './dossier.ts';
import type { Dossier } from './dossier-type.ts';
import { missedAgreements } from './testing/missed-agreements.ts';
import { type At, type SanctionTown, sanctionTown } from './testing/sanction-town.ts';
import { told } from './testing/told.ts';
import { verifyDossier } from './verify-dossier.ts';

let town: SanctionTown;
let at: At;
let owner: pg.Client;
beforeAll(async () => {
  town = await sanctionTown('dossiers');
  owner = new pg.Client(town.owner);
  await owner.connect();
  await owner.query(`select set_config('app.town', $1, false)`, [String(town.townId)]);
  const agreements = await missedAgreements(town);
  const proposed = await town.proposed('C', agreements.teacher, town.teacher);
  const served = await town.defending(proposed, town.teacher);
  at = await town.done(
    town.sanction(town.teacher, 'submitDefence', served, {
      statement: '班级中途合并',
      files: [await town.file(town.teacher, '合班通知.pdf')],
    }),
  );
  at = await town.done(town.sanction(town.groupHead, 'vote', at, { ballot: 'agree', reason: '事实清楚' }));
});
afterAll(async () => {
  await owner?.end();
  await town?.close();
});

const dossier = async (viewer: Viewer): Promise<Dossier> => {
  const found = await dossierOf(town.deps, viewer, at.recordId);
  if (!found.ok) throw new Error('There is no dossier.');
  return found.dossier;
};
const votesIn = (found: Dossier) =>
  found.events.filter(({ step }) => step === 'vote').map(({ sealed, input, payload }) => [sealed, input, payload]);

describe('a dossier', () => {
  it('has every step in order, what it rests on, files by their hashes, and one hash over all', async () => {
    const { admin } = town.people;
    const found = await dossier(admin);
    expect(found.events.map(({ step }) => step)).toEqual([
      'propose',
      'screen',
      'serveNotice',
      'confirmReceipt',
      'submitDefence',
      'vote',
    ]);
    expect(found.record).toMatchObject({
      rule: 'C',
      clause: 'Q7',
      measure: 'ineligibility',
      concerned: town.teacher.personName,
      proposer: admin.personName,
      planYear: '2026—2027学年',
      unit: '东片小学',
    });
    expect(found.events[4]).toMatchObject({ actor: town.teacher.personName, payload: { statement: '班级中途合并' } });
    expect(found.files).toMatchObject([{ name: '合班通知.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(found.objections[0]).toMatchObject({ reason: '结合过程评价使用', answeredBy: admin.personName });
    const { contentHash, ...body } = found;
    expect(sha256(canonicalJson(body))).toBe(contentHash);
    expect(verifyDossier(JSON.stringify(found))).toEqual({ ok: true, faults: [], events: 6, withheld: 1 });
  });

  it('keeps a vote from whoever may not see it yet, and from the person concerned for ever', async () => {
    const { groupHead, deputy, teacher } = town;
    const withheld = [[true, {}, null]];
    expect(votesIn(await dossier(groupHead))).toEqual([[false, { ballot: 'agree' }, { reason: '事实清楚' }]]);
    for (const viewer of [town.people.admin, deputy, teacher]) {
      const found = await dossier(viewer);
      expect(votesIn(found)).toEqual(withheld);
      expect([found.votes, found.tallies]).toEqual([[], []]);
      expect(JSON.stringify(found)).not.toContain('事实清楚');
    }
    at = await town.done(town.sanction(deputy, 'vote', at, { ballot: 'agree', reason: '同意处理' }));
    expect((await dossier(deputy)).votes.map(({ name }) => name)).toEqual([groupHead.personName, deputy.personName]);
    expect((await dossier(town.member)).votes).toEqual([]);
    at = await town.done(town.sanction(groupHead, 'decide', at, { reason: '多数同意' }));
    expect((await dossier(town.people.admin)).votes).toHaveLength(2);
    const own = await dossier(teacher);
    expect([own.votes, own.tallies]).toEqual([[], [{ round: 1, agree: 2, disagree: 0, abstain: 0 }]]);
    expect(JSON.stringify(own)).not.toContain('同意处理');
    expect(verifyDossier(JSON.stringify(own))).toMatchObject({ ok: true, withheld: 2 });
  });

  it('is there only for who has a part in the case', async () => {
    const missing = [['NotFound', 'record']];
    for (const viewer of [town.people.head, town.secretary, town.office, town.westHead])
      expect(told(await dossierOf(town.deps, viewer, at.recordId))).toEqual(missing);
    expect(told(await dossierOf(town.deps, town.people.admin, 999_999))).toEqual(missing);
  });

  it.each([
    ['a word of the defence', (text: string) => text.replace('班级中途合并', '班级没有合并'), 2],
    ['the rule', (text: string) => text.replace('"rule":"C","ruleTitle"', '"rule":"A","ruleTitle"'), 1],
    ['the day of a step', (text: string) => text.replace(/"at":"2026-11-18/, '"at":"2026-11-17'), 1],
    ['what it rests on', (text: string) => text.replace('"evaluatedOn":"2026-11-18"', '"evaluatedOn":"2026-11-17"'), 2],
    ['the hash over all', (text: string) => text.replace(/"contentHash":"./, '"contentHash":"x'), 1],
  ] as const)('is found out when somebody alters %s', async (_, alter, faults) => {
    const text = JSON.stringify(await dossier(town.people.admin));
    const altered = alter(text);
    expect(altered).not.toBe(text);
    const checked = verifyDossier(altered);
    expect([checked.ok, checked.faults.length]).toEqual([false, faults]);
  });

  it('is found out when a step is taken away, whatever hash is written over it', async () => {
    const { contentHash: _, ...body } = await dossier(town.people.admin);
    const shorter = { ...body, events: body.events.filter(({ step }) => step !== 'submitDefence') };
    const checked = verifyDossier(JSON.stringify({ ...shorter, contentHash: sha256(canonicalJson(shorter)) }));
    expect(checked.ok).toBe(false);
  });

  it.each(['', 'no json', '{}', '[]', '{"format":"plumbline-dossier/1"}'])('is not read from %j', (text) => {
    expect(verifyDossier(text)).toMatchObject({
      ok: false,
      events: 0,
      faults: [[expect.any(String), expect.any(String)]],
    });
  });
});

describe('the doctor', () => {
  const complaints = async () => (await doctor(town.deps)).disagreements.map(({ what }) => what);
  const spoil = async (change: string, back: string) => {
    await owner.query(change);
    const found = await complaints();
    await owner.query(back);
    return found;
  };

  it('finds a basis that was altered, a vote too many, and an effect that does not fit', async () => {
    expect(await complaints()).toEqual([]);
    const key = `town_id = ${town.townId} and record_id = ${at.recordId}`;
    expect(
      await spoil(
        `update sanction_basis set computation = jsonb_set(computation, '{byHand}', 'true') where ${key}`,
        `update sanction_basis set computation = jsonb_set(computation, '{byHand}', 'false') where ${key}`,
      ),
    ).toEqual(['has a basis 1 that does not fit its hash']);
    expect(
      await spoil(
        `insert into sanction_vote (town_id, record_id, round, person_id, ballot, at) values (${town.townId}, ${at.recordId}, 1, ${town.teacher.personId}, 'disagree', now())`,
        `delete from sanction_vote where ${key} and person_id = ${town.teacher.personId}`,
      ),
    ).toEqual(['counts 2 votes in this round, there are 3', 'has 1 votes of persons concerned by it']);
    expect(
      await spoil(
        `insert into sanction_effect (town_id, record_id, kind, person_id, unit_id, starts_on, ends_on) values (${town.townId}, ${at.recordId}, 'ineligibility', ${town.teacher.personId}, ${town.east}, '2026-11-18', '2027-07-31')`,
        `delete from sanction_effect where ${key}`,
      ),
    ).toEqual(['has an effect, but is not in effect']);
    const delivered = await town.done(
      town.sanction(town.people.admin, 'deliver', await town.at(at.recordId), {
        how: 'inPerson',
        deliveredOn: '2026-11-18',
      }),
    );
    expect(
      await spoil(
        `update sanction_effect set revoked_on = '2026-11-18' where ${key}`,
        `update sanction_effect set revoked_on = null where ${key}`,
      ),
    ).toEqual(['is in effect, but its effect was revoked or lifted']);
    expect(
      await spoil(
        `update sanction_effect set ends_on = ends_on + 1, suspended = true where ${key}`,
        `update sanction_effect set ends_on = ends_on - 1, suspended = false where ${key}`,
      ),
    ).toEqual(['differs from its effect on whether it waits', 'differs from its effect on the days']);
    const [effect] = await town.rows(
      sql<{
        ends_on: string;
      }>`select ends_on from sanction_effect where town_id = ${town.townId} and record_id = ${delivered.recordId}`,
    );
    expect(effect?.ends_on).toBe('2028-07-31');
    expect(await complaints()).toEqual([]);
  });
});

import { sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appoint } from '../people/posts.ts';
import type { Answer } from '../problem.ts';
import { doctor } from '../record/doctor.ts';
import { dossierOf } from '../sanction/dossier.ts';
import { eligibility } from '../sanction/eligibility.ts';
import { ladderOf } from '../sanction/ladder.ts';
import { missedAgreements } from '../sanction/testing/missed-agreements.ts';
import { type At, type SanctionTown, sanctionTown } from '../sanction/testing/sanction-town.ts';
import { refusedInBoth } from '../testing/languages.ts';
import type { Viewer } from '../viewer.ts';
import { exportPerson } from './export-data.ts';
import { grantReading, grantsOf, withdrawReading } from './grants.ts';
import { logCasesRead } from './read-log.ts';
import { pupilReadingsOf, readingsOf } from './readings.ts';

let town: SanctionTown;
let secret: At;
let open: At;
const start = new Date('2026-11-18T02:00:00Z');
beforeAll(async () => {
  town = await sanctionTown('readers');
  const agreements = await missedAgreements(town);
  open = await town.proposed('C', agreements.teacher, town.teacher);
  // The head of the east campus is a Party member and holds an administrative post: rule B.
  const post = { unitId: town.root, role: 'partyMember', title: '委员', fromOn: '2026-08-01' };
  await appoint(town.deps, town.people.admin, { personId: town.head.personId, ...post });
  secret = await town.proposed('B', agreements.east, town.head, town.secretary);
});
afterAll(() => town.close());

const sure = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join('; '));
  return answer;
};
const log = async (viewer: Viewer, filter: Parameters<typeof readingsOf>[2] = {}) =>
  (await readingsOf(town.deps, viewer, filter, {})).entries.map(({ what, reader, about, number, reason }) => ({
    what,
    reader,
    about,
    number,
    reason,
  }));
const sees = async (viewer: Viewer, recordId: number): Promise<boolean> =>
  (await dossierOf(town.deps, viewer, recordId, '核对')).ok;
const later = (minutes: number) => {
  town.time.now = new Date(town.time.now.getTime() + minutes * 60_000);
};

describe('reading what concerns somebody else', () => {
  it('is written down with who, what, of whom and why; reading one’s own is not', async () => {
    const { admin } = town.people;
    const teacher = town.teacher.personId;
    await ladderOf(town.deps, admin, teacher, '评优前核对');
    await eligibility(town.deps, admin, { personId: teacher, matter: null, on: null });
    await ladderOf(town.deps, town.teacher, teacher);
    await eligibility(town.deps, town.teacher, { personId: teacher, matter: null, on: null });
    await dossierOf(town.deps, admin, open.recordId, '上会');
    expect((await log(town.teacher)).map(({ what, reader, reason }) => [what, reader, reason])).toEqual([
      ['dossier', admin.personName, '上会'],
      ['eligibility', admin.personName, null],
      ['ladder', admin.personName, '评优前核对'],
    ]);
  });

  it('is refused without a reason where a confidential case of somebody else is shown, and then not written down', async () => {
    const { secretary, head, people } = town;
    const wanted = [{ code: 'InvalidInput', path: ['reason'] }];
    const before = await log(head, { what: ['dossier', 'ladder'] });
    for (const reason of [undefined, null, ' ', '长'.repeat(501)])
      expect(await refusedInBoth(secretary, (viewer) => dossierOf(town.deps, viewer, secret.recordId, reason))).toEqual(
        wanted,
      );
    expect(await log(head, { what: ['dossier', 'ladder'] })).toEqual(before);
    sure(await dossierOf(town.deps, secretary, secret.recordId, '支部会前核对'));
    expect((await log(head, { what: ['dossier'] })).map(({ reason }) => reason)).toContain('支部会前核对');
    // Of one's own nobody is asked; nor where nothing confidential is shown.
    sure(await dossierOf(town.deps, head, secret.recordId));
    sure(await ladderOf(town.deps, head, head.personId));
    sure(await ladderOf(town.deps, people.admin, head.personId));
    sure(await dossierOf(town.deps, people.admin, open.recordId));
  });

  it('twice within a quarter of an hour is one entry, later another, and with a reason always', async () => {
    const { admin } = town.people;
    const read = () => logCasesRead(town.deps, admin, 'case', [open.recordId]);
    const count = async () => (await log(town.teacher, { what: ['case'] })).length;
    await Promise.all([read(), read(), read()]);
    expect(await count()).toBe(1);
    later(16);
    await read();
    expect(await count()).toBe(2);
    const ladders = async () => (await log(town.teacher, { what: ['ladder'] })).length;
    const before = await ladders();
    for (const reason of ['一', '二']) await ladderOf(town.deps, admin, town.teacher.personId, reason);
    expect(await ladders()).toBe(before + 2);
  });

  it('of a list writes its confidential rows in one go, and no others', async () => {
    const { secretary } = town;
    await logCasesRead(town.deps, secretary, 'list', [secret.recordId]);
    await logCasesRead(town.deps, town.people.admin, 'list', [open.recordId]);
    const rows = await log(secretary, { what: ['list'] });
    expect(rows.map(({ reader }) => reader)).toEqual([secretary.personName]);
  });

  it('is refused as a change of the log, also to a step', async () => {
    for (const as of ['app', 'step'] as const)
      for (const statement of [sql`update read_log set reason = 'x'`, sql`delete from read_log`])
        await expect(
          transaction(town.deps.pool, { townId: town.townId, personId: null, as }, (tx) =>
            tx.run(statement.compile(sqlOf)),
          ),
        ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the read log', () => {
  it('shows the person concerned theirs, a campus head their campus, academic affairs the town, others nothing', async () => {
    const { admin, westHead, inspector } = town.people;
    const about = { aboutId: town.teacher.personId };
    expect((await log(admin, about)).length).toBeGreaterThan(0);
    expect((await log(town.head, about)).length).toBe((await log(admin, about)).length);
    expect(await log(westHead, about)).toEqual([]);
    expect(await log(inspector, {})).toEqual([]);
  });

  it('says nothing of a confidential case to whoever has no part in it, academic affairs neither', async () => {
    await logCasesRead(town.deps, town.secretary, 'case', [secret.recordId]);
    expect((await log(town.head, { recordId: secret.recordId })).length).toBeGreaterThan(0);
    expect((await log(town.secretary, { recordId: secret.recordId })).length).toBeGreaterThan(0);
    for (const viewer of [town.people.admin, town.groupHead, town.teacher])
      expect(await log(viewer, { recordId: secret.recordId })).toEqual([]);
  });

  it('is read page by page, newest first', async () => {
    const first = await readingsOf(town.deps, town.people.admin, {}, { first: 2 });
    const second = await readingsOf(town.deps, town.people.admin, {}, { first: 2, after: first.next });
    const ids = [...first.entries, ...second.entries].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
    expect(first.next).toBe(first.entries[1]?.id);
  });

  it('of pupils is for academic affairs and for the heads of a campus', async () => {
    for (const viewer of [town.teacher, town.people.inspector, town.groupHead])
      expect(await pupilReadingsOf(town.deps, viewer, {}, {})).toEqual({ entries: [], next: null });
  });
});

describe('a grant by hand', () => {
  const reason = '协助整理材料';
  // The wall reads the database's own clock.
  let then: Date;
  beforeAll(() => {
    then = town.time.now;
    town.time.now = new Date();
  });
  afterAll(() => {
    town.time.now = then;
  });
  const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const grant = (viewer: Viewer, more: object = {}) =>
    grantReading(town.deps, viewer, {
      recordId: secret.recordId,
      personId: town.office.personId,
      reason,
      until: daysFromNow(3),
      ...more,
    });

  it('is given by the chair or the case officer alone; to others the case is not there', async () => {
    expect(await refusedInBoth(town.people.admin, (viewer) => grant(viewer))).toEqual([
      { code: 'NotFound', path: ['record'] },
    ]);
    expect(await refusedInBoth(town.head, (viewer) => grant(viewer))).toEqual([{ code: 'NotAllowed', path: null }]);
    expect(await grantsOf(town.deps, town.people.admin, secret.recordId)).toBeNull();
    expect(await sees(town.office, secret.recordId)).toBe(false);
  });

  it('needs a reason, a day within 90 days, and somebody who has no part in it yet', async () => {
    expect(
      await refusedInBoth(town.secretary, (viewer) =>
        grant(viewer, { reason: ' ', until: daysFromNow(99), personId: 999_999 }),
      ),
    ).toEqual([
      { code: 'InvalidInput', path: ['reason'] },
      { code: 'InvalidInput', path: ['until'] },
      { code: 'InvalidInput', path: ['person'] },
    ]);
    expect(
      await refusedInBoth(town.secretary, (viewer) => grant(viewer, { personId: town.partyMember.personId })),
    ).toEqual([{ code: 'InvalidInput', path: ['person'] }]);
  });

  it('opens the case until its day, stands in the list with its reason, and can be withdrawn', async () => {
    sure(await grant(town.secretary));
    expect(await sees(town.office, secret.recordId)).toBe(true);
    const listed = (await grantsOf(town.deps, town.secretary, secret.recordId))?.grants;
    expect(listed?.find(({ personId }) => personId === town.office.personId)).toMatchObject({
      relations: [],
      reason,
      grantedBy: town.secretary.personName,
    });
    expect(listed?.find(({ personId }) => personId === town.head.personId)?.relations).toEqual(['当事人']);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
    sure(
      await withdrawReading(town.deps, town.secretary, { recordId: secret.recordId, personId: town.office.personId }),
    );
    expect(await sees(town.office, secret.recordId)).toBe(false);
    expect((await log(town.head, { what: ['grant', 'withdraw'] })).map(({ what, about }) => [what, about])).toEqual([
      ['withdraw', town.office.personName],
      ['grant', town.office.personName],
    ]);
    expect(
      await refusedInBoth(town.secretary, (viewer) =>
        withdrawReading(town.deps, viewer, { recordId: secret.recordId, personId: town.office.personId }),
      ),
    ).toEqual([{ code: 'InvalidInput', path: ['person'] }]);
  });

  it('ends by itself after its day, by the wall and not by a job', async () => {
    sure(await grant(town.secretary));
    expect(await sees(town.office, secret.recordId)).toBe(true);
    await transaction(town.deps.pool, { townId: town.townId, personId: town.secretary.personId, as: 'step' }, (tx) =>
      tx.run(
        sql`update record_grant set until = now() - interval '1 second' where record_id = ${secret.recordId} and person_id = ${town.office.personId}`.compile(
          sqlOf,
        ),
      ),
    );
    expect(await sees(town.office, secret.recordId)).toBe(false);
  });

  it('keeps the grants of those with a part in it as steps go on', async () => {
    town.time.now = then;
    const at = await town.at(secret.recordId);
    await town.screened(at, town.secretary);
    expect(await sees(town.head, secret.recordId)).toBe(true);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });
});

describe('an export of personal data', () => {
  it('is for the person, and for academic affairs with a reason; each stands in the log', async () => {
    const { admin, inspector } = town.people;
    const teacher = town.teacher.personId;
    const own = sure(await exportPerson(town.deps, town.teacher, { personId: teacher })).data;
    const rowsOf = (name: string) => own.sections.find((section) => section.name === name)?.rows ?? [];
    expect(rowsOf('person')).toMatchObject([{ name: town.teacher.personName }]);
    expect(rowsOf('posts').length).toBeGreaterThan(0);
    expect(rowsOf('agreements').length).toBeGreaterThan(0);
    expect(rowsOf('consequences')).toMatchObject([{ rule: 'C' }]);
    expect(rowsOf('readings').length).toBeGreaterThan(0);
    expect(
      await refusedInBoth(inspector, (viewer) =>
        exportPerson(town.deps, viewer, { personId: teacher, reason: '好奇' }),
      ),
    ).toEqual([{ code: 'NotAllowed', path: null }]);
    expect(await refusedInBoth(admin, (viewer) => exportPerson(town.deps, viewer, { personId: teacher }))).toEqual([
      { code: 'InvalidInput', path: ['reason'] },
    ]);
    sure(await exportPerson(town.deps, admin, { personId: teacher, reason: '本人书面申请' }));
    expect((await log(town.teacher, { what: ['export'] })).map(({ reader, reason }) => [reader, reason])).toEqual([
      [admin.personName, '本人书面申请'],
      [town.teacher.personName, null],
    ]);
  });

  it('by academic affairs tells nothing of a confidential case, by the person concerned all', async () => {
    const asked = { personId: town.head.personId, reason: '本人书面申请' };
    const { number } = await town.now(secret.recordId);
    const byOffice = sure(await exportPerson(town.deps, town.people.admin, asked)).data;
    const own = sure(await exportPerson(town.deps, town.head, asked)).data;
    expect(JSON.stringify(byOffice)).not.toContain(number);
    expect(JSON.stringify(own)).toContain(number);
    expect(start.getTime()).toBeLessThan(town.time.now.getTime());
  });
});

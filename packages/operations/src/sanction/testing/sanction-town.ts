import { sqlOf, transaction } from '@plumbline/database';
import type { SettingKey } from '@plumbline/rules';
import type { Workflow } from '@plumbline/workflows';
import { workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { agreeingTown } from '../../agreement/testing/agreeing-town.ts';
import type { Deps } from '../../deps.ts';
import { saveFile } from '../../files/save-file.ts';
import { runStep, type StepAnswer } from '../../record/run-step.ts';
import { forgetTown } from '../../town/facts.ts';
import type { Viewer } from '../../viewer.ts';

/** A record at a version. */
export interface At {
  readonly recordId: number;
  readonly version: number;
}

const sheet = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF');

/**
 * A small town with a leading group of four, a Party branch of three, and missed agreements: of the head of the east campus
 * and of a teacher, both evaluated from a published session.
 */
export const sanctionTown = async (code: string, shared?: Deps) => {
  const town = await agreeingTown(code, shared);
  const { admin, head, teacher, westHead } = town.people;
  const groupHead = town.leader;
  const deputy = await town.person('沈知行', 'groupDeputy', town.root);
  const member = await town.person('贺兰亭', 'groupMember', town.root);
  const secretary = await town.person('秦守正', 'partySecretary', town.root);
  const partyMember = await town.person('鲁明', 'partyMember', town.root);
  const otherPartyMember = await town.person('白洁', 'partyMember', town.root);
  const office = await town.person('江南', 'generalOffice', town.root);

  const set = async (values: Partial<Record<SettingKey, number>>, planYearId = town.thisYear): Promise<void> => {
    await transaction(town.deps.pool, { townId: town.townId, personId: null }, async (tx) => {
      for (const [key, value] of Object.entries(values))
        await tx.run(
          sql`update setting set value = ${value} where town_id = ${town.townId} and plan_year_id = ${planYearId} and key = ${key}`.compile(
            sqlOf,
          ),
        );
    });
    forgetTown(town.deps, town.townId);
  };

  const step = (
    viewer: Viewer,
    name: string,
    target: At | null,
    input: Record<string, unknown> = {},
    key = town.key(),
  ): Promise<StepAnswer> =>
    runStep(town.deps, viewer, {
      workflow: 'sanction',
      step: name,
      ...(target !== null && { id: target.recordId, expectedVersion: target.version }),
      idempotencyKey: key,
      input,
    });

  const now = async (recordId: number) => {
    const [row] = await transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'step' }, (tx) =>
      tx.run<Record<string, unknown> & { state: string; version: number; number: string; due_on: string }>(
        sql<
          Record<string, unknown> & { state: string; version: number; number: string; due_on: string }
        >`select f.*, r.state, r.version, r.number, r.due_on, r.title, r.confidential, r.unit_id from record r join sanction f on f.town_id = r.town_id and f.record_id = r.id
          where r.town_id = ${town.townId} and r.id = ${recordId}`.compile(sqlOf),
      ),
    );
    if (row === undefined) throw new Error(`There is no consequence ${recordId}.`);
    return row;
  };
  const at = async (recordId: number): Promise<At> => ({ recordId, version: (await now(recordId)).version });
  const holders = async (recordId: number, relation: string): Promise<number[]> =>
    (
      await transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'step' }, (tx) =>
        tx.run<{ person_id: number }>(
          sql<{
            person_id: number;
          }>`select person_id from assignment where town_id = ${town.townId} and record_id = ${recordId} and relation = ${relation} and until is null order by person_id`.compile(
            sqlOf,
          ),
        ),
      )
    ).map(({ person_id }) => person_id);
  const rows = <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
    transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'step' }, (tx) =>
      tx.run<Row>(query.compile(sqlOf)),
    );

  const file = async (viewer: Viewer, name = '签字件.pdf'): Promise<number> => {
    const saved = await saveFile(town.deps, viewer, { name, bytes: sheet });
    if (!saved.ok) throw new Error('The file was not saved.');
    return saved.file.id;
  };

  /** An agreement in force with a target for the composite, of somebody in a unit. */
  const agreed = async (
    party: 'campusHead' | 'teacher' | 'department',
    unit: number,
    partyB: Viewer,
    value = '71',
  ): Promise<At> => {
    const offered = await town.offered({
      party,
      unit,
      partyB: partyB.personId,
      targets: [{ indicator: 'composite', comparison: 'atLeast', value, mandatory: true }],
    });
    return town.done(town.sign(partyB, await town.done(town.sign(groupHead, offered))));
  };

  /** Evaluates agreements by a session. */
  const evaluate = async (examId: number, agreements: readonly At[]): Promise<readonly At[]> => {
    const done: At[] = [];
    for (const each of agreements)
      done.push(await town.done(town.agreement(admin, 'evaluate', each, { exam: examId })));
    return done;
  };

  /** Proposed by hand by academic affairs. */
  const proposed = (rule: string, agreement: At, concerned: Viewer, by = admin): Promise<At> =>
    town.done(step(by, 'propose', null, { rule, agreement: agreement.recordId, concerned: concerned.personId }));

  const lawAnswer = { lawReason: '结合过程评价使用', legalBasis: '学年方案第八条' };
  const screening = { competent: true, finding: 'proceed', opinion: '情况属实', support: '本学年尚未安排' };

  /** Screened, with answers to whatever is asked. */
  const screened = async (from: At, by = admin): Promise<At> => {
    const { objections, supported } = await now(from.recordId);
    const { support, ...rest } = screening;
    return town.done(
      step(by, 'screen', from, {
        ...rest,
        ...(supported !== true && { support }),
        ...(Number(objections) > 0 && lawAnswer),
      }),
    );
  };
  /** Up to the time for the defence. */
  const defending = async (from: At, concerned: Viewer, by = admin): Promise<At> =>
    town.done(
      step(
        concerned,
        'confirmReceipt',
        await town.done(step(by, 'serveNotice', await screened(from, by), { supportSeen: true })),
      ),
    );
  /** Up to the vote. */
  const deciding = async (from: At, concerned: Viewer, by = admin): Promise<At> =>
    town.done(step(concerned, 'submitDefence', await defending(from, concerned, by), { statement: '班级中途合并' }));
  /** Votes one after the other. */
  const voted = async (from: At, votes: readonly (readonly [Viewer, string])[]): Promise<At> => {
    let last = from;
    for (const [viewer, ballot] of votes)
      last = await town.done(step(viewer, 'vote', last, { ballot, reason: '按事实' }));
    return last;
  };
  /** Delivered today. */
  const delivered = async (
    from: At,
    votes: readonly (readonly [Viewer, string])[],
    chair: Viewer,
    by = admin,
  ): Promise<At> =>
    town.done(
      step(by, 'deliver', await town.done(step(chair, 'decide', await voted(from, votes), { reason: '多数同意' })), {
        how: 'inPerson',
        deliveredOn: '2026-11-18',
      }),
    );

  return {
    ...town,
    proposed,
    screened,
    defending,
    deciding,
    voted,
    delivered,
    groupHead,
    deputy,
    member,
    secretary,
    partyMember,
    otherPartyMember,
    office,
    westHead,
    head,
    teacher,
    set,
    sanction: step,
    now,
    at,
    holders,
    rows,
    file,
    agreed,
    evaluate,
    workflow: workflows.sanction as Workflow,
  };
};

/** The town of a test. */
export type SanctionTown = Awaited<ReturnType<typeof sanctionTown>>;

import { sqlOf, transaction } from '@plumbline/database';
import { ownerClient } from '@plumbline/database/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AgreeingTown, agreeingTown } from '../agreement/testing/agreeing-town.ts';
import { compareGroups } from './comparison.ts';
import { publishExam } from './publish-exam.ts';

let town: AgreeingTown;
beforeAll(async () => {
  town = await agreeingTown('publishing');
});
afterAll(() => town.close());

/** Writes the marks of a revision in the east, in place of those before it. */
const write = (examId: number, revision: number, marks: readonly number[]): Promise<void> =>
  transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'pupils' }, async (tx) => {
    const run = (statement: ReturnType<typeof sql>) => tx.run(statement.compile(sqlOf));
    const given = sql`unnest(${marks}::numeric[]) with ordinality as g (mark, place)`;
    if (revision === 1) {
      await run(
        sql`insert into pupils.pupil (town_id, token, token_kind, created_at) select ${town.townId}::int, 'P' || g.place, 'school', now() from ${given}`,
      );
      await run(sql`insert into pupils.entrant (town_id, exam_id, pupil_id, from_revision, unit_id)
        select town_id, ${examId}::bigint, id, 1, ${town.east}::bigint from pupils.pupil where town_id = ${town.townId}::int`);
    }
    await run(
      sql`update pupils.score set to_revision = ${revision}::int where exam_id = ${examId}::bigint and to_revision = 2147483647`,
    );
    await run(sql`insert into pupils.score (town_id, exam_id, subject, pupil_id, from_revision, mark)
      select p.town_id, ${examId}::bigint, 1, p.id, ${revision}::int, g.mark from ${given} join pupils.pupil p on p.town_id = ${town.townId}::int and p.token = 'P' || g.place`);
    await run(sql`update exam set revision = ${revision}::int where id = ${examId}::bigint`);
  });

const evaluations = (recordId: number) =>
  transaction(town.deps.pool, town.people.admin, (tx) =>
    tx.run(
      sqlOf
        .selectFrom('agreement_evaluation')
        .where('town_id', '=', town.townId)
        .where('record_id', '=', recordId)
        .select(['evaluation_no as no', 'revision', 'outcome'])
        .orderBy('evaluation_no'),
    ),
  );

describe('a publication', () => {
  it('evaluates the agreements that are bound to the session, and again after a correction; both stay readable', async () => {
    const examId = await town.exam('FINAL', { published: false });
    const bound = await town.inForce({ exam: examId });
    const goOn = { reason: '学年末', legalBasis: '镇领导小组纪要' };
    const publish = (expectedRevision: number) =>
      publishExam(town.deps, town.people.admin, { examId, expectedRevision, goOn });
    await write(examId, 1, new Array(12).fill(50));
    const first = await publish(1);
    expect(first).toMatchObject({ ok: true, agreements: [{ recordId: bound.recordId, problems: [] }] });
    await write(examId, 2, new Array(12).fill(90));
    expect(await publish(2)).toMatchObject({ ok: true, corrects: 1, agreements: [{ recordId: bound.recordId }] });
    expect((await evaluations(bound.recordId)).map(({ revision, outcome }) => [revision, outcome])).toEqual([
      [1, 'missed'],
      [2, 'met'],
    ]);
  });

  it('lets whoever reads agreements see in the comparison what was agreed to and whether it was reached', async () => {
    const [exam] = await transaction(town.deps.pool, town.people.admin, (tx) =>
      tx.run(sqlOf.selectFrom('exam').where('town_id', '=', town.townId).where('code', '=', 'FINAL').select('id')),
    );
    const east = async (viewer: typeof town.people.admin) =>
      (await compareGroups(town.deps, viewer, { exam: { id: exam?.id ?? 0 }, by: 'campus' }))?.groups[0];
    for (const viewer of [town.people.admin, town.leader, town.people.head])
      expect(await east(viewer)).toMatchObject({ name: '东片小学', target: '71', targetMet: true });
    expect(await east(town.people.westHead)).toMatchObject({ name: '东片小学', target: null, targetMet: null });

    // What another leader agreed to about the same campus is not the campus's own target.
    const owner = await ownerClient(town.owner);
    try {
      await owner.query("select set_config('app.town', $1, false)", [String(town.townId)]);
      const { rowCount } = await owner.query("update agreement set party = 'leaderInCharge'");
      expect(rowCount).toBe(1);
    } finally {
      await owner.end();
    }
    expect(await east(town.people.admin)).toMatchObject({ target: null, targetMet: null });
  });
});

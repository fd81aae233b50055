import { sqlOf, type Transaction } from '@plumbline/database';
import { begin, dueOn, type StepEvent } from '@plumbline/workflows';
import { sql } from 'kysely';
import { refuse, refuseInput } from '../problem.ts';
import { recordKeys } from '../search/keys.ts';
import { unitAndAbove } from '../town/facts.ts';
import { postsHeldOn } from '../viewer.ts';
import { type BesideRefusal, faultsBeside, lockParent } from './beside.ts';
import type { Decided } from './decided.ts';
import { factsOn } from './facts-on.ts';
import { featureOf } from './feature.ts';
import { answerAgain, earlierUse } from './idempotency.ts';
import { parseInput } from './parse-input.ts';
import { inStep } from './read-for-step.ts';
import { checkReferences } from './references.ts';
import { actorOf } from './relations.ts';
import type { PreparedCall, StepAnswer } from './run-step.ts';
import { never } from './todo.ts';
import { stepStatements } from './write-step.ts';

const notAllowed = (prepared: PreparedCall): StepAnswer =>
  refuse(prepared.viewer.locale, 'NotAllowed', [
    `您的岗位不能在这里办“${prepared.step.title[0]}”；需要时请联系教导处`,
    `Your posts do not allow “${prepared.step.title[1]}” here; ask academic affairs if you need it`,
  ]);

/** Takes the next gapless number of a series in a year and inserts the record with it. */
const insertRecord = (
  prepared: PreparedCall,
  values: { title: string; state: string; dueOn: string | null; unitId: number; confidential: boolean },
) => {
  const { viewer, workflow, at, today, planYearId, call } = prepared;
  const year = Number(today.slice(0, 4));
  return sql<{ id: number; number: string; serial: number }>`
    with next as (
      insert into number_series (town_id, series, year, last) values (${viewer.townId}, ${workflow.series}, ${year}, 1)
      on conflict (town_id, series, year) do update set last = number_series.last + 1 returning last)
    insert into record (town_id, kind, number, serial, title, state, machine_version, version, due_on, unit_id, parent_id, plan_year_id, confidential, created_at, updated_at)
    select ${viewer.townId}::int, ${workflow.name}, ${`${workflow.series}〔${year}〕`} || last, ${year}::bigint * 1000000 + last, ${values.title}, ${values.state},
      ${workflow.version}::int, 1, ${values.dueOn ?? never}::date, ${values.unitId}::bigint, ${call.parentId ?? null}::bigint, ${planYearId}::bigint, ${values.confidential}::boolean, ${at}::timestamptz, ${at}::timestamptz
    from next returning id, number, serial`.compile(sqlOf);
};

const refusedBeside = (prepared: PreparedCall, why: BesideRefusal): StepAnswer => {
  const { locale } = prepared.viewer;
  const path = { path: ['parentId'] };
  const [zh, en] = prepared.workflow.title;
  if (why === 'missing')
    return refuse(
      locale,
      'NotFound',
      ['没有这件记录，或您无权查看', 'There is no such record, or you may not see it'],
      path,
    );
  if (why === 'otherKind')
    return refuse(
      locale,
      'InvalidInput',
      [`这件记录不能提“${zh}”`, `No ${en.toLowerCase()} can start beside this record`],
      path,
    );
  return refuse(
    locale,
    'NotAllowed',
    [
      `只有本件的责任人、检查人、下发人和管理的人能提“${zh}”`,
      `Only those who have a part in the case can start a ${en.toLowerCase()}`,
    ],
    path,
  );
};

/** Makes a record by a creating step, on its own or beside another one. */
export const createRecord = async (tx: Transaction, prepared: PreparedCall): Promise<StepAnswer> => {
  const { viewer, workflow, step, stepName, call, town, today, planYearId } = prepared;
  const { townId, personId, locale } = viewer;
  const lock =
    sql`select pg_advisory_xact_lock(hashtextextended(${`${townId}/${personId}/${call.idempotencyKey}`}, 0))`.compile(
      sqlOf,
    );
  const [, earlier, posts] = await Promise.all([
    tx.run(lock),
    tx.first(earlierUse(prepared)),
    tx.run(postsHeldOn(townId, personId, today)),
  ]);
  if (earlier !== undefined) return answerAgain(prepared, earlier);
  if (
    step.permission !== undefined &&
    !posts.some(({ role }) =>
      (workflow.permissions[step.permission ?? ''] as readonly string[] | undefined)?.includes(role),
    )
  )
    return notAllowed(prepared);
  const parent = workflow.beside === undefined ? null : await lockParent(tx, prepared, posts);
  if (typeof parent === 'string') return refusedBeside(prepared, parent);

  const required = Object.entries(step.input ?? {}).filter(([, field]) => field.required);
  const parsed = parseInput(
    step,
    call.input,
    required.map(([name]) => name),
    today,
  );
  if (!parsed.ok) return refuseInput(locale, parsed.faults);
  const { input } = parsed;
  const unitId = parent?.record.unit_id ?? Number(input.all['unit']);
  const by = actorOf(workflow, town, personId, posts, { unitId, assignments: [] });
  if (step.permission !== undefined && !by.permissions.includes(step.permission)) return notAllowed(prepared);
  const faults = [
    ...(await checkReferences(tx, { town, personId, posts, today }, workflow, step, input.all)),
    ...(parent === null ? [] : await faultsBeside(tx, townId, workflow, input.all, parent)),
  ];
  if (faults.length > 0) return refuseInput(locale, faults);

  const { facts, due } = factsOn(workflow, town, today, planYearId);
  const event: StepEvent = { type: stepName, input: input.plain, by, facts, due };
  const position = begin(workflow, step, event);
  const day = dueOn(workflow, position, due);
  const beside = parent === null ? null : inStep(parent);
  const title = beside === null ? String(input.all['title']) : featureOf(workflow).beside?.title(input.all, beside);
  if (title === undefined) throw new Error(`${workflow.name} has no title for what starts beside a record.`);
  const confidential = parent?.record.confidential ?? false;
  const record = await tx.first(
    insertRecord(prepared, { title, state: position.state, dueOn: day, unitId, confidential }),
  );
  if (record === undefined) throw new Error('The record was not inserted.');
  const decided: Decided = {
    workflow,
    step,
    recordId: record.id,
    version: 1,
    position,
    dueOn: day,
    event,
    input,
    confidential,
    before: [],
    units: unitAndAbove(town, unitId),
    record: null,
    parent: beside,
    parentStandings: parent?.standings ?? [],
    asked: true,
  };
  const keys = recordKeys(title, record.number, record.serial);
  const found = sqlOf
    .insertInto('search_key')
    .values(keys.map((key) => ({ town_id: townId, kind: 'record', key, target_id: record.id })));
  const seen = await tx.finish(stepStatements(prepared, decided, [found]), call.look?.(record.id));
  return { ok: true, recordId: record.id, version: 1, replayed: false, seen };
};

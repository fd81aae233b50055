import { readOnce, sqlOf } from '@plumbline/database';
import {
  decimal,
  decimalText,
  fraction,
  type IndicatorKey,
  isIndicator,
  minus,
  type Party,
  plus,
  readDecimal,
} from '@plumbline/rules';
import { type Clause, parties, type Target } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { checkStep } from '../notice/check-step.ts';
import { type Answer, type Problem, refuse } from '../problem.ts';
import { keyOfRow, refuseKey } from '../record/key.ts';
import { runStep, type StepCall } from '../record/run-step.ts';
import { planYearOf, type TownFacts, todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { campusOf, groupOf, subjectOf } from './group.ts';
import { readLastYears } from './last-years.ts';
import { readAgreementTemplate } from './templates.ts';

/** With whom one agreement is to be drafted. */
export interface DraftItem {
  readonly unitId: number;
  readonly partyA: number;
  readonly partyB: number;
}

/** What is asked for: some agreements of a kind, or one with every campus head. */
export interface DraftMany {
  readonly party: Party;
  readonly examId?: number | undefined;
  readonly signBy: string;
  /** What is added to last year's result, by indicator; decimals, below 0 for less. */
  readonly raise?: Readonly<Record<string, string>> | undefined;
  /** Targets and clauses; the plan year's template where they are left out. */
  readonly targets?: readonly Target[] | undefined;
  readonly clauses?: readonly Clause[] | undefined;
  /** Left out: every campus with its head, and `partyA` for the centre. */
  readonly items?: readonly DraftItem[] | undefined;
  readonly partyA?: number | undefined;
  readonly key: string;
  /** Judges every row and writes nothing. */
  readonly preview?: boolean | undefined;
}

/** What came of one agreement. */
export interface DraftRow {
  readonly unitId: number;
  readonly partyB: number;
  /** The new record; `null` in a preview or where it was refused. */
  readonly recordId: number | null;
  readonly targets: readonly Target[];
  readonly problems: readonly Problem[];
}

/** Most agreements of one call. */
export const mostDrafts = 500;

const highest = decimal('100');
const none = fraction(0);

/** Last year's result with what is added to it, within 0 and 100; the template's own value where nothing was measured. */
const raised = (target: Target, last: string | null, add: string | undefined): Target => {
  const [from, more] = [last === null ? null : readDecimal(last), add === undefined ? null : readDecimal(add)];
  if (from === null || more === null) return target;
  const sum = plus(from, more);
  const value = minus(sum, none).numerator < 0n ? none : minus(highest, sum).numerator < 0n ? highest : sum;
  return { ...target, value: decimalText(value, 2) };
};

const raiseFaults = (viewer: Viewer, raise: Readonly<Record<string, string>>) => {
  const wrong = Object.entries(raise).find(([name, value]) => !isIndicator(name) || readDecimal(value) === null);
  return wrong === undefined
    ? null
    : refuse(
        viewer.locale,
        'InvalidInput',
        [
          `“${wrong[0]}”加“${wrong[1]}”看不懂；请写指标和 1 或 -0.5 这样的数`,
          `“${wrong[1]}” for “${wrong[0]}” is not understood; name an indicator and a number like 1 or -0.5`,
        ],
        { path: ['raise'] },
      );
};

/** Every campus of the town with the head that it has today. */
const everyCampus = async (deps: Deps, viewer: Viewer, town: TownFacts, today: string, partyA: number) => {
  const heads = await readOnce(
    deps.pool,
    viewer,
    sqlOf
      .selectFrom('post')
      .where('town_id', '=', town.id)
      .where('role', '=', 'campusHead')
      .where('from_on', '<=', today)
      .where('to_on', '>=', today)
      .orderBy('id')
      .select(['person_id', 'unit_id']),
  );
  return [...town.units.values()]
    .filter(({ kind }) => kind === 'campus')
    .flatMap(({ id }): DraftItem[] => {
      const head = heads.find(({ unit_id }) => campusOf(town, unit_id) === id);
      return head === undefined ? [] : [{ unitId: id, partyA, partyB: head.person_id }];
    });
};

/** A refusal of the call as a whole, before anything is written. */
const faultOfCall = (viewer: Viewer, { key, party, raise }: DraftMany, items: readonly DraftItem[]) => {
  const path = (name: string) => ({ path: [name] });
  const wrongKey = refuseKey(viewer.locale, key);
  if (wrongKey !== null) return wrongKey;
  if (!Object.hasOwn(parties, party))
    return refuse(viewer.locale, 'InvalidInput', ['请选与谁签', 'Choose with whom it is'], path('party'));
  if (items.length === 0 || items.length > mostDrafts)
    return refuse(
      viewer.locale,
      'InvalidInput',
      [
        `这次有 ${items.length} 份，应为 1 到 ${mostDrafts} 份`,
        `${items.length} agreements were asked for; 1 to ${mostDrafts} are taken`,
      ],
      path('items'),
    );
  if (new Set(items.map(({ unitId, partyB }) => `${unitId}:${partyB}`)).size < items.length)
    return refuse(
      viewer.locale,
      'InvalidInput',
      ['同一人在同一单位给了两次；请去掉重复的', 'Somebody was given twice in one unit; leave the second one out'],
      path('items'),
    );
  return raise === undefined ? null : raiseFaults(viewer, raise);
};

/** What a row was drafted with before under the same key, so that a repetition asks for the same even if results changed. */
const draftedBefore = async (deps: Deps, viewer: Viewer, key: string): Promise<readonly Target[] | null> => {
  const [row] = await readOnce<{ targets: readonly Target[] | null }>(
    deps.pool,
    viewer,
    sql<{ targets: readonly Target[] | null }>`select p.payload -> 'targets' as targets from idempotency i
      join event_payload p on p.town_id = i.town_id and p.record_id = i.record_id and p.version = i.version
      where i.town_id = ${viewer.townId}::int and i.person_id = ${viewer.personId}::bigint and i.key = ${key}`.compile(
      sqlOf,
    ),
  );
  return row?.targets ?? null;
};

/**
 * Drafts many agreements (Q4), a step for each with its own rights and problems. A crash in the middle leaves whole
 * agreements behind; the same call again under the same key goes on where it stopped.
 */
export const draftAgreements = async (
  deps: Deps,
  viewer: Viewer,
  asked: DraftMany,
): Promise<Answer<{ readonly rows: readonly DraftRow[] }>> => {
  const town = await townFacts(deps, viewer.townId);
  const today = todayOf(town, deps.clock());
  const items = asked.items ?? (await everyCampus(deps, viewer, town, today, asked.partyA ?? 0));
  const fault = faultOfCall(viewer, asked, items);
  if (fault !== null) return fault;
  const template = await readAgreementTemplate(deps, viewer, asked.party);
  const year = planYearOf(town, today);
  const reader = { run: <Row>(query: Parameters<typeof readOnce<Row>>[2]) => readOnce<Row>(deps.pool, viewer, query) };
  const rows: DraftRow[] = [];
  for (const { unitId, partyA, partyB } of items) {
    const idempotencyKey = keyOfRow(asked.key, `${unitId}:${partyB}`);
    const group = groupOf(town, asked.party, unitId, partyB);
    const lastYears =
      asked.raise === undefined
        ? null
        : await readLastYears(reader, town, year.id, {
            unitId,
            group,
            subject: subjectOf(town, unitId, null),
          });
    const targets =
      (asked.preview ? null : await draftedBefore(deps, viewer, idempotencyKey)) ??
      (asked.targets ?? template.targets).map((target) =>
        raised(
          target,
          lastYears?.(target.indicator as IndicatorKey).at(-1)?.value ?? null,
          asked.raise?.[target.indicator],
        ),
      );
    const call: StepCall = {
      workflow: 'agreement',
      step: 'draft',
      idempotencyKey,
      input: {
        party: asked.party,
        unit: unitId,
        partyA,
        partyB,
        signBy: asked.signBy,
        exam: asked.examId,
        targets,
        clauses: asked.clauses ?? template.clauses,
      },
    };
    const row = { unitId, partyB, targets };
    if (asked.preview) {
      rows.push({ ...row, recordId: null, problems: await checkStep(deps, viewer, call) });
      continue;
    }
    const answer = await runStep(deps, viewer, call);
    rows.push(
      answer.ok
        ? { ...row, recordId: answer.recordId, problems: [] }
        : { ...row, recordId: null, problems: answer.problems },
    );
  }
  return { ok: true, rows };
};

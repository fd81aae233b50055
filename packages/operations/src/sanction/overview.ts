import { readOnce, sqlOf } from '@plumbline/database';
import { type SanctionRule, settingValue } from '@plumbline/rules';
import { statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { type Answer, refuse } from '../problem.ts';
import { sightOf } from '../record/relations.ts';
import { consequenceRights } from '../rights/consequence.ts';
import { allows } from '../rights/declare.ts';
import { planYearOf, todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { bodyOfRule } from './propose.ts';
import { mayProposeFrom } from './propose-consequences.ts';
import { allRules } from './rules/read-year.ts';

/** Counts of one rule, of what the reader has a part in. */
export interface RuleCount {
  readonly rule: SanctionRule;
  readonly on: boolean;
  readonly total: number;
  readonly open: number;
  readonly held: number;
  readonly tied: number;
  readonly inEffect: number;
  readonly waived: number;
  readonly revoked: number;
}

/** One page of counts: only of what the reader has a part in. */
export interface Overview {
  readonly planYearId: number;
  /** Plan years with agreements or consequences that the reader knows of, latest first. */
  readonly planYearIds: readonly number[];
  readonly agreements: number;
  readonly missed: number;
  readonly notEvaluated: number;
  readonly rules: readonly RuleCount[];
  readonly states: readonly { readonly state: string; readonly count: number }[];
  readonly open: number;
  readonly held: number;
  readonly tied: number;
  readonly overdue: number;
  /** Wait for the reader's own vote. */
  readonly toVote: number;
  readonly waitingForMe: number;
  readonly inEffect: number;
  readonly underReview: number;
  /** For whom open cases wait, most first. */
  readonly waiting: readonly {
    readonly personId: number;
    readonly name: string;
    readonly count: number;
    readonly overdue: number;
  }[];
  readonly mayPropose: boolean;
}

interface CaseRow {
  readonly id: number;
  readonly year_id: number;
  readonly rule: SanctionRule;
  readonly state: string;
  readonly held: boolean;
  readonly tied: boolean;
  readonly overdue: boolean;
  readonly reviewing: boolean;
  readonly revoked: boolean;
  readonly concerned: number;
  readonly relations: readonly string[];
  readonly waiting: readonly { readonly id: number; readonly name: string }[];
}

interface AgreementRow {
  readonly plan_year_id: number;
  readonly count: number;
  readonly missed: number;
  readonly unevaluated: number;
}

const workflow: Workflow = workflows.sanction;
const agreement: Workflow = workflows.agreement;
const open = statesTagged(workflow, 'open');
const binding = statesTagged(workflow, 'binding');
const voting = statesTagged(workflow, 'voting');
const decided = statesTagged(workflow, 'decided');

const readCases = (deps: Deps, viewer: Viewer, today: string): Promise<CaseRow[]> =>
  readOnce<CaseRow>(
    deps.pool,
    viewer,
    sql<CaseRow>`select r.id, s.year_id, s.rule, r.state, s.held, s.tied, r.due_on < ${today}::date as overdue, s.reviewing,
        s.person_id as concerned,
        exists (select from sanction_effect e where e.town_id = s.town_id and e.record_id = s.record_id and e.revoked_on is not null) as revoked,
        (select json_agg(a.relation) from assignment a where a.town_id = r.town_id and a.record_id = r.id
          and a.person_id = ${viewer.personId}::bigint and a.until is null) as relations,
        (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.id), '[]'::json) from todo t
          join person p on p.town_id = t.town_id and p.id = t.person_id
          where t.town_id = r.town_id and t.record_id = r.id and (t.shown_from is null or t.shown_from <= ${today}::date)) as waiting
      from sanction s
      join record r on r.town_id = s.town_id and r.id = s.record_id
      where s.town_id = ${viewer.townId}::int and s.person_id is not null
        and exists (select from assignment a where a.town_id = r.town_id and a.record_id = r.id
          and a.person_id = ${viewer.personId}::bigint and a.until is null)
      order by r.id`.compile(sqlOf),
  );

/** Agreements that the reader may read, by plan year. */
const readAgreements = (deps: Deps, viewer: Viewer, units: readonly number[] | null): Promise<AgreementRow[]> =>
  readOnce<AgreementRow>(
    deps.pool,
    viewer,
    sql<AgreementRow>`select r.plan_year_id, count(*) as count,
        count(*) filter (where e.outcome = 'missed') as missed,
        count(*) filter (where e.outcome is null or e.outcome = 'notEvaluated') as unevaluated
      from record r
      join agreement f on f.town_id = r.town_id and f.record_id = r.id
      left join agreement_evaluation e on e.town_id = f.town_id and e.record_id = f.record_id and e.evaluation_no = f.evaluations
      where r.town_id = ${viewer.townId}::int and r.kind = ${agreement.name} and r.state <> all(${[...statesTagged(agreement, 'void')]}::text[])
        and (${units}::bigint[] is null or r.unit_id = any(${units}::bigint[]))
      group by r.plan_year_id`.compile(sqlOf),
  );

const countOf = <Row>(rows: readonly Row[], test: (row: Row) => boolean): number => rows.filter(test).length;

const isInEffect = ({ state, reviewing }: CaseRow): boolean =>
  open.includes(state) && binding.includes(state) && !reviewing;
const isUnderReview = ({ state }: CaseRow): boolean => binding.includes(state) && voting.includes(state);
const isWaived = ({ state }: CaseRow): boolean => !open.includes(state) && !decided.includes(state);

const ruleCount = (rule: SanctionRule, on: boolean, cases: readonly CaseRow[]): RuleCount => {
  const own = cases.filter((each) => each.rule === rule);
  return {
    rule,
    on,
    total: own.length,
    open: countOf(own, ({ state }) => open.includes(state)),
    held: countOf(own, ({ state, held }) => held && open.includes(state)),
    tied: countOf(own, ({ state, tied }) => tied && open.includes(state)),
    inEffect: countOf(own, isInEffect),
    waived: countOf(own, isWaived),
    revoked: countOf(own, ({ revoked }) => revoked),
  };
};

const waitingIn = (cases: readonly CaseRow[]): Overview['waiting'] => {
  const rows = cases.flatMap(({ waiting, overdue, concerned }) =>
    waiting.filter(({ id }) => id !== concerned).map((person) => ({ ...person, overdue })),
  );
  return [...Map.groupBy(rows, ({ id }) => id).values()]
    .flatMap((own) => {
      const [first] = own;
      if (first === undefined) return [];
      return [
        { personId: first.id, name: first.name, count: own.length, overdue: countOf(own, ({ overdue }) => overdue) },
      ];
    })
    .sort((a, b) => b.count - a.count || b.overdue - a.overdue || a.personId - b.personId);
};

/**
 * Counts on one page for those who decide or handle: the leading group and academic affairs, the Party branch. Each counts
 * what they have a part in, so that nothing tells of a case that is not theirs.
 * @param planYearId plan year of the miss; `null`: the latest one that has any
 */
export const overviewOf = async (deps: Deps, viewer: Viewer, planYearId: number | null): Promise<Answer<Overview>> => {
  const [isGroup, isBranch] = [
    allows(consequenceRights.read, viewer),
    allows(consequenceRights.acts.readOfBranch, viewer),
  ];
  if (!isGroup && !isBranch)
    return refuse(viewer.locale, 'NotAllowed', [
      '一页总览只给领导小组、教导处和党支部看；与您有关的处置在工作台',
      'The overview is for the leading group, academic affairs and the Party branch; what concerns you is on your desk',
    ]);
  const town = await townFacts(deps, viewer.townId);
  const today = todayOf(town, deps.clock());
  const posts = viewer.posts.map(({ id, role, unitId }) => ({ id, role, unit_id: unitId }));
  const sight = sightOf(agreement, town, posts);
  const [cases, agreements] = await Promise.all([
    readCases(deps, viewer, today),
    readAgreements(deps, viewer, sight.all ? null : sight.units),
  ]);
  const known = [...town.planYears]
    .reverse()
    .filter(
      ({ id }) =>
        cases.some(({ year_id }) => year_id === id) ||
        agreements.some(({ plan_year_id, count, unevaluated }) => plan_year_id === id && count > unevaluated),
    );
  const year = town.planYears.find(({ id }) => id === planYearId) ?? known[0] ?? planYearOf(town, today);
  const own = cases.filter(({ year_id }) => year_id === year.id);
  const waiting = own.filter(({ state }) => open.includes(state));
  const ofYear = agreements.find(({ plan_year_id }) => plan_year_id === year.id);
  const waitsForViewer = ({ waiting }: CaseRow) => waiting.some(({ id }) => id === viewer.personId);
  return {
    ok: true,
    planYearId: year.id,
    planYearIds: known.map(({ id }) => id),
    agreements: ofYear?.count ?? 0,
    missed: ofYear?.missed ?? 0,
    notEvaluated: ofYear?.unevaluated ?? 0,
    rules: allRules
      .filter((rule) => (bodyOfRule(rule) === 'branch' ? isBranch : isGroup))
      .map((rule) => ruleCount(rule, settingValue(year.settings, `sanction.rule${rule}`) === 1, own)),
    states: Object.keys(workflow.states)
      .map((state) => ({ state, count: countOf(own, (each) => each.state === state) }))
      .filter(({ count }) => count > 0),
    open: waiting.length,
    held: countOf(waiting, ({ held }) => held),
    tied: countOf(waiting, ({ tied }) => tied),
    overdue: countOf(waiting, ({ overdue }) => overdue),
    toVote: countOf(waiting, (each) => voting.includes(each.state) && waitsForViewer(each) && mayVote(each)),
    waitingForMe: countOf(waiting, waitsForViewer),
    inEffect: countOf(own, isInEffect),
    underReview: countOf(own, isUnderReview),
    waiting: waitingIn(waiting),
    mayPropose: mayProposeFrom(viewer),
  };
};

/** A member who has neither voted nor a reason not to. */
const mayVote = ({ relations }: CaseRow): boolean =>
  relations.includes('member') &&
  !['voted', 'recused', 'proposer', 'concerned'].some((each) => relations.includes(each));

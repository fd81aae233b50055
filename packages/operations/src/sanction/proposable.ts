import { readOnce, sqlOf } from '@plumbline/database';
import type { SanctionRule } from '@plumbline/rules';
import { statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { type Answer, refuse } from '../problem.ts';
import { searchedKeys } from '../search/keys.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { knowsOfRule } from './propose-consequences.ts';
import { administrativeRoles, partyRoles } from './rules/read-persons.ts';
import { allRules } from './rules/read-year.ts';

/** A missed agreement from which a consequence may be proposed, as little of it as it takes to choose. */
export interface ProposableAgreement {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly unitName: string;
  /** Party B. */
  readonly personId: number;
  readonly personName: string;
}

const dropped = [...statesTagged(workflows.agreement as Workflow, 'void')];
const most = 100;

/**
 * Missed agreements from which somebody may propose a consequence by hand, the latest first, at most a hundred: those that
 * the rule is for, and for whose party B there is none by it yet. By rule B they are only those of Party members who held
 * an administrative post on the day of evaluation (Q6), so that the Party secretary, who reads no agreements, learns of
 * nobody else's.
 * @param rule left out, every rule by which the person may propose
 * @param search words of the title or a number
 */
export const proposableAgreements = async (
  deps: Deps,
  viewer: Viewer,
  { rule, search }: { readonly rule: SanctionRule | null; readonly search: string | null },
): Promise<Answer<{ readonly agreements: readonly ProposableAgreement[] }>> => {
  const rules = allRules.filter((each) => (rule === null || each === rule) && knowsOfRule(viewer, each));
  if (rules.length === 0)
    return refuse(viewer.locale, 'NotAllowed', [
      '规则 A、C、D 由教导处或领导小组正副组长提出，规则 B 由党支部书记提出',
      'By rules A, C and D academic affairs and the heads of the leading group propose, by rule B the Party secretary',
    ]);
  const { zone } = await townFacts(deps, viewer.townId);
  const keys = [...searchedKeys('record', search ?? '')];
  const held = (roles: readonly string[]) => sql<boolean>`exists (select from post o
    where o.town_id = r.town_id and o.person_id = p.id and o.role = any(${[...roles]}::text[])
      and (e.at at time zone ${zone}::text)::date between o.from_on and o.to_on)`;
  const agreements = await readOnce<ProposableAgreement>(
    deps.pool,
    viewer,
    sql<ProposableAgreement>`select r.id, r.number, r.title, u.name as "unitName", p.id as "personId", p.name as "personName"
      from record r
      join agreement f on f.town_id = r.town_id and f.record_id = r.id
      join agreement_evaluation e on e.town_id = f.town_id and e.record_id = f.record_id and e.evaluation_no = f.evaluations
      join assignment b on b.town_id = r.town_id and b.record_id = r.id and b.relation = 'partyB' and b.until is null
      join person p on p.town_id = b.town_id and p.id = b.person_id
      join unit u on u.town_id = r.town_id and u.id = r.unit_id
      where r.town_id = ${viewer.townId}::int and r.kind = 'agreement' and r.state <> all(${dropped}::text[]) and e.outcome = 'missed'
        and p.id <> ${viewer.personId}::bigint
        and exists (select from unnest(${rules}::text[]) as by(rule) where case by.rule
            when 'A' then f.party = 'campusHead'
            when 'B' then ${held(partyRoles)} and ${held(administrativeRoles)}
            else f.party = 'teacher' end
          and not exists (select from sanction s where s.town_id = r.town_id and s.year_id = r.plan_year_id
            and s.rule = by.rule and s.person_id = p.id))
        and (cardinality(${keys}::text[]) = 0 or r.id in (select k.target_id from search_key k where k.town_id = r.town_id
          and k.kind = 'record' and k.key = any(${keys}::text[]) group by k.target_id having count(*) >= cardinality(${keys}::text[])))
      order by r.plan_year_id desc, r.serial desc, r.id desc limit ${most}`.compile(sqlOf),
  );
  return { ok: true, agreements };
};

import type { RuleNote, SanctionRule } from '@plumbline/rules';
import type { Deps } from '../deps.ts';
import { type Answer, refuse } from '../problem.ts';
import { consequenceRights } from '../rights/consequence.ts';
import { allows } from '../rights/declare.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { bodyOfRule } from './propose.ts';
import { proposeFrom } from './propose-from.ts';
import { allRules } from './rules/read-year.ts';

/** What the rules put forward, as far as the caller may know of it. */
export interface ProposedConsequences {
  readonly proposed: readonly { readonly rule: SanctionRule; readonly count: number }[];
  readonly notes: readonly RuleNote[];
}

const { proposeForGroup, proposeForBranch } = consequenceRights.acts;

/** Whether somebody may have the rules put forward proposals. */
export const mayProposeFrom = (viewer: Viewer): boolean =>
  allows(proposeForGroup, viewer) || allows(proposeForBranch, viewer);

/** Whether somebody may know what a rule put forward in the town as a whole. */
export const knowsOfRule = (viewer: Viewer, rule: SanctionRule): boolean =>
  allows(bodyOfRule(rule) === 'branch' ? proposeForBranch : proposeForGroup, viewer);

/**
 * Has the rules put forward what is missing for a plan year, asked for by a person. What they put forward has no proposer.
 * Of rule B only the Party branch is told anything.
 */
export const proposeConsequences = async (
  deps: Deps,
  viewer: Viewer,
  planYearId: number,
): Promise<Answer<ProposedConsequences>> => {
  if (!mayProposeFrom(viewer))
    return refuse(viewer.locale, 'NotAllowed', [
      '由教导处、领导小组正副组长或党支部书记按规则提出建议',
      'Academic affairs, the heads of the leading group or the Party secretary have the rules put forward proposals',
    ]);
  const town = await townFacts(deps, viewer.townId);
  if (!town.planYears.some(({ id }) => id === planYearId))
    return refuse(viewer.locale, 'NotFound', ['没有这个学年', 'There is no such plan year'], { path: ['planYear'] });
  const { proposed, notes } = await proposeFrom(deps, viewer.townId, planYearId);
  const told = allRules.filter((rule) => knowsOfRule(viewer, rule));
  return {
    ok: true,
    proposed: told.map((rule) => ({ rule, count: proposed[rule] })),
    notes: notes.filter(({ rule }) => told.includes(rule)),
  };
};

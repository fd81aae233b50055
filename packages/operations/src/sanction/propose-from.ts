import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import { askRules, type Proposal, type RuleNote, type SanctionRule } from '@plumbline/rules';
import { toList, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { yearOf } from '../agreement/make-content.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../record/canonical.ts';
import { createBySystem, takeBySystem } from '../record/system-step.ts';
import { type PlanYearFacts, planYearOf, type TownFacts, todayOf, townFacts } from '../town/facts.ts';
import { addBasis, type BasisContent, basisOf } from './basis.ts';
import { gatherProposal } from './propose.ts';
import type { NewBasis } from './reconsider.ts';
import { isMissed, type JudgedAgreement, readJudged } from './rules/read-agreements.ts';
import { allRules, readYearForRules, rulesOn, type YearForRules } from './rules/read-year.ts';

/** What the rules did for a plan year. */
export interface ProposedFrom {
  readonly proposed: Readonly<Record<SanctionRule, number>>;
  /** Undecided cases whose basis is gone. */
  readonly doubted: number;
  /** Cases in effect that were put to the body again. */
  readonly reconsidered: number;
  readonly notes: readonly RuleNote[];
}

interface Existing {
  readonly record_id: number;
  readonly state: string;
  readonly rule: SanctionRule;
  readonly person_id: number;
  readonly agreement_id: number;
  readonly basis_no: number;
  readonly evaluation_no: number | null;
  readonly computation: BasisContent;
}

const workflow: Workflow = workflows.sanction;
const startsFrom = (step: string, state: string): boolean => toList(workflow.steps[step]?.from).includes(state);

/** The year's cases with what each rests on last. */
const readExisting = (tx: Pick<Transaction, 'run'>, townId: number, planYearId: number) =>
  tx.run<Existing>(
    sql<Existing>`select s.record_id, r.state, s.rule, s.person_id, s.agreement_id, b.basis_no, b.evaluation_no, b.computation
      from sanction s
      join record r on r.town_id = s.town_id and r.id = s.record_id
      join lateral (select * from sanction_basis b where b.town_id = s.town_id and b.record_id = s.record_id order by b.basis_no desc limit 1) b on true
      where s.town_id = ${townId}::int and s.year_id = ${planYearId}::bigint order by s.record_id`.compile(sqlOf),
  );

/** The system alone sees the branch's cases too. */
const scopeOf = ({ id, zone }: TownFacts) => ({ townId: id, personId: null, zone, as: 'step' }) as const;

const isOf =
  ({ rule, person }: Proposal) =>
  (each: Pick<Existing, 'rule' | 'person_id'>): boolean =>
    each.rule === rule && String(each.person_id) === person;

/** One proposal for each person and rule: the first, where somebody missed several agreements. */
const once = (proposals: readonly Proposal[]): readonly Proposal[] =>
  proposals.filter(
    ({ rule, person }, index) =>
      proposals.findIndex((other) => other.rule === rule && other.person === person) === index,
  );

const create = async (
  deps: Deps,
  town: TownFacts,
  { agreements }: YearForRules,
  notes: readonly RuleNote[],
  proposal: Proposal,
): Promise<boolean> => {
  const agreement = agreements.find(({ id }) => String(id) === proposal.agreement);
  if (agreement === undefined) throw new Error('A rule proposes on an agreement that it was not given.');
  const today = todayOf(town, deps.clock());
  const content = basisOf(town, proposal, agreements, notes, { personName: agreement.personName, byHand: false });
  const found = await transaction(deps.pool, scopeOf(town), (tx) =>
    gatherProposal(tx, { town, today, proposerId: null }, agreement, content),
  );
  const made = await createBySystem(deps, town.id, {
    workflow: workflow.name,
    step: 'propose',
    input: { rule: proposal.rule, agreement: agreement.id, concerned: Number(proposal.person) },
    found,
  });
  if (!made.ok && made.why !== 'already') throw new Error(`A proposal by rule ${proposal.rule} was refused.`);
  return made.ok;
};

/** How a case stands to what is found now; `null`: its basis holds as it is. */
const basisNow = (
  town: TownFacts,
  { input, agreements }: YearForRules,
  { proposals, notes }: { readonly proposals: readonly Proposal[]; readonly notes: readonly RuleNote[] },
  existing: Existing,
  agreement: JudgedAgreement | undefined,
): NewBasis | null => {
  const { computation: before, rule, basis_no } = existing;
  const evaluationNo = agreement?.evaluation?.no ?? null;
  const proposal = proposals.find((each) => isOf(each)(existing));
  const ruleRan = input.settings?.rules?.includes(rule) === true;
  const missed = agreement !== undefined && isMissed(agreement);
  const holds = missed && (before.byHand || !ruleRan || proposal !== undefined);
  const next = { basisNo: basis_no + 1, evaluationNo };
  if (!holds) {
    if (before.gone !== undefined) return null;
    const gone = { outcome: agreement?.evaluation?.outcome ?? null, evaluationNo };
    return { ...next, content: { ...before, gone } };
  }
  if (proposal === undefined) {
    if (before.gone === undefined) return null;
    const { gone: _, ...content } = before;
    return { ...next, content };
  }
  const personName = before.names.persons[proposal.person] ?? '';
  const content = basisOf(town, proposal, agreements, notes, { personName, byHand: false });
  const same =
    before.gone === undefined &&
    existing.evaluation_no === evaluationNo &&
    canonicalJson(content.proposal) === canonicalJson(before.proposal);
  return same ? null : { ...next, content };
};

/** The step that says that a case's basis is gone, where the case stands at a point that has one. */
const stepOfDoubt = (state: string): 'doubtBasis' | 'reconsider' | null =>
  startsFrom('doubtBasis', state) ? 'doubtBasis' : startsFrom('reconsider', state) ? 'reconsider' : null;

/** Keeps what a case rests on now, where somebody else has not done so meanwhile. */
const keepNewBasis = async (deps: Deps, town: TownFacts, { record_id }: Existing, basis: NewBasis): Promise<void> => {
  await transaction(deps.pool, scopeOf(town), async (tx) => {
    await tx.run(
      sql`select pg_advisory_xact_lock(hashtextextended(${`basis/${town.id}/${record_id}`}, 0))`.compile(sqlOf),
    );
    const [last] = await tx.run(
      sqlOf
        .selectFrom('sanction_basis')
        .where('town_id', '=', town.id)
        .where('record_id', '=', record_id)
        .select(({ fn }) => fn.max('basis_no').as('no')),
    );
    if (Number(last?.no) + 1 !== basis.basisNo) return;
    await tx.finish([
      addBasis(
        { townId: town.id, recordId: record_id, at: deps.clock() },
        basis.basisNo,
        basis.evaluationNo,
        basis.content,
      ),
    ]);
  });
};

/** Puts a case to the body, or in doubt, whose basis is gone; `null` where it has to wait for a point that lets it. */
const doubt = async (
  deps: Deps,
  town: TownFacts,
  { record_id, state }: Existing,
  basis: NewBasis,
): Promise<'doubtBasis' | 'reconsider' | null> => {
  const step = stepOfDoubt(state);
  if (step === null) return null;
  const taken = await takeBySystem(deps, town.id, record_id, step, {}, async (tx) => {
    const last = await tx.first(
      sqlOf
        .selectFrom('sanction_basis')
        .where('town_id', '=', town.id)
        .where('record_id', '=', record_id)
        .select(({ fn }) => fn.max('basis_no').as('no')),
    );
    return Number(last?.no) + 1 === basis.basisNo ? { known: basis } : null;
  });
  return taken.ok ? step : null;
};

/**
 * Has the rules that a plan year has switched on put forward what is missing, each person and rule once, and looks again at
 * what is there: where an evaluation was corrected and does not say missed any more, or the rule no longer puts it forward,
 * an undecided case is marked and one in effect is put to its body. Any number of callers may do so at once.
 */
export const proposeFrom = async (deps: Deps, townId: number, planYearId: number): Promise<ProposedFrom> => {
  const town = await townFacts(deps, townId);
  const year = yearOf(town, planYearId);
  const rules = rulesOn(year);
  if (rules.length === 0 && !(await hasAny(deps, town, planYearId))) return nothingToDo;
  const { read, existing, elsewhere } = await transaction(deps.pool, scopeOf(town), async (tx) => {
    const there = await readExisting(tx, townId, planYearId);
    const found = await readYearForRules(tx, town, planYearId, rules);
    const known = new Set(found.agreements.map(({ id }) => id));
    const ids = there.map(({ agreement_id }) => agreement_id).filter((id) => !known.has(id));
    return {
      read: found,
      existing: there,
      elsewhere: ids.length === 0 ? [] : await readJudged(tx, town, { ids }),
    };
  });
  const answer = askRules(read.input);
  const notes = [...answer.notes.filter(({ rule, code }) => code !== 'off' || !rules.includes(rule)), ...read.waiting];
  const proposals = once(answer.proposals);
  const proposed: Record<SanctionRule, number> = { A: 0, B: 0, C: 0, D: 0 };
  for (const proposal of proposals)
    if (!existing.some(isOf(proposal)) && (await create(deps, town, read, notes, proposal)))
      proposed[proposal.rule] += 1;
  const steps = { doubtBasis: 0, reconsider: 0 };
  for (const each of existing) {
    const agreement = [...read.agreements, ...elsewhere].find(({ id }) => id === each.agreement_id);
    const basis = basisNow(town, read, { proposals, notes }, each, agreement);
    if (basis === null) continue;
    if (basis.content.gone === undefined) {
      if (!isOver(each.state)) await keepNewBasis(deps, town, each, basis);
      continue;
    }
    const step = await doubt(deps, town, each, basis);
    if (step !== null) steps[step] += 1;
  }
  return { proposed, doubted: steps.doubtBasis, reconsidered: steps.reconsider, notes };
};

const nothingToDo: ProposedFrom = {
  proposed: { A: 0, B: 0, C: 0, D: 0 },
  doubted: 0,
  reconsidered: 0,
  notes: allRules.map((rule) => ({ rule, code: 'off', about: null })),
};

/** Whether a plan year has cases, proposed by hand where no rule is on. */
const hasAny = (deps: Deps, town: TownFacts, planYearId: number): Promise<boolean> =>
  transaction(
    deps.pool,
    scopeOf(town),
    async (tx) =>
      (await tx.first(
        sqlOf
          .selectFrom('sanction')
          .where('town_id', '=', town.id)
          .where('year_id', '=', planYearId)
          .select('record_id')
          .limit(1),
      )) !== undefined,
  );

/** Whether nothing can become of a case any more. */
const isOver = (state: string): boolean => workflow.states[state]?.final === true;

/** Plan years whose missed agreements may still lead to something: the present one and the one before it. */
const yearsToLookAt = (town: TownFacts, today: string): readonly PlanYearFacts[] => {
  const present = town.planYears.findIndex(({ id }) => id === planYearOf(town, today).id);
  return town.planYears.slice(Math.max(0, present - 1), present + 1);
};

/** The clock's duty: has the rules put forward what they find in the present plan year and the one before it. */
export const proposeConsequencesDaily = async (deps: Deps, town: TownFacts): Promise<void> => {
  for (const { id } of yearsToLookAt(town, todayOf(town, deps.clock()))) await proposeFrom(deps, town.id, id);
};

import type {
  Computation,
  Evidence,
  HoldReason,
  Proposal,
  RulesAnswer,
  RulesInput,
  SanctionMeasure,
  SanctionRule,
} from '@plumbline/rules';
import type { JudgedAgreement } from './rules/read-agreements.ts';

const usual: Readonly<Record<SanctionRule, SanctionMeasure>> = {
  A: 'statement',
  B: 'talk',
  C: 'ineligibility',
  D: 'training',
};

/** The agreement and person that somebody proposes a consequence for. */
export interface ProposedByHand {
  readonly rule: SanctionRule;
  readonly agreement: JudgedAgreement;
  readonly personId: number;
  /** Rule D: whether a training of the plan year before was given. */
  readonly trained: boolean;
}

const held: readonly HoldReason[] = ['notAvailable'];

const evidenceOf = ({ settings }: RulesInput, n: number | null): Evidence => ({
  n,
  lo: null,
  hi: null,
  pLast: null,
  holdPercent: settings?.holdPercent ?? 0,
  smallGroup: settings?.smallGroup ?? 0,
  reasons: held,
});

const computationOf = (
  { rule, agreement }: ProposedByHand,
  input: RulesInput,
  { proposals }: RulesAnswer,
): Computation => {
  const evaluatedOn = agreement.evaluation?.on ?? '';
  if (rule === 'B') return { rule, clause: 'Q6', partyMember: true, administrative: true, evaluatedOn };
  if (rule === 'C') return { rule, clause: 'Q7', evaluatedOn };
  const { settings } = input;
  if (rule === 'D')
    return {
      rule,
      clause: 'Q8',
      lastTeachers: settings?.lastTeachers ?? 0,
      improvementBy: settings?.improvementBy ?? 'standardScore',
      ladder: [],
      evidence: evidenceOf(input, null),
    };
  const computed = proposals.find(({ computation }) => computation.rule === 'A')?.computation;
  const campus = input.campuses.find(({ id }) => id === String(agreement.campusId));
  return {
    rule,
    clause: 'Q5',
    lastOf: settings?.lastOf ?? 'missed',
    lastCampuses: settings?.lastCampuses ?? 0,
    // The rule compares the same campuses for everybody; where it proposes nobody there is nothing to show.
    campuses: computed?.rule === 'A' ? computed.campuses : [],
    evidence: evidenceOf(input, campus?.n ?? null),
  };
};

/**
 * What a person proposes: the rule's own proposal where it makes one, else one by hand, with the evidence that there is and
 * held for an explicit decision.
 */
export const proposalByHand = (
  asked: ProposedByHand,
  input: RulesInput,
  answer: RulesAnswer,
): { readonly proposal: Proposal; readonly byHand: boolean } => {
  const { rule, agreement, personId, trained } = asked;
  const byRule = answer.proposals.find((each) => each.rule === rule && each.person === String(personId));
  if (byRule !== undefined) return { proposal: byRule, byHand: false };
  return {
    byHand: true,
    proposal: {
      rule,
      measure: rule === 'D' && trained ? 'rotation' : usual[rule],
      person: String(personId),
      campus: agreement.campusId === null ? null : String(agreement.campusId),
      agreement: String(agreement.id),
      tied: false,
      held,
      computation: computationOf(asked, input, answer),
      dataVersion: input.dataVersion ?? null,
    },
  };
};

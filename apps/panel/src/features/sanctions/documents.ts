import { graphql, type ResultOf, type VariablesOf } from '../../data/graphql.ts';

const rowFacts = graphql(`
  fragment SanctionRowFacts on Sanction {
    id number title version workflow question rule ruleTitle measure measureTitle body
    planYear { title }
    unit { id name }
    concerned { id name }
    concernedIsViewer viewerParts tied held basisGone
    state stateTitle tone tags dueOn overdue daysLeft
    voteCount { open cast mayVote }
    availableSteps { name title main }
  }
`);

/** Consequences in which the reader has a part, with all that a row shows. */
export const SanctionsQuery = graphql(
  `
    query Sanctions($first: Int, $filter: SanctionFilter, $orderBy: SanctionOrder) {
      sanctions(first: $first, filter: $filter, orderBy: $orderBy) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...SanctionRowFacts }
      }
    }
  `,
  [rowFacts],
);

export type SanctionRow = ResultOf<typeof SanctionsQuery>['sanctions']['nodes'][number];
export type SanctionFilter = NonNullable<VariablesOf<typeof SanctionsQuery>['filter']>;
export type SanctionOrder = NonNullable<VariablesOf<typeof SanctionsQuery>['orderBy']>;

/** Counts on the views of the list. */
export const SanctionCountsQuery = graphql(`
  query SanctionCounts {
    waiting: sanctions(first: 1, filter: { waitingForMe: true }) { totalCount }
    toVote: sanctions(first: 1, filter: { toVote: true }) { totalCount }
    open: sanctions(first: 1, filter: { open: true }) { totalCount }
    mine: sanctions(first: 1, filter: { concernsMe: true }) { totalCount }
    all: sanctions(first: 1) { totalCount }
    planYears { id title }
  }
`);

const fileFacts = graphql(`
  fragment SanctionFile on File { id name mediaType url thumbnailUrl }
`);

const roundFacts = graphql(`
  fragment SanctionRoundFacts on SanctionRound {
    round review open announced mayVote cast needed short sealed sealedReason agree disagree abstain carried
    members { id name post status ballot reason at chair isViewer }
    mine { id name post status ballot reason at }
  }
`);

const basisFacts = graphql(`
  fragment SanctionBasisFacts on SanctionBasis {
    no at evaluationNo hash dataVersion clause byRule tied
    held { code text }
    evidence { n lo hi pLast holdPercent smallGroup sentence }
    comparison {
      lastOf last
      campuses {
        unitId name outcome compared composite passRate excellentRate n target margin effect lo hi fromLast pLast
        proposed tied own
      }
    }
    ladder {
      year title outcome standardScore lineRate flagged improved rung text
      county { subject grade mean place compared groupMean groupSd }
    }
    conditions { title found met }
    steps notes
  }
`);

/** One consequence: what is asked, what it rests on, what was said and voted, what followed, steps and history. */
export const SanctionQuery = graphql(
  `
    query Sanction($number: String!) {
      sanction(number: $number) {
        id number title version workflow question rule ruleTitle ruleClause measure measureTitle body bodyTitle
        confidential concernedIsViewer proposalReason byHand viewerParts tied held supportCount objectionCount basisGone
        reviewing suspended carriedOut startsOn endsOn reviewBy appealBy
        state stateTitle tone tags dueOn overdue daysLeft clause createdAt
        unit { id name }
        planYear { id title }
        concerned { id name mainPost }
        proposer { id name }
        chair { id name mainPost }
        handlers { id name mainPost }
        intended { startsOn endsOn }
        agreement {
          id number title evaluationNo outcome evaluatedAt outcomeNow
          targets { indicator title unit comparison value mandatory found met margin n lo hi small }
        }
        basis { ...SanctionBasisFacts }
        bases { no at evaluationNo hash dataVersion }
        law { ruleId title text source reason legalBasis at answeredBy { id name } }
        support {
          id kind kindTitle measures from until planned held short effect endedOn current
          mentor { id name }
          reobservations { id observedOn resultTitle remark observer { id name } }
        }
        tieBreak { at goesOn reason by { id name } }
        screening { at competent exempt groundTitle opinion support by { id name } }
        notice { at note by { id name } files { ...SanctionFile } }
        receipt { at witnessed witnesses what by { id name } files { ...SanctionFile } }
        defence { at lapsed byHandler statement by { id name } files { ...SanctionFile } }
        opinions {
          question askedAt opinion answeredAt
          whom { id name mainPost }
          askedBy { id name }
          files { ...SanctionFile }
        }
        ballot { ...SanctionRoundFacts }
        rounds { ...SanctionRoundFacts }
        decision { at reason carried by { id name } }
        waiver { at reason by { id name } }
        delivery { at howTitle deliveredOn witnesses by { id name } files { ...SanctionFile } }
        review {
          at bySystem grounds answeredAt answer upheld
          answeredBy { id name }
          files { ...SanctionFile }
          answerFiles { ...SanctionFile }
        }
        appeal {
          at grounds answeredAt authority answeredOn answer upheld
          files { ...SanctionFile }
          scan { ...SanctionFile }
        }
        completion {
          at doneOn statement talk course attendance passed consents consentReasons order
          by { id name }
          toUnit { id name }
          files { ...SanctionFile }
        }
        lifting { at reason by { id name } }
        effect { kind startsOn endsOn suspended liftedOn revokedOn doneOn inForce matters }
        meetingItem { meetingId meetingTitle heldOn position title minutes }
        availableSteps { name title fields required main next }
        blockedSteps { name title reason }
        reminders { reminder title deadlineTitle dueOn at passedOver }
        events(last: 200) {
          id version step stepTitle state stateTitle tone dueOn override overrideReason at
          actor { id name }
          post { id title unit { name } }
          onBehalfOf { id name }
          input { name title value kind }
          evidence { ...SanctionFile }
        }
      }
    }
  `,
  [basisFacts, roundFacts, fileFacts],
);

export type WholeSanction = NonNullable<ResultOf<typeof SanctionQuery>['sanction']>;
export type SanctionBasis = WholeSanction['basis'];
export type ComparedCampus = NonNullable<SanctionBasis['comparison']>['campuses'][number];
export type LadderStep = SanctionBasis['ladder'][number];
export type SanctionRound = NonNullable<WholeSanction['ballot']>;
export type RoundMember = SanctionRound['members'][number];
export type GivenSupport = WholeSanction['support'][number];

/** One page for those who decide: what was put forward, what is held, whom it waits for. */
export const SanctionOverviewQuery = graphql(`
  query SanctionOverview($planYear: ID) {
    sanctionOverview(planYear: $planYear) {
      problems { code message path }
      planYear { id title }
      planYears { id title }
      agreements missed notEvaluated open held tied overdue toVote waitingForMe inEffect underReview mayPropose
      rules { rule title clause on total open held tied inEffect waived revoked }
      states { state title tone count }
      waiting { name personId count overdue }
    }
  }
`);

export type SanctionOverview = ResultOf<typeof SanctionOverviewQuery>['sanctionOverview'];

/** What needs an explicit decision: held or tied, still open. */
export const HeldSanctionsQuery = graphql(
  `
    query HeldSanctions($held: SanctionFilter, $tied: SanctionFilter) {
      held: sanctions(first: 10, filter: $held) { totalCount nodes { ...SanctionRowFacts } }
      tied: sanctions(first: 10, filter: $tied) { totalCount nodes { ...SanctionRowFacts } }
    }
  `,
  [rowFacts],
);

/** Has the rules that are switched on put forward what is missing. */
export const ProposeConsequencesMutation = graphql(`
  mutation ProposeConsequences($input: ProposeConsequencesInput!) {
    proposeConsequences(input: $input) {
      proposed { rule count }
      notes { rule code text }
      problems { code message path }
    }
  }
`);

/** Whether the reader sees the agreement that a case rests on. */
export const SeesAgreementQuery = graphql(`
  query SeesAgreement($number: String!) {
    agreement(number: $number) { id number workflow }
  }
`);

/** Missed agreements from which the reader may propose, by one rule or by all of theirs. */
export const ProposableAgreementsQuery = graphql(`
  query ProposableAgreements($rule: SanctionRule, $search: String) {
    proposableAgreements(rule: $rule, search: $search) {
      agreements { id number title unitName personId personName }
      problems { code message path }
    }
  }
`);

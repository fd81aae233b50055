import { graphql, type ResultOf } from '../../data/graphql.ts';

const contentFacts = graphql(`
  fragment AgreementContentFacts on AgreementContent {
    planYear endsOn compared subject
    targets { indicator title unit comparison value mandatory lastYears { planYear value } }
    clauses { title text }
    lawNotes { title text source offers }
  }
`);

/** One agreement: every version with its text and changes, signatures, evaluations, steps and history. */
export const AgreementQuery = graphql(
  `
    query Agreement($number: String!) {
      agreement(number: $number) {
        id number title version workflow state stateTitle tone tags dueOn overdue daysLeft clause
        party subject signBy versionNo contentHash text refusal
        unit { id name }
        partyA { id name mainPost }
        partyB { id name mainPost }
        exam { id code title heldOn publishedRevision }
        content { ...AgreementContentFacts }
        versions {
          no origin at hash text
          author { id name }
          differences { part change title before after }
          content { ...AgreementContentFacts }
        }
        changes { part change title before after }
        signatures {
          side versionNo at onPaper signedOn hash
          person { id name }
          post { title }
          recordedBy { name }
          scan { id name mediaType url thumbnailUrl }
        }
        evaluations {
          no outcome at versionNo revision rules
          exam { id code title }
          targets { indicator title unit comparison value mandatory found met margin n lo hi small parts { indicator title percent } figures { title value } }
        }
        live { indicator now lo hi n small }
        availableSteps { name title fields required main next }
        blockedSteps { name title reason }
        reminders { reminder title deadlineTitle dueOn at passedOver }
        events(last: 200) {
          id version step stepTitle state stateTitle tone dueOn override overrideReason at
          actor { id name }
          post { id title unit { name } }
          onBehalfOf { id name }
          input { name title value kind }
          evidence { id name mediaType url thumbnailUrl }
        }
      }
    }
  `,
  [contentFacts],
);

export type WholeAgreement = NonNullable<ResultOf<typeof AgreementQuery>['agreement']>;
export type AgreementVersion = WholeAgreement['versions'][number];
export type AgreementEvaluation = WholeAgreement['evaluations'][number];
export type EvaluatedTarget = AgreementEvaluation['targets'][number];
export type AgreementTarget = WholeAgreement['content']['targets'][number];

/** The list: which agreement, with whom, how far signed, until when, and the latest result. */
export const AgreementsQuery = graphql(`
  query Agreements($first: Int, $after: String, $filter: AgreementFilter) {
    agreements(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id number title version workflow state stateTitle tone tags dueOn overdue daysLeft party versionNo signBy
        unit { id name }
        partyA { id name }
        partyB { id name }
        signatures { side versionNo }
        evaluations { no outcome revision exam { title } }
        availableSteps { name title main }
      }
    }
  }
`);

export type AgreementRow = ResultOf<typeof AgreementsQuery>['agreements']['nodes'][number];

/** Who is expected to have an agreement, and how far each is. */
export const CoverageQuery = graphql(`
  query AgreementCoverage($missing: Boolean) {
    agreementCoverage {
      party title expected drafted offered signed
      rows(missing: $missing) { unit unitId person personId stage number }
    }
  }
`);

export type Coverage = ResultOf<typeof CoverageQuery>['agreementCoverage'][number];
export type CoverageRow = Coverage['rows'][number];

/** What a target may measure. */
export const IndicatorsQuery = graphql(`
  query AgreementIndicators($party: AgreementParty) {
    agreementIndicators(party: $party) { indicator title unit comparison fromScores clause }
  }
`);

/** What agreements of a kind begin with. */
export const TemplateQuery = graphql(`
  query AgreementTemplate($party: AgreementParty!) {
    agreementTemplate(party: $party) {
      own
      targets { indicator comparison value mandatory }
      clauses { title text }
    }
  }
`);

export const TemplateSaveMutation = graphql(`
  mutation AgreementTemplateSave($input: AgreementTemplateSaveInput!) {
    agreementTemplateSave(input: $input) { problems { code message path } }
  }
`);

/** Judges or drafts many agreements; a row per agreement, in the order of the items. */
export const DraftManyMutation = graphql(`
  mutation AgreementDraftMany($input: AgreementDraftManyInput!) {
    agreementDraftMany(input: $input) {
      problems { code message path }
      rows {
        unit partyB
        record { id number version }
        targets { indicator title unit comparison value mandatory }
        problems { code message path }
      }
    }
  }
`);

export type DraftManyAnswer = ResultOf<typeof DraftManyMutation>['agreementDraftMany'];

/** Offers many drafted agreements. */
export const OfferManyMutation = graphql(`
  mutation AgreementOfferMany($input: AgreementOfferManyInput!) {
    agreementOfferMany(input: $input) {
      problems { code message path }
      rows {
        record { id number version }
        problems { code message path }
      }
    }
  }
`);

/** Agreements that wait for a signature or an answer: since when, and how often the clock has reminded. */
export const WaitingQuery = graphql(`
  query AgreementsWaiting($first: Int) {
    agreements(first: $first, filter: { awaited: true }) {
      totalCount
      nodes {
        id number title workflow state stateTitle tone tags dueOn overdue daysLeft party versionNo
        unit { id name }
        partyA { id name }
        partyB { id name }
        signatures { side versionNo }
        reminders { reminder title at passedOver }
        events(last: 1) { at }
      }
    }
  }
`);

export type WaitingRow = ResultOf<typeof WaitingQuery>['agreements']['nodes'][number];

import { graphql, type ResultOf } from '../../data/graphql.ts';

/** What every paper says of itself: whose it is, who prints it, and where its QR code leads. */
export const PaperFrameQuery = graphql(`
  query PaperFrame {
    address
    town { name today term { title } }
    viewer { scope person { name } actingPost { title } }
    units(first: 1, filter: { kind: [CENTRAL_SCHOOL] }) { nodes { name } }
  }
`);

/** A notice with its findings as they were issued. */
export const NoticePaperQuery = graphql(`
  query NoticePaper($number: String!) {
    notice(number: $number) {
      number clause issuedOn
      unit { name }
      inspection { title heldOn }
      items {
        position category weight rectifyBy requirement
        responsible { name mainPost }
        case { number title place evidence { id } }
      }
    }
  }
`);

/** A case with all that its papers show. */
export const CasePaperQuery = graphql(`
  query CasePaper($number: String!) {
    rectificationCase(number: $number) {
      number title description place category weight requirement rectifyBy returns clause
      notice { number issuedOn }
      unit { name }
      responsible { name mainPost }
      issuer { name }
      inspector { name }
      inspection { title heldOn }
      evidence { id name mediaType url }
      events(last: 200) {
        id step stepTitle at override
        actor { name }
        onBehalfOf { name }
        input { name title value kind }
        evidence { id name mediaType url }
      }
    }
  }
`);

/** The ledger: one page of cases with what a row on paper shows. */
export const LedgerPaperQuery = graphql(`
  query LedgerPaper($first: Int, $after: String, $filter: RectificationCaseFilter, $orderBy: RectificationCaseOrder) {
    rectificationCases(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id number title place category stateTitle tone tags dueOn rectifyBy overdue daysLeft returns closedOn
        unit { name }
        responsible { name }
      }
    }
  }
`);

/** An agreement with the text, the signatures and the hash of every version. */
export const AgreementPaperQuery = graphql(`
  query AgreementPaper($number: String!) {
    agreement(number: $number) {
      number versionNo
      versions { no hash text content { partyA { organisation name } partyB { organisation name } } }
      signatures { side versionNo at onPaper signedOn person { name } }
    }
  }
`);

/** Names of what the ledger is filtered by. */
export const FilterNamesQuery = graphql(`
  query FilterNames($ids: [ID!]!, $workflow: String!) {
    nodes(ids: $ids) {
      id
      ... on Unit { unitName: name }
      ... on Inspection { inspectionTitle: title }
      ... on Person { personName: name }
    }
    workflow(name: $workflow) { states { name title } }
  }
`);

export type FilterNames = ResultOf<typeof FilterNamesQuery>;
export type PaperFrame = ResultOf<typeof PaperFrameQuery>;
export type PaperNotice = NonNullable<ResultOf<typeof NoticePaperQuery>['notice']>;
export type PaperCase = NonNullable<ResultOf<typeof CasePaperQuery>['rectificationCase']>;
export type AgreementOnPaper = NonNullable<ResultOf<typeof AgreementPaperQuery>['agreement']>;
export type PaperEvent = PaperCase['events'][number];
export type PaperFile = PaperCase['evidence'][number];
export type LedgerRow = ResultOf<typeof LedgerPaperQuery>['rectificationCases']['nodes'][number];

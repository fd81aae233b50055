import { graphql, type ResultOf, type VariablesOf } from '../../data/graphql.ts';

/** The ledger: one page of cases with all that a row shows. */
export const LedgerQuery = graphql(`
  query Ledger($first: Int, $after: String, $filter: RectificationCaseFilter, $orderBy: RectificationCaseOrder) {
    rectificationCases(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id number title version state stateTitle tone tags dueOn overdue daysLeft returns category weight place updatedAt
        unit { id name }
        responsible { id name }
        inspection { id title }
        availableSteps { name title main }
      }
    }
  }
`);

export type LedgerCase = ResultOf<typeof LedgerQuery>['rectificationCases']['nodes'][number];
export type CaseFilter = NonNullable<VariablesOf<typeof LedgerQuery>['filter']>;

/** Counts on the chips of the ready queries. */
export const LedgerCountsQuery = graphql(`
  query LedgerCounts($today: Date!, $soon: Date!) {
    open: rectificationCases(first: 1, filter: { open: true }) { totalCount }
    overdue: rectificationCases(first: 1, filter: { overdue: true }) { totalCount }
    soon: rectificationCases(first: 1, filter: { open: true, dueFrom: $today, dueTo: $soon }) { totalCount }
    waiting: rectificationCases(first: 1, filter: { waitingForMe: true }) { totalCount }
    mine: rectificationCases(first: 1, filter: { mine: true }) { totalCount }
    savedQueries(list: "rectificationCases") { id name filter }
  }
`);

export const WorkflowStatesQuery = graphql(`
  query WorkflowStates($name: String!) {
    workflow(name: $name) { name states { name title task tone tags } }
  }
`);

export const SaveQueryMutation = graphql(`
  mutation SaveQuery($input: SaveQueryInput!) {
    saveQuery(input: $input) { problems { code message path } }
  }
`);

export const DeleteSavedQueryMutation = graphql(`
  mutation DeleteSavedQuery($id: ID!) {
    deleteSavedQuery(id: $id) { problems { code message path } }
  }
`);

/** The case page: facts, what may be done, and the whole history. */
export const CaseQuery = graphql(`
  query Case($number: String!) {
    rectificationCase(number: $number) {
      id number title version workflow state stateTitle tone tags dueOn overdue daysLeft clause createdAt updatedAt
      description place category weight requirement rectifyBy returns goodReinspections reopens lookBackOn
      unit { id name }
      responsible { id name mainPost }
      issuer { id name }
      inspector { id name }
      inspection { id title heldOn }
      sameProblemAs { id number title }
      evidence { id name mediaType url thumbnailUrl }
      assignments { relation title person { id name } post { id title } from to }
      availableSteps { name title fields required main next }
      blockedSteps { name title reason }
      overridableSteps { name title fields required main next }
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
`);

export type WholeCase = NonNullable<ResultOf<typeof CaseQuery>['rectificationCase']>;
export type CaseEvent = WholeCase['events'][number];
export type CaseReminder = WholeCase['reminders'][number];
export type CaseStep = WholeCase['availableSteps'][number];

/** The workflow's map: states in order, and which step leads where. */
export const WorkflowQuery = graphql(`
  query Workflow($name: String!) {
    workflow(name: $name) {
      name title clause mainRoad
      states { name title tone tags }
      steps { name title from to }
    }
  }
`);

export type WorkflowMap = ResultOf<typeof WorkflowQuery>['workflow'];

export const StepFormQuery = graphql(`
  query StepForm($workflow: String!, $step: String!) {
    stepForm(workflow: $workflow, step: $step)
  }
`);

export const WorkingDaysQuery = graphql(`
  query WorkingDays($from: Date!, $to: Date!) {
    town { calendar(from: $from, to: $to) { day working } }
  }
`);

export const MarkReadMutation = graphql(`
  mutation MarkCopyRead($record: ID!) {
    markCopyRead(record: $record)
  }
`);

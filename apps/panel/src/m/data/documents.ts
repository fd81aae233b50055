import { graphql, type ResultOf } from '../../data/graphql.ts';
import { recordFacts } from './recordFacts.ts';

/** Who is signed in, and the town's day. */
export const PhoneMeQuery = graphql(`
  query PhoneMe {
    viewer {
      person { id name mainPost }
      posts { id title unit { id name kind } }
      actingPost { id title unit { id name kind } }
      permissions
      mustChangePassword
      secondFactor { setUp required from }
      onBehalfOf { id }
      delegations { id principal { name } }
    }
    town { id name today term { week } }
  }
`);
export type Me = ResultOf<typeof PhoneMeQuery>;

export const PhoneTodoQuery = graphql(`
  query PhoneTodo {
    workbench {
      todo(first: 50) {
        totalCount
        nodes {
          dueOn overdue daysLeft
          step { name title }
          record { id workflow number title tone stateTitle unit { id name } assignments { relation person { id name } to } }
        }
      }
    }
  }
`);
export type PhoneTodo = ResultOf<typeof PhoneTodoQuery>['workbench']['todo']['nodes'][number];

export const PhoneStartedQuery = graphql(`
  query PhoneStarted {
    workbench { list: started(first: 50) { nodes { at read step { name title } record { id workflow number title tone stateTitle } } } }
  }
`);
export const PhoneDoneQuery = graphql(`
  query PhoneDone {
    workbench { list: done(first: 50) { nodes { at read step { name title } record { id workflow number title tone stateTitle } } } }
  }
`);
export const PhoneCopiedQuery = graphql(`
  query PhoneCopied {
    workbench { list: copied(first: 50) { nodes { at read step { name title } record { id workflow number title tone stateTitle } } } }
  }
`);

export type PhoneRecord = ResultOf<typeof recordFacts>;
export type PhoneStep = PhoneRecord['availableSteps'][number];
export type PhoneFile = PhoneRecord['events'][number]['evidence'][number];

/** The case, and what is asked for beside it. */
export const PhoneCaseQuery = graphql(
  `
    query PhoneCase($number: String!) {
      record: rectificationCase(number: $number) {
        ...PhoneRecordFacts
        description place requirement returns
        responsible { id name }
        inspector { id name }
        evidence { id name mediaType url thumbnailUrl }
        startableSteps { workflow name title next }
        requests { id workflow number title stateTitle tone }
      }
    }
  `,
  [recordFacts],
);
export type PhoneCase = NonNullable<ResultOf<typeof PhoneCaseQuery>['record']>;

/** A request: what is asked and why, what it is about, what to do, and its history. */
export const PhoneRequestQuery = graphql(
  `
    query PhoneRequest($number: String!) {
      record: request(number: $number) {
        ...PhoneRecordFacts
        kind reason answer newDay
        newResponsible { id name mainPost }
        differences { name title before after }
        assignments { relation person { id name } to }
        parent {
          id number title workflow stateTitle tone dueOn overdue daysLeft
          unit { id name }
          ... on RectificationCase { requirement place }
        }
      }
    }
  `,
  [recordFacts],
);
export type PhoneRequest = NonNullable<ResultOf<typeof PhoneRequestQuery>['record']>;

/** An agreement: its versions and what they changed, who has signed, its targets and evaluations. */
export const PhoneAgreementQuery = graphql(
  `
    query PhoneAgreement($number: String!) {
      record: agreement(number: $number) {
        ...PhoneRecordFacts
        versionNo contentHash
        partyA { id name }
        partyB { id name }
        content {
          targets { indicator title unit comparison value mandatory lastYears { planYear value } }
          clauses { title text }
        }
        versions { no hash text differences { part change title before after } }
        changes { part change title before after }
        signatures { side versionNo at onPaper signedOn person { id } }
        evaluations {
          no outcome
          exam { title }
          targets { indicator title unit comparison value found met }
        }
        live { indicator now }
      }
    }
  `,
  [recordFacts],
);
export type PhoneAgreement = NonNullable<ResultOf<typeof PhoneAgreementQuery>['record']>;
export type PhoneVersion = PhoneAgreement['versions'][number];

/** A consequence as far as its steps need it; its own pages read more. */
export const PhoneSanctionStepQuery = graphql(
  `
    query PhoneSanctionStep($number: String!) {
      record: sanction(number: $number) { ...PhoneRecordFacts }
    }
  `,
  [recordFacts],
);

/** Whether the reader sees a case: whoever answers a request does not always. */
export const PhoneSeesCaseQuery = graphql(`
  query PhoneSeesCase($number: String!) {
    rectificationCase(number: $number) { id }
  }
`);

export const PhoneWorkflowQuery = graphql(`
  query PhoneWorkflow($name: String!) {
    workflow(name: $name) { name title mainRoad states { name title } }
  }
`);

export const PhoneFormQuery = graphql(`
  query PhoneForm($workflow: String!, $step: String!) {
    stepForm(workflow: $workflow, step: $step)
  }
`);

/** Staff, for picking people without a connection. */
export const PhonePeopleQuery = graphql(`
  query PhonePeople($after: String) {
    people(first: 200, after: $after, filter: { current: true }) {
      pageInfo { hasNextPage endCursor }
      nodes { id name pinyin mainPost }
    }
  }
`);

export const PhonePlacesQuery = graphql(`
  query PhonePlaces {
    units(first: 200, filter: { kind: [CAMPUS, CENTRAL_SCHOOL] }) { nodes { id name kind to } }
    inspections(first: 50) { nodes { id title heldOn unit { id name } } }
  }
`);

export const PhoneCasesQuery = graphql(`
  query PhoneCases($search: String!) {
    rectificationCases(first: 12, filter: { search: $search }) { nodes { id number title } }
  }
`);

export const PhoneMarkReadMutation = graphql(`
  mutation PhoneMarkRead($record: ID!) { markCopyRead(record: $record) }
`);

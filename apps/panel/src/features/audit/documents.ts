import { graphql, type ResultOf } from '../../data/graphql.ts';

/** Events of the record that the viewer sees, latest first. */
export const RecordEventsQuery = graphql(`
  query RecordEvents($filter: RecordEventFilter, $first: Int, $after: String) {
    recordEvents(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id version stepTitle stateTitle tone at override overrideReason
        actor { name } post { title } onBehalfOf { name }
        record { workflow number title }
        seal { position hash }
      }
    }
  }
`);

export type RecordEvent = ResultOf<typeof RecordEventsQuery>['recordEvents']['nodes'][number];

/** Where sealing stands; nothing for whoever may not verify it. */
export const AuditStateQuery = graphql(`
  query AuditState {
    auditState {
      lastPosition sealedAt waiting mayExport
      statement { day position hash keyId }
    }
  }
`);

export type AuditState = NonNullable<ResultOf<typeof AuditStateQuery>['auditState']>;

export const AuditVerifyMutation = graphql(`
  mutation AuditVerify {
    auditVerify {
      verification { events statements payloads erased more apartIsWhole faults { kind position text } }
      problems { code message path }
    }
  }
`);

export type Verification = NonNullable<ResultOf<typeof AuditVerifyMutation>['auditVerify']['verification']>;

/** Workflows with their steps, for choosing from. */
export const WorkflowStepsQuery = graphql(`
  query WorkflowSteps {
    workflows { name title steps { name title } }
  }
`);

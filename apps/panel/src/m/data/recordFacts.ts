import { graphql } from '../../data/graphql.ts';

/** What every record has: where it stands, what to do, why not the rest, and its history. */
export const recordFacts = graphql(`
  fragment PhoneRecordFacts on WorkflowRecord {
    id number title version workflow state stateTitle tone tags dueOn overdue daysLeft
    unit { id name }
    availableSteps { name title fields required main next }
    blockedSteps { name title reason }
    events(last: 100) {
      id version step stepTitle state stateTitle tone override overrideReason at
      actor { id name }
      post { id title }
      onBehalfOf { id name }
      input { name title value kind }
      evidence { id name mediaType url thumbnailUrl }
    }
  }
`);

import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { builder } from './builder.ts';
import './types/scalars.ts';
import './types/node.ts';
import './types/organisation.ts';
import './types/workflow-record.ts';
import './types/rectification-case.ts';
import './types/request.ts';
import './types/agreement.ts';
import './types/sanction/sanction.ts';
import './types/support.ts';
import './types/meeting.ts';
import './types/seal.ts';
import './types/event.ts';
import './types/reminder.ts';
import './types/notice.ts';
import './types/problem.ts';
import './types/exam.ts';
import './types/notification.ts';
import './queries/nodes.ts';
import './queries/viewer.ts';
import './queries/delegations.ts';
import './queries/town.ts';
import './queries/rights-matrix.ts';
import './queries/setup.ts';
import './queries/workflow.ts';
import './queries/organisation.ts';
import './queries/rectification-cases.ts';
import './queries/board.ts';
import './queries/due-days.ts';
import './queries/wall.ts';
import './queries/api-keys.ts';
import './queries/calendar-feed.ts';
import './queries/notices.ts';
import './queries/requests.ts';
import './queries/agreements.ts';
import './queries/agreement-coverage.ts';
import './queries/sanctions.ts';
import './queries/sanction-overview.ts';
import './queries/sanction-ladder.ts';
import './queries/eligibility.ts';
import './queries/sanction-simulation.ts';
import './queries/supports.ts';
import './queries/meetings.ts';
import './queries/changes.ts';
import './queries/record-events.ts';
import './queries/audit-state.ts';
import './queries/workbench.ts';
import './queries/notification.ts';
import './queries/exams.ts';
import './queries/exam-figures.ts';
import './queries/score-table.ts';
import './queries/law-check.ts';
import './queries/teaching.ts';
import './queries/read-log.ts';
import './queries/posts.ts';
import './queries/rollovers.ts';
import './mutations/steps.ts';
import './mutations/delegation.ts';
import './mutations/notices.ts';
import './mutations/agreements.ts';
import './mutations/organisation.ts';
import './mutations/accounts.ts';
import './mutations/end-post.ts';
import './mutations/move-post.ts';
import './mutations/rollovers.ts';
import './mutations/notification.ts';
import './mutations/exams.ts';
import './mutations/scores.ts';
import './mutations/teaching.ts';
import './mutations/consequences.ts';
import './mutations/supports.ts';
import './mutations/meetings.ts';
import './mutations/settings.ts';
import './mutations/personal.ts';
import './mutations/audit-verify.ts';
import './mutations/setup.ts';
import './mutations/one-time-slips.ts';
import { fromRow } from './read/fields.ts';

/** Fields that only read a property of their row get GraphQL's own resolver, which the executor compiles away. */
const withPlainReads = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { pothosOptions } = field.extensions as { pothosOptions?: { resolve?: unknown } };
      if (pothosOptions?.resolve === fromRow && field.args.length === 0) delete field.resolve;
    }
  }
  return schema;
};

/** The product's whole schema. */
export const schema: GraphQLSchema = withPlainReads(builder.toSchema());

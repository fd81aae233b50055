import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { builder } from './builder.ts';
import './types/scalars.ts';
import './types/node.ts';
import './types/organisation.ts';
import './types/workflow-record.ts';
import './types/rectification-case.ts';
import './types/request.ts';
import './types/event.ts';
import './types/reminder.ts';
import './types/notice.ts';
import './types/problem.ts';
import './types/notification.ts';
import './queries/nodes.ts';
import './queries/viewer.ts';
import './queries/town.ts';
import './queries/workflow.ts';
import './queries/organisation.ts';
import './queries/rectification-cases.ts';
import './queries/board.ts';
import './queries/due-days.ts';
import './queries/wall.ts';
import './queries/calendar-feed.ts';
import './queries/notices.ts';
import './queries/requests.ts';
import './queries/workbench.ts';
import './queries/notification.ts';
import './mutations/steps.ts';
import './mutations/notices.ts';
import './mutations/organisation.ts';
import './mutations/end-post.ts';
import './mutations/notification.ts';
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

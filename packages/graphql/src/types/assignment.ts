import { say } from '@plumbline/terms';
import { stoodInFor } from '@plumbline/workflows';
import { builder } from '../builder.ts';
import { at, byKey, computed, fromRow, hidden, instant, named } from '../read/fields.ts';
import { workflowOf } from './workflow-of.ts';

/** Who stands in which relation to a record. */
export const AssignmentType = builder.objectType('Assignment', {
  description: 'Who stands in which relation to a record, from when to when · 谁是什么人',
  extensions: {
    hidden: {
      $id: (alias: string) => at(alias, 'id'),
      $relation: (alias: string) => at(alias, 'relation'),
      $kind: (alias: string) => at(alias, 'kind'),
    },
  },
  fields: (t) => ({
    relation: t.field({ type: 'String', extensions: named('relation'), resolve: fromRow }),
    title: t.field({
      type: 'String',
      extensions: computed('$relation', '$kind'),
      resolve: (row, _args, { viewer }) => {
        const relation = hidden<string>(row, '$relation');
        const actedFor = stoodInFor(relation);
        const [zh, en] = workflowOf(row).relations[actedFor ?? relation]?.title ?? ['获授权查阅人', 'Reader by grant'];
        return say(actedFor === null ? [zh, en] : [`曾代${zh}办理`, `Acted for: ${en.toLowerCase()}`], viewer.locale);
      },
    }),
    person: t.field({ type: 'Person', extensions: byKey('Person', 'person', 'person_id'), resolve: fromRow }),
    post: t.field({ type: 'Post', nullable: true, extensions: byKey('Post', 'post', 'post_id'), resolve: fromRow }),
    from: t.field({ type: 'DateTime', extensions: instant('since'), resolve: fromRow }),
    to: t.field({ type: 'DateTime', nullable: true, extensions: instant('until'), resolve: fromRow }),
  }),
});

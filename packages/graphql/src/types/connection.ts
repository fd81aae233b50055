import { builder } from '../builder.ts';
import type { Connection } from '../read/connection.ts';
import type { Row } from '../read/read.ts';

/** Types whose lists are read page by page. */
type Listed =
  | 'RectificationCase'
  | 'Request'
  | 'Agreement'
  | 'Unit'
  | 'Person'
  | 'Inspection'
  | 'Notice'
  | 'Todo'
  | 'Work'
  | 'Notification'
  | 'Exam'
  | 'Event'
  | 'Sanction'
  | 'Support'
  | 'Meeting'
  | 'Delegation';

type QueryFields = Parameters<Parameters<typeof builder.queryFields>[0]>[0];

/** Arguments of every list. */
export const pageArgsOf = (t: Pick<QueryFields, 'arg'>) => ({
  first: t.arg.int({ description: 'At most 200; 50 when nothing is given' }),
  after: t.arg.string(),
  last: t.arg.int(),
  before: t.arg.string(),
});

/** The connection type of a listed type: edges, nodes, pageInfo, totalCount. */
export const connectionOf = (type: Listed) => {
  const edge = builder.objectRef<{ cursor: string; node: Row }>(`${type}Edge`).implement({
    fields: (t) => ({ cursor: t.exposeString('cursor'), node: t.field({ type, resolve: ({ node }) => node }) }),
  });
  return builder.objectRef<Connection>(`${type}Connection`).implement({
    fields: (t) => ({
      edges: t.field({ type: [edge], resolve: ({ edges }) => [...edges] }),
      nodes: t.field({ type: [type], resolve: ({ nodes }) => [...nodes] }),
      pageInfo: t.field({ type: 'PageInfo', resolve: ({ pageInfo }) => pageInfo }),
      totalCount: t.field({ type: 'Int', resolve: ({ totalCount }) => totalCount ?? 0 }),
    }),
  });
};

import { act, isThere, query } from './testing/asks.ts';
import { allBut, group, heads } from './testing/columns.ts';
import type { RightsTable } from './testing/table.ts';

interface Sealed {
  readonly nodes: readonly { readonly record: { readonly id: string } }[];
}

/** The sealed record. Events of a case are read by who reads the case: rectified by the person; in the east; in the west. */
export const record: RightsTable = [
  {
    places: ['responsible', 'same', 'other'],
    columns: {
      town: ['admin', ...group],
      campus: [...heads, 'linkedLeader'],
      rest: allBut('admin', ...group, ...heads, 'linkedLeader'),
    },
    asks: {
      recordEvents: query(
        '{ nodes { record { id } } }',
        ({ nodes }: Sealed, at) => nodes.some((each) => each.record.id === at.id('case')),
        () => ({ first: 200, filter: { workflow: 'rectification', step: 'issueNotice' } }),
      ),
      changes: query(
        '{ nodes { record { id } } }',
        ({ nodes }: Sealed, at) => nodes.some((each) => each.record.id === at.id('case')),
        () => ({ first: 200 }),
      ),
    },
    grid: `
                    town campus rest
      recordEvents  yyy  yy-    y--
      changes       yyy  yy-    y--
    `,
  },
  {
    places: ['town'],
    columns: { leading: ['admin', ...group], rest: allBut('admin', ...group) },
    asks: {
      workflows: query('{ name }', isThere),
      auditState: query('{ lastPosition }', isThere),
      auditVerify: act('{ problems { code message } }'),
    },
    grid: `
                   leading rest
      workflows    y       y
      auditState   y       -
      auditVerify  y       n
    `,
  },
];

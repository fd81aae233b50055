import { encodeId } from '@plumbline/graphql';
import { change, isThere, query, withId } from './testing/asks.ts';
import { allBut } from './testing/columns.ts';
import type { RightsTable } from './testing/table.ts';

/** The delegate does not exist: looked at after the right. */
const making = { delegate: encodeId('Person', 987_654_322), from: '2026-11-18', to: '2026-11-20', reason: '外出培训' };
const seenIn = (of: string) =>
  query(
    '{ nodes { id } }',
    ({ nodes }: { nodes: readonly { id: string }[] }, at) => nodes.some(({ id }) => id === at.id('delegation')),
    () => ({ of, first: 200 }),
  );

/** Delegations: one that the person gave, and one between others. */
export const delegations: RightsTable = [
  {
    places: ['own', 'same'],
    columns: { office: ['admin'], rest: allBut('admin') },
    asks: {
      'delegations/mine': seenIn('MINE'),
      'delegations/town': seenIn('TOWN'),
      delegationEnd: change(withId('delegation', 'id')),
    },
    grid: `
                        office rest
      delegations/mine  y-     y-
      delegations/town  yy     y-
      delegationEnd     yy     y-
    `,
  },
  {
    // For oneself; for a teacher who is absent.
    places: ['own', 'same'],
    columns: { office: ['admin'], rest: allBut('admin') },
    asks: { delegationMake: change((at) => ({ ...making, principal: at.id('person') })) },
    grid: `
                      office rest
      delegationMake  yy     yn
    `,
  },
  {
    places: ['town'],
    columns: { everybody: allBut() },
    asks: { delegableWorkflows: query('{ name }', isThere) },
    grid: `
                          everybody
      delegableWorkflows  y
    `,
  },
];

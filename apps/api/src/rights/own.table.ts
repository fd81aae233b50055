import { act, change, isThere, listed, plain, query } from './testing/asks.ts';
import { allBut } from './testing/columns.ts';
import type { RightsTable } from './testing/table.ts';

const choice = { mail: [], language: 'ZH', quietFrom: 'late', quietTo: '06:00' };

/** What everybody has for themselves, and nobody else sees. */
export const own: RightsTable = [
  {
    // The person's own, and another's.
    places: ['own', 'same'],
    columns: { everybody: allBut() },
    asks: {
      notifications: listed('notification'),
      savedQueries: query(
        '{ id }',
        (found: readonly { id: string }[], at) => found.some(({ id }) => id === at.id('savedQuery')),
        () => ({ list: 'cases' }),
      ),
      deleteSavedQuery: act('{ problems { code message } }', { kind: 'savedQuery' }),
    },
    grid: `
                             everybody
      notifications          y-
      savedQueries           y-
      deleteSavedQuery       y-
    `,
  },
  {
    // A case that waits for the person, and two that do not.
    places: ['responsible', 'same', 'other'],
    columns: { everybody: allBut() },
    asks: {
      workbench: query(
        '{ todo(first: 200) { nodes { record { id } } } }',
        ({ todo }: { todo: { nodes: readonly { record: { id: string } }[] } }, at) =>
          todo.nodes.some(({ record }) => record.id === at.id('case')),
      ),
    },
    grid: `
                 everybody
      workbench  y--
    `,
  },
  {
    // A copy is marked as read where there is one; whether there is, is not told.
    places: ['responsible', 'other'],
    columns: { everybody: allBut() },
    asks: { markCopyRead: act('', { kind: 'case', as: 'record' }) },
    grid: `
                    everybody
      markCopyRead  yy
    `,
  },
  {
    places: ['town'],
    columns: { everybody: allBut() },
    asks: {
      markNotificationsRead: change(plain({ ids: [] })),
      notificationChoice: query('{ quietFrom }', isThere),
      setNotificationChoice: change(plain(choice)),
      saveQuery: change(plain({ list: 'cases', name: '', filter: {} })),
      makeCalendarFeed: act('{ problems { code } }', { more: { scope: 'MINE' } }),
      calendarFeed: query('{ scope }', isThere),
      withdrawCalendarFeed: act('{ problems { code } }'),
    },
    grid: `
                             everybody
      markNotificationsRead  y
      notificationChoice     y
      setNotificationChoice  y
      saveQuery              y
      makeCalendarFeed       y
      calendarFeed           y
      withdrawCalendarFeed   y
    `,
  },
];

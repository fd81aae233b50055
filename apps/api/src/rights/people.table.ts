import { change, isThere, listed, plain, query, withId } from './testing/asks.ts';
import { allBut, heads } from './testing/columns.ts';
import type { RightsTable } from './testing/table.ts';

/** Units, people, posts and inspections. */
export const people: RightsTable = [
  {
    // The person, their post and its unit; a teacher in the east; a teacher in the west.
    places: ['own', 'same', 'other'],
    columns: { office: ['admin'], heads, rest: allBut('admin', ...heads) },
    asks: {
      units: listed('unit'),
      people: listed('person'),
      createUnit: change((at) => ({ parent: at.id('unit'), kind: 'OFFICE', name: '' })),
      updateUnit: change(withId('unit', 'id', { name: ' ' })),
      updatePerson: change(withId('person', 'id', { name: ' ' })),
      appoint: change((at) => ({
        person: at.id('person'),
        unit: at.id('unit'),
        role: 'nobody',
        title: '岗位',
        from: '2026-11-18',
      })),
      endPost: change(withId('post', 'post', { on: '2000-01-01' })),
      movePost: change((at) => ({ post: at.id('post'), unit: at.id('unit'), from: '2000-01-01' })),
      prolongPost: change(withId('post', 'post', { to: '2000-01-01' })),
      posts: query(
        '{ id }',
        (held: readonly { id: string }[], at) => held.some(({ id }) => id === at.id('post')),
        (at) => ({ unit: at.id('unit') }),
      ),
      createInspection: change((at) => ({ title: '', heldOn: '2026-11-18', unit: at.id('unit') })),
    },
    grid: `
                        office heads rest
      units             yyy    yyy   yyy
      people            yyy    yyy   yyy
      createUnit        yyy    nnn   nnn
      updateUnit        yyy    nnn   nnn
      updatePerson      yyy    nnn   nnn
      appoint           yyy    nnn   nnn
      endPost           yyy    nnn   nnn
      movePost          yyy    nnn   nnn
      prolongPost       yyy    nnn   nnn
      posts             yyy    yyy   yyy
      createInspection  yyy    nnn   nnn
    `,
  },
  {
    places: ['town'],
    columns: { office: ['admin'], rest: allBut('admin') },
    asks: {
      createPerson: change(plain({ name: '' })),
      inspections: listed('inspection'),
      roles: query('{ code }', isThere),
      vacancies: query('{ role }', isThere),
    },
    grid: `
                    office rest
      createPerson  y      n
      inspections   y      y
      roles         y      y
      vacancies     y      y
    `,
  },
];

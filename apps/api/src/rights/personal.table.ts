import { change, isThere, nobody, plain, query } from './testing/asks.ts';
import { allBut, heads } from './testing/columns.ts';
import type { RightsTable } from './testing/table.ts';

interface Read {
  readonly nodes: readonly unknown[];
}
const some = ({ nodes }: Read) => nodes.length > 0;
const erasing = (more: Readonly<Record<string, unknown>>) => change((at) => ({ person: at.id('person'), ...more }));

/** Personal data: who looked at it, and the erasing of it. */
export const personal: RightsTable = [
  {
    // An export of the person’s own data; of a teacher’s in the east; of a teacher’s in the west. Whoever presides over a
    // consequence sees who looked at it: it concerns both teachers.
    places: ['own', 'same', 'other'],
    columns: { office: ['admin'], chair: ['groupHead'], heads, rest: allBut('admin', 'groupHead', ...heads) },
    asks: {
      readLog: query('{ nodes { at } }', some, (at) => ({ filter: { person: at.id('person') }, first: 200 })),
      personErasurePreview: erasing({}),
      personErase: erasing({ reason: '', confirm: '' }),
    },
    grid: `
                            office chair heads rest
      readLog               yyy    yyy   yy-   y--
      personErasurePreview  nyy    nnn   nnn   nnn
      personErase           nyy    nnn   nnn   nnn
    `,
  },
  {
    // Marks of pupils in the east and in the west that academic affairs entered.
    places: ['same', 'other'],
    columns: { office: ['admin'], heads, rest: allBut('admin', ...heads) },
    asks: {
      pupilReadLog: query('{ nodes { at } }', some, (at) => ({ filter: { unit: at.id('class') }, first: 200 })),
    },
    grid: `
                    office heads rest
      pupilReadLog  yy     y-    --
    `,
  },
  {
    places: ['town'],
    columns: { office: ['admin'], rest: allBut('admin') },
    asks: {
      myReadLog: query('{ nodes { at } }', some),
      pupilErase: change(plain({ number: 'nobody', reason: '', confirm: 'else' })),
    },
    grid: `
                  office rest
      myReadLog   y      y
      pupilErase  y      n
    `,
  },
  {
    // A consequence that is not confidential, in which academic affairs and the leading group have a part; the branch’s own,
    // of which the secretary is case officer and chair.
    places: ['same', 'branch'],
    columns: { secretary: ['partySecretary'], party: ['partyMember'], rest: allBut('partySecretary', 'partyMember') },
    asks: {
      recordGrants: query('{ mayGrant }', isThere, (at) => ({ record: at.id('sanction') })),
      readingGrant: change((at) => ({
        record: at.id('sanction'),
        person: nobody('person'),
        reason: '',
        until: '2026-11-20',
      })),
      readingWithdraw: change((at) => ({ record: at.id('sanction'), person: nobody('person') })),
    },
    grid: `
                       secretary party rest
      recordGrants     -y        -y    --
      readingGrant     -y        -n    --
      readingWithdraw  -y        -n    --
    `,
  },
];

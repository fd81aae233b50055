import { encodeId } from '@plumbline/graphql';
import { byId, change, listed, withId } from './testing/asks.ts';
import { allBut, group } from './testing/columns.ts';
import type { RightsTable } from './testing/table.ts';

/** Nobody in either town, and not the one who is asked for as missing. */
const stranger = encodeId('Person', 987_654_322);

/** The mentor does not exist: looked at after the right. */
const helping = change((at) => ({
  person: at.id('person'),
  kind: 'MENTOR',
  measures: '每周听课',
  from: '2026-11-18',
  mentor: stranger,
}));

/** The register of help, and meetings. */
export const registers: RightsTable = [
  {
    // Help that the person of the role is given; a teacher in the east; a teacher in the west.
    places: ['own', 'same', 'other'],
    columns: { office: ['admin'], group, head: ['campusHead'], rest: allBut('admin', ...group, 'campusHead') },
    asks: {
      supports: listed('support'),
      supportAdd: helping,
      supportUpdate: change(withId('support', 'id', { held: -1 })),
      supportEnd: change(withId('support', 'id', { effect: '', on: '2026-11-18' })),
      reobservationAdd: change(withId('support', 'support', { observedOn: '2000-01-01', result: 'GOOD' })),
    },
    grid: `
                        office group head rest
      supports          yyy    yyy   yy-  y--
      supportAdd        nyy    nnn   nyn  nnn
      supportUpdate     nyy    nnn   ny-  n--
      supportEnd        nyy    nnn   ny-  n--
      reobservationAdd  nyy    nnn   ny-  n--
    `,
  },
  {
    // Of the town, of the east, of the west.
    places: ['root', 'east', 'west'],
    columns: { office: ['admin'], group, head: ['campusHead'], rest: allBut('admin', ...group, 'campusHead') },
    asks: {
      meetings: listed('meeting'),
      meeting: byId('meeting'),
      meetingUpdate: change(withId('meeting', 'id', { title: '' })),
      meetingMinutes: change(withId('meeting', 'id', { minutes: '' })),
    },
    grid: `
                      office group head rest
      meetings        yyy    yyy   yy-  ---
      meeting         yyy    yyy   yy-  ---
      meetingUpdate   yyy    nnn   nn-  ---
      meetingMinutes  yyy    nnn   nn-  ---
    `,
  },
  {
    places: ['own', 'same', 'other'],
    columns: { office: ['admin'], rest: allBut('admin') },
    asks: {
      meetingCreate: change((at) => ({
        unit: at.id('unit'),
        title: '',
        heldOn: '2026-11-18',
        kind: 'QUALITY_ANALYSIS',
      })),
    },
    grid: `
                     office rest
      meetingCreate  yyy    nnn
    `,
  },
];

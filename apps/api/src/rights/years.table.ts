import { act, byProblems, change, isThere, plain, query } from './testing/asks.ts';
import { allBut, group } from './testing/columns.ts';
import type { RightsTable } from './testing/table.ts';

const days = { title: '', startsOn: '2026-09-01', endsOn: '2027-08-31', terms: [], days: [] };

/** The turn of the plan year, and setting a town up. */
export const years: RightsTable = [
  {
    places: ['town'],
    columns: { office: ['admin'], group, rest: allBut('admin', ...group) },
    asks: {
      rolloverPreview: query('{ problems { code message } }', byProblems, () => ({ input: {} })),
      rolloverRun: change(plain({ choices: {}, digest: 'none', reason: '' }), { keyed: true }),
      rolloverUndo: change(plain({ id: 'none', reason: '交替有误' }), { passed: ['NotFound'] }),
      // None was carried out: who reads of one is tried in rollover.test.ts.
      rollovers: query('{ id }', isThere),
      setup: query('{ dismissed }', isThere),
      setupConfirm: act('{ problems { code message } }', { more: { step: 'CALENDAR' } }),
      setupDismiss: act('{ problems { code message } }'),
      unitsSetUp: change(plain({ schools: [{ name: '', kind: 'CAMPUS', grades: [] }], groups: [] })),
      calendarProposal: query('{ title }', isThere, () => ({ startsIn: 2027 })),
      calendarSave: change((at) => ({ planYear: at.fixed('planYear', 'present'), ...days })),
    },
    grid: `
                        office group rest
      rolloverPreview   y      n     n
      rolloverRun       y      n     n
      rolloverUndo      y      n     n
      rollovers         y      y     y
      setup             y      -     -
      setupConfirm      y      n     n
      setupDismiss      y      n     n
      unitsSetUp        y      n     n
      calendarProposal  y      y     y
      calendarSave      y      n     n
    `,
  },
];

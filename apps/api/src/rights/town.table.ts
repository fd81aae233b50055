import { change, isThere, query } from './testing/asks.ts';
import { allBut } from './testing/columns.ts';
import type { RightsTable } from './testing/table.ts';

/** The town, its calendar and settings, what the product says of itself, and robots. */
export const town: RightsTable = [
  {
    places: ['town'],
    columns: { office: ['admin'], head: ['groupHead'], rest: allBut('admin', 'groupHead') },
    asks: {
      town: query('{ today }', isThere),
      address: query('', () => true),
      planYears: query('{ title }', isThere),
      settings: query('{ key }', isThere),
      settingsEditable: query('', (may: boolean) => (may ? 'y' : 'n')),
      settingsSave: change((at) => ({
        planYear: at.fixed('planYear', 'present'),
        values: [{ key: 'nothing', value: '1' }],
      })),
      stepForm: query('', isThere, () => ({ workflow: 'rectification', step: 'record' })),
      workflow: query('{ title }', isThere, () => ({ name: 'rectification' })),
      viewer: query('{ permissions }', isThere),
      rightsMatrix: query('{ roles { code } }', ({ roles }: { roles: readonly unknown[] }) => roles.length > 0),
    },
    grid: `
                        office head rest
      town              y      y    y
      address           y      y    y
      planYears         y      y    y
      settings          y      y    y
      settingsEditable  y      y    n
      settingsSave      y      y    n
      stepForm          y      y    y
      workflow          y      y    y
      viewer            y      y    y
      rightsMatrix      y      y    y
    `,
  },
  {
    // Columns of the matrix of rights: the person's own post, and others.
    places: ['own', 'others'],
    columns: { office: ['admin'], rest: allBut('admin') },
    asks: {
      'rightsMatrix/columns': query('{ roles { code } }', ({ roles }: { roles: readonly { code: string }[] }, at) =>
        at.place === 'own' ? roles.some(({ code }) => code === at.role) : roles.some(({ code }) => code !== at.role),
      ),
    },
    grid: `
                            office rest
      rightsMatrix/columns  yy     y-
    `,
  },
  {
    places: ['same', 'other'],
    columns: { office: ['admin'], rest: allBut('admin') },
    asks: {
      setChatRobot: change((at) => ({ unit: at.id('unit'), url: 'no address' })),
      chatRobots: query('{ unit { id } }', (robots: readonly { unit: { id: string } }[], at) =>
        robots.some(({ unit }) => unit.id === at.id('unit')),
      ),
    },
    grid: `
                    office rest
      setChatRobot  yy     nn
      chatRobots    y-     --
    `,
  },
];

import { act, change, isThere, query, withId } from './testing/asks.ts';
import { allBut, heads } from './testing/columns.ts';
import type { RightsTable } from './testing/table.ts';

const withdrawing = (key: 'first' | 'second') => change((at) => ({ key: at.key(key) }));

/** Accounts of others: passwords, second factors and programs' keys. Who is asked for has no account yet, but oneself. */
export const accounts: RightsTable = [
  {
    // Oneself; a teacher in the east; a teacher in the west; somebody of academic affairs.
    places: ['own', 'same', 'other', 'office'],
    columns: { office: ['admin'], heads, rest: allBut('admin', ...heads) },
    asks: {
      resetPassword: change(withId('person', 'person'), { passed: ['NotFound'] }),
      resetSecondFactor: change(withId('person', 'person'), { passed: ['NotFound'] }),
    },
    grid: `
                         office heads rest
      resetPassword      nyyy   nynn  nnnn
      resetSecondFactor  nyyy   nnnn  nnnn
    `,
  },
  {
    // Really done: each gets an account, which academic affairs alone open.
    places: ['own', 'same', 'other'],
    columns: { office: ['admin'], heads, rest: allBut('admin', ...heads) },
    asks: { oneTimeSlips: act('{ problems { code message } }', { kind: 'person', as: 'people' }) },
    grid: `
                    office heads rest
      oneTimeSlips  nyy    nnn   nnn
    `,
  },
  {
    places: ['town'],
    columns: { office: ['admin'], rest: allBut('admin') },
    asks: { apiKeys: query('{ id }', isThere), apiKeyScopes: query('{ name }', isThere) },
    grid: `
                    office rest
      apiKeys       y      -
      apiKeyScopes  y      y
    `,
  },
  {
    // A key that is there for nobody but academic affairs.
    places: ['town'],
    columns: { office: [], rest: allBut('admin') },
    asks: { 'withdrawApiKey/others': withdrawing('first') },
    grid: `
                             office rest
      withdrawApiKey/others  y      -
    `,
  },
  {
    places: ['town'],
    columns: { office: ['admin'] },
    asks: { 'withdrawApiKey/office': withdrawing('second') },
    grid: `
                             office
      withdrawApiKey/office  y
    `,
  },
];

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { InputFault } from '@plumbline/rules';
import { describe, expect, it } from 'vitest';
import { refusalText } from '../refusal.ts';
import { simulate, simulateCommand } from './simulate.ts';
import { readSimulateInput } from './simulate-input.ts';

const target = (more: object = {}) => ({
  indicator: 'composite',
  comparison: 'atLeast',
  value: '70',
  mandatory: true,
  ...more,
});
const tried = (agreements: readonly object[]) =>
  simulate(readSimulateInput(JSON.stringify({ agreements })).agreements ?? [], 'en');

describe('trying agreements out', () => {
  it('tells met from missed in exact decimals, target by target', () => {
    const results = { composite: '69.995', passRate: 81 };
    const targets = [
      target(),
      target({ indicator: 'passRate', value: 81 }),
      target({ indicator: 'lowRate', comparison: 'atMost', value: '5', mandatory: false }),
    ];
    expect(tried([{ name: 'East', targets, results: { ...results, lowRate: '6' } }])).toEqual([
      {
        name: 'East',
        outcome: 'missed',
        targets: [
          {
            ...target(),
            found: '69.995',
            met: false,
            margin: '-0.005',
            explanation: 'Composite at least 70: found 69.995, missed by 0.005',
          },
          {
            ...target({ indicator: 'passRate', value: '81' }),
            found: '81',
            met: true,
            margin: '0',
            explanation: 'Pass rate at least 81: found 81, met by 0',
          },
          {
            ...target({ indicator: 'lowRate', comparison: 'atMost', value: '5', mandatory: false }),
            found: '6',
            met: false,
            margin: '-1',
            explanation: 'Low rate at most 5: found 6, missed by 1 (does not decide)',
          },
        ],
      },
    ]);
  });

  it('does not evaluate what has no data, and misses nothing for it', () => {
    const targets = [target(), target({ indicator: 'passRate', value: '80' })];
    const [east] = tried([{ name: 'East', targets, results: { composite: '10', passRate: null } }]);
    expect([east?.outcome, east?.targets[1]?.explanation]).toEqual([
      'notEvaluated',
      'Pass rate at least 80: no data, so it is not evaluated',
    ]);
  });

  it.each<[string, unknown]>([
    ['-: expected JSON.', '{'],
    ['-: expected an object.', '[]'],
    ['agreements: expected a list that is not empty.', { agreements: [] }],
    ['agreements[0].name: expected a text. Found nothing.', { agreements: [{ targets: [target()] }] }],
    ['agreements[0].targets: expected a list that is not empty.', { agreements: [{ name: 'a' }] }],
    [
      'agreements[0].targets[0].value: expected a decimal such as "69.995".',
      { agreements: [{ name: 'a', targets: [target({ value: '7e1' })] }] },
    ],
    [
      'agreements[0].targets[0].comparison: expected atLeast or atMost.',
      { agreements: [{ name: 'a', targets: [target({ comparison: '>' })] }] },
    ],
    [
      'agreements[0].targets[0].mandatory: expected true or false.',
      { agreements: [{ name: 'a', targets: [target({ mandatory: 1 })] }] },
    ],
    [
      'agreements[0].results.composite: expected a decimal such as "69.995".',
      { agreements: [{ name: 'a', targets: [target()], results: { composite: '' } }] },
    ],
  ])('says where the file is wrong: %s', (message, input) => {
    const read = () => readSimulateInput(typeof input === 'string' ? input : JSON.stringify(input));
    expect(read).toThrow(InputFault);
    expect(read).toThrow(message);
  });

  it('names the indicators where one is not known', () => {
    const read = () =>
      readSimulateInput(JSON.stringify({ agreements: [{ name: 'a', targets: [target({ indicator: 'luck' })] }] }));
    expect(read).toThrow('agreements[0].targets[0].indicator: expected one of the indicators composite, meanScore');
  });
});

describe('the file of simulate', () => {
  it.each([
    ['not json', 'expected JSON. Found a text.'],
    ['{ "agreements": 1 }', 'agreements: expected a list'],
  ])('is named where it is wrong, with the place inside it (%s)', async (content, words) => {
    const file = join(await mkdtemp(join(tmpdir(), 'plumbline-simulate-')), 'try.json');
    await writeFile(file, content);
    const refused = await simulateCommand(file, {}).then(
      () => '',
      (error: unknown) => refusalText(error)?.[1],
    );
    await rm(dirname(file), { recursive: true });
    expect(refused).toContain(`try.json: ${words}`);
  });

  it.each<[string, object]>([
    ['-: expected agreements or rules. Found nothing.', {}],
    ['rules.year: expected a whole number', { rules: {} }],
  ])('is refused: %s', (message, input) => {
    expect(() => readSimulateInput(JSON.stringify(input))).toThrow(message);
  });

  it('may have only what the rules look at; all of them are asked unless it names some', () => {
    const rulesOf = (settings?: object) =>
      readSimulateInput(JSON.stringify({ rules: { year: 2025, settings } })).rules?.settings?.rules;
    expect([rulesOf(), rulesOf({ lastCampuses: 1 }), rulesOf({ rules: ['C'] }), rulesOf({ rules: [] })]).toEqual([
      ['A', 'B', 'C', 'D'],
      ['A', 'B', 'C', 'D'],
      ['C'],
      [],
    ]);
  });
});

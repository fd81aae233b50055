import { describe, expect, it } from 'vitest';
import { InputFault } from '../reading/input-fault.ts';
import { readRulesInput } from './read-rules-input.ts';

const campus = { id: 'east', composite: '66', n: 40 };
const group = { subject: 'maths', grade: 5, mean: '60', place: 3, compared: 30 };
const own = { id: '1', party: 'campusHead', campus: 'east', person: 'p', outcome: 'missed', evaluatedOn: '2026-07-10' };
const target = { indicator: 'composite', comparison: 'atLeast', value: '70' };
const of = (more: object = {}) => readRulesInput({ year: 2025, ...more });
const ofCounty = (more: object) =>
  of({ persons: [{ id: 'p', years: [{ year: 2025, county: [{ ...group, ...more }] }] }] });

describe('what rules A to D look at, read from JSON', () => {
  it('fills in what is left out', () => {
    expect(of({ campuses: [campus], persons: [{ id: 'p', years: [{ year: 2024, county: [group] }] }] })).toEqual({
      settings: {},
      year: 2025,
      campuses: [
        { id: 'east', name: 'east', composite: '66', passRate: null, excellentRate: null, n: 40, estimate: null },
      ],
      persons: [
        {
          id: 'p',
          name: 'p',
          partyMember: false,
          administrative: false,
          years: [
            {
              year: 2024,
              outcome: null,
              training: null,
              county: [
                { ...group, groupMean: null, groupSd: null, lineRate: null, n: null, sharesPlace: null, group: null },
              ],
            },
          ],
        },
      ],
      agreements: [],
    });
  });

  it('keeps what is there', () => {
    const whole = {
      settings: {
        rules: ['A', 'D'],
        lastCampuses: 3,
        lastOf: 'all',
        lastTeachers: 4,
        improvementBy: 'lineRate',
        holdPercent: 80,
        smallGroup: 8,
      },
      year: 2025,
      campuses: [
        {
          ...campus,
          name: '东片',
          passRate: '80',
          excellentRate: '9.5',
          estimate: { effect: -2, se: 1, lo: -4, hi: 0 },
        },
      ],
      persons: [
        {
          id: 'p',
          name: '周敏',
          partyMember: true,
          administrative: true,
          years: [
            {
              year: 2025,
              outcome: 'missed',
              training: 'given',
              county: [
                {
                  ...group,
                  groupMean: '65.5',
                  groupSd: '7.25',
                  lineRate: '31',
                  n: 44,
                  sharesPlace: 1,
                  group: { estimates: [{ effect: 1, se: 2, lo: -3, hi: 5 }], own: 0 },
                },
              ],
            },
          ],
        },
      ],
      agreements: [own],
      dataVersion: 'revision 2',
    };
    expect(readRulesInput(whole)).toEqual(whole);
  });

  it('works an interval of 95 % out where only the standard error is given', () => {
    const [east] = of({ campuses: [{ ...campus, estimate: { effect: -2, se: 1 } }] }).campuses;
    expect(east?.estimate?.lo).toBeCloseTo(-3.959963984540054, 12);
    expect(east?.estimate?.hi).toBeCloseTo(-0.040036015459946, 12);
  });

  it.each([
    [[target], { composite: '69.99' }, 'missed'],
    [[target], { composite: 70 }, 'met'],
    [[target], {}, 'notEvaluated'],
    [[target], undefined, 'notEvaluated'],
    [
      [target, { ...target, indicator: 'passRate', value: 90, mandatory: false }],
      { composite: 70, passRate: 3 },
      'met',
    ],
  ])('evaluates targets %j on results %j: %s', (targets, results, expected) => {
    const { outcome: _, ...rest } = own;
    expect(of({ agreements: [{ ...rest, targets, results }] }).agreements[0]?.outcome).toBe(expected);
  });

  it.each<[string, () => unknown]>([
    ['rules: expected an object. Found a list of 0.', () => readRulesInput([])],
    ['rules.year: expected a whole number from 1900 to 9999. Found nothing.', () => readRulesInput({})],
    ['rules.year: expected a whole number from 1900 to 9999. Found "2025".', () => of({ year: '2025' })],
    ['rules.campus: expected only the keys settings, year, campuses', () => of({ campus: [] })],
    [
      'rules.settings.lastCampus: expected only the keys rules, lastCampuses',
      () => of({ settings: { lastCampus: 1 } }),
    ],
    [
      'rules.settings.lastCampuses: expected a whole number from 1 to 10. Found 0.',
      () => of({ settings: { lastCampuses: 0 } }),
    ],
    [
      'rules.settings.holdPercent: expected a whole number from 0 to 100. Found 0.9.',
      () => of({ settings: { holdPercent: 0.9 } }),
    ],
    [
      'rules.settings.rules[1]: expected A or B or C or D. Found a text.',
      () => of({ settings: { rules: ['A', 'E'] } }),
    ],
    ['rules.settings.lastOf: expected missed or all. Found true.', () => of({ settings: { lastOf: true } })],
    ['rules.campuses: expected a list. Found an object.', () => of({ campuses: {} })],
    ['rules.campuses[0].id: expected a text. Found nothing.', () => of({ campuses: [{}] })],
    ['rules.campuses[1]: expected each only once. Found a text.', () => of({ campuses: [campus, campus] })],
    [
      'rules.campuses[0].composite: expected a decimal such as "69.995". Found "7e1".',
      () => of({ campuses: [{ ...campus, composite: '7e1' }] }),
    ],
    ['rules.campuses[0].n: expected a whole number from 0', () => of({ campuses: [{ ...campus, n: -1 }] })],
    [
      'rules.campuses[0].estimate.se: expected a number. Found nothing.',
      () => of({ campuses: [{ ...campus, estimate: { effect: 1 } }] }),
    ],
    [
      'rules.persons[0].partyMember: expected true or false. Found 1.',
      () => of({ persons: [{ id: 'p', partyMember: 1 }] }),
    ],
    [
      'rules.persons[0].years[1]: expected each only once. Found 2024.',
      () => of({ persons: [{ id: 'p', years: [{ year: 2024 }, { year: 2024 }] }] }),
    ],
    [
      'rules.persons[0].years[0].training: expected given or notGiven. Found false.',
      () => of({ persons: [{ id: 'p', years: [{ year: 2024, training: false }] }] }),
    ],
    [
      'rules.persons[0].years[0].county[0].place: expected a whole number from 1 to 30. Found 31.',
      () => ofCounty({ place: 31 }),
    ],
    [
      'rules.persons[0].years[0].county[0].grade: expected a whole number from 1 to 12. Found 13.',
      () => ofCounty({ grade: 13 }),
    ],
    [
      'county[0].group.own: expected a whole number from 0 to 0. Found 1.',
      () => ofCounty({ group: { estimates: [{ effect: 1, se: 1 }], own: 1 } }),
    ],
    [
      'county[0].group.estimates: expected a list that is not empty. Found a list of 0.',
      () => ofCounty({ group: { estimates: [], own: 0 } }),
    ],
    ['rules.agreements[0].party: expected campusHead or', () => of({ agreements: [{ ...own, party: 'head' }] })],
    [
      'rules.agreements[0].outcome: expected met or missed or notEvaluated. Found nothing.',
      () => of({ agreements: [{ ...own, outcome: undefined }] }),
    ],
    [
      'rules.agreements[0].targets[0].value: expected a decimal',
      () => of({ agreements: [{ ...own, targets: [{ ...target, value: '' }] }] }),
    ],
    [
      'rules.agreements[0].evaluatedOn: expected a day such as "2026-07-10". Found "2026-02-30".',
      () => of({ agreements: [{ ...own, evaluatedOn: '2026-02-30' }] }),
    ],
  ])('%s', (message, read) => {
    expect(read).toThrow(InputFault);
    expect(read).toThrow(message);
  });

  it('says it in both languages, and never what a text says', () => {
    try {
      of({ campuses: [{ ...campus, composite: '周敏' }] });
      expect.unreachable();
    } catch (error) {
      expect((error as InputFault).text).toEqual([
        'rules.campuses[0].composite：应为数字，如 "69.995"。现为文字。',
        'rules.campuses[0].composite: expected a decimal such as "69.995". Found a text.',
      ]);
    }
  });
});

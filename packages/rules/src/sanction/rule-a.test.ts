import { describe, expect, it } from 'vitest';
import { chancesOfLast } from '../statistics/last-k.ts';
import { askRules } from './ask-rules.ts';
import type { RulesInput } from './facts.ts';
import { agreement, computationOf, estimate, lastOf, townOf } from './testing/town.ts';

const computed = (input: RulesInput, at = 0) => computationOf(askRules(input).proposals[at], 'A');

const plan = '81 met, 77 missed, 74 met, 70 missed, 69 met, 66 missed';

describe('rule A proposes for the last two of those that missed', () => {
  it.each([
    ['the example of the plan', plan, '66, 70'],
    ['none when all met', '81 met, 77 met, 74 met', ''],
    ['none of no campuses', '', ''],
    ['none of campuses without an agreement', '81, 77, 74', ''],
    ['one when only one missed', '81 met, 77 missed, 60 met', '77'],
    ['both when two missed, however high they stand', '99 missed, 98 missed, 10 met', '98, 99'],
    ['the lowest two when all missed', '50 missed, 40 missed, 60 missed, 30 missed', '30, 40'],
    ['nobody who met, at the very bottom', '20 met, 60 missed, 70 missed, 80 missed', '60, 70'],
    ['nobody who is not evaluated', '20 none, 60 missed, 70 missed, 80 missed', '60, 70'],
    ['nobody without an agreement', '20, 60 missed, 70 missed, 80 missed', '60, 70'],
    ['by exact decimals that look alike', '70.0000000001 missed, 70 missed, 70.0000000002 missed', '70, 70.0000000001'],
    ['by value, not by digits', '9 missed, 10 missed, 11 missed', '9, 10'],
    ['the same for 70 and 70.00', '70.00 missed, 70 missed, 71 missed', '70, 70.00'],
    ['below zero too', '-1 missed, 0 missed, 1 missed', '-1, 0'],
    ['nobody without figures', '-/-/- missed, 60 missed, 70 missed, 80 missed', '60, 70'],
    ['two although a third has no figures', '60 missed, 70 missed, -/-/- missed', '60, 70'],
  ])('%s', (_, town, expected) => {
    expect(lastOf(askRules(townOf(town)))).toBe(expected);
  });
});

describe('the other reading: the last two of all campuses that in addition missed', () => {
  it.each([
    ['the example of the plan', plan, '66'],
    ['nobody when the last two met', '81 missed, 77 missed, 74 met, 60 met', ''],
    ['both when the last two missed', '81 met, 77 met, 74 missed, 60 missed', '60, 74'],
    ['only the second last when the last met', '81 missed, 77 missed, 60 met', '77'],
    ['only the last when the second last met', '81 missed, 77 met, 60 missed', '60'],
    ['not the third last, though it missed', '81 met, 77 missed, 74 met, 60 met', ''],
    ['a campus that is not evaluated holds its place', '81 met, 77 missed, 74 none, 60 missed', '60'],
    ['a campus without an agreement holds none', '81 met, 77 missed, 74, 60 missed', '60, 77'],
    ['one campus alone', '60 missed', '60'],
    ['one campus alone that met', '60 met', ''],
    ['a tie with one that met is no silent choice', '80 met, 70 missed, 70 met, 60 met', '70?'],
    ['a tie of two that met concerns nobody', '80 missed, 70 met, 70 met, 60 missed', '60'],
  ])('%s', (_, town, expected) => {
    expect(lastOf(askRules(townOf(town, { lastOf: 'all' })))).toBe(expected);
  });
});

describe('equal composites at the boundary', () => {
  it.each([
    ['the lower pass rate is last', '60 missed, 70/80/10 missed, 70/79/10 missed', '60, 70/79/10'],
    ['pass rates are exact', '60 missed, 70/80.001/1 missed, 70/80.0009/1 missed', '60, 70/80.0009/1'],
    ['then the lower excellent rate', '60 missed, 70/80/10 missed, 70/80/9 missed', '60, 70/80/9'],
    [
      'a higher excellent rate does not undo a lower pass rate',
      '60 missed, 70/79/90 missed, 70/80/1 missed',
      '60, 70/79/90',
    ],
    ['still equal: both to decide', '60 missed, 70/80/10 missed, 70/80/10 missed', '60, 70/80/10?, 70/80/10#2?'],
    [
      'three for one place',
      '60 missed, 70/8/1 missed, 70/8/1 missed, 70/8/1 missed',
      '60, 70/8/1?, 70/8/1#2?, 70/8/1#3?',
    ],
    ['three for two places', '70/8/1 missed, 70/8/1 missed, 70/8/1 missed', '70/8/1?, 70/8/1#2?, 70/8/1#3?'],
    ['two for two places are no tie', '70/8/1 missed, 70/8/1 missed, 80 missed', '70/8/1, 70/8/1#2'],
    ['above the boundary is no tie', '50 missed, 60 missed, 70/8/1 missed, 70/8/1 missed', '50, 60'],
    [
      'a pass rate that one lacks tells nobody apart',
      '60 missed, 70/80/1 missed, 70/-/1 missed',
      '60, 70/-/1?, 70/80/1?',
    ],
    ['then the excellent rate may', '60 missed, 70/80/2 missed, 70/-/1 missed', '60, 70/-/1'],
    [
      'an excellent rate that one lacks tells nobody apart',
      '60 missed, 70/8/1 missed, 70/8/- missed',
      '60, 70/8/-?, 70/8/1?',
    ],
    ['one that met is not asked', '60 missed, 70/8/1 met, 70/8/1 missed, 80 missed', '60, 70/8/1#2'],
    ['all equal and all missed', '7 missed, 7 missed, 7 missed, 7 missed', '7?, 7#2?, 7#3?, 7#4?'],
  ])('%s', (_, town, expected) => {
    expect(lastOf(askRules(townOf(town)))).toBe(expected);
  });

  it('shows every one of them as tied, also the one that met', () => {
    const { campuses } = computed(townOf('80 met, 70 missed, 70 met, 60 met', { lastOf: 'all' }));
    expect(campuses.map(({ campus, fromLast, tied, proposed }) => [campus, fromLast, tied, proposed])).toEqual([
      ['60', 1, false, false],
      ['70', 2, true, true],
      ['70#2', 2, true, false],
      ['80', 4, false, false],
    ]);
  });
});

describe('how many are last', () => {
  it.each([
    [1, plan, '66'],
    [2, plan, '66, 70'],
    [3, plan, '66, 70, 77'],
    [10, plan, '66, 70, 77'],
    [1, '70 missed, 70 missed, 80 missed', '70?, 70#2?'],
    [3, '70 missed, 70 missed, 80 missed, 80 missed', '70, 70#2, 80?, 80#2?'],
  ])('is a setting of the plan year: %i', (lastCampuses, town, expected) => {
    expect(lastOf(askRules(townOf(town, { lastCampuses })))).toBe(expected);
  });
});

describe('what rule A says beside its proposals', () => {
  it.each([
    ['-/-/- missed, 70 missed', [{ rule: 'A', code: 'noFigures', about: '-/-/-' }]],
    ['60 none, 70 missed', [{ rule: 'A', code: 'notEvaluated', about: '60' }]],
    ['60 met, 70 missed', []],
  ])('of %s', (town, expected) => {
    expect(askRules(townOf(town)).notes.filter(({ rule }) => rule === 'A')).toEqual(expected);
  });

  it('names a campus that the figures do not know, and an agreement without one', () => {
    const town = townOf('60 missed');
    const elsewhere = [
      agreement('1', { party: 'campusHead', campus: 'nowhere' }),
      agreement('2', { party: 'campusHead', campus: null }),
    ];
    const { notes, proposals } = askRules({ ...town, agreements: [...town.agreements, ...elsewhere] });
    expect(notes.filter(({ rule }) => rule === 'A')).toEqual([
      { rule: 'A', code: 'noFigures', about: 'nowhere' },
      { rule: 'A', code: 'noFigures', about: '2' },
    ]);
    expect(proposals).toHaveLength(1);
  });

  it('says that a campus has no head, and proposes nobody for it', () => {
    const town = townOf('60 missed, 70 missed, 80 missed');
    const agreements = town.agreements.map((each) => (each.id === '60' ? { ...each, person: '' } : each));
    const answer = askRules({ ...town, agreements });
    expect(lastOf(answer)).toBe('70');
    expect(answer.notes).toContainEqual({ rule: 'A', code: 'noHead', about: '60' });
  });
});

describe('whom rule A proposes', () => {
  it('both heads where the head changed and both missed', () => {
    const town = townOf('60 missed, 70 met');
    const second = agreement('60b', { party: 'campusHead', campus: '60', person: 'successor' });
    const { proposals } = askRules({ ...town, agreements: [...town.agreements, second] });
    expect(proposals.map(({ person, agreement }) => [person, agreement])).toEqual([
      ['head of 60', '60'],
      ['successor', '60b'],
    ]);
  });

  it('only the head who missed where the other met', () => {
    const town = townOf('60 met, 70 met');
    const second = agreement('60b', { party: 'campusHead', campus: '60', person: 'successor' });
    const { proposals } = askRules({ ...town, agreements: [...town.agreements, second] });
    expect(proposals.map(({ person }) => person)).toEqual(['successor']);
  });

  it('one statement of who heads two of the last campuses, for the lower one', () => {
    const town = townOf('60 missed, 70 missed, 80 missed');
    const agreements = town.agreements.map((each) => ({ ...each, person: each.id === '80' ? 'other' : 'same' }));
    expect(lastOf(askRules({ ...town, agreements }))).toBe('60');
  });

  it('nobody for what a department or a teacher of the campus agreed', () => {
    const town = townOf('60 met, 70 met');
    const others = (['department', 'leaderInCharge', 'linkedLeader', 'teacher'] as const).map((party) =>
      agreement(party, { party, campus: '60' }),
    );
    expect(askRules({ ...town, agreements: [...town.agreements, ...others] }).proposals).toEqual([]);
  });
});

describe('the evidence of rule A', () => {
  const withEstimates = (effects: readonly (readonly [number, number] | null)[], n = 50): RulesInput => {
    const town = townOf(effects.map((_, at) => `${50 + at} missed`).join(', '));
    const campuses = town.campuses.map((campus, at) => {
      const own = effects[at] ?? null;
      return { ...campus, n, estimate: own === null ? null : estimate(...own) };
    });
    return { ...town, campuses };
  };
  const held = (input: RulesInput) => askRules(input).proposals.map((proposal) => proposal.held);

  it.each<[string, RulesInput, readonly (readonly string[])[]]>([
    [
      'clear of the others',
      withEstimates([
        [-9, 1],
        [-8, 1],
        [3, 1],
        [5, 1],
      ]),
      [[], []],
    ],
    [
      'not clear of the third',
      withEstimates([
        [-9, 1],
        [-5, 1],
        [-4.8, 1],
        [5, 1],
      ]),
      [[], ['notSurelyLast']],
    ],
    [
      'small',
      withEstimates(
        [
          [-9, 1],
          [-8, 1],
          [3, 1],
        ],
        9,
      ),
      [['smallGroup'], ['smallGroup']],
    ],
    [
      'of ten pupils, no longer small',
      withEstimates(
        [
          [-9, 1],
          [-8, 1],
          [3, 1],
        ],
        10,
      ),
      [[], []],
    ],
    [
      'including the average',
      withEstimates([
        [-9, 1],
        [-1.5, 1],
        [9, 1],
      ]),
      [[], ['includesAverage']],
    ],
    [
      'of a set in which one has no estimate',
      withEstimates([[-9, 1], [-8, 1], null]),
      [['notAvailable'], ['notAvailable']],
    ],
    ['alone in the set: surely last, but is it low?', withEstimates([[-1, 1]]), [['includesAverage']]],
    ['alone in the set and low', withEstimates([[-3, 1]]), [[]]],
    [
      'where no campus differs from another',
      withEstimates([
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
      [
        ['notSurelyLast', 'includesAverage'],
        ['notSurelyLast', 'includesAverage'],
      ],
    ],
    [
      'of estimates that do not go together',
      withEstimates([
        [-9, 0],
        [-8, 1],
        [3, 1],
      ]),
      [['notAvailable'], ['notAvailable']],
    ],
  ])('%s', (_, input, expected) => {
    expect(held(input)).toEqual(expected);
  });

  it('is held by the limits of the plan year', () => {
    const town = withEstimates([
      [-9, 1],
      [-5, 1],
      [-4, 1],
      [5, 1],
    ]);
    const at = (holdPercent: number) => held({ ...town, settings: { rules: ['A'], holdPercent } })[1];
    expect([at(70), at(80)]).toEqual([[], ['notSurelyLast']]);
  });

  it('compares in U only, by default, and among all in the other reading', () => {
    const effects = [
      [-9, 1],
      [-5, 1],
      [-4, 1],
      [5, 1],
    ] as const;
    const town = townOf('50 missed, 51 missed, 52 met, 53 missed');
    const campuses = town.campuses.map((campus, at) => ({ ...campus, estimate: estimate(effects[at]?.[0] ?? 0, 1) }));
    const chanceOf = (lastOf: 'missed' | 'all') =>
      computed({ ...town, campuses, settings: { rules: ['A'], lastOf } }).campuses.map(({ pLast }) => pLast);
    const chances = (rows: readonly (readonly [number, number])[]) => [
      ...chancesOfLast(
        { effect: Float64Array.from(rows, ([effect]) => effect), se: Float64Array.from(rows, ([, se]) => se) },
        2,
      ),
    ];
    expect(chanceOf('missed')).toEqual([...chances([effects[0], effects[1], effects[3]]), null]);
    expect(chanceOf('all')).toEqual(chances(effects));
  });

  it('needs no estimate of a campus that is not compared', () => {
    const town = withEstimates([[-9, 1], [-8, 1], [3, 1], null]);
    const agreements = town.agreements.map((each) => (each.id === '53' ? { ...each, outcome: 'met' as const } : each));
    expect(held({ ...town, agreements })).toEqual([[], []]);
  });

  it('shows the whole computation', () => {
    const town = {
      ...withEstimates([
        [-9, 1],
        [-8, 1],
        [3, 1],
      ]),
      dataVersion: 'revision 2',
    };
    const [first] = askRules(town).proposals;
    expect(first).toMatchObject({
      rule: 'A',
      measure: 'statement',
      person: 'head of 50',
      campus: '50',
      agreement: '50',
      tied: false,
      dataVersion: 'revision 2',
      computation: {
        clause: 'Q5',
        lastOf: 'missed',
        lastCampuses: 2,
        evidence: { n: 50, lo: -10.96, hi: -7.04, holdPercent: 90, smallGroup: 10, reasons: [] },
      },
    });
    expect(computed(town).campuses.map(({ fromLast, proposed }) => [fromLast, proposed])).toEqual([
      [1, true],
      [2, true],
      [3, false],
    ]);
  });
});

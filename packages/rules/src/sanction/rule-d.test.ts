import { describe, expect, it } from 'vitest';
import { chancesOfLast } from '../statistics/last-k.ts';
import type { CountyFacts, RuleSettings } from './facts.ts';
import { agreement, ask, computationOf, county, estimate, judgedYear, person, yearsOf } from './testing/town.ts';

const judge = (text: string, settings: Partial<RuleSettings> = {}) => {
  const years = yearsOf(text);
  const outcome = years.find(({ year }) => year === judgedYear)?.outcome ?? 'notEvaluated';
  return ask(['D'], [agreement('1', { person: 'p', outcome })], [person('p', { years })], settings);
};

/** What is proposed for the last of the years, with a question mark where it rests on a tie; else the note. */
const outcomeOf = (text: string, settings?: Partial<RuleSettings>): string => {
  const { proposals, notes } = judge(text, settings);
  const own = notes.filter(({ rule }) => rule === 'D').map(({ code }) => code);
  return [...proposals.map(({ measure, tied }) => `${measure}${tied ? '?' : ''}`), ...own].join(' ');
};

describe('the first year of the ladder', () => {
  it.each([
    ['missed and last: nothing yet', 'missed 100:-2', 'firstYear'],
    ['missed, not last', 'missed 50:0', 'firstYear'],
    ['met', 'met 100:-2', ''],
    ['not evaluated', 'open 100:-2', ''],
    ['missed without county figures', 'missed', 'noCountyFigures'],
    ['missed without the group’s mean and deviation', 'missed 100:?', 'noCountyFigures'],
  ])('%s', (_, text, expected) => {
    expect(outcomeOf(text)).toBe(expected);
  });
});

describe('the second year', () => {
  it.each([
    ['flagged, then no improvement: training', 'missed 100:-2, missed 50:-2.1', 'training'],
    ['the same standard score is no improvement', 'missed 100:-2, missed 50:-2', 'training'],
    ['the least improvement is one', 'missed 100:-2, missed 100:-1.9999', ''],
    ['the third last is last', 'missed 98:-2, missed 98:-2.1', 'training'],
    ['the fourth last is not', 'missed 97:-2, missed 98:-2.1', ''],
    ['last but met the target', 'met 100:-2, missed 100:-2.1', ''],
    ['met in the second year', 'missed 100:-2, met 100:-2.1', ''],
    ['not evaluated in the second year', 'missed 100:-2, open 100:-2.1', 'paused'],
    ['no data in the second year', 'missed 100:-2, none', 'paused'],
    ['missed without county figures in the second year', 'missed 100:-2, missed', 'noCountyFigures'],
    ['missed without the group’s deviation in the second year', 'missed 100:-2, missed 100:?', 'noCountyFigures'],
    ['never flagged', 'missed 50:0, missed 100:-2', ''],
    ['flagged without county figures cannot be', 'missed, missed 100:-2', 'firstYear'],
    ['flagged without the group’s mean cannot be', 'missed 100:?, missed 100:-2', 'firstYear'],
    ['not evaluated the year before', 'open 100:-1, missed 100:-2', 'firstYear'],
  ])('%s', (_, text, expected) => {
    expect(outcomeOf(text)).toBe(expected);
  });

  it.each([
    [1, 'missed 100:-2, missed 50:-3', 'training'],
    [1, 'missed 99:-2, missed 50:-3', ''],
    [5, 'missed 96:-2, missed 50:-3', 'training'],
    [5, 'missed 95:-2, missed 50:-3', ''],
  ])('how many of the county are last is a setting: %i', (lastTeachers, text, expected) => {
    expect(outcomeOf(text, { lastTeachers })).toBe(expected);
  });
});

describe('the third year', () => {
  it.each([
    ['no improvement after the training: rotation', 'missed 100:-2, missed 50:-2.1, missed 50:-2.2', 'rotation'],
    ['the same is no improvement', 'missed 100:-2, missed 50:-2.1, missed 50:-2.1', 'rotation'],
    ['improved after the training', 'missed 100:-2, missed 50:-2.1, missed 50:-2', ''],
    ['compared with the year before, not with the first', 'missed 100:-2, missed 50:-3, missed 50:-2.5', ''],
    ['met after the training', 'missed 100:-2, missed 50:-2.1, met 100:-3', ''],
    ['a training that was given', 'missed 100:-2, missed 50:-2.1 given, missed 50:-2.2', 'rotation'],
    ['a training that was waived leads to no rotation', 'missed 100:-2, missed 50:-2.1 waived, missed 50:-2.2', ''],
    [
      'but a year in which it was waived may be flagged itself',
      'missed 100:-2, missed 99:-2.1 waived, missed 50:-2.2',
      'training',
    ],
    ['improved in the second year, flagged in it', 'missed 100:-2, missed 99:-1.9, missed 99:-2', 'training'],
    ['improved in the second year, not flagged in it', 'missed 100:-2, missed 50:-1.9, missed 50:-2', ''],
    ['met in the second year starts again', 'missed 100:-2, met 50:-2.1, missed 99:-2.2', ''],
    ['a training that no rung led to leads nowhere', 'missed 50:-2, missed 50:-2.1 given, missed 50:-2.2', ''],
  ])('%s', (_, text, expected) => {
    expect(outcomeOf(text)).toBe(expected);
  });
});

describe('later years', () => {
  const three = 'missed 100:-2, missed 50:-2.1, missed 50:-2.2';
  it.each([
    ['after the rotation it starts again', `${three}, missed 50:-2.3`, ''],
    [
      'flagged in the year of the rotation',
      'missed 100:-2, missed 50:-2.1, missed 99:-2.2, missed 50:-2.3',
      'training',
    ],
    ['up the whole ladder a second time', `${three}, missed 99:-2.3, missed 50:-2.4, missed 50:-2.5`, 'rotation'],
    ['met between', 'missed 100:-2, missed 50:-2.1, met 50:0, missed 100:-2, missed 100:-2.1', 'training'],
    [
      'flagged every year, never improved',
      'missed 100:-2, missed 100:-2.1, missed 100:-2.2, missed 100:-2.3',
      'training',
    ],
    ['better every year', 'missed 100:-2, missed 100:-1.9, missed 100:-1.8, missed 100:-1.7', ''],
  ])('%s', (_, text, expected) => {
    expect(outcomeOf(text)).toBe(expected);
  });
});

describe('a year without data pauses the ladder', () => {
  it.each([
    ['a year of leave', 'missed 100:-2, none, missed 50:-2.1', 'training'],
    ['a year without a row', 'missed 100:-2, gap, missed 50:-2.1', 'training'],
    ['several of them', 'missed 100:-2, gap, none, gap, missed 50:-2.1', 'training'],
    ['improvement is over the pause', 'missed 100:-2, none, missed 50:-1.9', ''],
    ['between training and rotation', 'missed 100:-2, missed 50:-2.1, none, missed 50:-2.2', 'rotation'],
    ['a year that is not evaluated', 'missed 100:-2, open 1:3, missed 50:-2.1', 'training'],
    ['a year missed without county figures', 'missed 100:-2, missed, missed 50:-2.1', 'training'],
    ['a year met without county figures is no pause: it starts again', 'missed 100:-2, met, missed 50:-2.1', ''],
    ['before everything it is no first year', 'none, missed 100:-2', 'firstYear'],
  ])('%s', (_, text, expected) => {
    expect(outcomeOf(text)).toBe(expected);
  });
});

describe('several groups: the better one counts', () => {
  it.each([
    ['last in both', 'missed 100:-2 99:-1.5, missed 50:-1.6 50:-3', 'training'],
    ['last in one only', 'missed 100:-2 50:-1.5, missed 50:-3', ''],
    ['the better one against the better one', 'missed 100:-2 99:-1.5, missed 50:-1.4 50:-3', ''],
    ['a better one that is gone the next year', 'missed 100:-2 99:-1.5, missed 50:-1.8', 'training'],
    ['one that joins', 'missed 100:-2, missed 50:-3 50:-1.9', ''],
    ['one without mean and deviation gives no score', 'missed 100:-2 100:?, missed 50:-2.1', 'training'],
  ])('%s', (_, text, expected) => {
    expect(outcomeOf(text)).toBe(expected);
  });
});

describe('ties at the county’s boundary', () => {
  it.each([
    ['two share the fourth last place', 'missed 97:-2=1, missed 50:-2.1', 'training?'],
    ['two share the third last place', 'missed 98:-2=1, missed 50:-2.1', 'training'],
    ['three share the last places', 'missed 98:-2=2, missed 50:-2.1', 'training'],
    ['four share the last places: one is too many', 'missed 97:-2=3, missed 50:-2.1', 'training?'],
    ['all share one place', 'missed 1:0=99, missed 50:-2.1', 'training?'],
    ['above the boundary', 'missed 95:-2=1, missed 50:-2.1', ''],
    ['tied in one group, last in the other', 'missed 97:-2=1 100:-1, missed 50:-2.1', 'training?'],
    ['tied in one group, not last in the other', 'missed 97:-2=1 50:-1, missed 50:-2.1', ''],
    ['the rotation rests on the same tie', 'missed 97:-2=1, missed 50:-2.1, missed 50:-2.2', 'rotation?'],
    ['a training that was given has broken it', 'missed 97:-2=1, missed 50:-2.1 given, missed 50:-2.2', 'rotation'],
  ])('%s', (_, text, expected) => {
    expect(outcomeOf(text)).toBe(expected);
  });

  it('cannot be seen where the county does not say who shares a place', () => {
    const years = yearsOf('missed 97:-2, missed 50:-2.1');
    const silent = years.map((row) => ({ ...row, county: row.county.map((each) => ({ ...each, sharesPlace: null })) }));
    const { proposals } = ask(['D'], [agreement('1', { person: 'p' })], [person('p', { years: silent })]);
    expect(proposals).toEqual([]);
  });
});

describe('improvement by line rate', () => {
  const lineRate = { improvementBy: 'lineRate' } as const;
  it.each([
    ['counts in the second year', 'missed 100:-2%30, missed 50:-2.1%30, missed 50:-1%29', 'rotation'],
    ['whatever the standard score says', 'missed 100:-2%30, missed 50:-2.1%30, missed 50:-3%30.01', ''],
    ['not in the first: that is by standard score', 'missed 100:-2%30, missed 50:-2.1%99', 'training'],
    ['nor does it make a training', 'missed 100:-2%30, missed 50:-1.9%10', ''],
    ['missing in the year', 'missed 100:-2%30, missed 50:-2.1%30, missed 50:-2.2', 'noCountyFigures'],
    ['missing in the year of the training', 'missed 100:-2%30, missed 50:-2.1, missed 50:-2.2%30', 'noCountyFigures'],
    ['is not asked for before', 'missed 100:-2, missed 50:-2.1', 'training'],
    ['equal is none', 'missed 100:-2%30, missed 50:-2.1%30, missed 50:-2.2%30.0', 'rotation'],
    ['of several groups the highest', 'missed 100:-2%3, missed 50:-2.1%30 50:-3%40, missed 50:-2%40', 'rotation'],
  ])('%s', (_, text, expected) => {
    expect(outcomeOf(text, lineRate)).toBe(expected);
  });

  it('is not the default', () => {
    expect(outcomeOf('missed 100:-2%30, missed 50:-2.1%30, missed 50:-3%99')).toBe('rotation');
  });
});

describe('whom rule D asks', () => {
  const years = yearsOf('missed 100:-2, missed 50:-2.1');

  it.each([
    ['a teacher', agreement('1', { person: 'p' }), 1],
    ['a campus head', agreement('1', { person: 'p', party: 'campusHead' }), 0],
    ['somebody whose agreement was met, whatever the row says', agreement('1', { person: 'p', outcome: 'met' }), 0],
    ['somebody whose agreement is not evaluated', agreement('1', { person: 'p', outcome: 'notEvaluated' }), 0],
  ])('%s', (_, own, expected) => {
    expect(ask(['D'], [own], [person('p', { years })]).proposals).toHaveLength(expected);
  });

  it('takes the outcome of the agreement where the year’s row has none', () => {
    const open = years.map((row) => (row.year === judgedYear ? { ...row, outcome: null } : row));
    expect(ask(['D'], [agreement('1', { person: 'p' })], [person('p', { years: open })]).proposals).toHaveLength(1);
  });

  it('looks at no later year', () => {
    const later = { year: judgedYear + 1, outcome: 'met' as const, county: [county(1, 3)], training: null };
    const answerTo = (rows: typeof years) =>
      ask(['D'], [agreement('1', { person: 'p' })], [person('p', { years: rows })]);
    expect(answerTo([...years, later])).toEqual(answerTo(years));
    expect(answerTo(years).proposals).toHaveLength(1);
  });

  it('says that it has no county figures of whom it does not know', () => {
    expect(ask(['D'], [agreement('1')], []).notes).toContainEqual({ rule: 'D', code: 'noCountyFigures', about: 'p1' });
  });
});

describe('the computation that rule D shows', () => {
  it('is the ladder, year by year', () => {
    const [proposal] = judge('missed 100:-2 99:-1.5, none, missed 50:-2.1 given, missed 50:-2.2').proposals;
    const { ladder } = computationOf(proposal, 'D');
    expect(
      ladder.map(({ year, rung, standardScore, flagged, improved, improvedBy, county, groups }) => [
        year,
        rung,
        standardScore,
        flagged,
        improved,
        improvedBy,
        county?.place ?? null,
        groups.length,
      ]),
    ).toEqual([
      [2022, 'flagged', '-1.5', true, null, null, 99, 2],
      [2023, 'paused', null, null, null, null, null, 0],
      [2024, 'training', '-2.1', false, false, 'standardScore', 50, 1],
      [2025, 'rotation', '-2.2', false, false, 'standardScore', 50, 1],
    ]);
  });

  it('has exact standard scores', () => {
    const thirds = county(100, 0, { mean: '50', groupSd: '3' });
    const years = [
      { year: 2024, outcome: 'missed' as const, county: [thirds], training: null },
      { year: 2025, outcome: 'missed' as const, county: [{ ...thirds, mean: '50.000000000001' }], training: null },
    ];
    expect(ask(['D'], [agreement('1', { person: 'p' })], [person('p', { years })]).proposals).toEqual([]);
  });
});

describe('the evidence of rule D', () => {
  const effects = [-9, -3, -2, 0, 2, 3, 4];
  const estimates = effects.map((effect) => estimate(effect, 1));
  const evidenceOf = (flagged: Partial<CountyFacts>, lastTeachers = 1) => {
    const years = [
      {
        year: 2024,
        outcome: 'missed' as const,
        county: [county(7, -2, { compared: 7, ...flagged })],
        training: null,
      },
      { year: 2025, outcome: 'missed' as const, county: [county(4, -3, { compared: 7, n: 3 })], training: null },
    ];
    const { proposals } = ask(['D'], [agreement('1', { person: 'p' })], [person('p', { years })], { lastTeachers });
    return proposals[0]?.held;
  };

  it.each<[string, Partial<CountyFacts>, number, readonly string[]]>([
    ['not handed down: always held', {}, 1, ['notAvailable']],
    ['surely last', { group: { estimates, own: 0 } }, 1, []],
    ['not surely last', { group: { estimates, own: 1 } }, 2, ['notSurelyLast']],
    ['near the average', { group: { estimates, own: 3 } }, 3, ['notSurelyLast', 'includesAverage']],
    ['a small group', { n: 9, group: { estimates, own: 0 } }, 1, ['smallGroup']],
    ['a small group and nothing else', { n: 9 }, 1, ['smallGroup', 'notAvailable']],
    ['pupils not handed down', { n: null, group: { estimates, own: 0 } }, 1, ['notAvailable']],
    ['an own place that is none', { group: { estimates, own: 7 } }, 1, ['notAvailable']],
  ])('%s', (_, flagged, lastTeachers, expected) => {
    expect(evidenceOf(flagged, lastTeachers)).toEqual(expected);
  });

  it('is the chance over the county’s whole group, of the year in which the teacher was flagged', () => {
    const years = [
      {
        year: 2023,
        outcome: 'missed' as const,
        county: [county(6, -2, { compared: 7, n: 33, group: { estimates, own: 1 } })],
        training: null,
      },
      { year: 2024, outcome: 'missed' as const, county: [county(4, -3, { compared: 7, n: 34 })], training: null },
      { year: 2025, outcome: 'missed' as const, county: [county(4, -4, { compared: 7, n: 35 })], training: null },
    ];
    const [proposal] = ask(['D'], [agreement('1', { person: 'p' })], [person('p', { years })]).proposals;
    const { evidence } = computationOf(proposal, 'D');
    const spread = { effect: Float64Array.from(effects), se: Float64Array.from(effects, () => 1) };
    expect(evidence).toMatchObject({ n: 33, lo: estimates[1]?.lo, hi: estimates[1]?.hi });
    expect(evidence.pLast).toBeCloseTo(chancesOfLast(spread, 3)[1] ?? 0, 12);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { examFigures } from '../evaluation/figures.ts';
import { analyse } from '../statistics/analyse.ts';
import { decimalText } from '../statistics/fraction.ts';
import { askRules } from './ask-rules.ts';
import type { CampusFacts, RulesInput } from './facts.ts';
import { agreement, judgedYear } from './testing/town.ts';

/** 4,059 real pupils of 65 schools. A clone of the project alone does not have them. */
const file = new URL('../../../../../shared/samples/exam65-scores.csv', import.meta.url);
const there = existsSync(file);

/** The 65 schools as campuses of a town whose targets were all missed. */
const town = (): RulesInput => {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  const cell = (line: string, column: string): string => line.split(',')[columns.indexOf(column)] ?? '';
  const schools = lines.map((line) => cell(line, 'school'));
  const marks = lines.map((line) => Math.round(Number(cell(line, 'score')) * 100));
  const names = [...new Set(schools)];
  const places = new Map(names.map((name, at) => [name, at]));
  const [subject] = analyse({
    groups: names,
    smallGroup: 10,
    subjects: [
      {
        subject: 'score',
        fullMark: 10_000,
        thresholds: { pass: '60', excellent: '85', low: '40' },
        rows: {
          group: Int32Array.from(schools, (school) => places.get(school) ?? -1),
          marks: Int32Array.from(marks),
          prior: Float64Array.from(lines, (line) => Number(cell(line, 'prior'))),
        },
      },
    ],
  });
  const campuses = (subject?.groups ?? []).map(({ group, n, effect, se, lo, hi }): CampusFacts => {
    const own = marks.filter((_, at) => schools[at] === group);
    const count = (test: (mark: number) => boolean) => own.filter(test).length;
    const figures = examFigures(
      [
        {
          weight: '1',
          tally: {
            n: own.length,
            sum: own.reduce((sum, mark) => sum + mark, 0),
            fullMark: 10_000,
            counts: {
              pass: count((mark) => mark >= 6000),
              excellent: count((mark) => mark >= 8500),
              low: count((mark) => mark < 4000),
            },
          },
        },
      ],
      { mean: 40, pass: 30, excellent: 20, notLow: 10 },
    );
    const text = (key: 'composite' | 'passRate' | 'excellentRate') => {
      const figure = figures[key];
      return figure === undefined ? null : decimalText(figure, 20);
    };
    return {
      id: group,
      name: group,
      composite: text('composite'),
      passRate: text('passRate'),
      excellentRate: text('excellentRate'),
      n,
      estimate: effect == null || se == null || lo == null || hi == null ? null : { effect, se, lo, hi },
    };
  });
  return {
    settings: { rules: ['A'] },
    year: judgedYear,
    campuses,
    persons: [],
    agreements: names.map((name) => agreement(name, { party: 'campusHead', campus: name, person: `head of ${name}` })),
  };
};

describe.runIf(there)('the 65 schools as campuses that all missed', () => {
  const { proposals } = there ? askRules(town()) : { proposals: [] };

  it('S59 and S28 are the last two, and nobody is tied with them', () => {
    expect(proposals.map(({ campus, tied }) => [campus, tied])).toEqual([
      ['S59', false],
      ['S28', false],
    ]);
  });

  it.each([
    ['S59', 0.7526],
    ['S28', 0.5774],
  ])('%s is truly among them with a probability of %d, and held for an explicit decision', (campus, chance) => {
    const found = proposals.find((proposal) => proposal.campus === campus);
    if (found?.computation.rule !== 'A') throw new Error(`${campus} is not proposed`);
    expect(Math.abs((found.computation.evidence.pLast ?? 0) - chance)).toBeLessThan(1e-3);
    expect(found.held).toContain('notSurelyLast');
  });
});

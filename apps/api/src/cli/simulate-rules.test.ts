import { askRules, type CampusFacts, type RulesInput } from '@plumbline/rules';
import { describe, expect, it } from 'vitest';
import { rowsOfRules } from './simulate-rules.ts';

const campus = (id: string, composite: string | null): CampusFacts => ({
  id,
  name: `campus ${id}`,
  composite,
  passRate: null,
  excellentRate: null,
  n: 8,
  estimate: null,
});

const town = (composites: readonly (string | null)[]): RulesInput => ({
  settings: { rules: ['A'] },
  year: 2025,
  campuses: composites.map((composite, at) => campus(`${at}`, composite)),
  persons: composites.map((_, at) => ({
    id: `p${at}`,
    name: `person ${at}`,
    partyMember: false,
    administrative: false,
    years: [],
  })),
  agreements: composites.map((_, at) => ({
    id: `a${at}`,
    party: 'campusHead',
    campus: `${at}`,
    person: `p${at}`,
    outcome: 'missed',
    evaluatedOn: '2026-07-10',
  })),
});

const rowsOf = (input: RulesInput, reader: 'zh' | 'en' = 'en') =>
  rowsOfRules(input, askRules(input), reader).map((row) => row.join(' | '));

describe('what the rules propose, for a terminal', () => {
  it('names ties and why a proposal is held, then what the rules say nothing about', () => {
    const rule = 'Rule A: statement by the campus head';
    const statement = 'Statement at the quality-analysis meeting';
    const held = 'held for an explicit decision with reasons; fewer than 10 pupils; no probability available';
    expect(rowsOf(town(['60', '70', '70', null]))).toEqual([
      `${rule} | person 0 | campus 0 | ${statement} | ${held}`,
      `${rule} | person 1 | campus 1 | ${statement} | tied: to be decided first; ${held}`,
      `${rule} | person 2 | campus 2 | ${statement} | tied: to be decided first; ${held}`,
      `${rule} | campus 3 |  |  | no data, so nothing is said`,
      'Rule B: admonition talk |  |  |  | switched off',
      'Rule C: eligibility |  |  |  | switched off',
      'Rule D: training and rotation |  |  |  | switched off',
    ]);
  });

  it('does so in Chinese', () => {
    expect(rowsOf(town(['60', '70', '70']), 'zh')[1]).toBe(
      '规则 A：校片表态性发言 | person 1 | campus 1 | 表态性发言 | 同分，须先决定；须专门议决并写明理由；不足 10 人；算不出概率',
    );
  });
});

import { askRules, readRulesInput } from '@plumbline/rules';
import { expect, it } from 'vitest';
import { readSettings } from '../settings.ts';
import { drawCounty } from './county.ts';
import { checkAll, measureRules } from './measure.ts';

it('counts a run only when all agreements were evaluated and every rule put somebody forward', () => {
  const input = readRulesInput(JSON.parse(drawCounty(2000)));
  const answer = askRules(input);
  expect(() => checkAll(2000, input, answer)).not.toThrow();
  expect(() => checkAll(2001, input, answer)).toThrow('2000 of 2001');
  const proposals = answer.proposals.filter(({ rule }) => rule !== 'D');
  expect(() => checkAll(2000, input, { ...answer, proposals })).toThrow('Rules D put nobody forward');
});

it('says how long it took, and what is allowed', async () => {
  const [result] = await measureRules(readSettings(['--rounds', '1']), 2000);
  expect(result).toMatchObject({ unit: 's', met: true, goal: { ours: 60, bound: 'atMost' } });
  expect(result?.name).toContain('2,000 agreements');
});

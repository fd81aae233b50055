import { describe, expect, it } from 'vitest';
import { agreement, allParties, ask, person } from './testing/town.ts';

const proposed = (...agreements: Parameters<typeof ask>[1]) =>
  ask(['C'], agreements, []).proposals.map((proposal) => `${proposal.person} ${proposal.agreement}`);

describe('rule C', () => {
  it.each([
    ['missed', ['p1 1']],
    ['met', []],
    ['notEvaluated', []],
  ] as const)('of a teacher’s agreement that is %s proposes %j', (outcome, expected) => {
    expect(proposed(agreement('1', { outcome }))).toEqual(expected);
  });

  it.each(allParties.filter((party) => party !== 'teacher'))('does not concern %s', (party) => {
    expect(proposed(agreement('1', { party }))).toEqual([]);
  });

  it.each([
    ['one for two missed ones, the first evaluated', ['2026-07-12', '2026-07-11'], ['p 2']],
    ['the first by id when evaluated on one day', ['2026-07-11', '2026-07-11'], ['p 1']],
  ] as const)('proposes %s', (_, days, expected) => {
    expect(proposed(...days.map((evaluatedOn, at) => agreement(String(at + 1), { person: 'p', evaluatedOn })))).toEqual(
      expected,
    );
  });

  it('asks neither for the Party nor for posts', () => {
    const persons = [person('p1', { partyMember: true, administrative: true }), person('p2')];
    const { proposals } = ask(['C'], [agreement('2'), agreement('1')], persons);
    expect(proposals.map((proposal) => proposal.person)).toEqual(['p1', 'p2']);
  });

  it('shows what it rests on, and rests on no rank', () => {
    expect(ask(['C'], [agreement('1')], []).proposals[0]).toMatchObject({
      measure: 'ineligibility',
      tied: false,
      held: [],
      computation: { rule: 'C', clause: 'Q7', evaluatedOn: '2026-07-10' },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { agreement, allParties, ask, person } from './testing/town.ts';

const who = (partyMember: boolean, administrative: boolean) => person('p', { partyMember, administrative });
const own = (more: Parameters<typeof agreement>[1] = {}) => agreement('1', { person: 'p', ...more });
const proposed = (...[agreements, persons]: [Parameters<typeof ask>[1], Parameters<typeof ask>[2]]) =>
  ask(['B'], agreements, persons).proposals.map((proposal) => `${proposal.person} ${proposal.agreement}`);

describe('rule B', () => {
  it.each([
    [true, true, 'missed', ['p 1']],
    [true, true, 'met', []],
    [true, true, 'notEvaluated', []],
    [true, false, 'missed', []],
    [false, true, 'missed', []],
    [false, false, 'missed', []],
    [true, false, 'met', []],
    [false, true, 'met', []],
  ] as const)('Party member %s, administrative %s, %s: %j', (partyMember, administrative, outcome, expected) => {
    expect(proposed([own({ outcome })], [who(partyMember, administrative)])).toEqual(expected);
  });

  it.each(allParties)('asks whoever missed, also as %s', (party) => {
    expect(proposed([own({ party })], [who(true, true)])).toEqual(['p 1']);
  });

  it('proposes one talk for several missed agreements, on the first that was evaluated', () => {
    const agreements = [
      agreement('2', { person: 'p', evaluatedOn: '2026-07-10' }),
      agreement('1', { person: 'p', evaluatedOn: '2026-07-11' }),
      agreement('3', { person: 'p', evaluatedOn: '2026-07-10' }),
    ];
    expect(proposed(agreements, [who(true, true)])).toEqual(['p 2']);
  });

  it('passes over an agreement of the same person that was met', () => {
    const agreements = [own({ outcome: 'met', evaluatedOn: '2026-07-01' }), agreement('2', { person: 'p' })];
    expect(proposed(agreements, [who(true, true)])).toEqual(['p 2']);
  });

  it('says of whom it knows nothing', () => {
    expect(ask(['B'], [own()], []).notes).toContainEqual({ rule: 'B', code: 'noFigures', about: 'p' });
  });

  it('shows what it rests on, and rests on no rank', () => {
    expect(ask(['B'], [own({ campus: 'east' })], [who(true, true)]).proposals).toEqual([
      {
        rule: 'B',
        measure: 'talk',
        person: 'p',
        campus: 'east',
        agreement: '1',
        tied: false,
        held: [],
        computation: { rule: 'B', clause: 'Q6', partyMember: true, administrative: true, evaluatedOn: '2026-07-10' },
        dataVersion: null,
      },
    ]);
  });
});

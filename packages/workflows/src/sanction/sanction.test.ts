import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../define.ts';
import { judge } from '../judge.ts';
import { advance, dueOn, goesOn, type Position } from '../machine.ts';
import { mayAct, toList } from '../rights.ts';
import { models } from '../testing/models.ts';
import { sanction } from './sanction.ts';

const { workflow, facts: knownFacts } = models.sanction;
type Name = keyof typeof sanction.steps;
const relations = Object.keys(sanction.relations);
const permissions = Object.keys(sanction.permissions);
const stepOf = (name: Name) => workflow.steps[name] as Step;

interface Right {
  readonly by: readonly string[];
  readonly permission?: string;
  readonly bars?: readonly string[];
  /** Whoever is one of these is not barred by having voted. */
  readonly spares?: readonly string[];
}

const ofHandler: Right = { by: ['handler'], permission: 'sanction:handle', bars: ['concerned'] };
const decides = ['concerned', 'recused', 'proposer'];
const ofChair: Right = { by: ['chair'], permission: 'sanction:decide', bars: decides };
const ofMember: Right = { by: ['member'], permission: 'sanction:decide', bars: [...decides, 'voted'] };
const ofConcerned: Right = { by: ['concerned'] };
const ofOfficers = { by: ['handler', 'chair', 'member'], bars: ['concerned'] };

/** Who may do what, written down a second time on purpose: a slip in the table of steps shows here. */
const written: Readonly<Partial<Record<Name, Right>>> = {
  breakTie: ofChair,
  screen: ofHandler,
  serveNotice: ofHandler,
  confirmReceipt: ofConcerned,
  witnessRefusal: ofHandler,
  submitDefence: { by: ['concerned', 'handler'] },
  hold: ofOfficers,
  offerSupport: { by: ['handler', 'chair'], bars: ['concerned'] },
  askOpinion: ofOfficers,
  giveOpinion: { by: ['asked'], bars: ['concerned'] },
  recuse: { ...ofMember, spares: ['chair'] },
  vote: ofMember,
  decide: ofChair,
  waive: ofChair,
  deliver: ofHandler,
  requestReview: ofConcerned,
  decideReview: ofChair,
  appeal: ofConcerned,
  uphold: ofHandler,
  revoke: ofHandler,
  complete: ofHandler,
  lift: ofChair,
};
/** What no person takes of their own accord. */
const ofTheSystem: readonly Name[] = ['lapseDefence', 'expire', 'compose', 'recount', 'doubtBasis', 'reconsider'];

const somebody = fc.record({
  relations: fc.subarray<string>(relations),
  permissions: fc.subarray<string>(permissions),
});

describe.each(Object.entries(written))('%s', (name, { by, permission, bars = [], spares = [] }) => {
  it('may be done by whom the plan names, and by nobody else', () => {
    fc.assert(
      fc.property(somebody, (who) => {
        const related = by.some((relation) => who.relations.includes(relation));
        const allowed = permission === undefined || who.permissions.includes(permission);
        const spared = spares.some((relation) => who.relations.includes(relation));
        const barred = bars.some((relation) => who.relations.includes(relation) && !(spared && relation === 'voted'));
        expect(mayAct(workflow, stepOf(name as Name), who) === null).toBe(related && allowed && !barred);
      }),
      { seed: 14, numRuns: 500 },
    );
  });
});

it('writes down every step that moves a consequence', () => {
  const moving = Object.entries(sanction.steps).flatMap(([name, { from }]) => (from === null ? [] : [name]));
  expect(moving.toSorted()).toEqual([...Object.keys(written), ...ofTheSystem].toSorted());
});

it.each(ofTheSystem)('lets nobody take %s; the system may', (name) => {
  fc.assert(
    fc.property(somebody, (who) => {
      expect(mayAct(workflow, stepOf(name), who)).toEqual({ kind: 'unrelated' });
    }),
    { seed: 14, numRuns: 200 },
  );
  expect(mayAct(workflow, stepOf(name), { relations: [], permissions: [], system: true })).toBeNull();
});

describe('nobody', () => {
  const everything = (...own: string[]) => ({ relations: [...new Set([...relations, ...own])], permissions });
  const without = (...gone: string[]) => ({
    relations: relations.filter((relation) => !gone.includes(relation)),
    permissions,
  });
  const deciding: readonly Name[] = ['breakTie', 'vote', 'recuse', 'decide', 'waive', 'decideReview', 'lift'];

  it.each(['concerned', 'proposer', 'recused'])('decides as %s, whatever else they are', (own) => {
    for (const name of deciding)
      expect([name, mayAct(workflow, stepOf(name), everything(own))?.kind]).toEqual([name, 'separated']);
  });

  it('handles, delivers or upholds their own case', () => {
    for (const [name, { bars }] of Object.entries(written)) {
      if (!bars?.includes('concerned')) continue;
      const barred = mayAct(workflow, stepOf(name as Name), {
        relations: [...toList(stepOf(name as Name).by), 'concerned'],
        permissions,
      });
      expect([name, barred?.kind]).toEqual([name, 'separated']);
    }
  });

  it('votes twice in a round, or recuses after voting, but the chair another member', () => {
    const chair = without('concerned', 'proposer', 'recused');
    const member = without('concerned', 'proposer', 'recused', 'chair');
    expect(mayAct(workflow, stepOf('vote'), chair)?.kind).toBe('separated');
    expect(mayAct(workflow, stepOf('recuse'), chair)).toBeNull();
    for (const name of ['vote', 'recuse'] as const) {
      expect(mayAct(workflow, stepOf(name), member)?.kind).toBe('separated');
      expect(mayAct(workflow, stepOf(name), without('concerned', 'proposer', 'recused', 'voted'))).toBeNull();
    }
  });

  it('reads a case for a post alone', () => {
    expect(sanction.readers).toEqual({ town: [], unit: [] });
    for (const [name, relation] of Object.entries(workflow.relations))
      expect([name, relation.heldBy]).toEqual([name, undefined]);
  });
});

const first: Position = {
  state: 'deciding',
  context: {
    rule: 'C',
    measure: 'ineligibility',
    body: 'group',
    tied: false,
    held: false,
    supports: 0,
    supported: false,
    objections: 0,
    basisGone: false,
    round: 1,
    mayVote: 5,
    cast: 0,
    reviewing: false,
    reviews: 0,
    appeals: 0,
    suspended: false,
    carriedOut: false,
    startsOn: null,
    endsOn: null,
    reviewBy: null,
    appealBy: null,
  },
};
const at = (state: string, more: object = {}): Position => ({ state, context: { ...first.context, ...more } });
type Count = { cast: number; mayVote: number; quorate: boolean; leaning: string };
const facts = (more: object = {}) => ({
  ...knownFacts[0],
  count: null,
  basis: null,
  effect: null,
  waits: false,
  ...more,
});
const take = (
  from: Position,
  name: Name,
  { input = {}, due = {}, ...more }: { input?: object; due?: Record<string, string> } & Record<string, unknown> = {},
): Position | null => {
  const step = stepOf(name);
  const bars = written[name]?.bars ?? [];
  const by = step.system
    ? { relations: [], permissions: [], system: true as const }
    : { relations: toList(step.by).filter((relation) => !bars.includes(relation)), permissions };
  return advance(workflow, from, { type: name, input: { ...input }, by, facts: facts(more), due });
};

describe('a vote', () => {
  const cases: readonly [string, Count, string][] = [
    ['without a quorum stays open', { cast: 2, mayVote: 5, quorate: false, leaning: 'carried' }, 'deciding'],
    ['with a quorum for it is to be announced', { cast: 3, mayVote: 5, quorate: true, leaning: 'carried' }, 'counted'],
    ['with a quorum against it is, too', { cast: 3, mayVote: 5, quorate: true, leaning: 'rejected' }, 'counted'],
    ['that is level stays open', { cast: 4, mayVote: 5, quorate: true, leaning: 'level' }, 'deciding'],
  ];
  it.each(cases)('%s', (_, count, state) => {
    for (const name of ['vote', 'recuse', 'recount'] as const)
      for (const from of ['deciding', 'counted'])
        expect([name, from, take(at(from), name, { count })?.state]).toEqual([name, from, state]);
  });

  it('on a review that is level once all have voted does not uphold', () => {
    const count = { cast: 5, mayVote: 5, quorate: true, leaning: 'level' };
    expect(take(at('underReview', { reviewing: true }), 'vote', { count })?.state).toBe('reviewCounted');
    expect(take(at('reviewCounted', { reviewing: true }), 'decideReview', { count })?.state).toBe('revoked');
    expect(take(at('deciding'), 'vote', { count })?.state).toBe('deciding');
  });

  it('that is level once all have voted is left to the chair, who else waives only before anybody has voted', () => {
    for (const [cast, open] of [
      [0, true],
      [1, false],
      [4, false],
      [5, true],
    ] as const)
      expect([cast, take(at('deciding', { cast, mayVote: 5 }), 'waive')?.state]).toEqual([
        cast,
        open ? 'waived' : undefined,
      ]);
  });

  it.each(cases)('on a review %s', (_, count, state) => {
    const stands = state === 'counted' ? 'reviewCounted' : 'underReview';
    for (const name of ['vote', 'recuse', 'recount'] as const)
      for (const from of ['underReview', 'reviewCounted'])
        expect([name, from, take(at(from, { reviewing: true }), name, { count })?.state]).toEqual([name, from, stands]);
  });

  it('is counted with those who may vote', () => {
    const count = { cast: 3, mayVote: 4, quorate: true, leaning: 'carried' };
    expect(take(at('deciding', { cast: 2 }), 'vote', { count })?.context).toMatchObject({ cast: 3, mayVote: 4 });
    expect(take(at('deciding', { cast: 3 }), 'recuse', { count })?.context).toMatchObject({ mayVote: 4 });
  });

  it('does not put off the day by which the body is to decide', () => {
    for (const name of ['vote', 'recuse', 'recount'] as const) {
      const step = stepOf(name);
      expect(goesOn(workflow, step, 'deciding', 'counted')).toBe(true);
      expect(goesOn(workflow, step, 'underReview', 'reviewCounted')).toBe(true);
    }
    expect(dueOn(workflow, at('counted'), { decide: '2026-12-31' }, '2026-12-10')).toBe('2026-12-10');
    expect(goesOn(workflow, stepOf('decide'), 'counted', 'decided')).toBe(false);
  });

  it('is sealed for those who have not voted', () => {
    const sealed = Object.entries(workflow.steps).flatMap(([name, step]) =>
      step.sealed === undefined ? [] : [[name, step.sealed]],
    );
    expect(sealed).toEqual([['vote', 'voted']]);
  });
});

describe('the decision', () => {
  const counted = (leaning: string) => ({ count: { cast: 3, mayVote: 5, quorate: true, leaning } });

  it('is what the body voted', () => {
    expect(take(at('counted'), 'decide', counted('carried'))?.state).toBe('decided');
    expect(take(at('counted'), 'decide', counted('rejected'))?.state).toBe('waived');
  });

  it('is not announced before enough have voted', () => {
    expect(take(at('deciding'), 'decide', counted('carried'))).toBeNull();
    expect(take(at('underReview'), 'decideReview', counted('carried'))).toBeNull();
  });

  it('after a review upholds or revokes, and opens the appeal', () => {
    const review = (leaning: string, more: object = {}) =>
      take(at('reviewCounted', { reviewing: true, suspended: true, ...more }), 'decideReview', {
        ...counted(leaning),
        due: { appeal: '2027-01-29' },
      });
    expect(review('carried')).toMatchObject({
      state: 'inEffect',
      context: { reviewing: false, suspended: false, appealBy: '2027-01-29' },
    });
    expect(review('carried', { carriedOut: true })?.state).toBe('completed');
    expect(review('rejected')?.state).toBe('revoked');
  });
});

describe('the person concerned', () => {
  const inEffect = at('inEffect', { reviewBy: '2026-12-30', endsOn: '2027-07-31' });

  it('asks for a review once, up to its day', () => {
    for (const [today, open] of [
      ['2026-12-30', true],
      ['2026-12-31', false],
    ] as const)
      expect([today, take(inEffect, 'requestReview', { today }) !== null]).toEqual([today, open]);
    expect(
      take(at('inEffect', { reviewBy: '2026-12-30', reviews: 1 }), 'requestReview', { today: '2026-12-01' }),
    ).toBeNull();
  });

  it('appeals once, after a review, up to its day', () => {
    const reviewed = at('inEffect', { reviews: 1, appealBy: '2027-01-29' });
    expect(take(reviewed, 'appeal', { today: '2027-01-29' })?.state).toBe('underAppeal');
    expect(take(reviewed, 'appeal', { today: '2027-01-30' })).toBeNull();
    expect(take(inEffect, 'appeal', { today: '2026-12-01' })).toBeNull();
    expect(take(at('inEffect', { appeals: 1, appealBy: '2027-01-29' }), 'appeal', { today: '2027-01-01' })).toBeNull();
  });

  it('begins a new round with a review: no vote of before counts', () => {
    const after = take(at('inEffect', { reviewBy: '2026-12-30', cast: 4 }), 'requestReview', {
      today: '2026-12-01',
      waits: true,
    });
    expect(after).toMatchObject({
      state: 'underReview',
      context: { round: 2, cast: 0, reviewing: true, suspended: true },
    });
    expect(stepOf('requestReview').release).toEqual(['voted']);
  });

  it('has the effect go on where it does not wait, and never suspended once it is carried out', () => {
    const asked = (more: object, waits: boolean) =>
      take(at('completed', { reviewBy: '2026-12-30', ...more }), 'requestReview', { today: '2026-12-01', waits })
        ?.context['suspended'];
    expect([asked({}, false), asked({}, true), asked({ carriedOut: true }, true)]).toEqual([false, true, false]);
  });
});

describe('a proposal', () => {
  const proposed = at('proposed');

  it('that is level with another goes on only once the chair has broken the tie', () => {
    const tied = at('proposed', { tied: true });
    expect(take(tied, 'screen')).toBeNull();
    expect(take(tied, 'breakTie', { input: { finding: 'leaveOut' } })?.state).toBe('waived');
    expect(take(tied, 'breakTie', { input: { finding: 'goOn' } })).toMatchObject({
      state: 'proposed',
      context: { tied: false },
    });
    expect(take(proposed, 'breakTie', { input: { finding: 'goOn' } })).toBeNull();
  });

  it.each([
    [{ finding: 'exempt', competent: true }, 'waived'],
    [{ finding: 'goOn', competent: false }, 'waived'],
    [{ finding: 'goOn', competent: true }, 'screened'],
  ])('screened as %j stands at %s', (input, state) => {
    expect(take(proposed, 'screen', { input })?.state).toBe(state);
  });

  it('is served, heard and voted on in this order, and no other', () => {
    const road: readonly [Name, string][] = [
      ['screen', 'screened'],
      ['serveNotice', 'noticed'],
      ['confirmReceipt', 'defending'],
      ['submitDefence', 'deciding'],
    ];
    let position: Position | null = proposed;
    for (const [name, state] of road) {
      for (const [other] of road.filter(([each]) => each !== name))
        expect([
          state,
          other,
          position && take(position, other, { input: { finding: 'goOn', competent: true } }),
        ]).toEqual([state, other, null]);
      position = position && take(position, name, { input: { finding: 'goOn', competent: true } });
      expect([name, position?.state]).toEqual([name, state]);
    }
  });

  it('is not decided before the defence was given or its time was over', () => {
    for (const state of ['proposed', 'screened', 'noticed', 'defending'])
      for (const name of ['vote', 'decide', 'deliver'] as const)
        expect([state, name, take(at(state), name)]).toEqual([state, name, null]);
    expect(take(at('defending'), 'lapseDefence')?.state).toBe('deciding');
  });
});

describe('the clock', () => {
  it('takes its steps from every state that has the deadline', () => {
    expect(
      Object.entries(sanction.deadlines).flatMap(([name, deadline]) =>
        'passed' in deadline ? [[name, deadline.passed]] : [],
      ),
    ).toEqual([
      ['defend', 'lapseDefence'],
      ['effect', 'expire'],
    ]);
    expect(dueOn(workflow, at('inEffect', { endsOn: '2027-07-31' }), {})).toBe('2027-07-31');
  });
});

describe('what rests on an evaluation that was corrected', () => {
  it('is marked while it is undecided, and put to the body again when it is decided', () => {
    expect(take(at('defending'), 'doubtBasis')).toMatchObject({
      state: 'defending',
      context: { basisGone: true, held: true },
    });
    for (const state of ['inEffect', 'completed', 'expired'])
      expect(take(at(state, { round: 1, cast: 4 }), 'reconsider')).toMatchObject({
        state: 'underReview',
        context: { basisGone: true, held: true, round: 2, cast: 0, reviewing: true },
      });
  });
});

it('opens for a member what the machine takes, and nothing else', () => {
  const member = { relations: ['member'], permissions: ['sanction:decide'] };
  for (const state of Object.keys(workflow.states)) {
    const open = Object.entries(workflow.steps).flatMap(([name, step]) =>
      judge(workflow, step, at(state), facts(), member).open ? [name] : [],
    );
    const voting = workflow.states[state]?.tags.includes('voting') === true;
    expect([state, open.includes('vote'), open.includes('recuse')]).toEqual([state, voting, voting]);
    for (const name of ['decide', 'deliver', 'complete', 'serveNotice', 'breakTie']) expect(open).not.toContain(name);
  }
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../evaluation/evaluate.ts';
import { askRules } from './ask-rules.ts';
import type { CampusFacts, PersonFacts, RulesInput, SanctionRule, TeacherYear } from './facts.ts';
import { agreement, allParties, county, estimate, judgedYear, person, townOf } from './testing/town.ts';

const outcomes: fc.Arbitrary<Outcome> = fc.constantFrom('met', 'missed', 'missed', 'notEvaluated');
const figure = fc.constantFrom(...['60', '60.0', '61', '61.5', '70']);

const years: fc.Arbitrary<readonly TeacherYear[]> = fc
  .array(
    fc.record({
      outcome: fc.option(outcomes),
      county: fc.array(
        fc.record({ place: fc.integer({ min: 95, max: 100 }), tenths: fc.integer({ min: -12, max: -8 }) }),
        { maxLength: 2 },
      ),
      training: fc.constantFrom(null, 'given' as const, 'notGiven' as const),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) =>
    rows.map(({ outcome, county: groups, training }, at) => ({
      year: judgedYear - at,
      outcome,
      county: groups.map(({ place, tenths }, index) => county(place, tenths / 10, { grade: 5 + index })),
      training,
    })),
  );

/**
 * Towns small enough for ties of every depth.
 * @param effects estimates of campuses: the chances that follow from them take time
 */
const townsWith = (effects: fc.Arbitrary<number | null>): fc.Arbitrary<RulesInput> =>
  fc
    .record({
      campuses: fc.array(
        fc.record({
          composite: fc.option(figure, { freq: 8 }),
          passRate: fc.option(figure, { freq: 8 }),
          excellentRate: fc.option(figure, { freq: 8 }),
          effect: effects,
          n: fc.integer({ min: 5, max: 40 }),
          outcome: fc.option(outcomes, { freq: 8 }),
        }),
        { maxLength: 7 },
      ),
      persons: fc.array(
        fc.record({
          partyMember: fc.boolean(),
          administrative: fc.boolean(),
          years,
          party: fc.constantFrom(...allParties.slice(1)),
          outcome: outcomes,
          more: fc.option(outcomes),
        }),
        { maxLength: 5 },
      ),
      lastOf: fc.constantFrom('missed' as const, 'all' as const),
      lastCampuses: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ campuses, persons, lastOf, lastCampuses }) => ({
      settings: { rules: ['A', 'B', 'C', 'D'] as const, lastOf, lastCampuses },
      year: judgedYear,
      campuses: campuses.map(({ composite, passRate, excellentRate, effect, n }, at) => ({
        id: `c${at}`,
        name: `c${at}`,
        composite,
        passRate,
        excellentRate,
        n,
        estimate: effect === null ? null : estimate(effect, 1),
      })),
      persons: [
        ...campuses.map((_, at) => person(`h${at}`, { partyMember: at % 2 === 0, administrative: true })),
        ...persons.map(({ partyMember, administrative, years }, at) =>
          person(`p${at}`, { partyMember, administrative, years }),
        ),
      ],
      agreements: [
        ...campuses.flatMap(({ outcome }, at) =>
          outcome === null
            ? []
            : [agreement(`a${at}`, { party: 'campusHead', campus: `c${at}`, person: `h${at}`, outcome })],
        ),
        ...persons.flatMap(({ party, outcome, more }, at) => [
          agreement(`b${at}`, { party, person: `p${at}`, outcome }),
          ...(more === null ? [] : [agreement(`d${at}`, { party: 'teacher', person: `p${at}`, outcome: more })]),
        ]),
      ],
    }));

const towns = townsWith(fc.constant(null));
const townsWithEstimates = townsWith(fc.option(fc.integer({ min: -6, max: 6 }), { freq: 20 }));

const shuffled = <Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

const shuffledTown = (town: RulesInput): fc.Arbitrary<RulesInput> =>
  fc
    .tuple(
      shuffled(town.campuses),
      shuffled(town.agreements),
      fc.tuple(
        ...town.persons.map((one) =>
          fc.tuple(shuffled(one.years), fc.boolean()).map(
            ([years, turn]): PersonFacts => ({
              ...one,
              years: years.map((row) => ({ ...row, county: turn ? row.county.toReversed() : row.county })),
            }),
          ),
        ),
      ),
    )
    .chain(([campuses, agreements, persons]) =>
      shuffled(persons).map((mixed) => ({ ...town, campuses, agreements, persons: mixed })),
    );

/** The campuses that rule A puts forward: silently, and as tied. */
const putForward = (town: RulesInput) => {
  const own = askRules(town).proposals.filter(({ rule }) => rule === 'A');
  return {
    silently: new Set(own.filter(({ tied }) => !tied).map(({ campus }) => campus)),
    all: new Set(own.map(({ campus }) => campus)),
  };
};

describe('rules A to D', () => {
  it('give the same answer whatever the order of the input', () => {
    fc.assert(
      fc.property(
        townsWithEstimates.chain((town) => fc.tuple(fc.constant(town), shuffledTown(town))),
        ([town, mixed]) => {
          expect(askRules(mixed)).toEqual(askRules(town));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never propose under A to C where the target was met, nor twice for one person', () => {
    fc.assert(
      fc.property(towns, (town) => {
        const outcomeOf = new Map(town.agreements.map(({ id, outcome }) => [id, outcome]));
        const { proposals } = askRules(town);
        expect(proposals.filter((each) => outcomeOf.get(each.agreement) !== 'missed')).toEqual([]);
        const keys = proposals.map(({ rule, person }) => `${rule} ${person}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 500 },
    );
  });

  it('never add a proposal for a better campus when a worse one is added', () => {
    const worse = fc.record({ composite: fc.constantFrom('0', '59', '60.5', '65'), outcome: outcomes });
    fc.assert(
      fc.property(towns, worse, (town, { composite, outcome }) => {
        const campus: CampusFacts = {
          id: 'worse',
          name: 'worse',
          composite,
          passRate: '60',
          excellentRate: '60',
          n: 30,
          estimate: estimate(-7, 1),
        };
        const own = agreement('worse', { party: 'campusHead', campus: 'worse', person: 'worse', outcome });
        const before = putForward(town);
        const after = putForward({
          ...town,
          campuses: [...town.campuses, campus],
          agreements: [...town.agreements, own],
        });
        const better = town.campuses
          .filter((each) => Number(each.composite ?? 0) > Number(composite))
          .map(({ id }) => id);
        expect(better.filter((id) => after.all.has(id) && !before.all.has(id))).toEqual([]);
        expect(better.filter((id) => after.silently.has(id) && !before.silently.has(id))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('never resolve a tie silently', () => {
    const standing = ({ composite, passRate, excellentRate }: CampusFacts) =>
      [composite, passRate, excellentRate].map(Number).join(' ');
    fc.assert(
      fc.property(towns, (drawn) => {
        const campuses = drawn.campuses.map((campus) => ({
          ...campus,
          composite: campus.composite ?? '60',
          passRate: campus.passRate ?? '60',
          excellentRate: campus.excellentRate ?? '60',
        }));
        const town = { ...drawn, campuses };
        const { silently, all } = putForward(town);
        const facts = new Map(campuses.map((campus) => [campus.id, campus]));
        const missed = new Set(
          town.agreements
            .filter(({ party, outcome }) => party === 'campusHead' && outcome === 'missed')
            .map(({ campus }) => campus),
        );
        const levels = Map.groupBy(
          campuses.filter(({ id }) => missed.has(id)),
          standing,
        );
        // Of those that nothing tells apart all are put forward or none, in the same way.
        for (const level of levels.values()) {
          expect(new Set(level.map(({ id }) => `${all.has(id)} ${silently.has(id)}`)).size).toBe(1);
        }
        expect(silently.size).toBeLessThanOrEqual(town.settings?.lastCampuses ?? 2);
        // Whoever is tied stands level with another that takes part.
        const taking = town.agreements.filter(({ party }) => party === 'campusHead').map(({ campus }) => campus);
        for (const id of all) {
          if (silently.has(id)) continue;
          const own = facts.get(id ?? '');
          const level = taking.filter((other) => {
            const theirs = facts.get(other ?? '');
            return other !== id && own !== undefined && theirs !== undefined && standing(own) === standing(theirs);
          });
          expect(level.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a rule that is not switched on', () => {
  const town = (rules?: readonly SanctionRule[]): RulesInput => {
    const { settings: _, ...rest } = townOf('60 missed, 70 missed');
    const all = { ...rest, agreements: [...rest.agreements, agreement('1')] };
    return rules === undefined ? all : { ...all, settings: { rules } };
  };

  it.each<[readonly SanctionRule[] | undefined, readonly SanctionRule[], readonly SanctionRule[]]>([
    [undefined, [], ['A', 'B', 'C', 'D']],
    [[], [], ['A', 'B', 'C', 'D']],
    [['A'], ['A'], ['B', 'C', 'D']],
    [['C'], ['C'], ['A', 'B', 'D']],
    [
      ['C', 'A'],
      ['A', 'C'],
      ['B', 'D'],
    ],
    [['A', 'B', 'C', 'D'], ['A', 'C'], []],
  ])('says nothing but that: %j', (on, proposing, off) => {
    const { proposals, notes } = askRules(town(on));
    expect([...new Set(proposals.map(({ rule }) => rule))]).toEqual(proposing);
    expect(notes.filter(({ code }) => code === 'off').map(({ rule }) => rule)).toEqual(off);
    expect(notes.filter(({ rule }) => off.includes(rule)).every(({ code }) => code === 'off')).toBe(true);
  });
});

it('a figure that is no decimal is an error, never a zero', () => {
  const town = townOf('60 missed, 70 missed');
  const campuses = town.campuses.map((campus) => ({ ...campus, composite: '7e1' }));
  expect(() => askRules({ ...town, campuses })).toThrow('"7e1" is not a decimal');
});

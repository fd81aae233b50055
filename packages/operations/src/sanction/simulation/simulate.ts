import { transaction } from '@plumbline/database';
import {
  isIndicator,
  type SanctionRule,
  type SimulationAnswer,
  simulateTargets,
  type TargetSet,
} from '@plumbline/rules';
import type { Target } from '@plumbline/workflows';
import { faultsOfTargets } from '../../agreement/check-targets.ts';
import type { Deps } from '../../deps.ts';
import { type Answer, refuse, refuseInput } from '../../problem.ts';
import type { InputFault } from '../../record/parse-input.ts';
import { consequenceRights } from '../../rights/consequence.ts';
import { allows } from '../../rights/declare.ts';
import { type PlanYearFacts, planYearOf, todayOf, townFacts } from '../../town/facts.ts';
import type { Viewer } from '../../viewer.ts';
import { ruleSettingsOf } from '../rules/read-year.ts';
import { type ReadSimulatedYear, readSimulatedYear } from './read-simulated-year.ts';

/** Targets for one kind of party, or for one party by its id. */
export interface ProposedTargets {
  readonly party: 'campusHead' | 'teacher';
  /** `campusHead:<unit>` or `teacher:<person>`; `null`: all of the kind. */
  readonly id: string | null;
  readonly targets: readonly Target[];
}

/** A set of proposed targets. */
export interface ProposedSet {
  readonly name: string;
  readonly targets: readonly ProposedTargets[];
}

/** What the simulator is asked. */
export interface SimulationCall {
  readonly sets: readonly ProposedSet[];
  /** `null`: every one that can be tried. */
  readonly planYearIds: readonly number[] | null;
}

/** What the simulator answers, with what the numbers are called. */
export interface Simulation {
  readonly answer: SimulationAnswer;
  /** Plan years with a published final or monitoring, earliest first. */
  readonly tried: readonly ReadSimulatedYear[];
  readonly possible: readonly PlanYearFacts[];
}

/** Most sets that are tried side by side. */
export const mostSets = 4;

const isNumber = (value: string): boolean => /^\d{1,6}(\.\d{1,4})?$/.test(value.trim());

const faultsOf = ({ sets }: SimulationCall): readonly InputFault[] => [
  ...(sets.length > mostSets
    ? [
        {
          path: ['sets'],
          text: [
            `给了 ${sets.length} 套目标，最多同时测算 ${mostSets} 套`,
            `${sets.length} sets were given; ${mostSets} are tried at once at most`,
          ] as const,
        },
      ]
    : []),
  ...sets.flatMap(({ targets: groups }, set) =>
    groups.flatMap(({ party, targets }, group) => {
      const under = ['sets', String(set), 'targets', String(group)];
      const words = targets.flatMap(({ value }, index): InputFault[] =>
        isNumber(value)
          ? []
          : [
              {
                path: [...under, 'targets', String(index), 'value'],
                text: [
                  `目标值是“${value}”，应是最多四位小数的数，如 72.5`,
                  `The value is “${value}”; a number with at most four decimals was expected, such as 72.5`,
                ],
              },
            ],
      );
      return words.length > 0
        ? words
        : faultsOfTargets(targets, party).map(({ path, text }) => ({ path: [...under, ...path], text }));
    }),
  ),
];

const known = (targets: readonly Target[]) =>
  targets.flatMap(({ indicator, ...target }) => (isIndicator(indicator) ? [{ indicator, ...target }] : []));

const setOf = ({ name, targets }: ProposedSet): TargetSet => ({
  name,
  forAll: Object.fromEntries(
    targets.flatMap(({ party, id, targets: own }) => (id === null ? [[party, known(own)]] : [])),
  ),
  own: Object.fromEntries(targets.flatMap(({ id, targets: own }) => (id === null ? [] : [[id, known(own)]]))),
});

/**
 * Tries proposed targets on earlier plan years: who would have met them, whom each rule would have touched, and how many by
 * chance alone. Asked by academic affairs and the leading group; rule B is told to those alone who are of the Party branch
 * too. The numbers of the rules are those of the present plan year.
 */
export const simulateOnEarlierYears = async (
  deps: Deps,
  viewer: Viewer,
  call: SimulationCall,
): Promise<Answer<Simulation>> => {
  if (!allows(consequenceRights.acts.simulate, viewer))
    return refuse(viewer.locale, 'NotAllowed', [
      '目标测算给教导处和领导小组用；需要时请联系他们',
      'The simulator is for academic affairs and the leading group; please ask them',
    ]);
  const faults = faultsOf(call);
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const town = await townFacts(deps, viewer.townId);
  const today = todayOf(town, deps.clock());
  const rules: readonly SanctionRule[] = allows(consequenceRights.acts.simulateForBranch, viewer)
    ? ['A', 'B', 'C', 'D']
    : ['A', 'C', 'D'];
  const scope = { townId: town.id, personId: viewer.personId, zone: town.zone };
  const read = await transaction(deps.pool, scope, async (tx) => {
    const years: ReadSimulatedYear[] = [];
    for (const year of town.planYears.filter(({ startsOn }) => startsOn <= today)) {
      const found = await readSimulatedYear(tx, town, year);
      if (found !== null) years.push(found);
    }
    return years;
  });
  const tried = read.filter(({ planYear }) => call.planYearIds === null || call.planYearIds.includes(planYear.id));
  return {
    ok: true,
    possible: read.map(({ planYear }) => planYear),
    tried,
    answer: simulateTargets({
      settings: ruleSettingsOf(planYearOf(town, today), rules),
      years: tried.map(({ simulated }) => simulated),
      sets: call.sets.map(setOf),
    }),
  };
};

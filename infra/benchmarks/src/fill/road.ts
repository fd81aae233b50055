import { advance, begin, type Context, type Position, type Step, toList, workflows } from '@plumbline/workflows';

/** One event on the road of a case, as the table `event` holds it. */
export interface Stop {
  readonly version: number;
  readonly step: string;
  readonly after: string;
  /** In which relation the actor stood. */
  readonly relation: string;
  readonly rights: unknown;
  readonly input: unknown;
  readonly facts: unknown;
  readonly due: unknown;
  readonly context: unknown;
}

const workflow = workflows.rectification;
const facts = { reinspectionsNeeded: 2, withinPlanYear: true };
const due = Object.fromEntries(Object.keys(workflow.deadlines).map((name) => [name, '2026-11-25']));
const input: Context = { category: 'withDeadline', weight: 'ordinary', rectifyBy: '2026-12-02', responsible: 1 };

const stopOf = (version: number, name: string, step: Step, { state, context }: Position): Stop => {
  const relation = toList(step.by)[0] ?? 'inspector';
  return {
    version,
    step: name,
    after: state,
    relation,
    rights: { relations: [relation], permissions: step.permission === undefined ? [] : [step.permission] },
    input: step.input === undefined ? {} : input,
    facts,
    due,
    context,
  };
};

const eventOf = (name: string, step: Step) => ({
  type: name,
  input,
  by: {
    relations: [...toList(step.by)],
    permissions: step.permission === undefined ? [] : [step.permission],
  },
  facts,
  due,
});

const leaving = (state: string): [string, Step][] =>
  Object.entries(workflow.steps).filter(([, { from, system }]) => !system && toList(from).includes(state));

/** A road, and where it has led to. */
interface Road {
  readonly stops: readonly Stop[];
  readonly position: Position;
}

const beginning = (): Road => {
  const [first] = Object.entries(workflow.steps).filter(([, { from }]) => from === null);
  if (first === undefined) throw new Error('No step of the workflow begins a record.');
  const position = begin(workflow, first[1], eventOf(...first));
  return { stops: [stopOf(1, first[0], first[1], position)], position };
};

const extended = ({ stops, position }: Road, [name, step]: [string, Step]): Road | null => {
  const after = advance(workflow, position, eventOf(name, step));
  return after === null ? null : { stops: [...stops, stopOf(stops.length + 1, name, step, after)], position: after };
};

/** For each state the events that led there: along the main road, walked by the machine itself, or off it by as few steps as can be. */
export const roads = (): ReadonlyMap<string, readonly Stop[]> => {
  const found = new Map<string, Road>();
  const add = (road: Road | null): void => {
    if (road !== null && !found.has(road.position.state)) found.set(road.position.state, road);
  };
  add(beginning());
  // A map goes on to what is added while it is walked through: first the main road, then what leaves it.
  for (const main of [true, false]) {
    for (const road of found.values())
      for (const each of leaving(road.position.state)) if (!main || each[1].main) add(extended(road, each));
  }
  return new Map([...found].map(([state, { stops }]) => [state, stops]));
};

/** Of 100 cases so many stand in each state: nearly half of them done with, so that a case has about five events. */
export const shares = (): ReadonlyMap<string, number> => {
  const states = Object.entries(workflow.states);
  const tagged = (tag: string) => states.filter(([, { tags }]) => (tags as readonly string[]).includes(tag));
  const share = (tag: string, all: number) =>
    tagged(tag).map(([state], index, { length }) => {
      const even = Math.floor(all / length);
      return [state, index === 0 ? all - even * (length - 1) : even] as const;
    });
  return new Map([...share('closed', 45), ...share('void', 1), ...share('open', 54)]);
};

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
const facts = { reinspectionsNeeded: 2 };
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

const walk = (choose: (state: string) => [string, Step] | undefined): Stop[] => {
  const [first] = Object.entries(workflow.steps).filter(([, { from }]) => from === null);
  if (first === undefined) throw new Error('No step of the workflow begins a record.');
  let position = begin(workflow, first[1], eventOf(...first));
  const stops = [stopOf(1, first[0], first[1], position)];
  for (let next = choose(position.state); next !== undefined; next = choose(position.state)) {
    const after = advance(workflow, position, eventOf(...next));
    if (after === null) throw new Error(`The machine refused ${next[0]}.`);
    position = after;
    stops.push(stopOf(stops.length + 1, next[0], next[1], position));
  }
  return stops;
};

const leaving = (state: string): [string, Step][] =>
  Object.entries(workflow.steps).filter(([, { from }]) => toList(from).includes(state));

/** For each state the events that led there: along the main road, walked by the machine itself, or out of it at once. */
export const roads = (): ReadonlyMap<string, readonly Stop[]> => {
  const main = walk((state) => leaving(state).find(([, step]) => step.main));
  return new Map(
    Object.keys(workflow.states).map((state) => {
      const last = main.findIndex(({ after }) => after === state);
      if (last !== -1) return [state, main.slice(0, last + 1)] as const;
      return [state, walk((from) => leaving(from).find(([, { to }]) => to === state))] as const;
    }),
  );
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

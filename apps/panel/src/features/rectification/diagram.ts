import { partsOf } from '../../shared/days.ts';

type Event = { state: string; at: string };
type MapState = { name: string; title: string };

/** A state beside the main road that the case came into: from which stops, and to which it went back. */
export type SideStop = { name: string; title: string; from: number[]; back: number[]; now: boolean };

/** What lies beside a case's road: the states that it came into, and the titles of those that it never saw. */
export type Sides = { visited: SideStop[]; unseen: string[] };

const put = (list: number[], index: number): void => {
  if (index >= 0 && !list.includes(index)) list.push(index);
};

/** Finds the side states of a case's history. @param events oldest first */
export const sidesOf = (
  map: { mainRoad: readonly string[]; states: readonly MapState[] },
  current: string,
  events: readonly Event[],
): Sides => {
  const beside = map.states.filter(({ name }) => !map.mainRoad.includes(name));
  const stop = (state: string | undefined): number => map.mainRoad.indexOf(state ?? '');
  const visited = beside.flatMap(({ name, title }): SideStop[] => {
    if (!events.some(({ state }) => state === name)) return [];
    const side: SideStop = { name, title, from: [], back: [], now: name === current };
    events.forEach(({ state }, index) => {
      if (state !== name) return;
      put(side.from, stop(events[index - 1]?.state));
      put(side.back, stop(events[index + 1]?.state));
    });
    return [side];
  });
  const unseen = beside.filter(({ name }) => !visited.some((side) => side.name === name)).map(({ title }) => title);
  return { visited, unseen };
};

/** The steps of the road that a case walked, as pairs of stops. */
export const walkedEdges = (mainRoad: readonly string[], events: readonly Event[]): [number, number][] => {
  const edges: [number, number][] = [];
  events.forEach(({ state }, index) => {
    const from = mainRoad.indexOf(events[index - 1]?.state ?? '');
    const to = mainRoad.indexOf(state);
    if (from < 0 || to <= from || edges.some(([a, b]) => a === from && b === to)) return;
    edges.push([from, to]);
  });
  return edges;
};

/** Working days that a case spent in a state, over all its visits; `now` while it is there. */
export type StateStay = { workingDays: number; visits: number; now: boolean };

/**
 * How long a case was in each state. A working day counts for the state in which it ended.
 * @param today the town's day, up to which the present state is counted
 * @param working the working days of the town's calendar since the case began
 */
export const staysOf = (
  events: readonly Event[],
  today: string,
  working: ReadonlySet<string>,
): ReadonlyMap<string, StateStay> => {
  const stays = new Map<string, StateStay>();
  events.forEach(({ state, at }, index) => {
    const next = events[index + 1];
    const from = partsOf(at).day;
    const to = next ? partsOf(next.at).day : today;
    const days = [...working].filter((day) => day > from && day <= to).length;
    const { workingDays = 0, visits = 0 } = stays.get(state) ?? {};
    const entered = events[index - 1]?.state !== state;
    stays.set(state, { workingDays: workingDays + days, visits: visits + (entered ? 1 : 0), now: next === undefined });
  });
  return stays;
};

/** Working days since a case came into its present state; steps that left it there do not begin it anew. */
export const waitingDays = (events: readonly Event[], today: string, working: ReadonlySet<string>): number => {
  const present = events.at(-1)?.state;
  let since = today;
  for (const { state, at } of [...events].reverse()) {
    if (state !== present) break;
    since = partsOf(at).day;
  }
  return [...working].filter((day) => day > since && day <= today).length;
};

/** A state as the diagram needs it. */
type RoadState = { name: string; title: string };
type RoadEvent = { state: string };

/** Where a stop of the main road stands for this case. */
type Stop = { name: string; title: string; place: 'past' | 'skipped' | 'now' | 'ahead' };
/** A way back that was taken, and how often. */
type Return = { from: number; to: number; times: number };
export type Road = { stops: Stop[]; returns: Return[]; aside: string | null; ended: boolean };

/**
 * Lays a case's history on the workflow's main road. What lies off the road (a voided case) is told aside.
 * @param events oldest first
 */
export const roadOf = (
  map: { mainRoad: readonly string[]; states: readonly RoadState[] },
  current: RoadState,
  events: readonly RoadEvent[],
): Road => {
  const at = map.mainRoad.indexOf(current.name);
  const visited = new Set(events.map(({ state }) => state));
  const reached = at >= 0 ? at : Math.max(-1, ...events.map(({ state }) => map.mainRoad.indexOf(state)));
  const stops = map.mainRoad.map((name, index): Stop => {
    const title = map.states.find((state) => state.name === name)?.title ?? name;
    if (index === at) return { name, title, place: 'now' };
    if (index > reached) return { name, title, place: 'ahead' };
    return { name, title, place: visited.has(name) ? 'past' : 'skipped' };
  });
  const returns: Return[] = [];
  events.forEach(({ state }, index) => {
    const from = map.mainRoad.indexOf(events[index - 1]?.state ?? '');
    const to = map.mainRoad.indexOf(state);
    if (from < 0 || to < 0 || to >= from) return;
    const known = returns.find((one) => one.from === from && one.to === to);
    if (known) known.times += 1;
    else returns.push({ from, to, times: 1 });
  });
  return { stops, returns, aside: at < 0 ? current.title : null, ended: at < 0 || at === map.mainRoad.length - 1 };
};

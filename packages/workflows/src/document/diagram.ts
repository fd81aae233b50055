import { type Locale, say, type Text } from '@plumbline/terms';
import type { Guide, GuideState } from './guide.ts';

/** A line of a diagram: all steps that lead from one state to another; `null` stands before the first and after the last. */
export interface Edge {
  readonly from: string | null;
  readonly to: string | null;
  readonly label: string;
}

/** Stands in a diagram for the states of a step that starts from many: a line from each would hide the road. */
export const several = {
  name: 'several',
  title: ['多个状态（见步骤表）', 'Several states (see the steps)'] as Text,
} as const;

/** A step that starts from more states than this has one line, from `several`. */
const mostStarts = 3;

const startsOf = (from: readonly string[]): readonly (string | null)[] => {
  if (from.length === 0) return [null];
  return from.length > mostStarts ? [several.name] : from;
};

const isFinal = (guide: Guide, { name }: GuideState): boolean =>
  guide.steps.every(({ from, to }) => !from.includes(name) || to.every(({ state }) => state === null));

/**
 * Lines between states, one per pair with the titles of all its steps. What leaves the state as it is has no line:
 * the table of steps tells it.
 */
export const edgesOf = (guide: Guide, locale: Locale): readonly Edge[] => {
  const lines = new Map<string, { from: string | null; to: string; titles: string[] }>();
  for (const { title, from, to } of guide.steps) {
    for (const { state, from: only } of to) {
      // Where it leads to differs by the state that it starts from: each has a line of its own.
      for (const start of only === null ? startsOf(from) : [only]) {
        if (state === null || state === start) continue;
        const pair = `${start} ${state}`;
        const line = lines.get(pair) ?? { from: start, to: state, titles: [] };
        lines.set(pair, { ...line, titles: [...line.titles, say(title, locale)] });
      }
    }
  }
  const between = [...lines.values()].map(({ titles, ...ends }) => ({
    ...ends,
    label: titles.join(locale === 'zh' ? '、' : ', '),
  }));
  const ends = guide.states.filter((state) => isFinal(guide, state));
  return [...between, ...ends.map(({ name }) => ({ from: name, to: null, label: '' }))];
};

/** Tells whether some step starts from so many states that `several` stands for them. */
export const hasSeveral = (edges: readonly Edge[]): boolean => edges.some(({ from }) => from === several.name);

/** The state diagram as Mermaid text, which code hosts draw by themselves. */
export const mermaid = (guide: Guide, locale: Locale): string => {
  const edges = edgesOf(guide, locale);
  const nodes = [...guide.states, ...(hasSeveral(edges) ? [several] : [])];
  return [
    'stateDiagram-v2',
    ...nodes.map(({ name, title }) => `  ${name}: ${say(title, locale)}`),
    ...edges.map(({ from, to, label }) => `  ${from ?? '[*]'} --> ${to ?? '[*]'}${label ? `: ${label}` : ''}`),
  ].join('\n');
};

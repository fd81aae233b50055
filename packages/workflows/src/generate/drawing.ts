import { type Locale, say } from '@plumbline/terms';
import { type IStateMachine, render } from 'state-machine-cat';
import { edgesOf, hasSeveral, several } from '../document/diagram.ts';
import type { Guide } from '../document/guide.ts';

/** Colours of the panel: whose turn it is. */
const colours = {
  neutral: '#3d4853',
  responsible: '#1d5fa8',
  office: '#6b4fa0',
  done: '#256628',
  line: '#5b6672',
} as const;

/** Laid out by widths that the renderer knows, shown in what the reader has; no font is shipped. */
const layoutFont = 'Arial';
const shownFonts = 'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Arial, sans-serif';
const fonts = [{ name: 'fontname', value: layoutFont }];

const begin = 'initial';
const end = 'final';

const space = '\u00a0';

/** The renderer takes a Chinese character for narrower than it is: a space to every third makes room. */
const padded = (label: string): string => {
  const wide = [...label].filter((character) => character > '\u2e80').length;
  return `${label}${space.repeat(Math.max(1, Math.ceil(wide / 3)))}`;
};

const machineOf = (guide: Guide, locale: Locale): IStateMachine => {
  const edges = edgesOf(guide, locale);
  const regular = { type: 'regular' as const };
  return {
    states: [
      { name: begin, type: 'initial' },
      ...guide.states.map(({ name, title, tone }) => ({
        name,
        ...regular,
        label: padded(say(title, locale)),
        color: colours[tone],
      })),
      ...(hasSeveral(edges)
        ? [{ name: several.name, ...regular, label: padded(say(several.title, locale)), color: colours.line }]
        : []),
      ...(edges.some(({ to }) => to === null) ? [{ name: end, type: 'final' as const }] : []),
    ],
    transitions: edges.map(({ from, to, label }, index) => ({
      id: index + 1,
      from: from ?? begin,
      to: to ?? end,
      color: colours.line,
      ...(label && { label: `${space}${padded(label)}` }),
    })),
  };
};

/** Draws the state diagram of a workflow as SVG, without a browser. */
export const drawing = async (guide: Guide, locale: Locale): Promise<string> => {
  const svg = await render(machineOf(guide, locale), {
    inputType: 'json',
    outputType: 'svg',
    direction: 'top-down',
    noDotNativeWarning: true,
    dotGraphAttrs: [...fonts, { name: 'bgcolor', value: 'white' }],
    dotNodeAttrs: fonts,
    dotEdgeAttrs: fonts,
  });
  return `${svg.trim().replaceAll(`font-family="${layoutFont}"`, `font-family="${shownFonts}"`)}\n`;
};

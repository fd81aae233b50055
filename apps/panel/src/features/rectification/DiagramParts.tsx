import { color } from '../../theme/tokens.ts';
import { boxHigh, type PlacedBox, textWidth } from './diagramLayout.ts';
import type { Road } from './road.ts';

type BoxProps = PlacedBox & { label: string; more: string; place: Road['stops'][number]['place']; ink: string };

/** One state: its title, and how long it lasted. */
export const DiagramBox = ({ x, y, width, label, more, place, ink }: BoxProps) => {
  const looks = {
    past: { fill: color.neutralTint, stroke: color.neutral, text: color.ink, more: color.neutral },
    now: { fill: ink, stroke: 'none', text: '#fff', more: '#fff' },
    ahead: { fill: '#fff', stroke: color.field, text: color.muted, more: color.muted },
    skipped: { fill: '#fff', stroke: color.line, text: color.muted, more: color.muted },
  }[place];
  const dashed = place === 'ahead' || place === 'skipped';
  const middle = x + width / 2;
  return (
    <g data-place={place}>
      <rect
        x={x}
        y={y}
        width={width}
        height={boxHigh}
        rx="6"
        fill={looks.fill}
        stroke={looks.stroke}
        strokeWidth="1.4"
        {...(dashed ? { strokeDasharray: '5 4' } : {})}
      />
      <text
        x={middle}
        y={more ? y + 21 : y + boxHigh / 2 + 5.5}
        textAnchor="middle"
        fill={looks.text}
        fontWeight={place === 'now' ? 700 : 400}
        textDecoration={place === 'skipped' ? 'line-through' : 'none'}
      >
        {label}
      </text>
      {more ? (
        <text x={middle} y={y + 40} textAnchor="middle" fill={looks.more} fontSize="13">
          {more}
        </text>
      ) : null}
    </g>
  );
};

type ArrowProps = { from: PlacedBox; to: PlacedBox; walked: boolean; dashed: boolean };

/** The way from one stop to the next: bold where it was walked. */
export const DiagramArrow = ({ from, to, walked, dashed }: ArrowProps) => {
  const y = from.y + boxHigh / 2;
  const ink = walked ? color.ink : color.muted;
  const end = to.x - 3;
  return (
    <g stroke={ink} strokeWidth={walked ? 2.6 : 1.4} fill={ink}>
      <path d={`M${from.x + from.width + 3} ${y} H${end - 7}`} {...(dashed ? { strokeDasharray: '4 3' } : {})} />
      <path d={`M${end - 8} ${y - 5} L${end} ${y} L${end - 8} ${y + 5} Z`} stroke="none" />
    </g>
  );
};

type ReturnProps = { start: PlacedBox; end: PlacedBox; low: number; words: string };

/** A way back that was taken, and how often. */
export const DiagramReturn = ({ start, end, low, words }: ReturnProps) => {
  const from = start.x + start.width / 2;
  const to = end.x + end.width / 2;
  const under = start.y + boxHigh;
  const wide = textWidth(words, 14) + 10;
  return (
    <g stroke={color.info} fill="none" strokeWidth="1.8">
      <path d={`M${from} ${under + 2} V${low} H${to} V${under + 8}`} />
      <path
        d={`M${to - 5} ${under + 9} L${to} ${under + 2} L${to + 5} ${under + 9} Z`}
        fill={color.info}
        stroke="none"
      />
      <rect x={(from + to) / 2 - wide / 2} y={low - 10} width={wide} height="20" fill="#fff" stroke="none" />
      <text x={(from + to) / 2} y={low + 5} textAnchor="middle" fill={color.info} stroke="none" fontSize="14">
        {words}
      </text>
    </g>
  );
};

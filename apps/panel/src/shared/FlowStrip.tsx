import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import type { Road } from '../features/rectification/road.ts';
import { useT } from '../i18n/useT.ts';
import { color, fontFamily } from '../theme/tokens.ts';
import { type Tone, toneLook } from './StateTag.tsx';

type Props = { road: Road; tone: Tone };

const high = 36;
const gap = 34;
const top = 4;

const isWide = (character: string): boolean => character.charCodeAt(0) > 0x2e80;
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (isWide(character) ? 15 : 8.2), 0) + 26;

/** The road of a case: past grey, present filled in the colour of whose turn it is, future dashed, ways back as arcs. */
export const FlowStrip = ({ road, tone }: Props) => {
  const t = useT();
  const boxes: { x: number; width: number; label: string; stop: Road['stops'][number] }[] = [];
  let x = 1;
  for (const stop of road.stops) {
    const label = stop.place === 'now' ? t('cases.now', { state: stop.title }) : stop.title;
    const width = widthOf(label);
    boxes.push({ x, width, label, stop });
    x += width + gap;
  }
  const width = x - gap + 2;
  const height = top + high + (road.returns.length > 0 ? 34 : 6);
  const ink = tone === 'NEUTRAL' ? color.neutral : toneLook[tone].ink;
  const strip = useRef<HTMLDivElement>(null);
  const now = boxes.find(({ stop }) => stop.place === 'now');
  const middle = now ? (now.x + now.width / 2) / width : null;
  useEffect(() => {
    const element = strip.current;
    if (element && middle !== null) element.scrollLeft = element.scrollWidth * middle - element.clientWidth / 2;
  }, [middle]);
  const summary = [
    ...boxes.map(({ label, stop }) => (stop.place === 'skipped' ? `${label} (${t('cases.skipped')})` : label)),
    ...road.returns.map(({ times }) => t('cases.returnedTimes', { n: times })),
  ].join(', ');
  return (
    <Box ref={strip} sx={{ overflowX: 'auto', pb: 0.5 }} tabIndex={0} role="img" aria-label={summary}>
      <svg
        width={`${width / 16}rem`}
        height={`${height / 16}rem`}
        viewBox={`0 0 ${width} ${height}`}
        fontFamily={fontFamily}
        fontSize="15"
        aria-hidden
        style={{ display: 'block' }}
      >
        {boxes.map((box, index) => (
          <Stop
            key={box.stop.name}
            {...box}
            ink={ink}
            last={index === boxes.length - 1}
            nextAhead={boxes[index + 1]?.stop.place === 'ahead'}
          />
        ))}
        {road.returns.map(({ from, to, times }) => {
          const a = boxes[from];
          const b = boxes[to];
          if (!a || !b) return null;
          const start = a.x + a.width / 2;
          const end = b.x + b.width / 2;
          const low = top + high + 16;
          const words = t('cases.returnedTimes', { n: times });
          const wide = widthOf(words) - 18;
          return (
            <g key={`${from}-${to}`} stroke={color.info} fill="none" strokeWidth="1.6">
              <path d={`M${start} ${top + high + 2} V${low} H${end} V${top + high + 8}`} />
              <path
                d={`M${end - 5} ${top + high + 9} L${end} ${top + high + 2} L${end + 5} ${top + high + 9} Z`}
                fill={color.info}
                stroke="none"
              />
              <rect x={(start + end) / 2 - wide / 2} y={low - 10} width={wide} height="20" fill="#fff" stroke="none" />
              <text x={(start + end) / 2} y={low + 5} textAnchor="middle" fill={color.info} stroke="none" fontSize="14">
                {words}
              </text>
            </g>
          );
        })}
      </svg>
    </Box>
  );
};

type StopProps = {
  x: number;
  width: number;
  label: string;
  stop: Road['stops'][number];
  ink: string;
  last: boolean;
  nextAhead: boolean;
};

const Stop = ({ x, width, label, stop, ink, last, nextAhead }: StopProps) => {
  const { place } = stop;
  const looks = {
    past: { fill: color.neutralTint, stroke: 'none', text: color.neutral },
    now: { fill: ink, stroke: 'none', text: '#fff' },
    ahead: { fill: '#fff', stroke: color.field, text: color.muted },
    skipped: { fill: '#fff', stroke: color.line, text: color.muted },
  }[place];
  const dashed = place === 'ahead' || place === 'skipped';
  const middle = top + high / 2;
  const end = x + width + gap;
  return (
    <g>
      <rect
        x={x}
        y={top}
        width={width}
        height={high}
        rx="6"
        fill={looks.fill}
        stroke={looks.stroke}
        strokeWidth="1.4"
        {...(dashed ? { strokeDasharray: '5 4' } : {})}
      />
      <text
        x={x + width / 2}
        y={middle + 5.5}
        textAnchor="middle"
        fill={looks.text}
        fontWeight={place === 'now' ? 700 : 400}
        textDecoration={place === 'skipped' ? 'line-through' : 'none'}
      >
        {label}
      </text>
      {last ? null : (
        <g stroke={color.muted} strokeWidth="1.6" fill={color.muted}>
          <path d={`M${x + width + 5} ${middle} H${end - 9}`} {...(nextAhead ? { strokeDasharray: '4 3' } : {})} />
          <path d={`M${end - 11} ${middle - 4.5} L${end - 4} ${middle} L${end - 11} ${middle + 4.5} Z`} stroke="none" />
        </g>
      )}
    </g>
  );
};

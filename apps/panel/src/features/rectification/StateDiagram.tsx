import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { type Translate, useT } from '../../i18n/useT.ts';
import { type Tone, toneLook } from '../../shared/StateTag.tsx';
import { color, fontFamily, rem } from '../../theme/tokens.ts';
import { DiagramArrow, DiagramBox, DiagramReturn } from './DiagramParts.tsx';
import type { Sides, StateStay } from './diagram.ts';
import { boxHigh, layOut } from './diagramLayout.ts';
import type { Road } from './road.ts';

type Props = {
  road: Road;
  sides: Sides;
  walked: readonly (readonly [number, number])[];
  stays: ReadonlyMap<string, StateStay> | null;
  tone: Tone;
};

/** How long a state lasted, or has lasted until now, in few words. */
const stayText = (stay: StateStay | undefined, t: Translate): string => {
  if (!stay) return '';
  if (stay.visits > 1 && stay.workingDays > 0) return t('look.stayInAll', { n: stay.workingDays });
  if (stay.now) return stay.workingDays > 0 ? t('look.stayNow', { n: stay.workingDays }) : t('look.stayToday');
  return stay.workingDays > 0 ? t('look.stayDays', { n: stay.workingDays }) : t('look.stayUnderDay');
};

/**
 * The states of a case on the workflow's road: walked ways bold, the present state filled in the colour of whose turn it
 * is, what lies ahead dashed, ways back as arcs with their number, side states below. Its words are its alternative.
 */
export const StateDiagram = ({ road, sides, walked, stays, tone }: Props) => {
  const t = useT();
  const words = (name: string) => stayText(stays?.get(name), t);
  const label = (title: string, now: boolean) => (now ? t('cases.now', { state: title }) : title);
  const stops = road.stops.map((stop) => ({
    ...stop,
    label: label(stop.title, stop.place === 'now'),
    more: stop.place === 'ahead' || stop.place === 'skipped' ? '' : words(stop.name),
  }));
  const beside = sides.visited.map((side) => ({ ...side, label: label(side.title, side.now), more: words(side.name) }));
  const plan = layOut(stops, beside, road.returns.length);
  const ink = tone === 'NEUTRAL' ? color.neutral : toneLook[tone].ink;
  const isWalked = (from: number, to: number) => walked.some(([a, b]) => a === from && b === to);

  const strip = useRef<HTMLDivElement>(null);
  const now = [...plan.stops, ...plan.sides].find((_, index) =>
    index < stops.length ? stops[index]?.place === 'now' : beside[index - stops.length]?.now,
  );
  const middle = now ? (now.x + now.width / 2) / plan.width : null;
  useEffect(() => {
    const element = strip.current;
    if (element && middle !== null) element.scrollLeft = element.scrollWidth * middle - element.clientWidth / 2;
  }, [middle]);

  const spoken = [
    ...stops.map(({ label: title, more, place }) =>
      place === 'skipped' ? `${title} (${t('cases.skipped')})` : more ? `${title} (${more})` : title,
    ),
    ...beside.map(({ label: title, more }) => (more ? `${title} (${more})` : title)),
    ...road.returns.map(({ times }) => t('cases.returnedTimes', { n: times })),
  ].join(', ');

  return (
    <>
      <Box
        ref={strip}
        sx={{ overflowX: 'auto', pb: 0.5 }}
        tabIndex={0}
        role="img"
        aria-label={`${t('look.diagram')}: ${spoken}`}
      >
        <svg
          width={`${plan.width / 16}rem`}
          height={`${plan.height / 16}rem`}
          viewBox={`0 0 ${plan.width} ${plan.height}`}
          fontSize="15"
          aria-hidden
          style={{ display: 'block', fontFamily }}
        >
          {plan.stops.map((box, index) => {
            const next = plan.stops[index + 1];
            return next ? (
              <DiagramArrow
                key={`to-${stops[index]?.name}`}
                from={box}
                to={next}
                walked={isWalked(index, index + 1)}
                dashed={stops[index + 1]?.place === 'ahead' || stops[index + 1]?.place === 'skipped'}
              />
            ) : null;
          })}
          {stops.map(({ name, label: title, more, place }, index) => {
            const box = plan.stops[index];
            return box ? <DiagramBox key={name} {...box} label={title} more={more} place={place} ink={ink} /> : null;
          })}
          {road.returns.map(({ from, to, times }, lane) => {
            const [start, end] = [plan.stops[from], plan.stops[to]];
            return start && end ? (
              <DiagramReturn
                key={`${from}-${to}`}
                start={start}
                end={end}
                low={plan.lanes[lane] ?? 0}
                words={t('cases.returnedTimes', { n: times })}
              />
            ) : null;
          })}
          {beside.map(({ name, label: title, more, now: here, from }, index) => {
            const box = plan.sides[index];
            if (!box) return null;
            return (
              <g key={name}>
                {from.map((stop) => {
                  const above = plan.stops[stop];
                  const x = above ? above.x + above.width / 2 : box.x + box.width / 2;
                  const inside = Math.min(Math.max(x, box.x + 12), box.x + box.width - 12);
                  return (
                    <path
                      key={stop}
                      d={`M${x} ${(above?.y ?? 0) + boxHigh + 2} V${box.y - 10} H${inside} V${box.y - 2}`}
                      stroke={color.ink}
                      strokeWidth="2"
                      fill="none"
                      markerEnd="none"
                    />
                  );
                })}
                <DiagramBox {...box} label={title} more={more} place={here ? 'now' : 'past'} ink={ink} />
              </g>
            );
          })}
        </svg>
      </Box>
      {sides.unseen.length > 0 ? (
        <Box sx={{ color: color.muted, fontSize: rem(14), lineHeight: rem(22) }}>
          {t('look.notHappened', { states: sides.unseen.join(t('look.andBetween')) })}
        </Box>
      ) : null}
    </>
  );
};

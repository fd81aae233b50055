import { useT } from '../../i18n/useT.ts';
import { color } from '../../theme/tokens.ts';
import { type BulletValues, bulletOf } from './bullet.ts';
import { bulletWords } from './bulletWords.ts';

type Props = BulletValues & { label: string; unit?: string; digits?: number; height?: number };

const middle = '50%';

/** The year before last hollow, last year filled. */
export const beforeLast = { fill: color.surface, stroke: color.muted, strokeWidth: 1.5 } as const;
export const last = { fill: color.muted, stroke: color.muted, strokeWidth: 1.5 } as const;

/**
 * A target against where things stand: a teal line at the target with the reached side tinted, hollow marks for the years before,
 * a diamond for now (filled when the target is reached, hollow when not), and its interval.
 */
export const Bullet = ({ label, unit = '', digits = 2, height = 28, ...values }: Props) => {
  const t = useT();
  const { target, zone, baseline, previous, now, interval, reached } = bulletOf(values);
  return (
    <svg
      role="img"
      aria-label={bulletWords(t, label, unit, digits, values)}
      width="100%"
      height={height}
      style={{ display: 'block', overflow: 'visible' }}
    >
      <rect x={`${zone.start}%`} width={`${zone.width}%`} y="22%" height="56%" fill={color.primaryTint} />
      <line x1="0" x2="100%" y1={middle} y2={middle} stroke={color.field} />
      {baseline === null ? null : <circle cx={`${baseline}%`} cy={middle} r={4} {...beforeLast} />}
      {previous === null ? null : <circle cx={`${previous}%`} cy={middle} r={4} {...last} />}
      {interval ? (
        <line
          x1={`${interval.start}%`}
          x2={`${interval.start + interval.width}%`}
          y1={middle}
          y2={middle}
          stroke={color.ink}
          strokeWidth={3}
          strokeOpacity={0.45}
        />
      ) : null}
      <line x1={`${target}%`} x2={`${target}%`} y1="8%" y2="92%" stroke={color.primary} strokeWidth={2.5} />
      {now === null ? null : (
        <svg x={`${now}%`} y={middle} overflow="visible" aria-hidden>
          <rect
            x={-5}
            y={-5}
            width={10}
            height={10}
            transform="rotate(45)"
            fill={reached ? color.ink : color.surface}
            stroke={color.ink}
            strokeWidth={2}
          />
        </svg>
      )}
    </svg>
  );
};

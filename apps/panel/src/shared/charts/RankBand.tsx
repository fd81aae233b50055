import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { bandOf } from './band.ts';

type Props = { lo: number; hi: number; of: number };

/** The places that a group may truly hold: boxes for a few, a bar for many, and the words beside. */
export const RankBand = ({ lo, hi, of }: Props) => {
  const t = useT();
  const band = bandOf(lo, hi, of);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <svg
        role="img"
        aria-label={t('charts.places', { lo, hi, of })}
        height="20"
        style={{ display: 'block', flex: '1 1 auto', minWidth: 0, maxWidth: 220 }}
      >
        {band.kind === 'bar' ? (
          <>
            <rect x="0" y="4" width="100%" height="12" rx="3" fill={color.neutralTint} />
            <rect x={`${band.start}%`} y="4" width={`${band.width}%`} height="12" rx="3" fill={color.chartGrey} />
          </>
        ) : (
          band.places.map((possible, index) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a place is its index
              key={index}
              x={`${(index / of) * 100}%`}
              y="0"
              width={`${(100 / of) * 0.86}%`}
              height="20"
              rx="3"
              fill={possible ? color.chartGrey : color.neutralTint}
            />
          ))
        )}
      </svg>
      <Box component="span" aria-hidden sx={{ fontSize: rem(14), whiteSpace: 'nowrap', minWidth: '3.4em' }}>
        {lo === hi ? lo : `${lo}\u2013${hi}`}
      </Box>
    </Box>
  );
};

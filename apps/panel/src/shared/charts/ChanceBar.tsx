import Box from '@mui/material/Box';
import { color, rem } from '../../theme/tokens.ts';
import { chance } from './numbers.ts';

type Props = {
  /** From 0 to 1. */
  value: number;
  /** From which it is enough, from 0 to 1. */
  threshold: number;
  strong?: boolean;
};

/** A chance as a bar with the value that is asked for as a dashed line. The number stands beside it, so the bar is decoration. */
export const ChanceBar = ({ value, threshold, strong = false }: Props) => (
  <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
    <Box
      aria-hidden
      sx={{
        position: 'relative',
        flex: '1 1 64px',
        minWidth: 48,
        height: 14,
        boxShadow: `inset 0 0 0 1px ${color.field}`,
      }}
    >
      <Box
        sx={{
          position: 'absolute',
          inset: 0,
          right: 'auto',
          width: `${value * 100}%`,
          bgcolor: strong ? color.primary : color.muted,
        }}
      />
      <Box
        sx={{
          position: 'absolute',
          top: -6,
          bottom: -6,
          left: `${threshold * 100}%`,
          borderLeft: `2px dashed ${color.ink}`,
        }}
      />
    </Box>
    <Box component="span" sx={{ fontWeight: 700, fontSize: rem(16), minWidth: '3em' }}>
      {chance(value)}
    </Box>
  </Box>
);

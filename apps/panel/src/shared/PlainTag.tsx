import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { color, rem } from '../theme/tokens.ts';

/** A fact in a frame beside a state; never a state itself. */
export const PlainTag = ({ children }: { children: ReactNode }) => (
  <Box
    component="span"
    sx={{
      border: `1px solid ${color.line}`,
      borderRadius: '4px',
      px: '8px',
      fontSize: rem(14),
      lineHeight: rem(22),
      color: color.neutral,
      wordBreak: 'keep-all',
    }}
  >
    {children}
  </Box>
);

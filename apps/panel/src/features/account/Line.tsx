import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { color, rem } from '../../theme/tokens.ts';

type Props = { title: ReactNode; more: ReactNode; children?: ReactNode };

/** One entry of a list in a section: what it is, a line about it, and what can be done. */
export const Line = ({ title, more, children }: Props) => (
  <Box
    component="li"
    sx={{
      px: { xs: 2, sm: 2.5 },
      py: 1.25,
      minHeight: 60,
      display: 'flex',
      flexWrap: 'wrap',
      gap: 1,
      alignItems: 'center',
      borderTop: `1px solid ${color.line}`,
    }}
  >
    <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
      <Box sx={{ fontWeight: 700, overflowWrap: 'anywhere', display: 'flex', gap: 1, flexWrap: 'wrap' }}>{title}</Box>
      <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted, overflowWrap: 'anywhere' }}>{more}</Box>
    </Box>
    {children}
  </Box>
);

/** The list that lines stand in. */
export const Lines = ({ children }: { children: ReactNode }) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {children}
  </Box>
);

/** A line above a list, or in place of an empty one. */
export const Lead = ({ children }: { children: ReactNode }) => (
  <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5, color: color.muted, fontSize: rem(15) }}>{children}</Box>
);

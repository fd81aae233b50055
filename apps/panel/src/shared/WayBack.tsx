import ChevronRightRounded from '@mui/icons-material/ChevronRightRounded';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { color, rem, touch } from '../theme/tokens.ts';

type WayProps = { list: string; to: string; here: ReactNode; children?: ReactNode };

/** The way back to a list, what is in view, and at the right what may be done with it as a whole. */
export const WayBack = ({ list, to, here, children }: WayProps) => (
  <Box
    component="nav"
    aria-label={list}
    className="no-print"
    sx={{
      display: 'flex',
      alignItems: 'center',
      gap: 0.5,
      mb: 1,
      fontSize: rem(15),
      minHeight: touch,
      flexWrap: 'wrap',
    }}
  >
    <Box component={Link} to={to} sx={{ minHeight: touch, display: 'inline-flex', alignItems: 'center' }}>
      {list}
    </Box>
    <ChevronRightRounded sx={{ fontSize: 18, color: color.muted }} aria-hidden />
    <Box component="span" sx={{ color: color.muted }}>
      {here}
    </Box>
    <Box sx={{ ml: 'auto', display: 'flex', flexWrap: 'wrap' }}>{children}</Box>
  </Box>
);

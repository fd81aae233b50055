import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** What is read and what is done, side by side where both have room, whatever the size of the text; on a phone what is done comes after. */
export const TwoColumns = ({ main, side }: { main: ReactNode; side: ReactNode }) => (
  <Box sx={{ display: 'flex', columnGap: 2.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
    <Box sx={{ minWidth: 0, flex: { xs: '1 1 100%', md: '999 1 34rem' } }}>{main}</Box>
    <Box sx={{ minWidth: 0, flex: { xs: '1 1 100%', md: '1 1 22.75rem' } }}>{side}</Box>
  </Box>
);

import InboxRounded from '@mui/icons-material/InboxRounded';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { color } from '../theme/tokens.ts';

/** `alone` where it is all that the page shows, so that its title is the page's heading. */
type Props = { title: string; more?: string; icon?: ReactNode; alone?: boolean; children?: ReactNode };

/** What to do first where there is nothing yet. */
export const EmptyState = ({ title, more, icon, alone = false, children }: Props) => (
  <Box sx={{ textAlign: 'center', py: 6, px: 3 }}>
    <Box
      sx={{
        width: 56,
        height: 56,
        mx: 'auto',
        mb: 2,
        borderRadius: '50%',
        bgcolor: color.primaryTint,
        color: color.primary,
        display: 'grid',
        placeItems: 'center',
      }}
    >
      {icon ?? <InboxRounded />}
    </Box>
    <Typography variant="h2" component={alone ? 'h1' : 'h2'}>
      {title}
    </Typography>
    {more ? <Typography sx={{ color: color.muted, mt: 0.5, maxWidth: '34em', mx: 'auto' }}>{more}</Typography> : null}
    {children ? (
      <Box sx={{ mt: 2.5, display: 'flex', gap: 1, justifyContent: 'center', flexWrap: 'wrap' }}>{children}</Box>
    ) : null}
  </Box>
);

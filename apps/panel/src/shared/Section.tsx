import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { color, rem } from '../theme/tokens.ts';

type Props = {
  title: string;
  beside?: ReactNode;
  right?: ReactNode;
  children: ReactNode;
  padded?: boolean;
  id?: string;
  /** Number of the part, where parts are spoken of by their numbers. */
  no?: number | undefined;
};

/** A card with a heading row. */
export const Section = ({ title, beside, right, children, padded = false, id, no }: Props) => (
  <Card component="section" sx={{ mb: 2, scrollMarginTop: 70 }} {...(id ? { id } : {})}>
    <Box
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1,
        minHeight: 52,
        borderBottom: `1px solid ${color.line}`,
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        flexWrap: 'wrap',
      }}
    >
      <Typography variant="h2" component="h2">
        {no === undefined ? null : (
          <Box
            component="span"
            sx={{
              minWidth: rem(24),
              height: rem(24),
              mr: 1,
              borderRadius: '12px',
              bgcolor: color.neutralTint,
              color: color.neutral,
              fontSize: rem(14),
              lineHeight: rem(24),
              display: 'inline-block',
              textAlign: 'center',
              verticalAlign: '2px',
            }}
          >
            {no}
          </Box>
        )}
        {title}
      </Typography>
      {beside}
      {right ? <Box sx={{ ml: 'auto', color: color.muted, fontSize: '0.875rem' }}>{right}</Box> : null}
    </Box>
    {padded ? <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 2 }}>{children}</Box> : children}
  </Card>
);

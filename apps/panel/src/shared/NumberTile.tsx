import ChevronRightRounded from '@mui/icons-material/ChevronRightRounded';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { color, rem } from '../theme/tokens.ts';

type Props = {
  label: string;
  icon: ReactNode;
  number: number | null;
  unit: string;
  more: string;
  to: string;
  ink?: string | undefined;
};

/** A number that never stands alone: what it counts, what it means, and one press to its list. */
export const NumberTile = ({ label, icon, number, unit, more, to, ink = color.ink }: Props) => (
  <Card sx={{ height: '100%' }}>
    <CardActionArea
      component={Link}
      to={to}
      sx={{ p: { xs: '12px 14px', sm: '14px 20px' }, height: '100%', textDecoration: 'none !important' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, color: ink, '& svg': { fontSize: 20 } }}>
        {icon}
        <Typography component="span" sx={{ fontSize: rem(15), flex: 1, minWidth: 0 }}>
          {label}
        </Typography>
        <ChevronRightRounded sx={{ color: color.muted, display: { xs: 'none', sm: 'block' } }} />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '6px' }}>
        <Typography component="span" sx={{ fontSize: rem(30), lineHeight: rem(40), fontWeight: 700, color: ink }}>
          {number ?? '–'}
        </Typography>
        <Typography component="span" sx={{ color: color.muted, fontSize: rem(15) }}>
          {unit}
        </Typography>
      </Box>
      <Typography variant="caption" sx={{ color: color.muted, display: 'block' }}>
        {more}
      </Typography>
    </CardActionArea>
  </Card>
);

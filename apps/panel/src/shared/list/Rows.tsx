import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { color, rem, touch } from '../../theme/tokens.ts';

/** Rows one below another. */
export const Rows = ({ children }: { children: ReactNode }) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {children}
  </Box>
);

/** One row: what it holds stands side by side where there is room. */
export const Row = ({ children, ...rest }: { children: ReactNode; 'data-sanction'?: string }) => (
  <Box
    component="li"
    {...rest}
    sx={{
      px: { xs: 2, sm: 2.5 },
      py: 1.25,
      minHeight: 68,
      display: 'flex',
      alignItems: 'center',
      columnGap: 2,
      rowGap: 0.75,
      flexWrap: 'wrap',
      borderBottom: `1px solid ${color.line}`,
      '&:last-child': { borderBottom: 0 },
      '&:hover': { bgcolor: color.rowHover },
    }}
  >
    {children}
  </Box>
);

type RowTextProps = {
  title: ReactNode;
  /** Where the title leads. */
  to?: string;
  /** The quiet line below; what is not there is left out. */
  more: readonly (string | null | undefined | false)[];
  /** Takes a line of its own. */
  whole?: boolean;
  children?: ReactNode;
};

/** What a row is about: its title, a quiet line below, and what else belongs to it. */
export const RowText = ({ title, to, more, whole = false, children }: RowTextProps) => (
  <Box sx={{ flex: whole ? '1 1 100%' : '1 1 300px', minWidth: 0 }}>
    <Box sx={{ fontWeight: 700, lineHeight: rem(24), overflowWrap: 'anywhere' }}>
      {to === undefined ? (
        title
      ) : (
        <Box
          component={Link}
          to={to}
          sx={{ display: 'flex', alignItems: 'center', minHeight: touch, color: `${color.ink} !important` }}
        >
          {title}
        </Box>
      )}
    </Box>
    <RowMore>{more.filter(Boolean).join(' · ')}</RowMore>
    {children}
  </Box>
);

/** What stands beside the text, one below the other from row to row. */
export const RowCell = ({ children }: { children?: ReactNode }) => (
  <Box sx={{ flex: { sm: `0 0 ${rem(172)}` }, minWidth: 0 }}>{children}</Box>
);

/** A quiet line of a row. */
export const RowMore = ({ children }: { children: ReactNode }) => (
  <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>{children}</Box>
);

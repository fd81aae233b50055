import Box from '@mui/material/Box';
import { color, rem } from '../../theme/tokens.ts';

type Props = { rows: readonly (readonly [label: string, lines: readonly string[]])[] };

/** Labels with a line or more each; those without a line are left out. */
export const Facts = ({ rows }: Props) => (
  <Box
    component="dl"
    sx={{
      m: 0,
      display: 'grid',
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '7em minmax(0, 1fr)' },
      columnGap: 1.5,
      fontSize: rem(15),
      lineHeight: rem(24),
    }}
  >
    {rows
      .filter(([, lines]) => lines.length > 0)
      .map(([label, lines]) => [
        <Box component="dt" key={`${label}-label`} sx={{ color: color.muted }}>
          {label}
        </Box>,
        <Box component="dd" key={label} sx={{ m: 0, overflowWrap: 'anywhere' }}>
          {lines.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </Box>,
      ])}
  </Box>
);

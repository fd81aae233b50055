import { color, rem } from '../../theme/tokens.ts';

/** A browser's own input that looks like the panel's. */
export const entry = {
  width: '100%',
  minHeight: 44,
  px: 1.25,
  py: 1,
  font: 'inherit',
  fontSize: rem(15),
  color: color.ink,
  bgcolor: color.surface,
  border: `1px solid ${color.field}`,
  borderRadius: '8px',
  boxSizing: 'border-box',
  '&:focus-visible': { outline: `2px solid ${color.primary}`, outlineOffset: '2px' },
  '&[aria-invalid="true"]': { borderColor: color.over },
  '&:disabled': { bgcolor: color.paper, color: color.muted },
} as const;

/** The words above such an input; on a desk the column's heading says them, and they stay for readers of the page. */
export const label = {
  fontSize: rem(14),
  color: color.muted,
  display: 'block',
  '@media (min-width:960px)': {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
} as const;

import CheckRounded from '@mui/icons-material/CheckRounded';
import Box from '@mui/material/Box';
import { color, rem, touch } from '../theme/tokens.ts';

type Option = { value: string; title: string; more?: string };
type Props = {
  options: readonly Option[];
  value: string | null;
  onChange: (value: string) => void;
  name: string;
  columns?: number;
  describedBy?: string | undefined;
  label: string;
};

/** A few choices side by side; the chosen one by border, tick and tint. Real radio buttons underneath. */
export const ChoiceCards = ({ options, value, onChange, name, columns, describedBy, label }: Props) => (
  <Box
    role="radiogroup"
    aria-label={label}
    aria-describedby={describedBy}
    sx={{
      display: 'grid',
      gap: 1,
      gridTemplateColumns: {
        // Four words side by side do not fit on a phone.
        xs: `repeat(${columns ?? (options.length > 3 ? 2 : options.length)}, minmax(0, 1fr))`,
        sm: `repeat(${columns ?? options.length}, minmax(0, 1fr))`,
      },
    }}
  >
    {options.map((option) => {
      const chosen = option.value === value;
      return (
        <Box
          component="label"
          key={option.value}
          sx={{
            position: 'relative',
            minHeight: touch,
            px: 1,
            py: '6px',
            display: 'flex',
            flexDirection: 'column',
            alignItems: 'center',
            justifyContent: 'center',
            textAlign: 'center',
            borderRadius: '8px',
            cursor: 'pointer',
            bgcolor: chosen ? color.primaryTint : color.surface,
            color: chosen ? color.primary : color.ink,
            boxShadow: chosen ? `inset 0 0 0 2px ${color.primary}` : `inset 0 0 0 1px ${color.field}`,
            '&:has(:focus-visible)': { outline: `2px solid ${color.primary}`, outlineOffset: '2px' },
          }}
        >
          <Box
            component="input"
            type="radio"
            name={name}
            value={option.value}
            checked={chosen}
            onChange={() => onChange(option.value)}
            sx={{ position: 'absolute', opacity: 0, inset: 0, width: '100%', height: '100%', m: 0, cursor: 'pointer' }}
          />
          <Box component="span" sx={{ fontWeight: 700, fontSize: rem(15), lineHeight: rem(22) }}>
            {option.title}
          </Box>
          {option.more ? (
            <Box
              component="span"
              sx={{ fontSize: rem(14), lineHeight: rem(20), color: chosen ? color.primary : color.muted }}
            >
              {option.more}
            </Box>
          ) : null}
          {chosen ? (
            <Box
              aria-hidden
              sx={{
                position: 'absolute',
                top: 0,
                right: 0,
                width: 20,
                height: 18,
                borderRadius: '0 8px 0 8px',
                bgcolor: color.primary,
                color: '#fff',
                display: 'grid',
                placeItems: 'center',
              }}
            >
              <CheckRounded sx={{ fontSize: 14 }} />
            </Box>
          ) : null}
        </Box>
      );
    })}
  </Box>
);

import Box from '@mui/material/Box';
import { color, rem, touch } from '../theme/tokens.ts';

type Option = { value: string; title: string; more?: string | undefined };
type Props = {
  options: readonly Option[];
  value: string | null;
  onChange: (value: string) => void;
  name: string;
  label: string;
  describedBy?: string | undefined;
};

/** Choices one below another, each with what follows from it; real radio buttons. */
export const RadioRows = ({ options, value, onChange, name, label, describedBy }: Props) => (
  <Box role="radiogroup" aria-label={label} aria-describedby={describedBy} sx={{ display: 'grid', gap: 1 }}>
    {options.map((option) => {
      const chosen = option.value === value;
      return (
        <Box
          component="label"
          key={option.value}
          sx={{
            minHeight: touch,
            px: 1.5,
            py: '9px',
            display: 'flex',
            gap: 1.5,
            alignItems: 'flex-start',
            borderRadius: '8px',
            cursor: 'pointer',
            bgcolor: chosen ? color.primaryTint : color.surface,
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
            sx={{ width: 20, height: 20, flex: 'none', m: '2px 0 0', accentColor: color.primary, cursor: 'pointer' }}
          />
          <Box sx={{ minWidth: 0 }}>
            <Box sx={{ fontSize: rem(16), lineHeight: rem(24), fontWeight: chosen ? 700 : 400 }}>{option.title}</Box>
            {option.more ? (
              <Box sx={{ fontSize: rem(14), lineHeight: rem(20), color: color.muted }}>{option.more}</Box>
            ) : null}
          </Box>
        </Box>
      );
    })}
  </Box>
);

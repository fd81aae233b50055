import ArrowDropDownRounded from '@mui/icons-material/ArrowDropDownRounded';
import CheckRounded from '@mui/icons-material/CheckRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { color } from '../theme/tokens.ts';

type Option = { value: string; title: string };
type FilterMenuProps = {
  label: string;
  options: readonly Option[];
  chosen: readonly string[];
  several?: boolean;
  /** One option is always on. */
  required?: boolean;
  onChange: (next: string[]) => void;
};

/** One filter as a button with its present value; tinted while it is set. */
export const FilterMenu = ({
  label,
  options,
  chosen,
  several = false,
  required = false,
  onChange,
}: FilterMenuProps) => {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const names = options.filter(({ value }) => chosen.includes(value)).map(({ title }) => title);
  const isSet = chosen.length > 0 && !required;
  const pick = (value: string) => {
    if (!several) {
      setAnchor(null);
      return onChange(chosen.includes(value) && !required ? [] : [value]);
    }
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  };
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
        endIcon={<ArrowDropDownRounded />}
        sx={{
          fontWeight: isSet ? 700 : 400,
          maxWidth: 280,
          ...(isSet ? { bgcolor: color.primaryTint, borderColor: color.primary, color: color.primary } : {}),
        }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {label}
          {isSet ? `\u2009·\u2009${names.length === 1 ? names[0] : names.length || chosen.length}` : ''}
        </Box>
      </Button>
      <Menu
        anchorEl={anchor}
        open={Boolean(anchor)}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { maxHeight: 420, minWidth: 200 } } }}
      >
        {required ? null : (
          <MenuItem
            selected={!isSet}
            onClick={() => {
              setAnchor(null);
              onChange([]);
            }}
          >
            {t('frame.all')}
          </MenuItem>
        )}
        {options.map(({ value, title }) => (
          <MenuItem
            key={value}
            role={several ? 'menuitemcheckbox' : 'menuitemradio'}
            aria-checked={chosen.includes(value)}
            selected={chosen.includes(value)}
            onClick={() => pick(value)}
          >
            <Box component="span" sx={{ width: 24, flex: 'none', color: color.primary, display: 'inline-flex' }}>
              {chosen.includes(value) ? <CheckRounded sx={{ fontSize: 18 }} /> : null}
            </Box>
            {title}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

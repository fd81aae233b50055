import FormatSizeRounded from '@mui/icons-material/FormatSizeRounded';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { currentTextSize, rememberTextSize, type TextSize, textSizes } from '../data/preferences.ts';
import { useT } from '../i18n/useT.ts';
import { color } from '../theme/tokens.ts';

/** Chooses the text size: 16, 18 or 21 pixels. */
export const TextSizeButton = () => {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [size, setSize] = useState<TextSize>(currentTextSize);
  const choose = (next: TextSize) => {
    rememberTextSize(next);
    setSize(next);
    setAnchor(null);
  };
  return (
    <>
      <Button
        variant="text"
        startIcon={<FormatSizeRounded />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ color: color.ink, fontWeight: 400 }}
      >
        {t('frame.textSize')}
      </Button>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        {textSizes.map((one) => (
          <MenuItem
            key={one}
            role="menuitemradio"
            aria-checked={one === size}
            selected={one === size}
            onClick={() => choose(one)}
            sx={{ fontSize: `${one}px` }}
          >
            {t(`frame.size${one}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

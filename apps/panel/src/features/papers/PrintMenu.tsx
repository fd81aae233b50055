import PrintRounded from '@mui/icons-material/PrintRounded';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { quietButton } from '../../shared/RecordTrail.tsx';

/** The button that leads to the papers of a record. */
export const PrintMenu = ({ papers }: { papers: readonly { to: string; title: string }[] }) => {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="text"
        startIcon={<PrintRounded />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={quietButton}
      >
        {t('papers.print')}
      </Button>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        {papers.map(({ to, title }) => (
          <MenuItem key={to} component={Link} to={to}>
            {title}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

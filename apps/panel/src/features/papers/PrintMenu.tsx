import PrintRounded from '@mui/icons-material/PrintRounded';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { casePaperLink, casePapers } from './case/casePapers.ts';

/** The button of a case's page that leads to its papers. */
export const PrintMenu = ({ number }: { number: string }) => {
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
        sx={{ color: 'text.primary', fontWeight: 400 }}
      >
        {t('papers.print')}
      </Button>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        {casePapers.map((paper) => (
          <MenuItem key={paper} component={Link} to={casePaperLink(number, paper)}>
            {t(`papers.paper_${paper}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

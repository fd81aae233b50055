import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useId, useState } from 'react';
import { useT } from '../../i18n/useT.ts';

/** The figures behind a chart, folded away until they are asked for; printed with the page. */
export const Unfold = ({ children }: { children: ReactNode }) => {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <Box sx={{ mt: 1 }}>
      <Button
        variant="text"
        className="no-print"
        aria-expanded={open}
        aria-controls={id}
        startIcon={<ExpandMoreRounded sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}
        onClick={() => setOpen(!open)}
        sx={{ ml: -1 }}
      >
        {t(open ? 'charts.hideTable' : 'charts.showTable')}
      </Button>
      <Box id={id} sx={{ display: open ? 'block' : 'none', '@media print': { display: 'block' }, overflowX: 'auto' }}>
        {children}
      </Box>
    </Box>
  );
};

import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useId, useState } from 'react';

/** Rows that are folded away until they are asked for. */
export const Fold = ({ label, children }: { label: string; children: ReactNode }) => {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <Box>
      <Button
        variant="text"
        aria-expanded={open}
        aria-controls={id}
        startIcon={<ExpandMoreRounded sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}
        onClick={() => setOpen(!open)}
        sx={{ ml: -1 }}
      >
        {label}
      </Button>
      <Box id={id} sx={{ display: open ? 'block' : 'none' }}>
        {open ? children : null}
      </Box>
    </Box>
  );
};

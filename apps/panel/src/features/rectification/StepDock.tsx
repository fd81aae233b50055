import ArrowDownwardRounded from '@mui/icons-material/ArrowDownwardRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { color } from '../../theme/tokens.ts';

/** On a phone: the step to do, within reach of the thumb, until its form is on the screen. */
export const StepDock = ({ title, target }: { title: string; target: string }) => {
  const [seen, setSeen] = useState(true);
  useEffect(() => {
    const element = document.getElementById(target);
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? true), {
      rootMargin: '0px 0px -140px 0px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [target]);
  if (seen) return null;
  return (
    <Box
      className="no-print"
      sx={{
        display: { xs: 'block', md: 'none' },
        position: 'fixed',
        left: 0,
        right: 0,
        bottom: 59,
        zIndex: 1090,
        bgcolor: color.surface,
        borderTop: `1px solid ${color.line}`,
        px: 2,
        py: 1,
      }}
    >
      <Button
        variant="contained"
        fullWidth
        startIcon={<ArrowDownwardRounded />}
        sx={{ minHeight: 52 }}
        onClick={() => document.getElementById(target)?.scrollIntoView({ behavior: 'smooth', block: 'start' })}
      >
        {title}
      </Button>
    </Box>
  );
};

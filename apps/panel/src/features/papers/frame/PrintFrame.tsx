import ArrowBackRounded from '@mui/icons-material/ArrowBackRounded';
import PrintRounded from '@mui/icons-material/PrintRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../../../i18n/useT.ts';
import { useTitle } from '../../../shared/Page.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { isLoopback } from '../address.ts';
import { type Geometry, landscape, millimetre } from '../paper/geometry.ts';

type Props = {
  title: string;
  /** Page of the panel that one came from. */
  back: string;
  geometry: Geometry;
  /** Address in the QR codes, where there are any. */
  origin?: string | undefined;
  /** Other papers of the same thing. */
  others?: ReactNode;
  children: ReactNode;
};

/** How much the sheets must shrink to fit a narrow screen; on paper they have their true size. */
const useFit = (width: number) => {
  const element = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState(1);
  useEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => setFit(Math.min(1, (box.clientWidth - 16) / (width * millimetre))));
    observer.observe(box);
    return () => observer.disconnect();
  }, [width]);
  return { element, fit };
};

/** Prints once every photo is there; one that cannot be loaded does not keep the rest from the paper. */
const printSheets = async (box: HTMLElement | null): Promise<void> => {
  const images = [...(box?.querySelectorAll('img') ?? [])];
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  window.print();
};

/** The page around a paper on the screen: the way back, the button to print, and how to set the printer. */
export const PrintFrame = ({ title, back, geometry, origin, others, children }: Props) => {
  const t = useT();
  useTitle(title);
  const { element, fit } = useFit(geometry.width);
  return (
    <Box sx={{ minHeight: '100vh', bgcolor: color.neutralTint }}>
      <style>{`@page { size: A4 ${geometry === landscape ? 'landscape' : 'portrait'}; margin: 0; }`}</style>
      <Box
        component="header"
        className="no-print"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1,
          px: 2,
          py: 1,
          bgcolor: color.surface,
          borderBottom: `1px solid ${color.line}`,
        }}
      >
        <Button component={Link} to={back} variant="text" startIcon={<ArrowBackRounded />}>
          {t('papers.back')}
        </Button>
        {others}
        <Button
          variant="contained"
          startIcon={<PrintRounded />}
          onClick={() => void printSheets(element.current)}
          sx={{ ml: 'auto' }}
        >
          {t('papers.printPaper')}
        </Button>
        <Box sx={{ flexBasis: '100%', fontSize: rem(14), color: color.muted }}>{t('papers.settings')}</Box>
        {origin !== undefined && isLoopback(origin) ? (
          <Alert severity="warning" sx={{ flexBasis: '100%' }}>
            {t('papers.loopback', { address: origin })}
          </Alert>
        ) : null}
      </Box>
      <Box
        component="main"
        id="main"
        ref={element}
        tabIndex={-1}
        className="sheets"
        sx={{ outline: 'none' }}
        style={{ ['--fit' as string]: fit }}
      >
        {children}
      </Box>
    </Box>
  );
};

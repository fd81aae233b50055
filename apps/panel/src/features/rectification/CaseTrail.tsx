import ArrowBackRounded from '@mui/icons-material/ArrowBackRounded';
import ArrowForwardRounded from '@mui/icons-material/ArrowForwardRounded';
import ChevronRightRounded from '@mui/icons-material/ChevronRightRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { PrintMenu } from '../papers/PrintMenu.tsx';
import { caseLink } from './caseLink.ts';
import { lastTrail, placeIn } from './trail.ts';

const quiet = { color: color.ink, fontWeight: 400, textDecoration: 'none !important' } as const;

/** The way back to the list, where the case stands in it, and the way to its neighbours. */
export const CaseTrail = ({ number }: { number: string }) => {
  const t = useT();
  const place = placeIn(lastTrail(), number);
  const list = place?.trail.from === 'workbench' ? t('frame.workbench') : t('frame.ledger');
  return (
    <Box
      component="nav"
      aria-label={list}
      className="no-print"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        mb: 1,
        fontSize: rem(15),
        minHeight: 44,
        flexWrap: 'wrap',
      }}
    >
      <Box
        component={Link}
        to={place?.trail.to ?? '/cases'}
        sx={{ minHeight: 44, display: 'inline-flex', alignItems: 'center' }}
      >
        {list}
      </Box>
      <ChevronRightRounded sx={{ fontSize: 18, color: color.muted }} />
      <Box component="span" sx={{ color: color.muted }}>
        {place ? t('cases.placeInList', { n: place.at, all: place.trail.numbers.length }) : number}
      </Box>
      <Box sx={{ ml: 'auto', display: 'flex' }}>
        {place?.previous ? (
          <Button
            component={Link}
            to={caseLink({ number: place.previous })}
            variant="text"
            startIcon={<ArrowBackRounded />}
            sx={quiet}
          >
            {t('cases.previousCase')}
          </Button>
        ) : null}
        {place?.next ? (
          <Button
            component={Link}
            to={caseLink({ number: place.next })}
            variant="text"
            endIcon={<ArrowForwardRounded />}
            sx={quiet}
          >
            {t('cases.nextCase')}
          </Button>
        ) : null}
        <PrintMenu number={number} />
      </Box>
    </Box>
  );
};

import ArrowBackRounded from '@mui/icons-material/ArrowBackRounded';
import ArrowForwardRounded from '@mui/icons-material/ArrowForwardRounded';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { lastTrail, placeIn } from '../features/rectification/trail.ts';
import { useT } from '../i18n/useT.ts';
import { color } from '../theme/tokens.ts';
import { WayBack } from './WayBack.tsx';

/** A button that stands beside others without calling. */
export const quietButton = { color: color.ink, fontWeight: 400, textDecoration: 'none !important' } as const;

type Props = {
  number: string;
  /** Title and address of the list that it stands in, unless it was opened from another one. */
  list: string;
  to: string;
  linkOf: (number: string) => string;
  children?: ReactNode;
};

/** The way back to the list that a record was opened from, where it stands in it, and the way to its neighbours. */
export const RecordTrail = ({ number, list, to, linkOf, children }: Props) => {
  const t = useT();
  const place = placeIn(lastTrail(), number);
  return (
    <WayBack
      list={place?.trail.from === 'workbench' ? t('frame.workbench') : list}
      to={place?.trail.to ?? to}
      here={place ? t('cases.placeInList', { n: place.at, all: place.trail.numbers.length }) : number}
    >
      {place?.previous ? (
        <Button
          component={Link}
          to={linkOf(place.previous)}
          variant="text"
          startIcon={<ArrowBackRounded />}
          sx={quietButton}
        >
          {t('cases.previousCase')}
        </Button>
      ) : null}
      {place?.next ? (
        <Button
          component={Link}
          to={linkOf(place.next)}
          variant="text"
          endIcon={<ArrowForwardRounded />}
          sx={quietButton}
        >
          {t('cases.nextCase')}
        </Button>
      ) : null}
      {children}
    </WayBack>
  );
};

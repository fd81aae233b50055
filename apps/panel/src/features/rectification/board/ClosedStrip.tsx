import CheckCircleOutlineRounded from '@mui/icons-material/CheckCircleOutlineRounded';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { Link } from 'react-router';
import { useFrame } from '../../../data/viewer.ts';
import { useT } from '../../../i18n/useT.ts';
import { addDays } from '../../../shared/days.ts';
import { color, rem } from '../../../theme/tokens.ts';
import type { BoardCase, BoardFilter } from './documents.ts';
import { dropTarget } from './dropTarget.ts';
import type { BoardSteps } from './useBoardSteps.ts';

const days = 30;

type Props = {
  count: number;
  state: string | undefined;
  filter: BoardFilter;
  wide: boolean;
  dragging: BoardCase | null;
  allowed: boolean;
  steps: BoardSteps;
};

/** What was closed lately: a number with a way to its list, and a place to drop a card that is to be closed. */
export const ClosedStrip = ({ count, state, filter, wide, dragging, allowed, steps }: Props) => {
  const t = useT();
  const { town } = useFrame();
  const [over, setOver] = useState(false);
  const closed = { ...filter, closedFrom: addDays(town.today, -days) };
  return (
    <Box
      component={Link}
      to={`/cases?filter=${encodeURIComponent(JSON.stringify(closed))}`}
      draggable={false}
      data-column={state}
      {...dropTarget(dragging, setOver, (record) => state && steps.drop(record, state))}
      sx={{
        flex: 'none',
        width: wide ? 56 : '100%',
        minHeight: 44,
        display: 'flex',
        flexDirection: wide ? 'column' : 'row',
        alignItems: 'center',
        justifyContent: wide ? 'flex-start' : 'center',
        gap: 1,
        p: wide ? '12px 4px' : 1,
        bgcolor: over && allowed ? '#cfe6cf' : color.doneTint,
        color: `${color.doneDeep} !important`,
        borderRadius: '8px',
        outline: dragging && allowed ? `2px dashed ${color.primary}` : 'none',
        textAlign: 'center',
        fontSize: rem(14),
        lineHeight: rem(22),
        textDecoration: 'none !important',
      }}
    >
      <CheckCircleOutlineRounded aria-hidden />
      <Box component="b" sx={{ fontSize: rem(16) }}>
        {count}
      </Box>
      <Box component="span" sx={wide ? { writingMode: 'vertical-rl', letterSpacing: '0.2em' } : {}}>
        {t('look.closedRecently')}
      </Box>
      <span>{t('look.closedDays')}</span>
    </Box>
  );
};

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { StateTag } from '../../../shared/StateTag.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { BoardCard } from './BoardCard.tsx';
import {
  type BoardCase,
  type BoardColumnData,
  BoardColumnQuery,
  type BoardFilter,
  type BoardMap,
} from './documents.ts';
import { dropTarget } from './dropTarget.ts';
import type { BoardSteps } from './useBoardSteps.ts';

/** Cards of a column before one asks for more, and how many more each time. */
export const perColumn = 5;
const more = 20;
/** Longest page that the API gives. */
const most = 200;

type Props = {
  column: BoardColumnData;
  map: BoardMap | undefined;
  filter: BoardFilter;
  wide: boolean;
  dragging: BoardCase | null;
  allowed: boolean;
  steps: BoardSteps;
  onDrag: (record: BoardCase | null) => void;
};

/** One state of the board: how many cases are there, whose turn they are, and the nearest deadlines first. */
export const BoardColumn = ({ column, map, filter, wide, dragging, allowed, steps, onDrag }: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  const [shown, setShown] = useState(perColumn);
  const [over, setOver] = useState(false);
  const { data } = useDocument(
    BoardColumnQuery,
    { filter: { ...filter, states: [column.state] }, first: shown },
    { enabled: shown > perColumn, keep: true },
  );
  const { totalCount, nodes } = (shown > perColumn && data?.rectificationCases) || column.cases;
  const rest = totalCount - nodes.length;
  const mine = nodes.some(({ availableSteps }) => availableSteps.some(({ main }) => main));
  const turn = map?.states.find(({ name }) => name === column.state)?.turn ?? [];
  const heading = `column-${column.state}`;
  return (
    <Box
      component="section"
      aria-labelledby={heading}
      data-column={column.state}
      {...dropTarget(dragging, setOver, (record) => steps.drop(record, column.state))}
      sx={{
        flex: wide ? `1 0 ${rem(locale === 'zh' ? 150 : 184)}` : '1 1 auto',
        minWidth: 0,
        bgcolor: color.neutralTint,
        borderRadius: '8px',
        p: '8px 6px',
        outline: dragging && allowed ? `2px dashed ${color.primary}` : 'none',
        ...(over ? { bgcolor: allowed ? color.primaryTint : '#e2e5e0' } : {}),
        opacity: dragging && !allowed && dragging.state !== column.state ? 0.75 : 1,
      }}
    >
      <Box sx={{ px: 0.5, pb: 1 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Box component="h2" id={heading} sx={{ m: 0, minWidth: 0, '& .MuiChip-label': { whiteSpace: 'normal' } }}>
            <StateTag title={column.stateTitle} tone={column.tone} />
          </Box>
          <Box component="span" sx={{ ml: 'auto', fontSize: rem(18), fontWeight: 700 }}>
            {totalCount}
          </Box>
        </Box>
        <Box
          sx={{
            fontSize: rem(14),
            lineHeight: rem(22),
            color: mine ? color.primary : color.neutral,
            fontWeight: mine ? 700 : 400,
          }}
        >
          {mine
            ? t('look.yourTurn')
            : turn.length > 0
              ? t('look.waitsFor', { who: turn.join(t('look.andBetween')) })
              : '\u00a0'}
        </Box>
      </Box>
      <Box component="ul" sx={{ m: 0, p: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
        {nodes.map((record) => (
          <BoardCard
            key={record.id}
            record={record}
            map={map}
            wide={wide}
            sending={steps.sending === record.id}
            putBack={steps.putBack?.record.id === record.id}
            onTake={(step) => steps.take(record, [step])}
            onDrag={onDrag}
          />
        ))}
      </Box>
      {totalCount === 0 ? (
        <Box sx={{ color: color.neutral, textAlign: 'center', py: 2, fontSize: rem(14) }}>{t('look.columnEmpty')}</Box>
      ) : null}
      {rest > 0 && nodes.length < most ? (
        <Button variant="text" fullWidth sx={{ mt: 1 }} onClick={() => setShown(Math.min(shown + more, most))}>
          {t('look.moreCases', { n: rest })}
        </Button>
      ) : null}
      {rest > 0 && nodes.length >= most ? (
        <Button
          component={Link}
          variant="text"
          fullWidth
          sx={{ mt: 1, whiteSpace: 'normal' }}
          to={`/cases?filter=${encodeURIComponent(JSON.stringify({ ...filter, states: [column.state] }))}`}
        >
          {t('look.moreInLedger', { n: rest })}
        </Button>
      ) : null}
    </Box>
  );
};

import ArrowForwardRounded from '@mui/icons-material/ArrowForwardRounded';
import HourglassEmptyRounded from '@mui/icons-material/HourglassEmptyRounded';
import MoreTimeRounded from '@mui/icons-material/MoreTimeRounded';
import UndoRounded from '@mui/icons-material/UndoRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { Link } from 'react-router';
import { codeText, useT } from '../../../i18n/useT.ts';
import { DueBadge } from '../../../shared/DueBadge.tsx';
import { PersonAvatar } from '../../../shared/PersonAvatar.tsx';
import { color, rem, touch } from '../../../theme/tokens.ts';
import { caseLink } from '../caseLink.ts';
import type { BoardCase, BoardMap, BoardStep } from './documents.ts';
import { MoveMenu } from './MoveMenu.tsx';

/** The running number without its series and year, which every card of the town shares. */
const shortNumber = (number: string): string => number.slice(number.lastIndexOf('\u3015') + 1);

const line = { display: 'flex', alignItems: 'center', gap: '6px', fontSize: rem(14), lineHeight: rem(22) } as const;

type Props = {
  record: BoardCase;
  map: BoardMap | undefined;
  wide: boolean;
  sending: boolean;
  putBack: boolean;
  onTake: (step: BoardStep) => void;
  onDrag: (record: BoardCase | null) => void;
};

/** A case on the board: what, whose, by when, and the next step, which is the twin of dragging the card. */
export const BoardCard = ({ record, map, wide, sending, putBack, onTake, onDrag }: Props) => {
  const t = useT();
  const main = record.availableSteps.find((step) => step.main);
  const pending = record.requests.filter(({ tags }) => tags.includes('open'));
  // Without the map nobody can say where a drop leads.
  const draggable = wide && map !== undefined && !sending;
  const state = map?.states.find(({ name }) => name === record.state);
  return (
    <Card
      component="li"
      data-case={record.number}
      draggable={draggable}
      onDragStart={(event: React.DragEvent) => {
        event.dataTransfer.setData('text/plain', record.number);
        event.dataTransfer.effectAllowed = 'move';
        onDrag(record);
      }}
      onDragEnd={() => onDrag(null)}
      sx={{
        listStyle: 'none',
        p: '10px 10px 4px',
        cursor: draggable ? 'grab' : 'auto',
        opacity: sending ? 0.6 : 1,
        ...(putBack ? { outline: `2px dashed ${color.ink}`, outlineOffset: -2 } : {}),
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 28, color: color.muted, fontSize: rem(14) }}>
        <span title={record.number}>{shortNumber(record.number)}</span>
        <MoveMenu record={record} map={map} onTake={onTake} />
      </Box>
      <Box
        component={Link}
        to={caseLink(record)}
        draggable={false}
        sx={{
          color: `${color.ink} !important`,
          fontWeight: 700,
          fontSize: rem(15),
          lineHeight: rem(22),
          display: '-webkit-box',
          WebkitLineClamp: 2,
          WebkitBoxOrient: 'vertical',
          overflow: 'hidden',
          overflowWrap: 'anywhere',
        }}
      >
        {record.title}
      </Box>
      <Box sx={{ my: 0.5, '& .MuiChip-root .MuiChip-label': { whiteSpace: 'normal', wordBreak: 'keep-all' } }}>
        <DueBadge due={record} brief />
      </Box>
      <Box sx={line}>
        {record.responsible ? <PersonAvatar name={record.responsible.name} size={24} quiet /> : null}
        <span>
          {record.responsible?.name}{' '}
          <Box component="span" sx={{ color: color.muted, display: 'inline-block' }}>
            {record.unit.name}
          </Box>
        </span>
      </Box>
      {record.returns > 0 ? (
        <Box sx={{ ...line, color: color.neutral }}>
          <UndoRounded sx={{ fontSize: 16 }} aria-hidden />
          {t('look.returnedTimes', { n: record.returns })}
        </Box>
      ) : null}
      {pending.map((request) => (
        <Box key={request.id} sx={{ ...line, color: color.review }}>
          <MoreTimeRounded sx={{ fontSize: 16 }} aria-hidden />
          {t('look.request', {
            kind: 'kind' in request ? codeText(t, 'look.request_', request.kind) : '',
            state: request.stateTitle,
          })}
        </Box>
      ))}
      {putBack ? (
        <Box sx={{ ...line, fontWeight: 700 }}>
          <UndoRounded sx={{ fontSize: 16 }} aria-hidden />
          {t('look.putBack')}
        </Box>
      ) : null}
      <Box sx={{ borderTop: `1px solid ${color.line}`, mt: 1 }}>
        {main ? (
          <Button
            variant="text"
            fullWidth
            disabled={sending}
            endIcon={<ArrowForwardRounded />}
            onClick={() => onTake(main)}
            aria-label={`${sending ? t('look.sending') : (state?.task ?? main.title)} ${record.number}`}
            sx={{ justifyContent: 'space-between', px: 0, whiteSpace: 'normal', textAlign: 'left' }}
          >
            {sending ? t('look.sending') : (state?.task ?? main.title)}
          </Button>
        ) : (
          <Box sx={{ ...line, color: color.muted, minHeight: touch }}>
            <HourglassEmptyRounded sx={{ fontSize: 16 }} aria-hidden />
            {t('look.waitsForTask', {
              who:
                record.tone === 'RESPONSIBLE' && record.responsible
                  ? record.responsible.name
                  : (state?.turn ?? []).join(t('look.andBetween')),
              task: state?.task ?? '',
            })}
          </Box>
        )}
      </Box>
    </Card>
  );
};

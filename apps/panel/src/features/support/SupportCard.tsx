import CheckCircleOutlineRounded from '@mui/icons-material/CheckCircleOutlineRounded';
import CoPresentRounded from '@mui/icons-material/CoPresentRounded';
import Diversity3Rounded from '@mui/icons-material/Diversity3Rounded';
import ErrorOutlineRounded from '@mui/icons-material/ErrorOutlineRounded';
import HandshakeRounded from '@mui/icons-material/HandshakeRounded';
import SchoolRounded from '@mui/icons-material/SchoolRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { longDay } from '../../shared/days.ts';
import { color, rem } from '../../theme/tokens.ts';
import type { SupportRow } from './documents.ts';
import { changeOf, progressOf, shareHeld } from './progressOf.ts';
import { AddReobservation, EndSupport, LogSupport } from './SupportDialogs.tsx';

const icons = {
  MENTOR: HandshakeRounded,
  TRAINING: SchoolRounded,
  REOBSERVATION: CoPresentRounded,
  OTHER: Diversity3Rounded,
} as const;

const quiet = { fontSize: rem(14), lineHeight: rem(22), color: color.muted } as const;

/** Help given to one person: by whom, what, how often of the planned, what re-observations showed, the effect. */
export const SupportCard = ({ row, named = true }: { row: SupportRow; named?: boolean }) => {
  const t = useT();
  const locale = usePanelLocale();
  const [open, setOpen] = useState<'log' | 'observe' | 'end' | null>(null);
  const Icon = icons[row.kind];
  const close = () => setOpen(null);
  const change = changeOf(row.reobservations);
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.75,
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1.2fr) minmax(0, 1.6fr) minmax(0, 1.2fr)' },
        columnGap: 3,
        rowGap: 1,
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ display: 'flex', gap: 1.25, minWidth: 0 }}>
        <Icon sx={{ color: color.neutral, mt: '2px' }} aria-hidden />
        <Box sx={{ minWidth: 0 }}>
          {named ? (
            <Box sx={{ fontWeight: 700 }}>
              {row.person.name}
              <Box component="span" sx={{ ...quiet, fontWeight: 400, ml: 1 }}>
                {row.unit.name}
              </Box>
            </Box>
          ) : null}
          <Box sx={named ? { fontSize: rem(15) } : { fontWeight: 700 }}>
            {row.kindTitle}
            {row.mentor ? ` · ${t('support.helpedBy', { name: row.mentor.name })}` : ''}
          </Box>
          <Box sx={quiet}>
            {t('support.span', { from: row.from, until: row.endedOn ?? row.until ?? t('support.openEnd') })}
          </Box>
          <Progress row={row} />
        </Box>
      </Box>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box>{row.measures}</Box>
        {row.effect ? (
          <Box sx={{ ...quiet, color: color.ink }}>{t('support.effectLine', { effect: row.effect })}</Box>
        ) : null}
        <Box sx={quiet}>{t('support.enteredBy', { name: row.enteredBy.name, at: row.at.slice(0, 10) })}</Box>
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ ...quiet, fontWeight: 700 }}>
          {t('support.observations')}
          {change ? ` ${t('support.trend', change)}` : ''}
        </Box>
        {row.reobservations.length === 0 ? (
          <Box sx={quiet}>{t('support.observationsNone')}</Box>
        ) : (
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {row.reobservations.map(({ id, observedOn, observer, resultTitle, remark }) => (
              <Box component="li" key={id} sx={{ fontSize: rem(15), lineHeight: rem(24), overflowWrap: 'anywhere' }}>
                <b>{resultTitle}</b>{' '}
                <Box component="span" sx={quiet}>
                  {t('support.observationLine', { day: longDay(observedOn, locale), name: observer.name })}
                </Box>
                {remark ? <Box sx={quiet}>{remark}</Box> : null}
              </Box>
            ))}
          </Box>
        )}
      </Box>
      {row.editable && row.endedOn === null ? (
        <Box sx={{ gridColumn: '1 / -1', display: 'flex', gap: 1, flexWrap: 'wrap' }} className="no-print">
          <Act onClick={() => setOpen('log')}>{t('support.log')}</Act>
          <Act onClick={() => setOpen('observe')}>{t('support.observe')}</Act>
          <Act onClick={() => setOpen('end')}>{t('support.end')}</Act>
        </Box>
      ) : null}
      {open === 'log' ? <LogSupport row={row} onClose={close} /> : null}
      {open === 'observe' ? <AddReobservation row={row} onClose={close} /> : null}
      {open === 'end' ? <EndSupport row={row} onClose={close} /> : null}
    </Box>
  );
};

const Act = ({ children, onClick }: { children: ReactNode; onClick: () => void }) => (
  <Button variant="tonal" onClick={onClick}>
    {children}
  </Button>
);

const looks = {
  unplanned: { ink: color.muted, Icon: null },
  complete: { ink: color.doneInk, Icon: CheckCircleOutlineRounded },
  underWay: { ink: color.neutral, Icon: null },
  short: { ink: color.ink, Icon: ErrorOutlineRounded },
} as const;

/** How many of the planned times were held: a bar, and the words. */
const Progress = ({ row }: { row: SupportRow }) => {
  const t = useT();
  const state = progressOf(row);
  const { ink, Icon } = looks[state];
  const words =
    row.planned === null
      ? t('support.heldOnly', { n: row.held })
      : t('support.heldOf', { planned: row.planned, held: row.held });
  return (
    <Box sx={{ mt: 0.5 }}>
      {row.planned === null ? null : (
        <svg width="100%" height="8" aria-hidden style={{ display: 'block', maxWidth: 220 }}>
          <rect width="100%" height="8" rx="4" fill={color.neutralTint} />
          <rect
            width={`${shareHeld(row.planned, row.held)}%`}
            height="8"
            rx="4"
            fill={state === 'complete' ? color.done : color.chartGrey}
          />
        </svg>
      )}
      <Box sx={{ ...quiet, color: ink, display: 'flex', gap: 0.5, alignItems: 'center', flexWrap: 'wrap' }}>
        {Icon ? <Icon sx={{ fontSize: 16 }} aria-hidden /> : null}
        <span>{words}</span>
        {state === 'short' ? <b>{t('support.short', { n: row.short })}</b> : null}
        {state === 'complete' ? <span>{t('support.full')}</span> : null}
        {state === 'underWay' ? <span>{t('support.onTheWay')}</span> : null}
      </Box>
    </Box>
  );
};

import CheckCircleOutlineRounded from '@mui/icons-material/CheckCircleOutlineRounded';
import CoPresentRounded from '@mui/icons-material/CoPresentRounded';
import ErrorOutlineRounded from '@mui/icons-material/ErrorOutlineRounded';
import HandshakeRounded from '@mui/icons-material/HandshakeRounded';
import SchoolRounded from '@mui/icons-material/SchoolRounded';
import VolunteerActivismRounded from '@mui/icons-material/VolunteerActivismRounded';
import Box from '@mui/material/Box';
import type { ElementType } from 'react';
import { Link } from 'react-router';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { longDay } from '../../../shared/days.ts';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { GivenSupport, WholeSanction } from '../documents.ts';

const icons: Readonly<Record<GivenSupport['kind'], ElementType>> = {
  MENTOR: HandshakeRounded,
  TRAINING: SchoolRounded,
  REOBSERVATION: CoPresentRounded,
  OTHER: VolunteerActivismRounded,
};

/** The help that was given before anything else: what was planned, what was held, what came of it (I3). */
export const SupportGiven = ({ record, no }: { record: WholeSanction; no: number }) => {
  const t = useT();
  const register = record.viewerParts.some((part) => part === 'handler' || part === 'chair' || part === 'member');
  return (
    <Section
      no={no}
      id="part-support"
      title={t('sanctions.support')}
      right={
        register && record.body === 'GROUP' ? (
          <Box
            component={Link}
            to={`/support?person=${encodeURIComponent(record.concerned.id)}`}
            sx={{ minHeight: 44, display: 'inline-flex', alignItems: 'center', fontSize: rem(15) }}
          >
            {t('sanctions.supportRegister')}
          </Box>
        ) : null
      }
    >
      <SupportList supports={record.support} />
      {record.screening?.support ? (
        <Box
          sx={{
            px: { xs: 2, sm: 2.5 },
            py: 1.25,
            borderTop: `1px solid ${color.line}`,
            fontSize: rem(15),
            lineHeight: rem(24),
          }}
        >
          <Box component="span" sx={{ color: color.muted }}>
            {t('sanctions.whyNoSupport')}
          </Box>{' '}
          {record.screening.support}
        </Box>
      ) : null}
    </Section>
  );
};

/** Measures of help, one below another. */
export const SupportList = ({ supports }: { supports: readonly GivenSupport[] }) => {
  const t = useT();
  if (supports.length === 0)
    return (
      <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5, display: 'flex', gap: 1, fontSize: rem(15), lineHeight: rem(24) }}>
        <ErrorOutlineRounded sx={{ fontSize: 20, mt: '2px' }} aria-hidden />
        <b>{t('sanctions.noSupport')}</b>
      </Box>
    );
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {supports.map((support) => (
        <SupportRow key={support.id} support={support} />
      ))}
    </Box>
  );
};

const SupportRow = ({ support }: { support: GivenSupport }) => {
  const t = useT();
  const locale = usePanelLocale();
  const Icon = icons[support.kind];
  const until = support.endedOn ?? support.until;
  const last = support.reobservations.at(-1);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1.25,
        px: { xs: 2, sm: 2.5 },
        py: 1.25,
        fontSize: rem(15),
        lineHeight: rem(24),
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Icon sx={{ fontSize: 20, mt: '2px', color: color.muted }} aria-hidden />
      <Box sx={{ flex: '1 1 12em', minWidth: 0, overflowWrap: 'anywhere' }}>
        {[support.kindTitle, support.mentor?.name].filter(Boolean).join(t('frame.colon'))}
        <Box sx={{ whiteSpace: 'pre-wrap' }}>{support.measures}</Box>
        <Box sx={quiet}>
          {[
            until === null
              ? t('sanctions.since', { day: longDay(support.from, locale) })
              : t('sanctions.fromTo', { from: support.from, to: until }),
            support.planned === null
              ? t('sanctions.heldTimes', { n: support.held })
              : t('sanctions.heldOf', { planned: support.planned, held: support.held }),
          ].join(t('charts.comma'))}
        </Box>
        {last ? (
          <Box sx={quiet}>
            {t('sanctions.reobserved', {
              day: longDay(last.observedOn, locale),
              name: last.observer.name,
              result: last.resultTitle,
            })}
            {last.remark ? ` · ${last.remark}` : ''}
          </Box>
        ) : null}
        {support.effect ? <Box sx={quiet}>{t('sanctions.effectOfHelp', { text: support.effect })}</Box> : null}
      </Box>
      <Box sx={{ whiteSpace: 'nowrap', display: 'flex', gap: 0.5, alignItems: 'flex-start' }}>
        {support.short > 0 ? (
          <>
            <ErrorOutlineRounded sx={{ fontSize: 18, mt: '3px' }} aria-hidden />
            <b>{t('sanctions.shortBy', { n: support.short })}</b>
          </>
        ) : support.current ? (
          <Box component="span" sx={{ color: color.muted }}>
            {t('sanctions.helpGoesOn')}
          </Box>
        ) : (
          <Box component="span" sx={{ color: color.doneInk, display: 'inline-flex', gap: 0.5 }}>
            <CheckCircleOutlineRounded sx={{ fontSize: 18, mt: '3px' }} aria-hidden />
            {t('sanctions.helpDone')}
          </Box>
        )}
      </Box>
    </Box>
  );
};

const quiet = { fontSize: rem(14), lineHeight: rem(22), color: color.muted } as const;

import PanToolRounded from '@mui/icons-material/PanToolRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import type { SanctionRow } from './documents.ts';

type Props = {
  rows: readonly SanctionRow[];
  /** Each row with the button of the step that waits. */
  acting?: boolean;
  /** Beside something else: what is asked on a line of its own. */
  narrow?: boolean;
};

/** Consequences one below another: what is asked about whom, what needs care, how far it is, until when, and the next step. */
export const SanctionRows = ({ rows, acting = false, narrow = false }: Props) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {rows.map((row, index) => (
      <Row key={row.id} row={row} acting={acting} narrow={narrow} first={acting && index === 0} />
    ))}
  </Box>
);

type RowProps = { row: SanctionRow; acting: boolean; narrow: boolean; first: boolean };

const Row = ({ row, acting, narrow, first }: RowProps) => {
  const t = useT();
  const step = row.availableSteps.find(({ main }) => main);
  const open = row.tags.includes('open');
  return (
    <Box
      component="li"
      data-sanction={row.number}
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.25,
        minHeight: 72,
        display: 'flex',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.75,
        flexWrap: 'wrap',
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
        '&:hover': { bgcolor: color.rowHover },
      }}
    >
      <Box sx={{ flex: narrow ? '1 1 100%' : '1 1 320px', minWidth: 0 }}>
        <Box
          component={Link}
          to={recordLink(row)}
          sx={{
            display: 'flex',
            alignItems: 'center',
            minHeight: 44,
            fontWeight: 700,
            lineHeight: rem(24),
            color: `${color.ink} !important`,
            overflowWrap: 'anywhere',
          }}
        >
          {row.question}
        </Box>
        <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
          {[
            row.number,
            row.concernedIsViewer ? t('sanctions.aboutYou') : row.concerned.name,
            row.unit.name,
            t('sanctions.ruleShort', { rule: row.rule }),
            row.planYear.title,
          ].join(' · ')}
        </Box>
        <Care row={row} />
      </Box>
      <Box sx={{ flex: { sm: '0 0 150px' } }}>
        <StateTag title={row.stateTitle} tone={row.tone} ended={!open} />
        {row.voteCount.open ? (
          <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
            {t('sanctions.castOf', { cast: row.voteCount.cast, mayVote: row.voteCount.mayVote })}
          </Box>
        ) : null}
      </Box>
      <Box sx={{ flex: { sm: '0 0 160px' } }}>
        {open ? <DueBadge due={row} align={narrow ? 'left' : 'auto'} /> : null}
      </Box>
      {acting ? (
        <Box sx={{ flex: { sm: '0 0 140px' }, ml: 'auto' }}>
          {step ? (
            <Button
              component={Link}
              to={recordLink(row)}
              variant={first ? 'contained' : 'tonal'}
              aria-label={`${step.title} ${row.number}`}
              sx={{ width: '100%', minWidth: 124, textDecoration: 'none !important' }}
            >
              {step.title}
            </Button>
          ) : null}
        </Box>
      ) : null}
    </Box>
  );
};

/** What makes a case one to look at with care. */
const Care = ({ row }: { row: SanctionRow }) => {
  const t = useT();
  const words = [
    row.basisGone ? t('sanctions.basisGone') : null,
    row.tied ? t('sanctions.tied') : null,
    row.held ? t('sanctions.held') : null,
  ].filter((word) => word !== null);
  if (words.length === 0 || !row.tags.includes('open')) return null;
  return (
    <Box sx={{ display: 'flex', gap: 0.5, fontSize: rem(14), lineHeight: rem(22), color: color.review }}>
      <PanToolRounded sx={{ fontSize: 16, mt: '3px' }} aria-hidden />
      {words.join(' · ')}
    </Box>
  );
};

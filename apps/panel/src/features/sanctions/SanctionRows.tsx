import PanToolRounded from '@mui/icons-material/PanToolRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { Row, RowCell, RowMore, Rows, RowText } from '../../shared/list/Rows.tsx';
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
  <Rows>
    {rows.map((row, index) => (
      <Sanction key={row.id} row={row} acting={acting} narrow={narrow} first={acting && index === 0} />
    ))}
  </Rows>
);

type SanctionProps = { row: SanctionRow; acting: boolean; narrow: boolean; first: boolean };

const Sanction = ({ row, acting, narrow, first }: SanctionProps) => {
  const t = useT();
  const step = row.availableSteps.find(({ main }) => main);
  const open = row.tags.includes('open');
  return (
    <Row data-sanction={row.number}>
      <RowText
        title={row.question}
        to={recordLink(row)}
        whole={narrow}
        more={[
          row.number,
          row.concernedIsViewer ? t('sanctions.aboutYou') : row.concerned.name,
          row.unit.name,
          t('sanctions.ruleShort', { rule: row.rule }),
          row.planYear.title,
        ]}
      >
        <Care row={row} />
      </RowText>
      <RowCell>
        <StateTag title={row.stateTitle} tone={row.tone} ended={!open} />
        {row.voteCount.open ? (
          <RowMore>{t('sanctions.castOf', { cast: row.voteCount.cast, mayVote: row.voteCount.mayVote })}</RowMore>
        ) : null}
      </RowCell>
      <RowCell>{open ? <DueBadge due={row} align={narrow ? 'left' : 'auto'} /> : null}</RowCell>
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
    </Row>
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

import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import EditNoteRounded from '@mui/icons-material/EditNoteRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { UnitPicker } from '../../shared/UnitPicker.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import { type Content, targetText } from './content.ts';
import { faultsOf, sentContent } from './contentForm.ts';
import { type DraftRow, isDrafted } from './draftRows.ts';
import { TargetsEditor } from './TargetsEditor.tsx';
import type { Indicator } from './useIndicators.ts';

type Props = {
  row: DraftRow;
  template: Content;
  indicators: readonly Indicator[];
  onChange: (change: Partial<DraftRow>) => void;
  onRemove: (() => void) | null;
};

/** One agreement to be drafted: with whom, by which targets, and what came of it. */
export const DraftRowCard = ({ row, template, indicators, onChange, onRemove }: Props) => {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const drafted = isDrafted(row);
  const name = row.partyB?.label ?? t('agreements.nobody');
  const put = (change: Partial<DraftRow>) => onChange({ ...change, outcome: 'open' });
  return (
    <Box
      component="li"
      data-draft={row.unit?.label ?? ''}
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.25,
        borderBottom: `1px solid ${color.line}`,
        bgcolor: row.chosen && !drafted ? color.surface : color.paper,
      }}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          alignItems: 'center',
          gridTemplateColumns: { xs: '44px minmax(0, 1fr) 44px', md: '44px minmax(0, 1fr) minmax(0, 1fr) auto 44px' },
        }}
      >
        <Checkbox
          checked={row.chosen}
          disabled={drafted}
          onChange={(_, chosen) => put({ chosen })}
          slotProps={{ input: { 'aria-label': t('agreements.take', { name }) } }}
          sx={{ width: 44, height: 44, p: 0 }}
        />
        <Box sx={{ gridColumn: { xs: 2, md: 'auto' }, minWidth: 0 }}>
          {drafted ? (
            <b>{row.unit?.label}</b>
          ) : (
            <UnitPicker label={t('agreements.unitOf', { name })} value={row.unit} onChange={(unit) => put({ unit })} />
          )}
        </Box>
        <Box sx={{ gridColumn: { xs: 2, md: 'auto' }, minWidth: 0 }}>
          {drafted ? (
            name
          ) : (
            <PersonPicker
              label={t('agreements.partyBOf', { unit: row.unit?.label ?? '' })}
              value={row.partyB}
              onChange={(partyB) => put({ partyB })}
            />
          )}
        </Box>
        <Box sx={{ gridColumn: { xs: 2, md: 'auto' } }}>
          {drafted && row.record ? (
            <Button
              component={Link}
              to={recordLink({ workflow: 'agreement', number: row.record.number })}
              variant="text"
            >
              {row.record.number}
            </Button>
          ) : (
            <Button
              variant="text"
              startIcon={<EditNoteRounded />}
              aria-expanded={editing}
              onClick={() => {
                if (!editing && row.own === null)
                  put({
                    own: sentContent({ targets: row.targets.length > 0 ? row.targets : template.targets, clauses: [] })
                      .targets,
                  });
                setEditing(!editing);
              }}
            >
              {t(editing ? 'agreements.closeTargets' : 'agreements.ownTargets')}
            </Button>
          )}
        </Box>
        {onRemove ? (
          <IconButton
            aria-label={t('agreements.removeRow', { name })}
            onClick={onRemove}
            sx={{ gridRow: { xs: 1, md: 'auto' }, gridColumn: { xs: 3, md: 'auto' } }}
          >
            <DeleteOutlineRounded />
          </IconButton>
        ) : null}
      </Box>
      <Box sx={{ pl: { xs: 0, md: '56px' } }}>
        {editing && row.own ? (
          <>
            <TargetsEditor
              targets={row.own}
              onChange={(own) => put({ own })}
              indicators={indicators}
              faults={faultsOf({ targets: row.own, clauses: [] })}
            />
            <Button
              variant="text"
              onClick={() => {
                put({ own: null });
                setEditing(false);
              }}
            >
              {t('agreements.likeAll')}
            </Button>
          </>
        ) : (
          <Targets row={row} indicators={indicators} />
        )}
        <Outcome row={row} />
      </Box>
    </Box>
  );
};

const Targets = ({ row, indicators }: { row: DraftRow; indicators: readonly Indicator[] }) => {
  const t = useT();
  const targets = row.own ?? row.targets;
  if (targets.length === 0) return null;
  return (
    <Box sx={{ fontSize: rem(15), lineHeight: rem(24), color: color.ink, overflowWrap: 'anywhere' }}>
      {row.own ? <b>{t('agreements.own')} </b> : null}
      {targets
        .map((target) => {
          const known = indicators.find(({ indicator }) => indicator === target.indicator);
          return `${known?.title ?? target.indicator} ${targetText(target, known?.unit ?? '')}`;
        })
        .join(' · ')}
    </Box>
  );
};

const Outcome = ({ row }: { row: DraftRow }) => {
  const t = useT();
  const { outcome } = row;
  if (outcome === 'open') return null;
  const good = typeof outcome === 'string';
  const texts = typeof outcome === 'string' ? [t(`agreements.row_${outcome}`)] : outcome.problems;
  return (
    <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: good ? color.doneInk : color.over }}>
      {texts.map((text) => (
        <Box key={text} sx={{ display: 'flex', gap: 0.5 }}>
          {good ? <CheckCircleRounded sx={mark} aria-hidden /> : <ErrorRounded sx={mark} aria-hidden />}
          <span>{text}</span>
        </Box>
      ))}
    </Box>
  );
};

const mark = { fontSize: 18, mt: '2px' } as const;

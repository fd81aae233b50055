import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import { memo, useId, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { entry, label } from './entryStyle.ts';
import type { IssueRow } from './issueRows.ts';

type Props = { row: IssueRow; onChange: (id: string, change: Partial<IssueRow>) => void };

/** Columns of the table on a desk; on a phone each row is a card. */
export const issueColumns = {
  xs: 'minmax(0, 1fr)',
  md: '44px minmax(0, 3fr) minmax(0, 2fr) minmax(0, 3fr) 170px',
} as const;

const problemsOf = ({ outcome }: IssueRow) => (typeof outcome === 'object' ? outcome.problems : []);

/** One finding with what its notice needs. Inputs are the browser's own: there may be hundreds. */
export const IssueRowCard = memo(({ row, onChange }: Props) => {
  const t = useT();
  const id = useId();
  const { finding, chosen, requirement, rectifyBy, outcome } = row;
  const sent = outcome === 'sent';
  const problems = problemsOf(row);
  const wrong = (field: string) => problems.some((problem) => problem.field === field);
  const put = (change: Partial<IssueRow>) => onChange(finding.id, { ...change, outcome: 'open' });
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: issueColumns,
        gap: 1.5,
        px: { xs: 2, sm: 2.5 },
        py: 1.5,
        borderBottom: `1px solid ${color.line}`,
        bgcolor: chosen && !sent ? color.surface : color.paper,
      }}
    >
      <Checkbox
        checked={chosen}
        disabled={sent}
        onChange={(_, next) => put({ chosen: next })}
        slotProps={{ input: { 'aria-label': `${t('notices.take')} ${finding.number}` } }}
        sx={{ width: 44, height: 44, p: 0 }}
      />
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontWeight: 700, overflowWrap: 'anywhere' }}>{finding.title}</Box>
        <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
          {[finding.number, finding.unit.name, finding.place].filter(Boolean).join(' · ')}
        </Box>
        <Outcome row={row} id={`${id}-outcome`} />
      </Box>
      <Responsible row={row} wrong={wrong('responsible')} onPick={(responsible) => put({ responsible })} />
      <Box>
        <Box component="label" htmlFor={`${id}-requirement`} sx={label}>
          {t('notices.colRequirement')}
        </Box>
        <Box
          component="textarea"
          id={`${id}-requirement`}
          rows={2}
          maxLength={1000}
          disabled={sent}
          value={requirement}
          aria-invalid={wrong('requirement')}
          aria-describedby={problems.length ? `${id}-outcome` : undefined}
          onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => put({ requirement: event.target.value })}
          sx={{ ...entry, resize: 'vertical' }}
        />
      </Box>
      <Box>
        <Box component="label" htmlFor={`${id}-day`} sx={label}>
          {t('notices.colDay')}
        </Box>
        <Box
          component="input"
          type="date"
          id={`${id}-day`}
          disabled={sent}
          value={rectifyBy}
          aria-invalid={wrong('rectifyBy')}
          aria-describedby={problems.length ? `${id}-outcome` : undefined}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => put({ rectifyBy: event.target.value })}
          sx={entry}
        />
      </Box>
    </Box>
  );
});
IssueRowCard.displayName = 'IssueRowCard';

const Responsible = ({
  row: { finding, responsible, outcome },
  wrong,
  onPick,
}: {
  row: IssueRow;
  wrong: boolean;
  onPick: (person: IssueRow['responsible']) => void;
}) => {
  const t = useT();
  const [picking, setPicking] = useState(false);
  const name = `${t('notices.colResponsible')} ${finding.number}`;
  return (
    <Box>
      <Box component="span" sx={label} aria-hidden>
        {t('notices.colResponsible')}
      </Box>
      {picking ? (
        <PersonPicker
          label={name}
          value={responsible}
          onChange={(person) => {
            onPick(person);
            if (person) setPicking(false);
          }}
        />
      ) : (
        <Button
          fullWidth
          disabled={outcome === 'sent'}
          onClick={() => setPicking(true)}
          aria-label={
            responsible ? `${t('notices.changePerson', { name: responsible.label })} ${finding.number}` : name
          }
          sx={{
            justifyContent: 'flex-start',
            fontWeight: 400,
            ...(wrong ? { borderColor: color.over } : {}),
            ...(responsible ? { color: color.ink } : { color: color.muted }),
          }}
        >
          {responsible?.label ?? t('notices.choosePerson')}
        </Button>
      )}
    </Box>
  );
};

const Outcome = ({ row, id }: { row: IssueRow; id: string }) => {
  const t = useT();
  if (row.outcome === 'open') return null;
  const good = typeof row.outcome === 'string';
  const texts =
    typeof row.outcome === 'string'
      ? [t(row.outcome === 'sent' ? 'notices.rowSent' : 'notices.rowGood')]
      : row.outcome.problems.map(({ message }) => message);
  return (
    <Box id={id} sx={{ mt: 0.5, fontSize: rem(14), lineHeight: rem(22), color: good ? color.doneInk : color.over }}>
      {texts.map((text) => (
        <Box key={text} sx={{ display: 'flex', gap: 0.5 }}>
          {good ? (
            <CheckCircleRounded sx={{ fontSize: 18, mt: '2px' }} aria-hidden />
          ) : (
            <ErrorRounded sx={{ fontSize: 18, mt: '2px' }} aria-hidden />
          )}
          <span>{text}</span>
        </Box>
      ))}
    </Box>
  );
};

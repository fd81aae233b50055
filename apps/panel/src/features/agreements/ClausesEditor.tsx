import AddRounded from '@mui/icons-material/AddRounded';
import ArrowDownwardRounded from '@mui/icons-material/ArrowDownwardRounded';
import ArrowUpwardRounded from '@mui/icons-material/ArrowUpwardRounded';
import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useId } from 'react';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { entry } from '../notices/entryStyle.ts';
import type { ClauseContent } from './content.ts';
import { type ContentFault, moved, replaceAt, without } from './contentForm.ts';
import { Fault } from './TargetsEditor.tsx';

/** Most clauses that an agreement may have, and how long they may be. */
const most = 30;
const longest = { title: 60, text: 2000 } as const;

type Props = {
  clauses: readonly ClauseContent[];
  onChange: (clauses: ClauseContent[]) => void;
  faults: readonly ContentFault[];
};

const faultKeys = { title: 'agreements.faultClauseTitle', text: 'agreements.faultClauseText' } as const;
const isFault = (fault: string | undefined): fault is keyof typeof faultKeys =>
  fault !== undefined && fault in faultKeys;

/** Clauses in their order, each with a title and a text. */
export const ClausesEditor = ({ clauses, onChange, faults }: Props) => {
  const t = useT();
  return (
    <Box role="group" aria-label={t('agreements.clauses')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {clauses.map((clause, index) => (
          <ClauseRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place while one types
            key={index}
            clause={clause}
            no={index + 1}
            last={index === clauses.length - 1}
            fault={faults.find(({ at }) => at === `clause-${index}`)?.fault}
            onChange={(change) => onChange(replaceAt(clauses, index, change))}
            onMove={(by) => onChange(moved(clauses, index, by))}
            onRemove={() => onChange(without(clauses, index))}
          />
        ))}
      </Box>
      {clauses.length < most ? (
        <Button
          startIcon={<AddRounded />}
          onClick={() => onChange([...clauses, { title: '', text: '' }])}
          sx={{ mt: 1 }}
        >
          {t('agreements.addClause')}
        </Button>
      ) : null}
    </Box>
  );
};

type RowProps = {
  clause: ClauseContent;
  no: number;
  last: boolean;
  fault: string | undefined;
  onChange: (change: Partial<ClauseContent>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

const ClauseRow = ({ clause, no, last, fault, onChange, onMove, onRemove }: RowProps) => {
  const t = useT();
  const id = useId();
  const describedBy = fault ? `${id}-fault` : undefined;
  const name = clause.title || String(no);
  return (
    <Box component="li" sx={{ py: 1.25, '& + &': { borderTop: `1px solid ${color.line}` } }}>
      <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center', mb: 1 }}>
        <Box component="span" sx={{ color: color.muted, fontSize: rem(15), minWidth: '1.5em' }}>
          {no}
        </Box>
        <Box
          component="input"
          aria-label={t('agreements.clauseTitleOf', { n: no })}
          aria-invalid={fault === 'title'}
          aria-describedby={describedBy}
          placeholder={t('agreements.clauseTitle')}
          maxLength={longest.title}
          value={clause.title}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange({ title: event.target.value })}
          sx={{ ...entry, fontWeight: 700 }}
        />
        <IconButton disabled={no === 1} aria-label={t('agreements.moveUp', { title: name })} onClick={() => onMove(-1)}>
          <ArrowUpwardRounded />
        </IconButton>
        <IconButton disabled={last} aria-label={t('agreements.moveDown', { title: name })} onClick={() => onMove(1)}>
          <ArrowDownwardRounded />
        </IconButton>
        <IconButton aria-label={t('agreements.removeClause', { title: name })} onClick={onRemove}>
          <DeleteOutlineRounded />
        </IconButton>
      </Box>
      <Box
        component="textarea"
        rows={3}
        aria-label={t('agreements.clauseTextOf', { n: no })}
        aria-invalid={fault === 'text'}
        aria-describedby={describedBy}
        placeholder={t('agreements.clauseText')}
        maxLength={longest.text}
        value={clause.text}
        onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => onChange({ text: event.target.value })}
        sx={{ ...entry, resize: 'vertical' }}
      />
      {isFault(fault) ? <Fault id={`${id}-fault`} text={t(faultKeys[fault])} /> : null}
    </Box>
  );
};

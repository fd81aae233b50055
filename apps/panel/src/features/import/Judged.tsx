import DescriptionRounded from '@mui/icons-material/DescriptionRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { type ReactNode, useState } from 'react';
import type { TextKey } from '../../i18n/texts.ts';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { FileButton } from './FilePicker.tsx';
import type { Judgement, ReadFile } from './judgement.ts';
import { Problems } from './Problems.tsx';

/** A count of rows with its word. */
export type RowCount = { title: TextKey; n: number };

type Props = {
  name: string;
  read: ReadFile | null;
  answer: Judgement;
  /** Counts beside the rows with problems. */
  counts: readonly RowCount[];
  /** How many rows would be written; without any there is nothing to import. */
  writes: number;
  nothing: string;
  /** Problems that were found but are not told one by one. */
  leftOut?: number;
  busy: boolean;
  onFile: (file: File) => void;
  onImport: (how: 'all' | 'goodRows') => void;
  onDownload: () => Promise<void>;
  /** What the person has to know before they go on. */
  before?: ReactNode;
  /** Below the columns as they were taken. */
  underColumns?: ReactNode;
};

/** What would come of the import, and the ways on from there. */
export const Judged = (props: Props) => {
  const { answer, writes, nothing, busy, onFile, onImport, onDownload, before, leftOut = 0 } = props;
  const t = useT();
  const { accepted, rejected } = answer;
  return (
    <>
      <Summary {...props} />
      {before}
      {rejected.length > 0 ? <Problems rejected={rejected} leftOut={leftOut} onDownload={onDownload} /> : null}
      <Warnings answer={answer} />
      {rejected.length > 0 ? (
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' }, gap: 2 }}>
          <Section title={t('imports.mendTitle')} padded>
            <Box sx={{ mb: 2 }}>{t('imports.mendMore')}</Box>
            <FileButton text={t('imports.mendButton')} variant="contained" onFile={onFile} />
          </Section>
          {writes > 0 ? <Part answer={answer} busy={busy} onImport={() => onImport('goodRows')} /> : null}
        </Box>
      ) : writes > 0 ? (
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button variant="contained" disabled={busy} onClick={() => onImport('all')}>
            {t('imports.go', { n: accepted })}
          </Button>
          {writes < accepted ? (
            <Box sx={{ color: color.muted, fontSize: rem(14) }}>{t('imports.writesOnly', { n: writes })}</Box>
          ) : null}
        </Box>
      ) : (
        <Alert severity="info">{nothing}</Alert>
      )}
    </>
  );
};

const Part = ({ answer, busy, onImport }: { answer: Judgement; busy: boolean; onImport: () => void }) => {
  const t = useT();
  const [sure, setSure] = useState(false);
  const { accepted, counts } = answer;
  return (
    <Section title={t('imports.partTitle', { n: accepted })} padded>
      <FormControlLabel
        control={<Checkbox checked={sure} onChange={(_, next) => setSure(next)} />}
        label={t('imports.partConfirm', { n: counts.bad })}
      />
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mt: 1 }}>
        <Button variant="tonal" disabled={!sure || busy} onClick={onImport}>
          {t('imports.partButton', { n: accepted })}
        </Button>
        {sure ? null : <Box sx={{ color: color.muted, fontSize: rem(14) }}>{t('imports.partHint')}</Box>}
      </Box>
    </Section>
  );
};

const Summary = ({ name, read, answer, counts: others, onFile, underColumns }: Props) => {
  const t = useT();
  const { counts, rows } = answer;
  const numbers = [
    { title: 'imports.rowsBad' as const, n: counts.bad, bad: counts.bad > 0 },
    ...others.map((count) => ({ ...count, bad: false })),
  ];
  const line = read?.headerLine ?? 1;
  return (
    <Card sx={{ mb: 2, display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '280px minmax(0, 1fr)' } }}>
      <Box sx={{ p: 2.5, borderRight: { md: `1px solid ${color.line}` } }}>
        <Box sx={{ display: 'flex', gap: 1, fontWeight: 700, overflowWrap: 'anywhere' }}>
          <DescriptionRounded aria-hidden />
          {name}
        </Box>
        <Box sx={{ color: color.muted, fontSize: rem(14), my: 1 }}>
          {read?.sheet
            ? t('imports.sheet', { sheet: read.sheet, n: rows, line })
            : t('imports.sheetCsv', { n: rows, line })}
        </Box>
        <FileButton text={t('imports.other')} variant="text" onFile={onFile} />
      </Box>
      <Box sx={{ p: 2.5, minWidth: 0 }}>
        <Box component="dl" sx={{ display: 'flex', gap: 4, rowGap: 1.5, flexWrap: 'wrap', m: 0 }}>
          {numbers.map(({ title, n, bad }) => (
            <Box key={title} sx={{ display: 'flex', flexDirection: 'column-reverse' }}>
              <Box
                component="dt"
                sx={{
                  color: bad ? color.over : color.muted,
                  fontSize: rem(14),
                  display: 'flex',
                  alignItems: 'center',
                  gap: 0.5,
                }}
              >
                {bad ? <ErrorRounded sx={{ fontSize: 18 }} aria-hidden /> : null}
                {t(title)}
              </Box>
              <Box
                component="dd"
                sx={{
                  m: 0,
                  fontSize: rem(28),
                  lineHeight: rem(36),
                  fontWeight: 700,
                  color: bad ? color.over : color.ink,
                }}
              >
                {t('imports.countRows', { n })}
              </Box>
            </Box>
          ))}
        </Box>
        <Shares bad={counts.bad} good={answer.accepted} />
        <Box
          component="ul"
          aria-label={t('imports.guess')}
          sx={{ listStyle: 'none', p: 0, m: 0, mt: 2, display: 'flex', gap: 1, flexWrap: 'wrap' }}
        >
          {(read?.columns ?? []).map(({ header, title }) => (
            <Box
              component="li"
              key={header}
              sx={{
                px: 1.25,
                py: 0.5,
                borderRadius: '6px',
                border: `1px solid ${color.line}`,
                fontSize: rem(14),
                color: title ? color.ink : color.muted,
                bgcolor: color.paper,
              }}
            >
              {title === null
                ? t('imports.skippedColumn', { header })
                : title === header
                  ? header
                  : `${header} → ${title}`}
            </Box>
          ))}
        </Box>
        {underColumns}
      </Box>
    </Card>
  );
};

/** Good and bad rows as shares of a bar; the numbers stand above it. */
const Shares = ({ bad, good }: { bad: number; good: number }) => {
  if (bad + good === 0) return null;
  return (
    <Box aria-hidden sx={{ display: 'flex', gap: '2px', height: 14, mt: 2, borderRadius: '4px', overflow: 'hidden' }}>
      <Box sx={{ flex: `${good} 0 0`, bgcolor: color.above2 }} />
      {bad > 0 ? <Box sx={{ flex: `${bad} 0 0`, minWidth: 6, bgcolor: color.over }} /> : null}
    </Box>
  );
};

const Warnings = ({ answer: { warnings } }: { answer: Judgement }) => {
  const t = useT();
  if (warnings.length === 0) return null;
  return (
    <Card sx={{ mb: 2, px: 2.5 }}>
      <Box component="details">
        <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 700, minHeight: 52, lineHeight: rem(52) }}>
          {t('imports.warnings', { n: warnings.length })}
        </Box>
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, pb: 2 }}>
          {warnings.slice(0, 200).map((warning) => (
            <Box component="li" key={`${warning.sheetLine} ${warning.code} ${warning.found}`} sx={{ py: 0.5 }}>
              <Box component="span" sx={{ color: color.muted, mr: 1.5 }}>
                {t('imports.colRow')} {warning.sheetLine}
              </Box>
              {warning.reason}
            </Box>
          ))}
        </Box>
      </Box>
    </Card>
  );
};

import DescriptionRounded from '@mui/icons-material/DescriptionRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { FileButton } from './FilePicker.tsx';
import type { ImportAnswer } from './importFile.ts';
import { Problems } from './Problems.tsx';

type Props = {
  file: File;
  answer: ImportAnswer;
  busy: boolean;
  onFile: (file: File) => void;
  onImport: (how: 'all' | 'goodRows') => void;
};

/** What would come of the import, and the ways on from there. */
export const Judged = ({ file, answer, busy, onFile, onImport }: Props) => {
  const t = useT();
  const { counts, accepted, rejected } = answer;
  return (
    <>
      <Summary file={file} answer={answer} onFile={onFile} />
      {rejected.length > 0 ? <Problems file={file} rejected={rejected} /> : null}
      <Warnings answer={answer} />
      {rejected.length > 0 ? (
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' }, gap: 2 }}>
          <Section title={t('imports.mendTitle')} padded>
            <Box sx={{ mb: 2 }}>{t('imports.mendMore')}</Box>
            <FileButton text={t('imports.mendButton')} variant="contained" onFile={onFile} />
          </Section>
          {counts.new > 0 ? <Part answer={answer} busy={busy} onImport={() => onImport('goodRows')} /> : null}
        </Box>
      ) : counts.new > 0 ? (
        <Button variant="contained" disabled={busy} onClick={() => onImport('all')}>
          {t('imports.go', { n: accepted })}
        </Button>
      ) : (
        <Alert severity="info">{t('imports.nothingNew')}</Alert>
      )}
    </>
  );
};

const Part = ({ answer, busy, onImport }: { answer: ImportAnswer; busy: boolean; onImport: () => void }) => {
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

const Summary = ({ file, answer, onFile }: { file: File; answer: ImportAnswer; onFile: (file: File) => void }) => {
  const t = useT();
  const { counts, rows, file: found } = answer;
  const numbers = [
    { title: 'imports.rowsBad', n: counts.bad, bad: counts.bad > 0 },
    { title: 'imports.rowsNew', n: counts.new, bad: false },
    { title: 'imports.rowsUnchanged', n: counts.unchanged, bad: false },
    { title: 'imports.rowsChanged', n: counts.changed, bad: false },
  ] as const;
  const line = found?.headerLine ?? 1;
  return (
    <Card sx={{ mb: 2, display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '280px minmax(0, 1fr)' } }}>
      <Box sx={{ p: 2.5, borderRight: { md: `1px solid ${color.line}` } }}>
        <Box sx={{ display: 'flex', gap: 1, fontWeight: 700, overflowWrap: 'anywhere' }}>
          <DescriptionRounded aria-hidden />
          {file.name}
        </Box>
        <Box sx={{ color: color.muted, fontSize: rem(14), my: 1 }}>
          {found?.sheet
            ? t('imports.sheet', { sheet: found.sheet, n: rows, line })
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
        <Box
          component="ul"
          aria-label={t('imports.guess')}
          sx={{ listStyle: 'none', p: 0, m: 0, mt: 2, display: 'flex', gap: 1, flexWrap: 'wrap' }}
        >
          {(found?.columns ?? []).map(({ header, title }) => (
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
      </Box>
    </Card>
  );
};

const Warnings = ({ answer: { warnings } }: { answer: ImportAnswer }) => {
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

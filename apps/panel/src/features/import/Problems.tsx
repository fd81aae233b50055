import FileDownloadRounded from '@mui/icons-material/FileDownloadRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { troubleText } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { keepMarkedFile, type Rejection } from './importFile.ts';

const most = 200;
const columns = { xs: 'minmax(0, 1fr)', md: '64px 120px minmax(0, 1.2fr) minmax(0, 2fr) minmax(0, 2fr)' } as const;

/** Everything that is wrong with the file, at once: row, column, what was found, why, and what to do. */
export const Problems = ({ file, rejected }: { file: File; rejected: readonly Rejection[] }) => {
  const t = useT();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      await keepMarkedFile(file);
    } catch (error) {
      notify(troubleText(error, t), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section
      title={t('imports.problems', { n: rejected.length })}
      beside={<Box sx={{ color: color.muted, fontSize: rem(14) }}>{t('imports.problemsHint')}</Box>}
      right={
        <Button
          variant="tonal"
          startIcon={<FileDownloadRounded />}
          disabled={busy}
          onClick={() => void download()}
          sx={{ whiteSpace: 'normal', textAlign: 'start' }}
        >
          {t('imports.download')}
        </Button>
      }
    >
      <Box role="table" aria-label={t('imports.problems', { n: rejected.length })}>
        <Box role="rowgroup">
          <Box role="row" sx={{ ...line, display: { xs: 'none', md: 'grid' }, color: color.muted, fontSize: rem(14) }}>
            {(
              [
                'imports.colRow',
                'imports.colColumn',
                'imports.colFound',
                'imports.colReason',
                'imports.colRemedy',
              ] as const
            ).map((title) => (
              <Box role="columnheader" key={title}>
                {t(title)}
              </Box>
            ))}
          </Box>
        </Box>
        <Box role="rowgroup">
          {rejected.slice(0, most).map((each) => (
            <Row key={`${each.line} ${each.column} ${each.code}`} problem={each} />
          ))}
        </Box>
      </Box>
      {rejected.length > most ? (
        <Box sx={{ px: 2.5, py: 1.5, color: color.muted }}>{t('imports.more', { n: rejected.length - most })}</Box>
      ) : null}
    </Section>
  );
};

const line = {
  display: 'grid',
  gridTemplateColumns: columns,
  columnGap: 2,
  rowGap: 0.25,
  px: { xs: 2, sm: 2.5 },
  py: 1.25,
  borderBottom: `1px solid ${color.line}`,
  overflowWrap: 'anywhere',
} as const;

const Row = ({ problem }: { problem: Rejection }) => {
  const t = useT();
  const { sheetLine, column, found, reason, remedy } = problem;
  return (
    <Box role="row" sx={line}>
      <Box role="cell">
        <Box component="span" sx={{ display: { xs: 'inline', md: 'none' }, color: color.muted }}>
          {t('imports.colRow')}{' '}
        </Box>
        {sheetLine}
      </Box>
      <Box role="cell" sx={{ fontWeight: { xs: 700, md: 400 } }}>
        {column}
      </Box>
      <Box role="cell">
        <Box
          component="span"
          sx={{ bgcolor: color.overTint, color: color.overDeep, borderRadius: '4px', px: 0.75, py: 0.25 }}
        >
          {found || t('imports.empty')}
        </Box>
      </Box>
      <Box role="cell">{reason}</Box>
      <Box role="cell">{remedy}</Box>
    </Box>
  );
};

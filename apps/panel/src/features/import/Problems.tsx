import FileDownloadRounded from '@mui/icons-material/FileDownloadRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { troubleText } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { Rejection } from './judgement.ts';

/** Told at first, and most that are told here at all: the sheet that is handed back tells all. */
const first = 30;
const most = 200;
const columns = { xs: 'minmax(0, 1fr)', md: '64px 120px minmax(0, 1.2fr) minmax(0, 2fr) minmax(0, 2fr)' } as const;

/** Everything that is wrong with the file, at once: row, column, what was found, why, and what to do. */
export const Problems = ({
  rejected,
  leftOut = 0,
  onDownload,
}: {
  rejected: readonly Rejection[];
  /** Found, but not told one by one. */
  leftOut?: number;
  /** Hands back the same sheet with a column of what to mend. */
  onDownload: () => Promise<void>;
}) => {
  const t = useT();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [whole, setWhole] = useState(false);
  const shown = rejected.slice(0, whole ? most : first);
  const all = rejected.length + leftOut;
  const download = async () => {
    setBusy(true);
    try {
      await onDownload();
    } catch (error) {
      notify(troubleText(error, t), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section
      title={t('imports.problems', { n: all })}
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
      <Box role="table" aria-label={t('imports.problems', { n: all })}>
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
          {shown.map((each) => (
            <Row key={`${each.line} ${each.column} ${each.code}`} problem={each} />
          ))}
        </Box>
      </Box>
      {shown.length < rejected.length && !whole ? (
        <Button variant="text" onClick={() => setWhole(true)} sx={{ m: 1.5 }}>
          {t('imports.showMore', { n: Math.min(rejected.length, most) - first })}
        </Button>
      ) : shown.length < all ? (
        <Box sx={{ px: 2.5, py: 1.5, color: color.muted }}>{t('imports.more', { n: all - shown.length })}</Box>
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

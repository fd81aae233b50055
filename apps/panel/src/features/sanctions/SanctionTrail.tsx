import ArrowForwardRounded from '@mui/icons-material/ArrowForwardRounded';
import ChevronRightRounded from '@mui/icons-material/ChevronRightRounded';
import DownloadRounded from '@mui/icons-material/DownloadRounded';
import PrintRounded from '@mui/icons-material/PrintRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { type SanctionPaperName, sanctionPaperLink } from '../papers/sanction/sanctionPapers.ts';
import { TakeOutDialog } from '../personal/TakeOutDialog.tsx';
import { recordLink } from '../recordLink.ts';
import { lastTrail, placeIn } from '../rectification/trail.ts';
import type { WholeSanction } from './documents.ts';
import { papersOf } from './papersOf.ts';

const quiet = { color: color.ink, fontWeight: 400, textDecoration: 'none !important' } as const;

/** The way back to the list and to the next case, the whole evidence as one file, and the papers. */
export const SanctionTrail = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  const place = placeIn(lastTrail(), record.number);
  const list = t(record.concernedIsViewer ? 'sanctions.titleMine' : 'sanctions.title');
  return (
    <Box
      component="nav"
      aria-label={list}
      className="no-print"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        mb: 1,
        fontSize: rem(15),
        minHeight: 44,
        flexWrap: 'wrap',
      }}
    >
      <Box
        component={Link}
        to={place?.trail.to ?? '/sanctions'}
        sx={{ minHeight: 44, display: 'inline-flex', alignItems: 'center' }}
      >
        {place?.trail.from === 'workbench' ? t('frame.workbench') : list}
      </Box>
      <ChevronRightRounded sx={{ fontSize: 18, color: color.muted }} aria-hidden />
      <Box component="span" sx={{ color: color.muted }}>
        {place ? t('cases.placeInList', { n: place.at, all: place.trail.numbers.length }) : record.number}
      </Box>
      <Box sx={{ ml: 'auto', display: 'flex', flexWrap: 'wrap' }}>
        {place?.next ? (
          <Button
            component={Link}
            to={recordLink({ workflow: record.workflow, number: place.next })}
            variant="text"
            endIcon={<ArrowForwardRounded />}
            sx={quiet}
          >
            {t('cases.nextCase')}
          </Button>
        ) : null}
        <Export record={record} />
        <Papers number={record.number} papers={papersOf(record)} />
      </Box>
    </Box>
  );
};

/** The whole case as one file: for the person concerned at once, for others with a reason. */
const Export = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const own = record.concernedIsViewer
    ? { href: `/api/dossier?record=${encodeURIComponent(record.id)}`, download: true }
    : { onClick: () => setAsking(true) };
  return (
    <>
      <Button {...own} variant="text" startIcon={<DownloadRounded />} sx={quiet}>
        {t('sanctions.exportAll')}
      </Button>
      {asking ? (
        <TakeOutDialog
          title={t('sanctions.exportAll')}
          more={t('personal.askReasonMore')}
          path="/api/dossier"
          body={{ record: record.id }}
          usual={`${record.number}.html`}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
};

const Papers = ({ number, papers }: { number: string; papers: readonly SanctionPaperName[] }) => {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="text"
        startIcon={<PrintRounded />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={quiet}
      >
        {t('papers.print')}
      </Button>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        {papers.map((paper) => (
          <MenuItem key={paper} component={Link} to={sanctionPaperLink(number, paper)}>
            {t(`sanctions.paper_${paper}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

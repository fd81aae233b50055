import SearchOffRounded from '@mui/icons-material/SearchOffRounded';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/useT.ts';
import { EmptyState } from '../../../shared/EmptyState.tsx';
import { Trouble } from '../../../shared/Trouble.tsx';
import { color } from '../../../theme/tokens.ts';

const Sheet = ({ children }: { children: ReactNode }) => (
  <Box sx={{ bgcolor: color.surface, p: 3, width: '100%', maxWidth: '48em' }}>{children}</Box>
);

/** A paper is being read or laid out. */
export const PaperWaiting = ({ progress }: { progress?: string | undefined }) => {
  const t = useT();
  return (
    <Sheet>
      <h1 style={{ fontSize: '1rem', fontWeight: 400 }}>{progress ?? t('papers.preparing')}</h1>
      <LinearProgress aria-label={t('papers.preparing')} />
    </Sheet>
  );
};

/** A paper could not be read. */
export const PaperTrouble = ({ error, retry }: { error: unknown; retry: () => void }) => (
  <Sheet>
    <Trouble error={error} retry={retry} />
  </Sheet>
);

/** There is nothing to be printed, with the reason. */
export const PaperMissing = ({ title, more }: { title: string; more: string }) => (
  <Sheet>
    <EmptyState alone title={title} more={more} icon={<SearchOffRounded />} />
  </Sheet>
);

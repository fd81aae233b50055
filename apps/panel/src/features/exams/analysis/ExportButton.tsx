import FileDownloadRounded from '@mui/icons-material/FileDownloadRounded';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../../i18n/useT.ts';
import { troubleText } from '../../../shared/Trouble.tsx';

/** Hands the figures out as a workbook. */
export const ExportButton = ({ run }: { run: () => Promise<void> }) => {
  const t = useT();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    try {
      await run();
    } catch (error) {
      notify(troubleText(error, t), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      startIcon={<FileDownloadRounded />}
      disabled={busy}
      onClick={() => void press()}
      sx={{ fontWeight: 400, display: { xs: 'none', sm: 'inline-flex' } }}
    >
      {t('cases.export')}
    </Button>
  );
};

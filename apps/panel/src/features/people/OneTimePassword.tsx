import ContentCopyRounded from '@mui/icons-material/ContentCopyRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';

type Props = { name: string; login: string | null; password: string; onClose: () => void };

/** Copies text without the clipboard interface, which plain http lacks. */
const copyText = (text: string): boolean => {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.querySelector('[role=dialog]')?.appendChild(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
};

/** Shows a one-time password once; only the button closes it, so that it is not lost to a stray click. */
export const OneTimePassword = ({ name, login, password, onClose }: Props) => {
  const t = useT();
  const [copied, setCopied] = useState(false);
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby="one-time-title">
      <DialogTitle id="one-time-title" component="h2">
        {t('people.oneTime')} · {name}
      </DialogTitle>
      <DialogContent>
        <Box sx={{ color: color.muted, mb: 2 }}>{t('people.oneTimeMore')}</Box>
        <Box sx={{ bgcolor: color.primaryTint, borderRadius: '8px', p: 2 }}>
          <Box sx={{ fontSize: rem(14), color: color.muted }}>{t('people.login')}</Box>
          <Box sx={{ fontWeight: 700, mb: 1 }}>{login}</Box>
          <Box sx={{ fontSize: rem(14), color: color.muted }}>{t('people.oneTime')}</Box>
          <Box
            data-one-time-password
            sx={{
              fontFamily: 'Consolas, Menlo, monospace',
              fontSize: rem(24),
              lineHeight: rem(34),
              fontWeight: 700,
              wordBreak: 'break-all',
            }}
          >
            {password}
          </Box>
        </Box>
      </DialogContent>
      <DialogActions sx={{ p: 2, gap: 1 }}>
        <Button startIcon={<ContentCopyRounded />} onClick={() => setCopied(copyText(password))}>
          {t(copied ? 'frame.copied' : 'frame.copy')}
        </Button>
        <Button variant="contained" onClick={onClose}>
          {t('people.oneTimeDone')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

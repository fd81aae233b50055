import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { color } from '../theme/tokens.ts';

type Props = {
  title: string;
  more?: string;
  submitText: string;
  sending: boolean;
  others: readonly string[];
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A small form over the page; on a phone it fills the screen. */
export const FormDialog = ({ title, more, submitText, sending, others, onSubmit, onClose, children }: Props) => {
  const t = useT();
  const narrow = useMediaQuery('(max-width:639px)', { noSsr: true });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={narrow} aria-labelledby="form-dialog-title">
      <Box
        component="form"
        noValidate
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          if (!sending) onSubmit();
        }}
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 }}
      >
        <DialogTitle id="form-dialog-title" component="h2" sx={{ pb: 1 }}>
          {title}
        </DialogTitle>
        <DialogContent>
          {more ? <Box sx={{ color: color.muted, fontSize: '0.9375rem', mb: 2 }}>{more}</Box> : null}
          {children}
          {others.map((message) => (
            <Alert severity="error" key={message} sx={{ mb: 1 }}>
              {message}
            </Alert>
          ))}
        </DialogContent>
        <DialogActions sx={{ p: 2, gap: 1 }}>
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={sending}>
            {submitText}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
};

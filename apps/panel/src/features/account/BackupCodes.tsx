import PrintRounded from '@mui/icons-material/PrintRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';

type Props = { name: string; codes: readonly string[]; onKept: () => void };

/** Opens a sheet with nothing but the codes for printing: the page around them stays off the paper. */
const printCodes = (title: string, more: string, codes: readonly string[]): void => {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0';
  document.body.appendChild(frame);
  const sheet = frame.contentDocument;
  if (!sheet || !frame.contentWindow) {
    frame.remove();
    return;
  }
  const add = (tag: string, text: string): HTMLElement => {
    const element = sheet.createElement(tag);
    element.textContent = text;
    sheet.body.appendChild(element);
    return element;
  };
  add('h1', title);
  add('p', more);
  for (const code of codes) add('p', code).style.cssText = 'font:20px monospace;margin:8px 0';
  frame.contentWindow.addEventListener('afterprint', () => frame.remove());
  frame.contentWindow.print();
};

/** Codes for when the phone is not at hand: shown once, and printable. */
export const BackupCodes = ({ name, codes, onKept }: Props) => {
  const t = useT();
  return (
    <Box sx={{ maxWidth: 480 }}>
      <Typography component="h3" sx={{ fontWeight: 700, mb: 0.5 }}>
        {t('account.backup')}
      </Typography>
      <Typography sx={{ color: color.muted, mb: 1.5, fontSize: rem(15) }}>{t('account.backupMore')}</Typography>
      <Box
        component="ul"
        data-backup-codes
        sx={{
          listStyle: 'none',
          m: 0,
          mb: 2,
          p: 2,
          bgcolor: color.primaryTint,
          borderRadius: '8px',
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
          gap: 0.5,
          fontFamily: 'Consolas, Menlo, monospace',
          fontSize: rem(17),
        }}
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button
          startIcon={<PrintRounded />}
          onClick={() => printCodes(t('account.backupOf', { name }), t('account.backupMore'), codes)}
        >
          {t('account.print')}
        </Button>
        <Button variant="contained" onClick={onKept}>
          {t('account.backupKept')}
        </Button>
      </Box>
    </Box>
  );
};

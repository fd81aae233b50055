import TranslateRounded from '@mui/icons-material/TranslateRounded';
import Button from '@mui/material/Button';
import { useLocaleState } from 'react-admin';
import { useT } from '../i18n/useT.ts';
import { color } from '../theme/tokens.ts';

/** Switches between the two languages; shows the one to switch to, in its own words. */
export const LanguageButton = ({ compact = false }: { compact?: boolean }) => {
  const t = useT();
  const [locale, setLocale] = useLocaleState();
  const next = locale === 'en' ? 'zh' : 'en';
  return (
    <Button
      variant="text"
      lang={next === 'zh' ? 'zh-CN' : 'en'}
      startIcon={compact ? undefined : <TranslateRounded />}
      onClick={() => void setLocale(next)}
      sx={{ color: color.ink, fontWeight: 400, minWidth: 44 }}
    >
      {t('frame.language')}
    </Button>
  );
};

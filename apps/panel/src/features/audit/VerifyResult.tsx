import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';
import type { Verification } from './documents.ts';

/** What a verification found, in words; each fault where it is. */
export const VerifyResult = ({ result }: { result: Verification }) => {
  const t = useT();
  const { events, statements, payloads, erased, faults, more, apartIsWhole } = result;
  const whole = faults.length === 0 && apartIsWhole;
  if (whole)
    return (
      <Alert severity="success" role="status">
        {t('audit.whole', { events, statements, payloads })}
        {erased > 0 ? ` ${t('audit.erased', { n: erased })}` : ''}
      </Alert>
    );
  return (
    <Alert severity="error">
      {faults.length > 0 ? t('audit.faulty', { n: faults.length + more }) : null}
      {faults.length > 0 ? (
        <Box component="ul" sx={{ m: 0, my: 1, pl: 2.5, overflowWrap: 'anywhere' }}>
          {faults.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </Box>
      ) : null}
      {more > 0 ? <Box>{t('audit.more', { n: more })}</Box> : null}
      {apartIsWhole ? null : <Box>{t('audit.apart')}</Box>}
      <Box sx={{ mt: 1 }}>{t('audit.whatNow')}</Box>
    </Alert>
  );
};

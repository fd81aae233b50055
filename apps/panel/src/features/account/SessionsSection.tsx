import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useQuery } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { endOtherSessions, endSession, ownSessions } from '../../data/account.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color } from '../../theme/tokens.ts';
import { Lead, Line, Lines } from './Line.tsx';
import { useSending } from './useSending.ts';

/** Where one is signed in, and ending it. */
export const SessionsSection = () => {
  const t = useT();
  const locale = usePanelLocale();
  const notify = useNotify();
  const form = useSending();
  const { data, error, refetch } = useQuery({ queryKey: ['account', 'sessions', locale], queryFn: ownSessions });
  const end = async (id: string) => {
    if ((await form.run(() => endSession(id))) === null) return;
    notify(t('account.ended'), { type: 'success' });
    void refetch();
  };
  const endOthers = async () => {
    if ((await form.run(endOtherSessions)) === null) return;
    notify(t('account.endedOthers'), { type: 'success' });
    void refetch();
  };
  return (
    <Section title={t('account.sessions')}>
      <Lead>{t('account.sessionsMore')}</Lead>
      {error && !data ? (
        <Box sx={{ px: 2 }}>
          <Trouble error={error} retry={() => void refetch()} />
        </Box>
      ) : null}
      {form.error ? <Lead>{form.error}</Lead> : null}
      <Lines>
        {(data ?? []).map(({ id, device, since, lastActive, current }) => (
          <Line
            key={id}
            title={
              <>
                {device}
                {current ? (
                  <Chip
                    size="small"
                    label={t('account.here')}
                    sx={{ bgcolor: color.primaryTint, color: color.primary }}
                  />
                ) : null}
              </>
            }
            more={t('account.since', { since: instantText(since, locale), last: instantText(lastActive, locale) })}
          >
            {current ? null : (
              <Button
                disabled={form.sending}
                aria-label={t('account.endLabel', { device })}
                onClick={() => void end(id)}
              >
                {t('account.end')}
              </Button>
            )}
          </Line>
        ))}
      </Lines>
      {data && data.length > 1 ? (
        <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5, borderTop: `1px solid ${color.line}` }}>
          <Button disabled={form.sending} onClick={() => void endOthers()}>
            {t('account.endOthers')}
          </Button>
        </Box>
      ) : null}
    </Section>
  );
};

import ContentCopyRounded from '@mui/icons-material/ContentCopyRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useDocument } from '../../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { ChoiceCards } from '../../../shared/ChoiceCards.tsx';
import { instantText } from '../../../shared/days.ts';
import { Trouble } from '../../../shared/Trouble.tsx';
import { useMutationForm } from '../../../shared/useMutationForm.ts';
import { color, rem } from '../../../theme/tokens.ts';
import { CalendarFeedQuery, MakeCalendarFeedMutation, WithdrawCalendarFeedMutation } from './documents.ts';

type Scope = 'MINE' | 'ALL';

/** Makes and withdraws the secret address under which calendars fetch one's deadlines. */
export const FeedDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const locale = usePanelLocale();
  const notify = useNotify();
  const narrow = useMediaQuery('(max-width:639px)', { noSsr: true });
  const [scope, setScope] = useState<Scope>('MINE');
  const [address, setAddress] = useState<string | null>(null);
  const { data, error, refetch } = useDocument(CalendarFeedQuery, {});
  const making = useMutationForm(MakeCalendarFeedMutation, [], () => ({ scope }));
  const withdrawing = useMutationForm(WithdrawCalendarFeedMutation, [], () => ({}));
  const feed = data?.calendarFeed;
  const make = async () => {
    const path = (await making.submit())?.makeCalendarFeed.path;
    if (path) setAddress(new URL(path, window.location.origin).href);
  };
  const withdraw = async () => {
    if (!(await withdrawing.submit())) return;
    setAddress(null);
    notify(t('look.feedWithdrawn'), { type: 'success' });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={narrow} aria-labelledby="feed-title">
      <DialogTitle id="feed-title" component="h2">
        {t('look.feedTitle')}
      </DialogTitle>
      <DialogContent>
        <Box sx={{ color: color.neutral, fontSize: rem(15), lineHeight: rem(24), mb: 2 }}>{t('look.feedMore')}</Box>
        {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
        {address ? (
          <Address address={address} />
        ) : data ? (
          <>
            <Alert severity="info" sx={{ mb: 2 }}>
              {feed
                ? `${t('look.feedMade', {
                    at: instantText(feed.createdAt, locale),
                    scope: t(feed.scope === 'ALL' ? 'look.feedAll' : 'look.feedMine'),
                  })} ${feed.readAt ? t('look.feedRead', { at: instantText(feed.readAt, locale) }) : t('look.feedUnread')}`
                : t('look.feedNone')}
            </Alert>
            <Box sx={{ fontWeight: 700, fontSize: rem(15), mb: 0.5 }}>{t('look.feedScope')}</Box>
            <ChoiceCards
              label={t('look.feedScope')}
              name="scope"
              value={scope}
              onChange={(next) => setScope(next === 'ALL' ? 'ALL' : 'MINE')}
              options={[
                { value: 'MINE', title: t('look.feedMine') },
                { value: 'ALL', title: t('look.feedAll') },
              ]}
            />
            <Box sx={{ color: color.muted, fontSize: rem(14), mt: 1 }}>{t('look.feedAgainHint')}</Box>
          </>
        ) : null}
        {[...making.others, ...withdrawing.others].map((message) => (
          <Alert severity="error" key={message} sx={{ mt: 1 }}>
            {message}
          </Alert>
        ))}
      </DialogContent>
      <DialogActions sx={{ p: 2, gap: 1, flexWrap: 'wrap' }}>
        {feed ? (
          <Button onClick={() => void withdraw()} disabled={withdrawing.sending} sx={{ mr: 'auto' }}>
            {t('look.feedWithdraw')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{t('frame.close')}</Button>
        {address ? null : (
          <Button variant="contained" onClick={() => void make()} disabled={making.sending || !data}>
            {t(feed ? 'look.feedAgain' : 'look.feedMake')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
};

/** The address, shown this once. Copied without the clipboard interface, which plain http lacks. */
const Address = ({ address }: { address: string }) => {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  return (
    <>
      <Box component="label" htmlFor="feed-address" sx={{ fontWeight: 700, fontSize: rem(15) }}>
        {t('look.feedAddress')}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, mt: 0.5, flexWrap: 'wrap' }}>
        <TextField
          id="feed-address"
          value={address}
          inputRef={field}
          sx={{ flex: '1 1 220px' }}
          onFocus={(event) => event.target.select()}
          slotProps={{ htmlInput: { readOnly: true } }}
        />
        <Button
          variant="contained"
          startIcon={<ContentCopyRounded />}
          onClick={() => {
            field.current?.select();
            setCopied(document.execCommand('copy'));
          }}
        >
          {t(copied ? 'frame.copied' : 'frame.copy')}
        </Button>
      </Box>
      <Box role="status" sx={{ color: color.neutral, fontSize: rem(14), mt: 1 }}>
        {t('look.feedOnce')}
      </Box>
      <Box sx={{ color: color.muted, fontSize: rem(14), mt: 1 }}>{t('look.feedHow')}</Box>
    </>
  );
};

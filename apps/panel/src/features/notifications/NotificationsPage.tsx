import DoneAllRounded from '@mui/icons-material/DoneAllRounded';
import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import NotificationsNoneRounded from '@mui/icons-material/NotificationsNoneRounded';
import TuneRounded from '@mui/icons-material/TuneRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { color, rem } from '../../theme/tokens.ts';
import { MarkNotificationsReadMutation, NotificationsQuery } from './documents.ts';
import { NotificationList } from './NotificationList.tsx';

const step = 30;
/** Most rows that one answer may hold. */
const most = 200;
/** Milliseconds after which the list is read again while it is looked at. */
const refreshing = 60_000;

/** The inbox: what is mine to do, what I was told of, deadlines that come near. */
const NotificationsPage = () => {
  const t = useT();
  const notify = useNotify();
  const [params, setParams] = useSearchParams();
  const unread = params.get('show') !== 'all';
  const [shown, setShown] = useState(step);
  const { data, error, refetch } = useDocument(
    NotificationsQuery,
    { first: shown, unread },
    { keep: true, every: refreshing },
  );
  const form = useMutationForm(MarkNotificationsReadMutation, [], () => ({ input: { all: true } }));
  const markAll = async () => {
    if (await form.submit()) notify(t('notifications.marked'), { type: 'success' });
  };
  const count = data?.viewer.unreadNotifications ?? 0;
  const list = data?.notifications;
  return (
    <Page
      title={t('notifications.title')}
      actions={
        <>
          <Button startIcon={<DoneAllRounded />} disabled={count === 0 || form.sending} onClick={() => void markAll()}>
            {t('notifications.markAll')}
          </Button>
          <Button component={Link} to="/notifications/choice" startIcon={<TuneRounded />}>
            {t('notifications.choice')}
          </Button>
        </>
      }
    >
      {error && !data ? <Trouble error={error} retry={() => void refetch()} /> : null}
      <Card sx={{ maxWidth: 900 }}>
        <Box sx={{ borderBottom: `1px solid ${color.line}` }}>
          <Tabs
            value={unread ? 'unread' : 'all'}
            onChange={(_, next: 'unread' | 'all') => {
              setShown(step);
              setParams(next === 'all' ? { show: 'all' } : {}, { replace: true });
            }}
            aria-label={t('notifications.title')}
            sx={{ px: { xs: 0, sm: 1 } }}
          >
            <Tab value="unread" label={`${t('notifications.unreadTab')} ${count || ''}`} />
            <Tab value="all" label={t('notifications.allTab')} />
          </Tabs>
        </Box>
        {list ? (
          list.nodes.length > 0 ? (
            <NotificationList items={list.nodes} />
          ) : (
            <EmptyState
              title={t(unread ? 'notifications.emptyUnread' : 'notifications.emptyAll')}
              more={t('notifications.emptyUnreadMore')}
              icon={<NotificationsNoneRounded />}
            />
          )
        ) : (
          <Box sx={{ p: 2.5 }} aria-busy>
            {[1, 2, 3, 4].map((row) => (
              <Skeleton key={row} height={72} />
            ))}
          </Box>
        )}
        {list?.pageInfo.hasNextPage && shown < most ? (
          <Box sx={{ borderTop: `1px solid ${color.line}`, px: 1.5, py: 0.5, fontSize: rem(15) }}>
            <Button
              variant="text"
              startIcon={<ExpandMoreRounded />}
              onClick={() => setShown(Math.min(shown + step, most))}
            >
              {t('frame.more')}
            </Button>
          </Box>
        ) : null}
      </Card>
    </Page>
  );
};

export default NotificationsPage;

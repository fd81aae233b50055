import AddRounded from '@mui/icons-material/AddRounded';
import AlarmRounded from '@mui/icons-material/AlarmRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import FolderOpenRounded from '@mui/icons-material/FolderOpenRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame, useMay } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { NumberTile } from '../../shared/NumberTile.tsx';
import { Page } from '../../shared/Page.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { SecondFactorNotice } from '../account/SecondFactorNotice.tsx';
import { managePeople } from '../people/permission.ts';
import { SetupProgress, useOpenSetup } from '../setup/SetupProgress.tsx';
import { DelegatedTodo } from './DelegatedTodo.tsx';
import { CopiedQuery, DoneQuery, StartedQuery, WorkbenchQuery } from './documents.ts';
import { FirstSteps } from './FirstSteps.tsx';
import { TermRail } from './TermRail.tsx';
import { TodoList } from './TodoList.tsx';
import { WorkList } from './WorkList.tsx';

const step = 25;
/** Milliseconds after which the list is read again while it is looked at. */
const refreshing = 60_000;
const tabs = ['todo', 'done', 'started', 'copied'] as const;
type TabName = (typeof tabs)[number];
const listLink = (filter: object): string => `/cases?filter=${encodeURIComponent(JSON.stringify(filter))}`;

/** The 工作台: everything that waits for a person, for all their posts, nearest deadline first. */
export const WorkbenchPage = () => {
  const t = useT();
  const { viewer, town } = useFrame();
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const tab: TabName = tabs.find((name) => name === params.get('tab')) ?? 'todo';
  const [shown, setShown] = useState(step);
  const { data, error, refetch } = useDocument(WorkbenchQuery, { first: shown }, { keep: true, every: refreshing });
  const bench = data?.workbench;
  const setup = useOpenSetup(may(managePeople));
  const isNew = bench !== undefined && bench.open === 0 && bench.todo.totalCount === 0 && may(managePeople);
  const lead = !bench
    ? ''
    : bench.overdue > 0
      ? t('workbench.leadOverdue', { name: viewer.person.name, n: bench.overdue })
      : bench.dueToday > 0
        ? t('workbench.leadToday', { name: viewer.person.name, n: bench.dueToday })
        : bench.todo.totalCount > 0
          ? t('workbench.leadSome', { name: viewer.person.name, n: bench.todo.totalCount })
          : t('workbench.leadNone', { name: viewer.person.name });

  return (
    <Page
      title={t('frame.workbench')}
      beside={
        <Typography sx={{ color: color.muted, flex: { xs: '1 1 100%', sm: '0 1 auto' }, order: { xs: 3, sm: 0 } }}>
          {lead}
        </Typography>
      }
      actions={
        may('rectification:record') ? (
          <Button
            component={Link}
            to="/record"
            variant="tonal"
            startIcon={<AddRounded />}
            sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
          >
            {t('frame.record')}
          </Button>
        ) : null
      }
    >
      <SecondFactorNotice />
      {error && !bench ? <Trouble error={error} retry={() => void refetch()} /> : null}
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 1, sm: 2 },
          gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' },
          mb: 2,
        }}
      >
        <NumberTile
          label={t('workbench.overdue')}
          icon={<ErrorRounded />}
          number={bench?.overdue ?? null}
          unit={t('workbench.unit')}
          more={t(bench?.overdue ? 'workbench.overdueMore' : 'workbench.overdueNone')}
          to={listLink({ overdue: true, waitingForMe: true })}
          ink={bench?.overdue ? color.over : undefined}
        />
        <NumberTile
          label={t('workbench.dueToday')}
          icon={<AlarmRounded />}
          number={bench?.dueToday ?? null}
          unit={t('workbench.unit')}
          more={t(bench?.dueToday ? 'workbench.todayMore' : 'workbench.todayNone')}
          to={listLink({ dueFrom: town.today, dueTo: town.today, waitingForMe: true })}
          ink={bench?.dueToday ? color.soon : undefined}
        />
        <NumberTile
          label={t('workbench.toReview')}
          icon={<FactCheckRounded />}
          number={bench?.toReview ?? null}
          unit={t('workbench.unit')}
          more={t(bench?.toReview ? 'workbench.reviewMore' : 'workbench.reviewNone')}
          to={listLink({ waitingForMe: true })}
        />
        <NumberTile
          label={t('workbench.open')}
          icon={<FolderOpenRounded />}
          number={bench?.open ?? null}
          unit={t('workbench.unit')}
          more={viewer.scope}
          to={listLink({ open: true })}
        />
      </Box>
      {setup ? <SetupProgress setup={setup} /> : isNew ? <FirstSteps /> : null}
      <DelegatedTodo />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 250px' },
          alignItems: 'start',
        }}
      >
        <Card sx={{ minWidth: 0 }}>
          <Box sx={{ display: 'flex', alignItems: 'center', borderBottom: `1px solid ${color.line}`, pr: 2 }}>
            <Tabs
              value={tab}
              onChange={(_, next: TabName) => setParams(next === 'todo' ? {} : { tab: next }, { replace: true })}
              aria-label={t('frame.workbench')}
              sx={{ flex: 1, px: { xs: 0, sm: 1 } }}
            >
              <Tab value="todo" label={`${t('workbench.todo')} ${bench?.todo.totalCount ?? ''}`} />
              <Tab value="done" label={t('workbench.done')} />
              <Tab value="started" label={t('workbench.started')} />
              <Tab value="copied" label={`${t('workbench.copied')} ${bench?.unreadCopies || ''}`} />
            </Tabs>
            {tab === 'todo' ? (
              <Typography variant="caption" sx={{ color: color.muted, display: { xs: 'none', md: 'block' } }}>
                {t('workbench.order')}
              </Typography>
            ) : null}
          </Box>
          {tab === 'todo' ? (
            bench ? (
              <>
                <TodoList items={bench.todo.nodes} />
                {bench.todo.pageInfo.hasNextPage ? <More onClick={() => setShown(shown + step)} /> : null}
              </>
            ) : (
              <Waiting />
            )
          ) : (
            <Works tab={tab} />
          )}
        </Card>
        <TermRail />
      </Box>
    </Page>
  );
};

const works = { done: DoneQuery, started: StartedQuery, copied: CopiedQuery } as const;

const Works = ({ tab }: { tab: Exclude<TabName, 'todo'> }) => {
  const t = useT();
  const [shown, setShown] = useState(step);
  const { data, error, refetch } = useDocument(works[tab] as typeof DoneQuery, { first: shown }, { keep: false });
  if (error)
    return (
      <Box sx={{ px: 2 }}>
        <Trouble error={error} retry={() => void refetch()} />
      </Box>
    );
  if (!data) return <Waiting />;
  const empty = {
    done: { title: t('workbench.emptyDone'), more: t('workbench.emptyDoneMore') },
    started: { title: t('workbench.emptyStarted'), more: t('workbench.emptyStartedMore') },
    copied: { title: t('workbench.emptyCopied'), more: t('workbench.emptyCopiedMore') },
  }[tab];
  return (
    <>
      <WorkList items={data.workbench.list.nodes} empty={empty} marksUnread={tab === 'copied'} />
      {data.workbench.list.pageInfo.hasNextPage ? <More onClick={() => setShown(shown + step)} /> : null}
    </>
  );
};

const More = ({ onClick }: { onClick: () => void }) => {
  const t = useT();
  return (
    <Box sx={{ borderTop: `1px solid ${color.line}`, px: 1.5, py: 0.5, fontSize: rem(15) }}>
      <Button variant="text" startIcon={<ExpandMoreRounded />} onClick={onClick}>
        {t('frame.more')}
      </Button>
    </Box>
  );
};

const Waiting = () => (
  <Box sx={{ p: 2.5 }} aria-busy>
    {[1, 2, 3, 4, 5].map((row) => (
      <Skeleton key={row} height={64} />
    ))}
  </Box>
);

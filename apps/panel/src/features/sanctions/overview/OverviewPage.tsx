import AddTaskRounded from '@mui/icons-material/AddTaskRounded';
import BalanceRounded from '@mui/icons-material/BalanceRounded';
import FlagRounded from '@mui/icons-material/FlagRounded';
import HowToVoteRounded from '@mui/icons-material/HowToVoteRounded';
import PanToolRounded from '@mui/icons-material/PanToolRounded';
import ScheduleRounded from '@mui/icons-material/ScheduleRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { useT } from '../../../i18n/useT.ts';
import { EmptyState } from '../../../shared/EmptyState.tsx';
import { FilterMenu } from '../../../shared/FilterMenu.tsx';
import { NumberTile } from '../../../shared/NumberTile.tsx';
import { Page } from '../../../shared/Page.tsx';
import { Section } from '../../../shared/Section.tsx';
import { Trouble } from '../../../shared/Trouble.tsx';
import { color } from '../../../theme/tokens.ts';
import { HeldSanctionsQuery, SanctionOverviewQuery } from '../documents.ts';
import { SanctionRows } from '../SanctionRows.tsx';
import { TwoColumns } from '../TwoColumns.tsx';
import { ProposeDialog } from './ProposeDialog.tsx';
import { RuleTable } from './RuleTable.tsx';
import { StateBars } from './StateBars.tsx';
import { WaitingList } from './WaitingList.tsx';

/** One page for those who decide: what waits for a vote, what is held or tied, what the rules put forward, and whom it waits for. */
const OverviewPage = () => {
  const t = useT();
  const [proposing, setProposing] = useState(false);
  const [params, setParams] = useSearchParams();
  const { data, error, isPending, refetch } = useDocument(
    SanctionOverviewQuery,
    { planYear: params.get('year') },
    { keep: true, every: 60_000 },
  );
  const overview = data?.sanctionOverview;
  const refused = overview?.problems[0];
  if (refused)
    return <EmptyState title={t('sanctions.overviewRefused')} more={refused.message} icon={<BalanceRounded />} alone />;
  const year = encodeURIComponent(overview?.planYear.id ?? '');
  return (
    <Page
      title={t('sanctions.overview')}
      beside={
        overview && overview.planYears.length > 1 ? (
          <FilterMenu
            required
            label={overview.planYear.title}
            options={overview.planYears.map(({ id, title }) => ({ value: id, title }))}
            chosen={[overview.planYear.id]}
            onChange={([id]) => setParams(id ? { year: id } : {}, { replace: true })}
          />
        ) : null
      }
      lead={overview ? t('sanctions.overviewLead', { year: overview.planYear.title }) : null}
      actions={
        overview?.mayPropose ? (
          <Button startIcon={<AddTaskRounded />} onClick={() => setProposing(true)}>
            {t('sanctions.runRules')}
          </Button>
        ) : null
      }
    >
      {error && !overview ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton variant="rounded" height={320} /> : null}
      {overview ? (
        <>
          <Box
            sx={{
              display: 'grid',
              gap: { xs: 1, sm: 2 },
              gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' },
              mb: 2,
            }}
          >
            <NumberTile
              label={t('sanctions.tileVote')}
              icon={<HowToVoteRounded />}
              number={overview.toVote}
              unit={t('sanctions.unit')}
              more={t(overview.toVote > 0 ? 'sanctions.tileVoteMore' : 'sanctions.tileVoteNone')}
              to={`/sanctions?show=vote&year=${year}`}
              ink={overview.toVote > 0 ? color.review : undefined}
            />
            <NumberTile
              label={t('sanctions.tileHeld')}
              icon={<PanToolRounded />}
              number={overview.held}
              unit={t('sanctions.unit')}
              more={overview.tied > 0 ? t('sanctions.tileTied', { n: overview.tied }) : t('sanctions.tileHeldMore')}
              to={`/sanctions?mark=held&year=${year}`}
            />
            <NumberTile
              label={t('sanctions.tileOverdue')}
              icon={<ScheduleRounded />}
              number={overview.overdue}
              unit={t('sanctions.unit')}
              more={t('sanctions.tileOpen', { n: overview.open })}
              to={`/sanctions?mark=overdue&year=${year}`}
              ink={overview.overdue > 0 ? color.over : undefined}
            />
            <NumberTile
              label={t('sanctions.tileMissed')}
              icon={<FlagRounded />}
              number={overview.missed}
              unit={t('sanctions.unitAgreements')}
              more={t('sanctions.tileAgreements', { all: overview.agreements, n: overview.notEvaluated })}
              to="/agreements?state=missed"
            />
          </Box>
          <RuleTable rules={overview.rules} year={year} />
          <TwoColumns
            main={
              <>
                <Careful planYear={overview.planYear.id} />
                <StateBars states={overview.states} year={year} />
              </>
            }
            side={<WaitingList waiting={overview.waiting} />}
          />
          {proposing ? <ProposeDialog year={overview.planYear} onClose={() => setProposing(false)} /> : null}
        </>
      ) : null}
    </Page>
  );
};

/** What has to be decided explicitly: tied at the boundary of a rank, or held. */
const Careful = ({ planYear }: { planYear: string }) => {
  const t = useT();
  const { data } = useDocument(
    HeldSanctionsQuery,
    { held: { held: true, open: true, planYear }, tied: { tied: true, open: true, planYear } },
    { keep: true },
  );
  if (!data) return <Skeleton variant="rounded" height={200} />;
  const tied = data.tied.nodes;
  const held = data.held.nodes.filter(({ id }) => !tied.some((row) => row.id === id));
  return (
    <>
      {tied.length > 0 ? (
        <Section title={t('sanctions.tiedTitle')} right={t('sanctions.count', { n: data.tied.totalCount })}>
          <SanctionRows rows={tied} acting narrow />
        </Section>
      ) : null}
      <Section title={t('sanctions.heldTitle')} right={t('sanctions.count', { n: data.held.totalCount })}>
        {held.length > 0 ? (
          <SanctionRows rows={held} acting narrow />
        ) : (
          <Box sx={{ p: 2.5, color: color.muted }}>{t('sanctions.heldNone')}</Box>
        )}
      </Section>
    </>
  );
};

export default OverviewPage;

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { startStandingIn } from '../../data/standIn.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText, shortDay } from '../../shared/days.ts';
import { StateTag } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { DelegationRow } from './documents.ts';

/** A post by its title, and its unit where the title does not name it. */
export const postText = ({ title, unit }: { title: string; unit: { name: string } }): string =>
  title.includes(unit.name) ? title : `${unit.name} ${title}`;

const tones = { PLANNED: 'NEUTRAL', ACTIVE: 'RESPONSIBLE', OVER: 'NEUTRAL', ENDED_EARLY: 'NEUTRAL' } as const;

/** One delegation: who for whom, what, from when to when, why, and what may be done with it. */
export const DelegationCard = ({ row, onEnd }: { row: DelegationRow; onEnd: () => void }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { principal, delegate, state } = row;
  const stop = t('delegations.stop');
  const what = row.everyWorkflow ? t('delegations.everyWorkflow') : row.workflows.map(({ title }) => title).join(stop);
  const posts = row.everyPost ? t('delegations.everyPost') : row.posts.map(postText).join(stop);
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.5,
        display: 'flex',
        gap: 2,
        rowGap: 1,
        flexWrap: 'wrap',
        alignItems: 'center',
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          <Typography component="h2" variant="h3">
            {t('delegations.line', { principal: principal.name, delegate: delegate.name })}
          </Typography>
          <StateTag title={row.stateTitle} tone={tones[state]} ended={state === 'OVER' || state === 'ENDED_EARLY'} />
        </Box>
        <Box sx={{ fontSize: rem(15), lineHeight: rem(24), mt: 0.5, overflowWrap: 'anywhere' }}>
          {t('delegations.span', { from: shortDay(row.from, locale), to: shortDay(row.to, locale) })}
          {' · '}
          {row.reason}
        </Box>
        <Typography variant="caption" sx={{ display: 'block', color: color.muted, overflowWrap: 'anywhere' }}>
          {[
            posts,
            what,
            row.byAdministrator ? t('delegations.byAdministrator', { name: row.madeBy.name }) : null,
            row.endedAt
              ? t('delegations.endedBy', { name: row.endedBy?.name ?? '', at: instantText(row.endedAt, locale) })
              : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }} className="no-print">
        {row.mine ? (
          <Button variant="tonal" onClick={() => startStandingIn({ id: row.id, name: principal.name }, '/#/')}>
            {t('delegations.use')}
          </Button>
        ) : null}
        {row.endable ? (
          <Button variant="outlined" onClick={onEnd}>
            {t('delegations.end')}
          </Button>
        ) : null}
      </Box>
    </Box>
  );
};

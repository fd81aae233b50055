import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { SanctionCountsQuery } from './documents.ts';
import type { Show } from './sanctionFilter.ts';

const titles = {
  waiting: 'sanctions.showWaiting',
  vote: 'sanctions.showVote',
  open: 'sanctions.showOpen',
  talks: 'sanctions.showTalks',
  mine: 'sanctions.showMine',
  all: 'sanctions.showAll',
} as const;

/** The views of the list with their counts: what waits for the reader, what is open, what concerns them. */
export const SanctionViews = ({ show, onShow }: { show: Show; onShow: (show: Show) => void }) => {
  const t = useT();
  const { viewer } = useFrame();
  const { data } = useDocument(SanctionCountsQuery, {}, { keep: true });
  const branch = viewer.posts.some(({ role }) => role === 'partySecretary' || role === 'partyMember');
  const shown: readonly Show[] = ['waiting', 'vote', 'open', ...(branch ? (['talks'] as const) : []), 'mine', 'all'];
  const counts: Partial<Record<Show, number>> = data
    ? {
        waiting: data.waiting.totalCount,
        vote: data.toVote.totalCount,
        open: data.open.totalCount,
        mine: data.mine.totalCount,
        all: data.all.totalCount,
      }
    : {};
  return (
    <ToggleButtonGroup
      exclusive
      value={show}
      aria-label={t('sanctions.views')}
      onChange={(_, next: Show | null) => next && onShow(next)}
      sx={{ mb: 1.5 }}
    >
      {shown.map((name) => (
        <ToggleButton key={name} value={name}>
          {t(titles[name])}
          {counts[name] === undefined ? null : ` ${counts[name]}`}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};

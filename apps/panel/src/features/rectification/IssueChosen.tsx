import CloseRounded from '@mui/icons-material/CloseRounded';
import SendRounded from '@mui/icons-material/SendRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useListContext } from 'react-admin';
import { Link } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import type { LedgerCase } from './documents.ts';

const isIssuable = ({ availableSteps }: LedgerCase): boolean =>
  availableSteps.some(({ name }) => name === 'issueNotice');

/** What can be done with the rows that are selected: notices for those that wait for one; says which are passed over. */
export const IssueChosen = () => {
  const t = useT();
  const { data = [], selectedIds, onUnselectItems } = useListContext();
  if (selectedIds.length === 0) return null;
  const chosen = (data as unknown as LedgerCase[]).filter(({ id }) => selectedIds.includes(id));
  const issuable = chosen.filter(isIssuable);
  const skipped = chosen.filter((record) => !isIssuable(record)).map(({ number }) => number);
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        flexWrap: 'wrap',
        bgcolor: color.primaryTint,
        borderRadius: '8px',
        px: 2,
        py: 1,
        mb: 1.5,
      }}
      role="status"
      className="no-print"
    >
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Box sx={{ fontWeight: 700 }}>{t('notices.selected', { n: chosen.length })}</Box>
        <Box sx={{ fontSize: rem(14), lineHeight: rem(22) }}>
          {[
            t('notices.selectable', { n: issuable.length }),
            ...(skipped.length > 0 ? [t('notices.skipped', { numbers: skipped.slice(0, 5).join(' · ') })] : []),
          ].join(' · ')}
        </Box>
      </Box>
      {issuable.length > 0 ? (
        <Button
          component={Link}
          to={`/notices/new?cases=${issuable.map(({ id }) => encodeURIComponent(id)).join(',')}`}
          variant="contained"
          startIcon={<SendRounded />}
          onClick={() => onUnselectItems()}
        >
          {t('notices.send', { n: issuable.length })}
        </Button>
      ) : null}
      <Button startIcon={<CloseRounded />} onClick={() => onUnselectItems()}>
        {t('notices.clearSelection')}
      </Button>
    </Box>
  );
};

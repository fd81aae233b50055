import SendRounded from '@mui/icons-material/SendRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { faultsOf } from './contentForm.ts';
import { type DraftRow, pending } from './draftRows.ts';
import type { Drafting } from './useDraftMany.ts';

type Props = {
  rows: readonly DraftRow[];
  drafting: Drafting /** Names of what is missing above. */;
  missing: readonly string[];
};

/** Check, draft, offer: one filled button, the next thing to do, with what it will do. */
export const DraftFoot = ({ rows, drafting, missing }: Props) => {
  const t = useT();
  const { busy, trouble, check, draft, offer } = drafting;
  const [tried, setTried] = useState(false);
  const left = pending(rows);
  const ready = left.filter(({ outcome }) => outcome === 'ready').length;
  const bad = rows.filter(({ outcome }) => typeof outcome === 'object').length;
  const drafted = rows.filter(({ outcome }) => outcome === 'made').length;
  const offered = rows.filter(({ outcome }) => outcome === 'sent').length;
  const faulty = left.some(({ own }) => own !== null && faultsOf({ targets: own, clauses: [] }).length > 0);
  const start = () => {
    setTried(true);
    if (missing.length === 0 && !faulty) void check();
  };
  return (
    <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 2, display: 'grid', gap: 1.5 }} aria-live="polite">
      {trouble ? <Alert severity="error">{trouble}</Alert> : null}
      {tried && missing.length > 0 ? (
        <Alert severity="error">{t('cases.missing', { n: missing.length, names: missing.join(' · ') })}</Alert>
      ) : null}
      {tried && faulty ? <Alert severity="error">{t('agreements.rowTargetsWrong')}</Alert> : null}
      {bad > 0 ? <Alert severity="warning">{t('agreements.rowsBad', { n: bad })}</Alert> : null}
      {ready > 0 ? <Alert severity="info">{t('agreements.rowsReady', { n: ready })}</Alert> : null}
      {drafted > 0 ? <Alert severity="success">{t('agreements.rowsDrafted', { n: drafted })}</Alert> : null}
      {offered > 0 ? <Alert severity="success">{t('agreements.rowsOffered', { n: offered })}</Alert> : null}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        {left.length > 0 && ready === 0 ? (
          <Button variant={drafted > 0 ? 'tonal' : 'contained'} disabled={busy !== null} onClick={start}>
            {t(busy === 'check' ? 'agreements.checking' : 'agreements.check')}
          </Button>
        ) : null}
        {ready > 0 ? (
          <Button variant="contained" disabled={busy !== null} onClick={() => void draft()}>
            {busy === 'draft' ? t('agreements.drafting') : t('agreements.draftNow', { n: ready })}
          </Button>
        ) : null}
        {drafted > 0 && ready === 0 ? (
          <Button variant="contained" startIcon={<SendRounded />} disabled={busy !== null} onClick={() => void offer()}>
            {busy === 'offer' ? t('agreements.offering') : t('agreements.offerNow', { n: drafted })}
          </Button>
        ) : null}
        {left.length > 0 ? (
          <Box component="span" sx={{ color: color.muted, fontSize: rem(14) }}>
            {t('agreements.chosen', { n: left.length, all: rows.length - drafted - offered })}
          </Box>
        ) : null}
      </Box>
    </Box>
  );
};

import SendRounded from '@mui/icons-material/SendRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { IssueRowCard, issueColumns } from './IssueRowCard.tsx';
import { fillRows, type IssueRow, nothingSame, pending, type SameForAll } from './issueRows.ts';
import { SameForAllBar } from './SameForAllBar.tsx';
import { type IssueState, useIssue } from './useIssue.ts';

/** One table for all findings: fill, check, send, and a result in every row. */
export const IssueForm = ({ initial }: { initial: IssueRow[] }) => {
  const issue = useIssue(initial);
  const { rows, setRows } = issue;
  const [same, setSame] = useState(nothingSame);
  const change = useCallback(
    (id: string, next: Partial<IssueRow>) =>
      setRows((now) => now.map((row) => (row.finding.id === id ? { ...row, ...next } : row))),
    [setRows],
  );
  const left = pending(rows);
  return (
    <>
      {rows.length > 1 && rows.some(({ outcome }) => outcome !== 'sent') ? (
        <SameForAllBar
          same={same}
          setSame={setSame}
          onFill={(replace) => setRows((now) => fillRows(now, same, replace))}
        />
      ) : null}
      <Card>
        <Head rows={rows} setRows={setRows} />
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {rows.map((row) => (
            <IssueRowCard key={row.finding.id} row={row} onChange={change} />
          ))}
        </Box>
        <Foot issue={issue} same={same} left={left} />
      </Card>
    </>
  );
};

const Head = ({ rows, setRows }: Pick<IssueState, 'rows' | 'setRows'>) => {
  const t = useT();
  const open = rows.filter(({ outcome }) => outcome !== 'sent');
  const chosen = open.filter((row) => row.chosen).length;
  const titles = ['notices.colFinding', 'notices.colResponsible', 'notices.colRequirement', 'notices.colDay'] as const;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '44px minmax(0, 1fr)', md: issueColumns.md },
        gap: 1.5,
        alignItems: 'center',
        px: { xs: 2, sm: 2.5 },
        py: 0.5,
        minHeight: 52,
        color: color.muted,
        fontSize: rem(14),
        borderBottom: `1px solid ${color.line}`,
      }}
    >
      <Checkbox
        checked={open.length > 0 && chosen === open.length}
        indeterminate={chosen > 0 && chosen < open.length}
        disabled={open.length === 0}
        onChange={(_, next) =>
          setRows((now) => now.map((row) => (row.outcome === 'sent' ? row : { ...row, chosen: next })))
        }
        slotProps={{ input: { 'aria-label': t('notices.takeAll') } }}
        sx={{ width: 44, height: 44, p: 0 }}
      />
      {titles.map((title, at) => (
        <Box key={title} sx={at === 0 ? {} : { display: { xs: 'none', md: 'block' } }}>
          {t(title)}
        </Box>
      ))}
    </Box>
  );
};

type FootProps = { issue: IssueState; same: SameForAll; left: readonly IssueRow[] };

const Foot = ({ issue, same, left }: FootProps) => {
  const t = useT();
  const { rows, busy, trouble, issued, check, send } = issue;
  const ready = left.filter(({ outcome }) => outcome === 'ready').length;
  const bad = left.filter(({ outcome }) => typeof outcome === 'object').length;
  const sent = rows.filter(({ outcome }) => outcome === 'sent').length;
  const checked = left.length > 0 && ready + bad === left.length;
  return (
    <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 2, display: 'grid', gap: 1.5 }} aria-live="polite">
      {trouble ? <Alert severity="error">{trouble}</Alert> : null}
      {sent > 0 && ready === 0 && bad > 0 ? (
        <Alert severity="warning">{t('notices.sentPart', { n: bad })}</Alert>
      ) : null}
      {sent === 0 && checked && bad > 0 ? (
        <Alert severity="warning">{t('notices.checkedBad', { bad, n: ready })}</Alert>
      ) : null}
      {checked && bad === 0 ? <Alert severity="info">{t('notices.checkedGood', { n: ready })}</Alert> : null}
      {sent > 0 ? <Alert severity="success">{t('notices.sent', { n: sent, numbers: issued.join('、') })}</Alert> : null}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        {left.length > 0 && ready === 0 ? (
          <Button variant="contained" disabled={busy !== null} onClick={() => void check(same)}>
            {t(busy === 'check' ? 'notices.checking' : 'notices.check')}
          </Button>
        ) : null}
        {ready > 0 ? (
          <Button variant="contained" startIcon={<SendRounded />} disabled={busy !== null} onClick={() => void send()}>
            {busy === 'send' ? t('notices.sending') : t('notices.send', { n: ready })}
          </Button>
        ) : null}
        {issued.map((number) => (
          <Button key={number} component={Link} to={`/print/notice/${encodeURIComponent(number)}`} variant="outlined">
            {t('notices.print', { number })}
          </Button>
        ))}
        {left.length > 0 ? (
          <Box component="span" sx={{ color: color.muted, fontSize: rem(14) }}>
            {t('notices.chosen', { n: left.length, all: rows.length - sent })}
          </Box>
        ) : null}
      </Box>
    </Box>
  );
};

import DescriptionRounded from '@mui/icons-material/DescriptionRounded';
import PrintRounded from '@mui/icons-material/PrintRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { ListBase, useListContext } from 'react-admin';
import { Link } from 'react-router';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { longDay } from '../../shared/days.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { ListPager } from '../../shared/ListPager.tsx';
import { Page } from '../../shared/Page.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { NoticeRow } from './documents.ts';

/** Notices 整改通知单 that carry a case in the reader's view, each with its way to the paper. */
const NoticesPage = () => (
  <ListBase resource="notices" perPage={25} disableAuthentication>
    <Notices />
  </ListBase>
);

const Notices = () => {
  const t = useT();
  const { data, error, isPending, refetch, total } = useListContext();
  const rows = (data ?? []) as unknown as NoticeRow[];
  return (
    <Page title={t('notices.listTitle')} lead={t('notices.listLead')}>
      {error ? <Trouble error={error} retry={() => refetch()} /> : null}
      {isPending && !error ? <Skeleton variant="rounded" height={280} /> : null}
      {!isPending && !error && rows.length === 0 ? (
        <Card>
          <EmptyState title={t('notices.listEmpty')} more={t('notices.listEmptyMore')} icon={<DescriptionRounded />} />
        </Card>
      ) : null}
      {rows.length > 0 ? (
        <>
          <Card component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </Card>
          <ListPager count={t('workbench.count', { n: total ?? rows.length })} />
        </>
      ) : null}
    </Page>
  );
};

const Row = ({ row }: { row: NoticeRow }) => {
  const t = useT();
  const locale = usePanelLocale();
  const open = row.items.filter((item) => item.case.tags.includes('open')).length;
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.25,
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        flexWrap: 'wrap',
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <Box sx={{ fontWeight: 700 }}>
          {row.number} · {row.unit.name}
        </Box>
        <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
          {[
            longDay(row.issuedOn, locale),
            row.inspection?.title,
            t('notices.listItems', { n: row.items.length }),
            t('people.inspectionOpen', { n: open }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Box>
      </Box>
      <Button
        component={Link}
        to={`/print/notice/${encodeURIComponent(row.number)}`}
        variant="tonal"
        startIcon={<PrintRounded />}
        aria-label={t('notices.print', { number: row.number })}
      >
        {t('notices.printShort')}
      </Button>
    </Box>
  );
};

export default NoticesPage;

import DescriptionRounded from '@mui/icons-material/DescriptionRounded';
import PrintRounded from '@mui/icons-material/PrintRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ListBase } from 'react-admin';
import { Link } from 'react-router';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { longDay } from '../../shared/days.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { PagedRows } from '../../shared/list/PagedRows.tsx';
import { Row, RowText } from '../../shared/list/Rows.tsx';
import { Page } from '../../shared/Page.tsx';
import { ScopeLine } from '../../shared/ScopeLine.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { rem, touch } from '../../theme/tokens.ts';
import { caseLink } from '../rectification/caseLink.ts';
import type { NoticeRow } from './documents.ts';

/** Notices 整改通知单 that carry a case in the reader's view, each with its way to the paper. */
const NoticesPage = () => (
  <ListBase resource="notices" perPage={25} disableAuthentication>
    <Notices />
  </ListBase>
);

const Notices = () => {
  const t = useT();
  return (
    <Page
      title={t('notices.listTitle')}
      back={{ to: '/inspections', title: t('frame.inspections') }}
      lead={t('notices.listLead')}
    >
      <ScopeLine />
      <PagedRows<NoticeRow>
        empty={
          <EmptyState title={t('notices.listEmpty')} more={t('notices.listEmptyMore')} icon={<DescriptionRounded />} />
        }
        count={(n) => t('workbench.count', { n })}
      >
        {(row) => <Notice key={row.id} row={row} />}
      </PagedRows>
    </Page>
  );
};

const Notice = ({ row }: { row: NoticeRow }) => {
  const t = useT();
  const locale = usePanelLocale();
  const open = row.items.filter((item) => item.case.tags.includes('open')).length;
  return (
    <Row>
      <RowText
        title={`${row.number} · ${row.unit.name}`}
        more={[
          longDay(row.issuedOn, locale),
          row.inspection?.title,
          row.items.length > 1 && t('notices.listItems', { n: row.items.length }),
          row.items.length > 1 && t('people.inspectionOpen', { n: open }),
        ]}
      >
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {row.items.map(({ position, case: { number, title, stateTitle, tone, tags } }) => (
            <Box
              component="li"
              key={position}
              sx={{ display: 'flex', columnGap: 1.5, alignItems: 'center', flexWrap: 'wrap', fontSize: rem(15) }}
            >
              <Box
                component={Link}
                to={caseLink({ number })}
                sx={{ minHeight: touch, display: 'inline-flex', alignItems: 'center', overflowWrap: 'anywhere' }}
              >
                {title}
              </Box>
              <StateTag title={stateTitle} tone={tone} ended={!tags.includes('open')} />
            </Box>
          ))}
        </Box>
      </RowText>
      <Button
        component={Link}
        to={`/print/notice/${encodeURIComponent(row.number)}`}
        variant="tonal"
        startIcon={<PrintRounded />}
        aria-label={t('notices.print', { number: row.number })}
      >
        {t('notices.printShort')}
      </Button>
    </Row>
  );
};

export default NoticesPage;

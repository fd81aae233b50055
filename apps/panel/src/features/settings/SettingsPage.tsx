import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Chip from '@mui/material/Chip';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Json } from '../../data/graphql.ts';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame, useMay } from '../../data/viewer.ts';
import { type Translate, useT } from '../../i18n/useT.ts';
import { Page } from '../../shared/Page.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { ChatRobots } from '../notifications/ChatRobots.tsx';
import { managePeople } from '../people/permission.ts';
import { SettingsQuery } from './documents.ts';

const valueText = (value: Json, unit: string | null, t: Translate): string => {
  if (typeof value === 'boolean') return t(value ? 'frame.yes' : 'frame.no');
  if (value === null) return t('frame.none');
  const text = Array.isArray(value)
    ? value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join(', ')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
  return unit ? `${text} ${unit}` : text;
};

/** The figures of the plan year, each with its clause. */
const SettingsPage = () => {
  const t = useT();
  const { town } = useFrame();
  const may = useMay();
  const { data, error, refetch } = useDocument(SettingsQuery, {}, { freshFor: 60_000 });
  const year = town.planYear;
  return (
    <Page
      title={t('people.settingsTitle')}
      lead={`${year ? `${t('people.planYear', { title: year.title, from: year.startsOn, to: year.endsOn })} · ` : ''}${t('people.settingsLead')}`}
    >
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton variant="rounded" height={420} /> : null}
      {data ? (
        <Card sx={{ overflowX: 'auto' }}>
          <Table>
            <TableHead>
              <TableRow>
                <TableCell>{t('people.setting')}</TableCell>
                <TableCell>{t('people.value')}</TableCell>
                <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }}>{t('people.fallback')}</TableCell>
                <TableCell>{t('people.clause')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.settings.map((setting) => {
                const changed = JSON.stringify(setting.value) !== JSON.stringify(setting.default);
                return (
                  <TableRow key={setting.key} sx={{ '&:last-child td': { borderBottom: 0 } }}>
                    <TableCell>{setting.title}</TableCell>
                    <TableCell sx={{ fontWeight: 700 }}>
                      {valueText(setting.value, setting.unit, t)}
                      {changed ? (
                        <Chip
                          size="small"
                          label={t('people.changed')}
                          sx={{
                            ml: 1,
                            bgcolor: color.primaryTint,
                            color: color.primary,
                            '& .MuiChip-label': { pl: '10px' },
                          }}
                        />
                      ) : null}
                    </TableCell>
                    <TableCell sx={{ color: color.muted, display: { xs: 'none', sm: 'table-cell' } }}>
                      {valueText(setting.default, setting.unit, t)}
                    </TableCell>
                    <TableCell>
                      <Box
                        component="span"
                        sx={{
                          border: `1px solid ${color.line}`,
                          borderRadius: '4px',
                          px: '6px',
                          fontSize: rem(14),
                          color: color.muted,
                        }}
                      >
                        {setting.clause}
                      </Box>
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </Card>
      ) : null}
      {may(managePeople) ? (
        <Box sx={{ mt: 2 }}>
          <ChatRobots />
        </Box>
      ) : null}
    </Page>
  );
};

export default SettingsPage;

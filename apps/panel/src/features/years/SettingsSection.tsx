import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color } from '../../theme/tokens.ts';
import type { Preview } from './documents.ts';

/** Numbers of the new year that are not the plan's own. */
export const SettingsSection = ({ preview }: { preview: Preview }) => {
  const t = useT();
  const { settings, summary } = preview;
  return (
    <Section title={t('years.settings')}>
      <Box sx={{ px: { xs: 2, sm: 2.5 }, pt: 1.5, color: color.muted }}>
        {settings.length > 0 ? t('years.settingsMore') : t('years.settingsSame')}
        {summary.templates > 0 ? ` ${t('years.templates', { n: summary.templates })}` : ''}
      </Box>
      {settings.length > 0 ? (
        <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('years.settings')}>
          <Table>
            <TableHead>
              <TableRow>
                <TableCell>{t('years.setting')}</TableCell>
                <TableCell>{t('years.settingValue')}</TableCell>
                <TableCell>{t('years.settingBefore')}</TableCell>
                <TableCell>{t('years.settingUsual')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {settings.map(({ key, title, value, before, usual, kept }) => (
                <TableRow key={key} sx={{ '&:last-child td': { borderBottom: 0 } }}>
                  <TableCell>{title}</TableCell>
                  <TableCell sx={{ fontWeight: 700 }}>
                    {value}
                    {kept ? ` · ${t('years.settingKept')}` : ''}
                  </TableCell>
                  <TableCell>{before}</TableCell>
                  <TableCell sx={{ color: color.muted }}>{usual}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      ) : (
        <Box sx={{ pb: 1.5 }} />
      )}
    </Section>
  );
};

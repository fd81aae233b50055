import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import MenuItem from '@mui/material/MenuItem';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { isTextKey } from '../../i18n/texts.ts';
import { useT } from '../../i18n/useT.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { groupsOf } from './changes.ts';
import { SettingsQuery } from './documents.ts';
import { SettingRow } from './SettingRow.tsx';
import { useSettingsForm } from './useSettingsForm.ts';

/**
 * The numbers of a plan year, each with its clause; who may changes them, all at once.
 * @param level of its headings, by what stands above them
 */
export const SettingsForm = ({ level = 'h2' }: { level?: 'h2' | 'h3' }) => {
  const t = useT();
  const { town } = useFrame();
  const [chosen, setChosen] = useState<string | null>(town.planYear?.id ?? null);
  const { data, error, refetch } = useDocument(SettingsQuery, { planYear: chosen }, { freshFor: 60_000 });
  const settings = data?.settings ?? [];
  const form = useSettingsForm(settings, chosen);
  const groupTitle = (group: string): string => {
    const key = `people.settingsGroup_${group}`;
    return t(isTextKey(key) ? key : 'people.settingsGroup_other');
  };
  return (
    <>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton variant="rounded" height={420} /> : null}
      {data ? (
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center', mb: 2 }}>
          <TextField
            select
            value={chosen ?? ''}
            disabled={form.editing}
            onChange={(event) => setChosen(event.target.value)}
            slotProps={{ htmlInput: { 'aria-label': t('people.settingsYear') } }}
            sx={{ minWidth: 240 }}
          >
            {data.planYears.map(({ id, title, startsOn, endsOn }) => (
              <MenuItem key={id} value={id}>
                {t('people.planYear', { title, from: startsOn, to: endsOn })}
              </MenuItem>
            ))}
          </TextField>
          {data.settingsEditable && !form.editing ? (
            <Button variant="outlined" onClick={form.begin}>
              {t('people.settingsEdit')}
            </Button>
          ) : null}
          {form.editing ? (
            <>
              <Button
                variant="contained"
                disabled={form.sending || form.changes.length === 0}
                onClick={() => void form.save()}
              >
                {form.changes.length === 0
                  ? t('people.settingsNothing')
                  : t('people.settingsSave', { count: form.changes.length })}
              </Button>
              <Button onClick={form.cancel}>{t('frame.cancel')}</Button>
            </>
          ) : null}
        </Box>
      ) : null}
      {form.others.map((message) => (
        <Alert severity="error" key={message} sx={{ mb: 2 }}>
          {message}
        </Alert>
      ))}
      {groupsOf(settings).map(({ group, settings: own }) => (
        <Box component="section" key={group} sx={{ mb: 3 }}>
          <Typography component={level} variant="h6" id={`settings-${group}`} sx={{ mb: 1 }}>
            {groupTitle(group)}
          </Typography>
          {group === 'sanction' ? (
            <Alert severity="info" role="note" sx={{ mb: 1 }}>
              {t('people.settingsRulesNote')}
            </Alert>
          ) : null}
          <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-labelledby={`settings-${group}`}>
            <Table>
              <TableHead>
                <TableRow>
                  <TableCell sx={{ width: '40%' }}>{t('people.setting')}</TableCell>
                  <TableCell sx={{ width: '30%' }}>{t('people.value')}</TableCell>
                  <TableCell sx={{ width: '20%', display: { xs: 'none', sm: 'table-cell' } }}>
                    {t('people.fallback')}
                  </TableCell>
                  <TableCell>{t('people.clause')}</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {own.map((setting) => (
                  <SettingRow
                    key={setting.key}
                    setting={setting}
                    typed={form.typedOf(setting)}
                    error={form.errors[setting.key]}
                    onType={(next) => form.type(setting.key, next)}
                  />
                ))}
              </TableBody>
            </Table>
          </Card>
        </Box>
      ))}
    </>
  );
};

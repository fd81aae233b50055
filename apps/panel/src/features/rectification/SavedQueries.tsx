import BookmarkAddRounded from '@mui/icons-material/BookmarkAddRounded';
import BookmarkRounded from '@mui/icons-material/BookmarkRounded';
import CloseRounded from '@mui/icons-material/CloseRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { type ReactElement, useState } from 'react';
import { useListContext, useNotify } from 'react-admin';
import { tidyFilter } from '../../data/dataProvider.ts';
import type { Json } from '../../data/graphql.ts';
import { request } from '../../data/request.ts';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { addDays, weekdayOf } from '../../shared/days.ts';
import { Field } from '../../shared/Field.tsx';
import { troubleText } from '../../shared/Trouble.tsx';
import { color } from '../../theme/tokens.ts';
import { DeleteSavedQueryMutation, LedgerCountsQuery, SaveQueryMutation } from './documents.ts';

const same = (a: object, b: object): boolean =>
  JSON.stringify(tidyFilter(a as Record<string, unknown>)) === JSON.stringify(tidyFilter(b as Record<string, unknown>));

/** Three working days from today, weekends left out; the server counts holidays where it matters. */
const soonDay = (today: string): string => {
  let day = today;
  for (let left = 3; left > 0; ) {
    day = addDays(day, 1);
    if (weekdayOf(day) <= 5) left -= 1;
  }
  return day;
};

/** Ready and saved queries as chips with their counts. */
export const SavedQueries = () => {
  const t = useT();
  const notify = useNotify();
  const { town } = useFrame();
  const { filterValues, setFilters } = useListContext();
  const soon = soonDay(town.today);
  const { data, refetch } = useDocument(LedgerCountsQuery, { today: town.today, soon }, { keep: true });
  const [naming, setNaming] = useState(false);
  const ready: { label: string; filter: Record<string, unknown>; count: number | undefined; icon?: ReactElement }[] = [
    { label: t('cases.queryOpen'), filter: { open: true }, count: data?.open.totalCount },
    {
      label: t('cases.queryOverdue'),
      filter: { overdue: true },
      count: data?.overdue.totalCount,
      icon: <ErrorRounded />,
    },
    {
      label: t('cases.querySoon'),
      filter: { open: true, dueFrom: town.today, dueTo: soon },
      count: data?.soon.totalCount,
    },
    { label: t('cases.queryWaiting'), filter: { waitingForMe: true }, count: data?.waiting.totalCount },
    { label: t('cases.queryMine'), filter: { mine: true }, count: data?.mine.totalCount },
    { label: t('cases.queryAll'), filter: {}, count: undefined },
  ];
  const saved = data?.savedQueries ?? [];
  const known = [...ready.map(({ filter }) => filter), ...saved.map(({ filter }) => filter as object)];
  const isNew = Object.keys(filterValues).length > 0 && !known.some((filter) => same(filter, filterValues));
  const look = (on: boolean) =>
    on
      ? {
          bgcolor: color.primaryTint,
          borderColor: color.primary,
          color: color.primary,
          fontWeight: 700,
          '&:hover': { bgcolor: color.primaryTint },
        }
      : { '&:hover': { bgcolor: color.rowHover } };

  return (
    <Box
      sx={{
        display: 'flex',
        gap: 1,
        mb: 1.5,
        flexWrap: { xs: 'nowrap', sm: 'wrap' },
        overflowX: { xs: 'auto', sm: 'visible' },
        mx: { xs: -2, sm: 0 },
        px: { xs: 2, sm: 0 },
        pb: { xs: 0.5, sm: 0 },
      }}
      className="no-print"
    >
      {ready.map(({ label, filter, count, icon }) => {
        const on = same(filter, filterValues);
        return (
          <Chip
            key={label}
            clickable
            aria-pressed={on}
            onClick={() => setFilters(filter, undefined, false)}
            {...(icon && count ? { icon } : {})}
            label={
              <>
                {label} {count === undefined ? null : <b>{count}</b>}
              </>
            }
            sx={{ ...look(on), '& .MuiChip-icon': { color: color.over, fontSize: 18, ml: '12px', mr: '-8px' } }}
          />
        );
      })}
      {saved.map(({ id, name, filter }) => {
        const on = same(filter as object, filterValues);
        return (
          <Chip
            key={id}
            clickable
            aria-pressed={on}
            icon={<BookmarkRounded />}
            label={name}
            onClick={() => setFilters(filter as Record<string, unknown>, undefined, false)}
            onDelete={() =>
              void request(DeleteSavedQueryMutation, { id }).then(
                () => refetch(),
                (error) => notify(troubleText(error, t), { type: 'error' }),
              )
            }
            deleteIcon={<CloseRounded aria-label={t('cases.deleteQuery', { name })} />}
            sx={{ ...look(on), '& .MuiChip-icon': { fontSize: 18, ml: '12px', mr: '-8px', color: color.primary } }}
          />
        );
      })}
      {isNew ? (
        <Button
          variant="text"
          startIcon={<BookmarkAddRounded />}
          onClick={() => setNaming(true)}
          sx={{ fontWeight: 400 }}
        >
          {t('cases.saveQuery')}
        </Button>
      ) : null}
      {naming ? (
        <NameQuery
          filter={filterValues as Record<string, Json>}
          onClose={() => setNaming(false)}
          onSaved={() => void refetch()}
        />
      ) : null}
    </Box>
  );
};

const NameQuery = ({
  filter,
  onClose,
  onSaved,
}: {
  filter: Record<string, Json>;
  onClose: () => void;
  onSaved: () => void;
}) => {
  const t = useT();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | undefined>();
  const save = async () => {
    if (!name.trim()) return setError(t('cases.fieldMissing', { name: t('cases.saveQueryName') }));
    try {
      const { saveQuery } = await request(SaveQueryMutation, {
        input: { list: 'rectificationCases', name: name.trim(), filter },
      });
      if (saveQuery.problems[0]) return setError(saveQuery.problems[0].message);
      onSaved();
      onClose();
    } catch (trouble) {
      setError(troubleText(trouble, t));
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <Box
        component="form"
        noValidate
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          void save();
        }}
      >
        <DialogTitle component="h2">{t('cases.saveQuery')}</DialogTitle>
        <DialogContent>
          <Field label={t('cases.saveQueryName')} marked={false} hint={t('cases.saveQueryHint')} error={error}>
            {(ids) => (
              <TextField
                id={ids.id}
                error={ids['aria-invalid']}
                autoFocus
                fullWidth
                value={name}
                onChange={(event) => setName(event.target.value)}
                slotProps={{ htmlInput: { maxLength: 40 } }}
              />
            )}
          </Field>
        </DialogContent>
        <DialogActions sx={{ p: 2 }}>
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button type="submit" variant="contained">
            {t('frame.save')}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
};

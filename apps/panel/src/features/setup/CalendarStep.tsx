import Alert from '@mui/material/Alert';
import MenuItem from '@mui/material/MenuItem';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { CalendarForm } from './CalendarForm.tsx';
import { YearDaysQuery, YearsQuery } from './documents.ts';

/** The plan year's days, as the national calendar suggests them, to be corrected. */
export const CalendarStep = ({ onDone }: { onDone: () => void }) => {
  const t = useT();
  const { town } = useFrame();
  const { data, error, refetch } = useDocument(YearsQuery, {}, { keep: true });
  const [chosen, setChosen] = useState<string | null>(null);
  const years = data?.planYears ?? [];
  const year = years.find(({ id }) => id === (chosen ?? town.planYear?.id)) ?? years[0];
  const days = useDocument(
    YearDaysQuery,
    { from: year?.startsOn ?? town.today, to: year?.endsOn ?? town.today },
    { enabled: year !== undefined },
  );
  const trouble = error ?? days.error;
  return (
    <Section title={t('setup.step_CALENDAR')} padded>
      <Alert severity="info" role="note" sx={{ mb: 2 }}>
        {t('setup.calendarLead')}
      </Alert>
      {trouble ? (
        <Trouble
          error={trouble}
          retry={() => {
            void refetch();
            void days.refetch();
          }}
        />
      ) : null}
      {years.length > 1 && year ? (
        <Field label={t('setup.year')} marked={false}>
          {(ids) => (
            <TextField
              id={ids.id}
              select
              value={year.id}
              onChange={(event) => setChosen(event.target.value)}
              slotProps={{ select: { labelId: ids.labelId } }}
              sx={{ minWidth: 240 }}
            >
              {years.map(({ id, title }) => (
                <MenuItem key={id} value={id}>
                  {title}
                </MenuItem>
              ))}
            </TextField>
          )}
        </Field>
      ) : null}
      {year && days.data ? (
        <CalendarForm key={year.id} year={year} days={days.data.town.calendar} onDone={onDone} />
      ) : trouble ? null : (
        <Skeleton variant="rounded" height={320} />
      )}
    </Section>
  );
};

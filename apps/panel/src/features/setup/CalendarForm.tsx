import AddRounded from '@mui/icons-material/AddRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { request } from '../../data/request.ts';
import { useT } from '../../i18n/useT.ts';
import { DayInput, TextInput } from '../../shared/TextInput.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { color } from '../../theme/tokens.ts';
import { type CalendarDay, type PlanYear, ProposalQuery, SaveCalendarMutation } from './documents.ts';
import { SpanRow } from './SpanRow.tsx';
import { daysOf, isSound, type Span, spansOf, vacationsAround } from './spans.ts';
import { useConfirm } from './useConfirm.ts';

type Draft = {
  title: string;
  startsOn: string;
  endsOn: string;
  terms: { id: string; title: string; startsOn: string; endsOn: string }[];
  spans: Span[];
};

const draftOf = (year: PlanYear, days: readonly CalendarDay[]): Draft => ({
  title: year.title,
  startsOn: year.startsOn,
  endsOn: year.endsOn,
  terms: year.terms.map((term) => ({ ...term })),
  spans: spansOf(days),
});

type Props = { year: PlanYear; days: readonly CalendarDay[]; onDone: () => void };

/** A plan year's title, terms and special days as they can be changed; confirmed together. */
export const CalendarForm = ({ year, days, onDone }: Props) => {
  const t = useT();
  const notify = useNotify();
  const [draft, setDraft] = useState(() => draftOf(year, days));
  const [wrong, setWrong] = useState<string | null>(null);
  const { title, startsOn, endsOn, terms, spans } = draft;
  const confirming = useConfirm('CALENDAR', onDone);
  const form = useMutationForm(SaveCalendarMutation, [], () => ({
    input: {
      planYear: year.id,
      title: title.trim(),
      startsOn,
      endsOn,
      terms,
      days: daysOf(spans).filter(({ day }) => day >= startsOn && day <= endsOn),
    },
  }));
  const put = (more: Partial<Draft>) => setDraft((now) => ({ ...now, ...more }));
  const putTerm = (at: number, more: Partial<Draft['terms'][number]>) =>
    put({ terms: terms.map((term, index) => (index === at ? { ...term, ...more } : term)) });
  const fit = () =>
    put({
      spans: [
        ...spans.filter(({ kind }) => kind !== 'VACATION'),
        ...vacationsAround({ startsOn, endsOn }, terms, { summer: t('setup.summer'), winter: t('setup.winter') }),
      ].sort((a, b) => (a.from < b.from ? -1 : 1)),
    });
  const again = async () => {
    const { calendarProposal } = await request(ProposalQuery, { startsIn: Number(year.startsOn.slice(0, 4)) });
    const proposed = calendarProposal.terms;
    setDraft({
      title: calendarProposal.title,
      startsOn: calendarProposal.startsOn,
      endsOn: calendarProposal.endsOn,
      terms: terms.map((term, index) => ({ ...term, ...proposed[index] })),
      spans: spansOf(calendarProposal.days),
    });
  };
  const submit = async () => {
    const bad = spans.find((span) => !isSound(span));
    setWrong(bad ? t('setup.spanWrong', { name: bad.title || bad.from }) : null);
    if (bad) return;
    if (!(await form.submit())) return;
    notify(t('setup.calendarSaved'), { type: 'success' });
    await confirming.confirm();
  };
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (!form.sending) void submit();
      }}
    >
      <Box sx={row}>
        <TextInput label={t('setup.yearTitle')} required value={title} onChange={(next) => put({ title: next })} />
        <DayInput label={t('setup.startsOn')} required value={startsOn} onChange={(next) => put({ startsOn: next })} />
        <DayInput label={t('setup.endsOn')} required value={endsOn} onChange={(next) => put({ endsOn: next })} />
      </Box>
      {terms.map((term, index) => (
        <Box key={term.id} sx={row} role="group" aria-label={term.title}>
          <TextInput
            label={t('setup.termTitle')}
            required
            value={term.title}
            onChange={(next) => putTerm(index, { title: next })}
          />
          <DayInput
            label={t('setup.startsOn')}
            required
            value={term.startsOn}
            onChange={(next) => putTerm(index, { startsOn: next })}
          />
          <DayInput
            label={t('setup.endsOn')}
            required
            value={term.endsOn}
            onChange={(next) => putTerm(index, { endsOn: next })}
          />
        </Box>
      ))}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', mb: 1 }}>
        <Typography variant="h2" component="h3" sx={{ mr: 'auto' }}>
          {t('setup.specialDays')}
        </Typography>
        <Button onClick={fit}>{t('setup.fitVacations')}</Button>
        <Button onClick={() => void again()}>{t('setup.proposeAgain')}</Button>
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, mb: 1, borderTop: `1px solid ${color.line}` }}>
        {spans.map((span) => (
          <SpanRow
            key={span.key}
            span={span}
            onChange={(next) => put({ spans: spans.map((one) => (one.key === span.key ? next : one)) })}
            onRemove={() => put({ spans: spans.filter((one) => one.key !== span.key) })}
          />
        ))}
      </Box>
      <Button
        startIcon={<AddRounded />}
        onClick={() =>
          put({
            spans: [
              ...spans,
              {
                key: `new ${spans.length} ${Date.now()}`,
                kind: 'HOLIDAY',
                title: '',
                from: '',
                to: '',
                provisional: false,
              },
            ],
          })
        }
        sx={{ mb: 2 }}
      >
        {t('setup.addSpan')}
      </Button>
      {[...(wrong ? [wrong] : []), ...form.others].map((message) => (
        <Alert severity="error" key={message} sx={{ mb: 1 }}>
          {message}
        </Alert>
      ))}
      <Box>
        <Button type="submit" variant="contained" disabled={form.sending || confirming.sending}>
          {t('setup.calendarSave')}
        </Button>
      </Box>
    </Box>
  );
};

const row = {
  display: 'grid',
  columnGap: 2,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) 200px 200px' },
} as const;

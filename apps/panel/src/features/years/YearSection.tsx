import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { DayInput, TextInput } from '../../shared/TextInput.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { Choices } from './choices.ts';
import type { Preview } from './documents.ts';
import { Fold } from './Fold.tsx';

type Props = {
  preview: Preview;
  choices: Choices;
  onChange: (next: Choices) => void;
  errors: Readonly<Record<string, string>>;
};

/** Title, days and terms of the new year, and what its calendar gets. */
export const YearSection = ({ preview, choices, onChange, errors }: Props) => {
  const t = useT();
  const terms = choices.terms ?? preview.terms;
  const setTerm = (at: number, change: Partial<Preview['terms'][number]>) =>
    onChange({ ...choices, terms: terms.map((term, index) => (index === at ? { ...term, ...change } : term)) });
  const provisional = preview.days.filter((day) => day.provisional);
  return (
    <Section title={t('years.year')} padded>
      {preview.yearThere ? (
        <Box sx={{ mb: 1, color: color.muted }}>{t('years.there')}</Box>
      ) : (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
          <Box sx={{ flex: '1 1 220px', maxWidth: 360 }}>
            <TextInput
              label={t('years.yearTitle')}
              required
              maxLength={60}
              value={choices.title ?? preview.title}
              onChange={(title) => onChange({ ...choices, title })}
              error={errors['title']}
            />
          </Box>
          <DayInput
            label={t('years.endsOn')}
            required
            value={choices.endsOn ?? preview.endsOn}
            onChange={(endsOn) => onChange({ ...choices, endsOn })}
            error={errors['endsOn']}
          />
        </Box>
      )}
      {terms.map((term, at) =>
        preview.termsKept ? (
          <Box key={term.startsOn}>
            {term.title} {term.startsOn} – {term.endsOn}
          </Box>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: terms keep their places while they are edited
          <Box key={at} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
            <Box sx={{ flex: '1 1 220px', maxWidth: 360 }}>
              <TextInput
                label={t('years.termTitle')}
                required
                maxLength={60}
                value={term.title}
                onChange={(title) => setTerm(at, { title })}
                error={errors[`terms.${at}.title`]}
              />
            </Box>
            <DayInput
              label={t('years.termFrom')}
              required
              value={term.startsOn}
              onChange={(startsOn) => setTerm(at, { startsOn })}
              error={errors[`terms.${at}.startsOn`]}
            />
            <DayInput
              label={t('years.termTo')}
              required
              value={term.endsOn}
              onChange={(endsOn) => setTerm(at, { endsOn })}
              error={errors[`terms.${at}.endsOn`]}
            />
          </Box>
        ),
      )}
      <Box sx={{ fontWeight: 700, mt: 1 }}>{t('years.calendar')}</Box>
      <Box>
        {preview.days.length > 0 ? t('years.calendarAdded', { n: preview.days.length }) : t('years.calendarThere')}
      </Box>
      {provisional.length > 0 ? (
        <Box sx={{ color: color.soonDeep }}>{t('years.provisional', { n: provisional.length })}</Box>
      ) : null}
      {preview.weekNotesLeft > 0 ? <Box>{t('years.weekNotesLeft', { n: preview.weekNotesLeft })}</Box> : null}
      {preview.days.length > 0 ? (
        <Fold label={t('years.showRows')}>
          <Box component="ul" sx={{ m: 0, pl: 2.5, columnWidth: '18em', fontSize: rem(15) }}>
            {preview.days.map(({ day, note }) => (
              <li key={day}>
                {day} {note}
              </li>
            ))}
          </Box>
        </Fold>
      ) : null}
    </Section>
  );
};

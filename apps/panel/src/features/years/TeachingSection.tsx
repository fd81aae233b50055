import Box from '@mui/material/Box';
import { codeText, useT } from '../../i18n/useT.ts';
import { RadioRows } from '../../shared/RadioRows.tsx';
import { Section } from '../../shared/Section.tsx';
import { rem } from '../../theme/tokens.ts';
import type { Choices } from './choices.ts';
import type { Preview } from './documents.ts';
import { Fold } from './Fold.tsx';

type Props = { preview: Preview; choices: Choices; onChange: (next: Choices) => void };
type Act = Preview['teachingAct'];

const acts: Act[] = ['FOLLOW', 'STAY', 'EMPTY'];

/** What becomes of who teaches what. */
export const TeachingSection = ({ preview, choices, onChange }: Props) => {
  const t = useT();
  const { teachingBegun, teachingEnded } = preview.summary;
  return (
    <Section title={t('years.teaching')} padded>
      <RadioRows
        name="teaching"
        label={t('years.teaching')}
        value={choices.teaching ?? preview.teachingAct}
        onChange={(value) => onChange({ ...choices, teaching: value as Act })}
        options={acts.map((act) => ({ value: act, title: codeText(t, 'years.teach_', act) }))}
      />
      <Box sx={{ mt: 1 }}>{t('years.teachingCount', { begun: teachingBegun, ended: teachingEnded })}</Box>
      {preview.teaching.length > 0 ? (
        <Fold label={t('years.showRows')}>
          <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: rem(15) }}>
            {preview.teaching.map((row) => (
              <li key={`${row.class} ${row.subject} ${row.person}`}>
                {t('years.teachingRow', { class: row.class, subject: row.subject, person: row.person })}
                {' · '}
                {row.nextClass ? t('years.teachingTo', { to: row.nextClass }) : t('years.teachingEnds')}
              </li>
            ))}
          </Box>
        </Fold>
      ) : null}
    </Section>
  );
};

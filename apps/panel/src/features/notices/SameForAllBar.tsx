import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { Section } from '../../shared/Section.tsx';
import { entry } from './entryStyle.ts';
import type { SameForAll } from './issueRows.ts';

type Props = { same: SameForAll; setSame: (same: SameForAll) => void; onFill: (replace: boolean) => void };

/** What is the same in every row, entered once. */
export const SameForAllBar = ({ same, setSame, onFill }: Props) => {
  const t = useT();
  const empty = !same.responsible && !same.requirement.trim() && !same.rectifyBy;
  return (
    <Section title={t('notices.sameTitle')} padded>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '2fr 4fr 200px' }, columnGap: 2 }}>
        <Field label={t('notices.colResponsible')} marked={false}>
          {(ids) => (
            <PersonPicker
              ids={ids}
              value={same.responsible}
              onChange={(responsible) => setSame({ ...same, responsible })}
            />
          )}
        </Field>
        <Field label={t('notices.colRequirement')} marked={false}>
          {(ids) => (
            <Box
              component="textarea"
              id={ids.id}
              rows={1}
              maxLength={1000}
              value={same.requirement}
              onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) =>
                setSame({ ...same, requirement: event.target.value })
              }
              sx={{ ...entry, resize: 'vertical' }}
            />
          )}
        </Field>
        <Field label={t('notices.colDay')} marked={false}>
          {(ids) => (
            <Box
              component="input"
              type="date"
              id={ids.id}
              value={same.rectifyBy}
              onChange={(event: React.ChangeEvent<HTMLInputElement>) =>
                setSame({ ...same, rectifyBy: event.target.value })
              }
              sx={entry}
            />
          )}
        </Field>
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button variant="tonal" disabled={empty} onClick={() => onFill(false)}>
          {t('notices.sameEmpty')}
        </Button>
        <Button variant="text" disabled={empty} onClick={() => onFill(true)}>
          {t('notices.sameAll')}
        </Button>
      </Box>
    </Section>
  );
};

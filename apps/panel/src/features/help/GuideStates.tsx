import Box from '@mui/material/Box';
import { upperSnake } from '@plumbline/terms';
import type { Guide, GuideState } from '@plumbline/workflows';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { StateTag, type Tone } from '../../shared/StateTag.tsx';
import { color } from '../../theme/tokens.ts';
import { Facts } from './Facts.tsx';
import type { GuideWords } from './useGuideWords.ts';

/** Every state of a workflow: whose turn, until when, and what is sent as the day comes near or has passed. */
export const GuideStates = ({ guide, words }: { guide: Guide; words: GuideWords }) => {
  const t = useT();
  const turn = ({ turn: holders, task }: GuideState): readonly string[] =>
    task ? [t('guide.turn', { who: words.list(holders), task: words.one(task) })] : [];
  return (
    <Section title={t('guide.states')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {guide.states.map((state) => (
          <Box
            component="li"
            key={state.name}
            sx={{
              py: 1.5,
              px: { xs: 2, sm: 2.5 },
              borderTop: `1px solid ${color.line}`,
              '&:first-of-type': { borderTop: 0 },
            }}
          >
            <Box sx={{ mb: 0.5 }}>
              <StateTag
                title={words.one(state.title)}
                tone={upperSnake(state.tone) as Tone}
                ended={!state.tags.includes('open')}
              />
            </Box>
            <Facts
              rows={[
                [t('guide.turnOf'), turn(state)],
                [t('guide.deadline'), state.deadline ? [words.deadline(state.deadline)] : []],
                [t('guide.reminders'), state.deadline?.reminders.map(words.reminder) ?? []],
              ]}
            />
          </Box>
        ))}
      </Box>
    </Section>
  );
};

import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';
import { plain } from '../../shared/charts/numbers.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { ChanceBars } from './ChanceBars.tsx';
import { ComparedTable } from './ComparedTable.tsx';
import type { SimulatedSet } from './documents.ts';
import { TouchedList } from './TouchedList.tsx';

/** What came of it: how many would have missed and been touched beside what chance alone makes, then everybody. */
export const SimulationResults = ({ sets, stale }: { sets: readonly SimulatedSet[]; stale: boolean }) => {
  const t = useT();
  const missedLongest = Math.max(0, ...sets.map(({ met, missed }) => met + missed));
  const rules = sets[0]?.rules ?? [];
  const touchedLongest = Math.max(
    0,
    ...sets.flatMap((set) => set.rules.map(({ touched, touchedByChance }) => Math.max(touched, touchedByChance ?? 0))),
  );
  return (
    <>
      {stale ? (
        <Alert severity="info" sx={{ mb: 2 }} role="status">
          {t('simulator.stale')}
        </Alert>
      ) : null}
      <Section title={t('simulator.results')} padded>
        <ChanceBars
          title={t('simulator.missedTitle')}
          longest={missedLongest}
          bars={sets.map(({ name, met, missed, missedByChance, notEvaluated }, index) => {
            const of = met + missed;
            const said = { set: name, missed, of, chance: plain(missedByChance ?? 0, 1) };
            const lacking = notEvaluated > 0 ? ` ${t('simulator.notEvaluated', { n: notEvaluated })}` : '';
            return {
              key: `missed-${index}`,
              set: name,
              found: missed,
              byChance: missedByChance,
              text: `${t('simulator.missedOf', { missed, of })}${lacking}`,
              words: t(missedByChance === null ? 'simulator.missedWordsNone' : 'simulator.missedWords', said),
            };
          })}
        />
        {rules.map(({ rule, title }) => (
          <ChanceBars
            key={rule}
            title={title}
            longest={touchedLongest}
            bars={sets.flatMap((set, index) => {
              const own = set.rules.find((each) => each.rule === rule);
              if (!own) return [];
              const { touched, touchedByChance } = own;
              const said = { set: set.name, rule, n: touched, chance: plain(touchedByChance ?? 0, 1) };
              return [
                {
                  key: `${rule}-${index}`,
                  set: set.name,
                  found: touched,
                  byChance: touchedByChance,
                  text: t('simulator.times', { n: touched }),
                  words: t(touchedByChance === null ? 'simulator.ruleWordsNone' : 'simulator.ruleWords', said),
                },
              ];
            })}
          />
        ))}
        <Box
          sx={{
            mt: 2,
            p: 2,
            bgcolor: color.reviewTint,
            color: color.reviewDeep,
            borderRadius: '8px',
            fontSize: rem(15),
          }}
        >
          <b>{t('simulator.reading')}</b>
          {t('frame.colon')}
          {t('simulator.readingText')}
        </Box>
      </Section>
      <ComparedTable sets={sets} />
      <TouchedList sets={sets} />
    </>
  );
};

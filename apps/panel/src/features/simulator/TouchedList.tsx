import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { SimulatedSet, SimulatedYear } from './documents.ts';
import { setLooks } from './SetCard.tsx';

/** Whom the rules would have touched, set by set and year by year, by name. */
export const TouchedList = ({ sets }: { sets: readonly SimulatedSet[] }) => {
  const t = useT();
  return (
    <Section title={t('simulator.touched')} padded>
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: `repeat(${sets.length}, minmax(0, 1fr))` },
        }}
      >
        {sets.map((set, index) => (
          <Box
            // biome-ignore lint/suspicious/noArrayIndexKey: a set is known by its place
            key={index}
            sx={{ minWidth: 0 }}
          >
            <Box component="h3" sx={{ m: 0, fontSize: rem(16), color: setLooks[index === 0 ? 0 : 1].ink }}>
              {set.name}
            </Box>
            {set.years.map((year) => (
              <Year key={year.year} year={year} />
            ))}
          </Box>
        ))}
      </Box>
    </Section>
  );
};

const Year = ({ year }: { year: SimulatedYear }) => {
  const t = useT();
  const rules = year.rules.filter(({ touched }) => touched > 0);
  return (
    <Box sx={{ py: 1, borderBottom: `1px solid ${color.neutralTint}` }}>
      <Box sx={{ fontSize: rem(14), color: color.muted }}>{year.title}</Box>
      {rules.length === 0 ? <Box sx={{ fontSize: rem(15) }}>{t('simulator.touchedNone')}</Box> : null}
      {rules.map(({ rule, persons }) => (
        <Box key={rule} sx={{ display: 'flex', gap: 1.5, fontSize: rem(15), lineHeight: rem(26) }}>
          <Box sx={{ fontWeight: 700, flex: 'none' }}>{t('simulator.rule', { rule })}</Box>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'flex', columnGap: 2, flexWrap: 'wrap' }}>
            {persons.map(({ name, campusName, measureTitle, tied, held }, index) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: two may bear the same name
                key={index}
              >
                {name}
                <Box component="span" sx={{ color: color.muted, fontSize: rem(14), ml: 0.5 }}>
                  {[
                    campusName,
                    measureTitle,
                    tied ? t('simulator.tied') : null,
                    held && !tied ? t('simulator.held') : null,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Box>
              </li>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
};

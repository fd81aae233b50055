import ArrowForwardRounded from '@mui/icons-material/ArrowForwardRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { TextKey } from '../../i18n/texts.ts';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';

const steps: { to: string; title: TextKey; more: TextKey; button: TextKey }[] = [
  { to: '/units', title: 'workbench.firstUnits', more: 'workbench.firstUnitsMore', button: 'frame.units' },
  { to: '/people', title: 'workbench.firstPeople', more: 'workbench.firstPeopleMore', button: 'frame.people' },
  {
    to: '/inspections',
    title: 'workbench.firstInspection',
    more: 'workbench.firstInspectionMore',
    button: 'frame.inspections',
  },
  { to: '/record', title: 'workbench.firstRecord', more: 'workbench.firstRecordMore', button: 'frame.record' },
];

/** What an administrator does first in a town that is still empty. */
export const FirstSteps = () => {
  const t = useT();
  return (
    <Section title={t('workbench.first')}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {steps.map(({ to, title, more, button }, index) => (
          <Box
            component="li"
            key={to}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 2,
              rowGap: 1,
              px: { xs: 2, sm: 2.5 },
              py: 1.5,
              flexWrap: 'wrap',
              borderBottom: `1px solid ${color.line}`,
              '&:last-child': { borderBottom: 0 },
            }}
          >
            <Box
              aria-hidden
              sx={{
                width: 32,
                height: 32,
                flex: 'none',
                borderRadius: '50%',
                display: 'grid',
                placeItems: 'center',
                fontWeight: 700,
                bgcolor: color.primaryTint,
                color: color.primary,
              }}
            >
              {index + 1}
            </Box>
            <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
              <Box sx={{ fontWeight: 700 }}>{t(title)}</Box>
              <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>{t(more)}</Box>
            </Box>
            <Button
              component={Link}
              to={to}
              variant={index === 0 ? 'contained' : 'tonal'}
              endIcon={<ArrowForwardRounded />}
              sx={{ textDecoration: 'none !important' }}
            >
              {t(button)}
            </Button>
          </Box>
        ))}
      </Box>
    </Section>
  );
};

import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import DoNotDisturbOnRounded from '@mui/icons-material/DoNotDisturbOnRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { longDay } from '../../shared/days.ts';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem, touch } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import { type EligibilityMatter, EligibilityQuery } from './documents.ts';

type Props = { title: string; person: string; on: string | null };

/** The four matters of one person on a day: yes or no in words, and why not. */
export const EligibilityCard = ({ title, person, on }: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  const { data, error, refetch } = useDocument(EligibilityQuery, { person, on });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={280} />;
  const { matters, problems } = data.eligibility;
  const lacking = matters.filter(({ eligible }) => !eligible).length;
  const day = longDay(data.eligibility.on, locale);
  const sum =
    lacking === 0 ? 'eligibility.allYes' : lacking === matters.length ? 'eligibility.allNo' : 'eligibility.someNo';
  return (
    <Section title={title} right={matters.length > 0 ? <span role="status">{t(sum, { day, n: lacking })}</span> : null}>
      {problems.map(({ message }) => (
        <Alert key={message} severity="info" sx={{ m: 2 }}>
          {message}
        </Alert>
      ))}
      {matters.length > 0 ? (
        <Box
          component="ul"
          sx={{
            listStyle: 'none',
            m: 0,
            p: 0,
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
          }}
        >
          {matters.map((matter) => (
            <Matter key={matter.matter} matter={matter} />
          ))}
        </Box>
      ) : null}
    </Section>
  );
};

const Matter = ({ matter }: { matter: EligibilityMatter }) => {
  const t = useT();
  const { title, eligible, reasons } = matter;
  const Icon = eligible ? CheckCircleRounded : DoNotDisturbOnRounded;
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, px: { xs: 2, sm: 2.5 }, py: 1.75, minWidth: 0 }}>
      <Icon sx={{ color: eligible ? color.done : color.ink, fontSize: 28, flex: 'none' }} aria-hidden />
      <Box sx={{ minWidth: 0 }}>
        <Box>
          {title}
          <Box component="b" sx={{ ml: 1, color: eligible ? color.doneInk : color.ink }}>
            {t(eligible ? 'eligibility.yes' : 'eligibility.no')}
          </Box>
        </Box>
        {reasons.length === 0 ? <Box sx={quiet}>{t('eligibility.noReason')}</Box> : null}
        {reasons.map(({ number, text, startsOn, endsOn }) => (
          <Box key={`${number}-${startsOn}`} sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
            <Box sx={{ fontSize: rem(15), lineHeight: rem(24) }}>{text}</Box>
            <Box sx={quiet}>{t('eligibility.span', { from: startsOn, until: endsOn })}</Box>
            {number ? (
              <Box
                component={Link}
                to={recordLink({ workflow: 'sanction', number })}
                sx={{ display: 'inline-flex', alignItems: 'center', minHeight: touch, fontSize: rem(15) }}
              >
                {number}
              </Box>
            ) : null}
          </Box>
        ))}
      </Box>
    </Box>
  );
};

const quiet = { fontSize: rem(14), lineHeight: rem(22), color: color.muted } as const;

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { Section } from '../../shared/Section.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import { SeesCaseQuery, type WholeRequest } from './documents.ts';

/** The case that a request is about, in short; whoever sees the case itself gets the way there. */
export const AboutCase = ({ record }: { record: NonNullable<WholeRequest['parent']> }) => {
  const t = useT();
  const { data } = useDocument(SeesCaseQuery, { number: record.number });
  const ended = !record.tags.includes('open');
  const requirement = 'requirement' in record ? record.requirement : null;
  return (
    <Section
      title={t('requests.about')}
      right={
        data?.rectificationCase ? (
          <Button component={Link} to={recordLink(record)} variant="text">
            {t('requests.openCase')}
          </Button>
        ) : null
      }
      padded
    >
      <Box
        sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', color: color.muted, fontSize: rem(15) }}
      >
        {record.number} · {record.unit.name}
        <StateTag title={record.stateTitle} tone={record.tone} ended={ended} />
      </Box>
      <Box sx={{ fontWeight: 700, mt: 0.5, overflowWrap: 'anywhere' }}>{record.title}</Box>
      {requirement ? (
        <Box sx={{ mt: 1, fontSize: rem(15), lineHeight: rem(26), whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          <Box component="span" sx={{ color: color.muted, mr: 1.5 }}>
            {t('requests.aboutRequirement')}
          </Box>
          {requirement}
        </Box>
      ) : null}
      {record.dueOn ? (
        <Box sx={{ mt: 1, display: 'flex', gap: 1.5, alignItems: 'center', fontSize: rem(15) }}>
          <Box component="span" sx={{ color: color.muted }}>
            {t('requests.aboutDue')}
          </Box>
          <DueBadge due={record} finished={ended} />
        </Box>
      ) : null}
    </Section>
  );
};

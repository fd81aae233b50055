import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { partsOf } from '../../shared/days.ts';
import { Section } from '../../shared/Section.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { caseLink } from './caseLink.ts';
import { type RelatedCase, RelatedCasesQuery } from './related.documents.ts';
import { whatWasDone } from './whatWasDone.ts';

/** Other cases of the same problem: what was done then. Nothing where there are none. */
export const RelatedCases = ({ number }: { number: string }) => {
  const t = useT();
  const { data } = useDocument(RelatedCasesQuery, { number }, { freshFor: 60_000 });
  const found = data?.rectificationCase;
  const earlier = found?.sameProblemAs ? [found.sameProblemAs] : [];
  const later = found?.foundAgainAs ?? [];
  if (earlier.length + later.length === 0) return null;
  return (
    <Section title={t('look.related')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {earlier.map((record) => (
          <Item key={record.id} record={record} label={t('look.relatedEarlier')} />
        ))}
        {later.map((record) => (
          <Item key={record.id} record={record} label={t('look.relatedLater')} />
        ))}
      </Box>
    </Section>
  );
};

const Item = ({ record, label }: { record: RelatedCase; label: string }) => {
  const t = useT();
  const deeds = whatWasDone(record.events);
  const ended = !record.tags.includes('open');
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.5,
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="caption" sx={{ color: color.muted }}>
          {label}
        </Typography>
        <StateTag title={record.stateTitle} tone={record.tone} ended={ended} />
        <Typography variant="caption" sx={{ color: color.muted }}>
          {record.unit.name}
          {' · '}
          {record.closedOn
            ? t('look.relatedClosed', { day: record.closedOn })
            : t('look.relatedFound', { day: partsOf(record.createdAt).day })}
        </Typography>
      </Box>
      <Box component={Link} to={caseLink(record)} sx={{ fontWeight: 700, overflowWrap: 'anywhere' }}>
        {record.number} {record.title}
      </Box>
      <Box sx={{ fontSize: rem(15), lineHeight: rem(24), mt: 0.5 }}>
        <Box component="span" sx={{ color: color.muted }}>
          {t('look.relatedThen')}
        </Box>
        {deeds.length === 0 ? <Box sx={{ color: color.muted }}>{t('look.relatedNothing')}</Box> : null}
        {deeds.map(({ step, title, texts }) => (
          <Box key={step} sx={{ overflowWrap: 'anywhere' }}>
            <b>
              {title}
              {t('frame.colon')}
            </b>
            {texts
              .map((text) => (texts.length > 1 ? `${text.title}${t('frame.colon')}${text.value}` : text.value))
              .join(' ')}
          </Box>
        ))}
      </Box>
    </Box>
  );
};

import AddRounded from '@mui/icons-material/AddRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useMay } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { SanctionsQuery } from './documents.ts';
import { isMissed } from './missedAgreements.ts';
import { SanctionRows } from './SanctionRows.tsx';

type Props = {
  agreement: { id: string; number: string; evaluations: readonly { no: number; outcome: string }[] };
};

/** What followed from an agreement, as far as the reader has a part in it; who may propose, proposes from here. */
export const ConsequencesOf = ({ agreement }: Props) => {
  const t = useT();
  const may = useMay();
  const missed = isMissed(agreement.evaluations);
  const evaluated = agreement.evaluations.length > 0;
  const { data } = useDocument(
    SanctionsQuery,
    { first: 10, filter: { agreement: agreement.id } },
    { enabled: evaluated, keep: true },
  );
  const rows = data?.sanctions.nodes ?? [];
  const proposes = missed && may('sanction:propose');
  if (rows.length === 0 && !proposes) return null;
  return (
    <Section title={t('sanctions.ofAgreement')}>
      {rows.length > 0 ? (
        <SanctionRows rows={rows} narrow />
      ) : (
        <Box sx={{ px: { xs: 2, sm: 2.5 }, pt: 1.5, color: color.muted, fontSize: rem(15) }}>
          {t('sanctions.ofAgreementNone')}
        </Box>
      )}
      {proposes ? (
        <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5 }}>
          <Button
            component={Link}
            to={`/sanctions/new?agreement=${encodeURIComponent(agreement.number)}`}
            startIcon={<AddRounded />}
          >
            {t('sanctions.propose')}
          </Button>
        </Box>
      ) : null}
    </Section>
  );
};
